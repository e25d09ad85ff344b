// A digest tells what is new as of its last day, and nothing that no longer stands as new.
#include "fingerpost/digest.hpp"

#include "catch.hpp"
#include "library/scene.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

Document guidance(std::string id, std::string title, Date from) {
  Document out = document(std::move(id), std::move(title),
                          "All practitioners should read this guidance before they refer a child.");
  out.kind = out.sections[0].kind = Kind::guidance;
  out.publisher = "Leeds SCP";
  out.validity.first = from;
  out.published = day(from);
  return out;
}

// "new: a, b"
std::vector<std::string> parts(const Digest& digest) {
  std::vector<std::string> out;
  for (const DigestPart& part : digest.parts) {
    std::string line = part.id + ":";
    for (const DigestItem& item : part.items) line += " " + item.document;
    for (const DiaryEntry& entry : part.entries) line += " " + entry.name;
    out.push_back(line);
  }
  return out;
}
using Lines = std::vector<std::string>;

const Period april{2024y / 4 / 1, 2024y / 4 / 30};

}  // namespace

TEST_CASE("what is dated by its year is new in one digest of that year", "[digest]") {
  const auto new_in = [](const Scene& scene) {
    std::string months;
    for (unsigned month = 1; month <= 12; ++month) {
      const Date first = 2024y / std::chrono::month(month) / 1;
      const Date last = (2024y / std::chrono::month(month) / std::chrono::last);
      const Digest digest = scene.digest({.period = {first, last}}, last);
      for (const DigestPart& part : digest.parts)
        for (const DigestItem& item : part.items)
          months += part.id + " " + item.document + " " + std::to_string(month) + "\n";
    }
    return months;
  };
  Document plan =
      document("plan", "Neglect strategy", "What the partnership means to do about it.");
  plan.published = period_from_iso("2024");
  Scene then, afterwards;
  then.commit({plan}, 2024y / 3 / 12);
  CHECK(new_in(then) == "new plan 3\n");
  afterwards.commit({plan}, 2026y / 11 / 22);
  CHECK(new_in(afterwards) == "new plan 1\n");
}

TEST_CASE("what was superseded or ended within the period is not told as new", "[digest]") {
  Scene scene;
  Document old = guidance("bruising-2022", "Bruising protocol", 2022y / 1 / 1);
  scene.commit({old}, 2024y / 3 / 1);
  Document first = guidance("bruising-2024", "Bruising protocol, new", 2024y / 4 / 5);
  first.replaces = {"bruising-2022"};
  Document second = guidance("bruising-2024b", "Bruising protocol, newest", 2024y / 4 / 20);
  second.replaces = {"bruising-2024"};
  Document notice = document("closed", "Office closed", "The office is closed until 10 April.");
  notice.kind = notice.sections[0].kind = Kind::notice;
  notice.published = day(2024y / 4 / 2);
  notice.validity = {2024y / 4 / 2, 2024y / 4 / 10};
  scene.commit({first, notice}, 2024y / 4 / 5);
  scene.commit({second}, 2024y / 4 / 20);
  const Digest digest = scene.digest({.period = april}, 2024y / 5 / 2);
  CHECK(parts(digest) == Lines{"new: bruising-2024b", "gone: bruising-2022"});
  CHECK(digest.parts[1].items[0].read_instead == "bruising-2024b");
}

TEST_CASE("what was only indexed in the period is not new", "[digest]") {
  Scene scene;
  scene.commit({guidance("old", "Old guidance", 2019y / 3 / 1),
                guidance("new", "New guidance", 2024y / 4 / 10),
                guidance("next", "Next year's guidance", 2024y / 4 / 12)},
               2024y / 4 / 15);
  CHECK(parts(scene.digest({.period = april}, 2024y / 5 / 2)) == Lines{"new: new next"});
  SECTION("an index that was made later tells the same") {
    Scene later;
    later.commit({guidance("old", "Old guidance", 2019y / 3 / 1),
                  guidance("new", "New guidance", 2024y / 4 / 10),
                  guidance("next", "Next year's guidance", 2024y / 4 / 12)},
                 2026y / 1 / 1);
    CHECK(parts(later.digest({.period = april}, 2026y / 1 / 2)) == Lines{"new: new next"});
  }
  SECTION("the editor drops, pins and introduces") {
    const Digest digest = scene.digest({.period = april,
                                        .title = "April",
                                        .introduction = "Dear <all>,\n\nread this.",
                                        .pinned = {"old"},
                                        .dropped = {"next"}},
                                       2024y / 5 / 2);
    CHECK(parts(digest) == Lines{"pinned: old", "new: new"});
    CHECK(render(digest, DigestForm::html).find("<p>Dear &lt;all&gt;,</p>") != std::string::npos);
    CHECK(render(digest, DigestForm::markdown).find("# April\n") == 0);
  }
  SECTION("what is not there, or no longer stands, cannot be pinned") {
    CHECK_THROWS_AS(scene.digest({.period = april, .pinned = {"none"}}, 2024y / 5 / 2), Error);
    Document gone = guidance("gone", "Gone", 2024y / 4 / 1);
    gone.status = Status::withdrawn;
    scene.commit({gone}, 2024y / 4 / 20);
    CHECK_THROWS_AS(scene.digest({.period = april, .pinned = {"gone"}}, 2024y / 5 / 2), Error);
  }
}

// An editor, on paper: April's newsletter, made on 5 May, told what was changed on 3 May, and
// May's told it again.
TEST_CASE("what was recorded after the period is told in the next one alone", "[digest]") {
  Scene scene;
  const Period may{2024y / 5 / 1, 2024y / 5 / 31};
  const auto words = [](std::string id, std::string text) {
    Document out = guidance(std::move(id), "Guidance", 2024y / 1 / 1);
    out.title = out.id;
    out.sections[0].text = "All practitioners should read " + text + " before they refer a child.";
    return out;
  };
  scene.commit({words("may", "one"), words("both", "one"), words("gone", "one"),
                words("late", "one"), words("still", "one")},
               2024y / 3 / 1);
  Document fresh = words("fresh", "one");
  fresh.published = day(2024y / 4 / 10);
  fresh.validity.first = 2024y / 4 / 10;
  Document passing = fresh;
  passing.id = passing.title = "passing";
  scene.commit({words("both", "two"), words("gone", "two"), fresh, passing}, 2024y / 4 / 10);
  const std::vector<std::string> april_lines{"new: fresh passing", "changed: both gone"};
  CHECK(parts(scene.digest({.period = april}, 2024y / 5 / 1)) == april_lines);
  fresh.sections[0].text = "Nobody should read this guidance of May before they refer a child.";
  fresh.title = "fresh and secret";
  Document successor = words("successor", "all");
  successor.replaces = {"late"};
  successor.published = day(2024y / 5 / 3);
  successor.validity.first = 2024y / 5 / 3;
  scene.commit({words("may", "three"), words("both", "three"), fresh, successor}, 2024y / 5 / 3);
  auto writer = scene.index.writer();
  for (const char* id : {"gone", "passing"}) REQUIRE(writer.remove(id));
  writer.commit(2024y / 5 / 3);
  const Digest digest = scene.digest({.period = april, .pinned = {"may"}}, 2024y / 5 / 5);
  CHECK(parts(digest) == Lines{"pinned: may", "new: fresh passing", "changed: both gone"});
  const std::string json = to_json(digest);
  CHECK(json.find("three") == json.npos);
  CHECK(json.find("secret") == json.npos);
  CHECK(json.find("of May") == json.npos);
  CHECK(json.find("before they refer a child") != json.npos);
  for (const DigestItem& item : digest.parts.at(2).items) CHECK(item.on == 2024y / 4 / 10);
  CHECK(parts(scene.digest({.period = may}, 2024y / 6 / 1)) ==
        Lines{"new: successor", "changed: both fresh may", "gone: gone late passing"});
}

// A reviewer: the index was begun in the month of the digest, and nothing was told as gone.
TEST_CASE("what ceased to stand is told of a period that begins before the first recording",
          "[digest]") {
  Scene scene;
  Document old = guidance("old", "Old guidance", 2022y / 1 / 1);
  Document now = guidance("now", "New guidance", 2024y / 4 / 5);
  now.replaces = {"old"};
  Document over = guidance("over", "For the winter", 2023y / 12 / 1);
  over.validity.last = 2024y / 4 / 10;
  Document long_over = guidance("long-over", "For another winter", 2021y / 12 / 1);
  long_over.validity.last = 2022y / 4 / 10;
  Document gone = guidance("gone", "Withdrawn guidance", 2020y / 1 / 1);
  gone.withdrawn = day(2024y / 4 / 12);
  for (const Date recorded : {Date{2024y / 4 / 20}, Date{2026y / 1 / 1}}) {
    Scene each;
    each.commit({old, now, over, long_over, gone}, recorded);
    const Digest digest = each.digest({.period = april}, 2026y / 2 / 1);
    INFO(to_iso(recorded));
    CHECK(parts(digest) == Lines{"new: now", "gone: gone old over"});
    CHECK(digest.parts[1].items[1].read_instead == "now");
    CHECK(digest.parts[1].items[2].told == Lines{"ended on 2024-04-11"});
  }
}

TEST_CASE("what was to be dropped and is nowhere is told", "[digest]") {
  Scene scene;
  Document event = document("event", "Open day", "14 May 2024. All are welcome.");
  event.kind = event.sections[0].kind = Kind::event;
  event.validity = day(2024y / 5 / 14);
  scene.commit({guidance("new", "New guidance", 2024y / 4 / 10), event}, 2024y / 4 / 15);
  const Digest all = scene.digest({.period = april}, 2024y / 5 / 2);
  REQUIRE(all.parts.size() == 2);
  CHECK(all.notices.empty());
  const std::string uid = all.parts[1].entries.at(0).uid;
  const Digest digest =
      scene.digest({.period = april, .dropped = {"new", uid, "nwe"}}, 2024y / 5 / 2);
  CHECK(digest.parts.empty());
  CHECK(digest.notices ==
        Lines{"there is no \"nwe\" to be dropped, neither a document nor in the diary"});
}

TEST_CASE("the diary of a digest knows what was known on its last day", "[digest]") {
  Scene scene;
  const auto event = [](const char* id, const char* title, Date on) {
    Document out = document(id, title, to_iso(on) + ". All are welcome.");
    out.kind = out.sections[0].kind = Kind::event;
    out.validity = day(on);
    return out;
  };
  scene.commit({event("a", "Open day", 2024y / 5 / 14)}, 2024y / 4 / 15);
  scene.commit({event("a", "Open day", 2024y / 5 / 21)}, 2024y / 5 / 6);
  const auto told = [](const Digest& digest) {
    Lines out;
    for (const DigestPart& part : digest.parts)
      for (const DiaryEntry& each : part.entries)
        out.push_back(to_iso(each.when) + " " + each.name);
    return out;
  };
  CHECK(told(scene.digest({.period = april}, 2024y / 5 / 10)) == Lines{"2024-05-14 Open day"});
  CHECK(told(scene.digest({.period = {2024y / 5 / 1, 2024y / 5 / 10}}, 2024y / 5 / 10)) ==
        Lines{"2024-05-21 Open day"});
  SECTION("an index that was made later tells by what documents say themselves") {
    Scene later;
    later.commit({event("a", "Open day", 2024y / 5 / 14)}, 2026y / 1 / 1);
    CHECK(told(later.digest({.period = april}, 2026y / 1 / 2)) == Lines{"2024-05-14 Open day"});
  }
}

TEST_CASE("audience, kind and period are heeded", "[digest]") {
  Scene scene;
  Document schools = guidance("schools", "For schools", 2024y / 4 / 10);
  schools.audience = {"Schools"};
  Document all = guidance("all", "For all", 2024y / 4 / 11);
  Document form = guidance("form", "A form", 2024y / 4 / 12);
  form.kind = form.sections[0].kind = Kind::form;
  scene.commit({schools, all, form}, 2024y / 4 / 15);
  CHECK(parts(scene.digest({.period = april, .audience = {"police"}}, 2024y / 5 / 2)) ==
        Lines{"new: all form"});
  DigestOptions forms{.period = april};
  forms.filter.kinds = {Kind::form};
  CHECK(parts(scene.digest(forms, 2024y / 5 / 2)) == Lines{"new: form"});
  CHECK(parts(scene.digest({.period = {2024y / 5 / 1, 2024y / 5 / 31}}, 2024y / 6 / 1)).empty());
  CHECK_THROWS_AS(scene.digest({}, 2024y / 6 / 1), Error);
  CHECK_THROWS_AS(scene.digest({.period = {2024y / 5 / 2, 2024y / 5 / 1}}, 2024y / 6 / 1), Error);
}

TEST_CASE("nothing told becomes markup", "[digest]") {
  Scene scene;
  Document sly = guidance("sly", "<script>alert(1)</script> [x](http://y) # *now*", 2024y / 4 / 10);
  sly.url = "javascript:alert(1)";
  Document event = document("event", "Open <img> day", "14 May 2024. All are welcome.");
  event.kind = event.sections[0].kind = Kind::event;
  event.validity = day(2024y / 5 / 14);
  event.url = "javascript:alert(2)";
  Document other = document("other", "Forum", "15 May 2024. All are welcome.");
  other.kind = other.sections[0].kind = Kind::event;
  other.validity = day(2024y / 5 / 15);
  other.url = "https://x.example/x>) <img src=x onerror=alert(1)>";
  scene.commit({sly, event, other}, 2024y / 4 / 15);
  Digest digest = scene.digest({.period = april}, 2024y / 5 / 2);
  REQUIRE(parts(digest) == Lines{"new: sly", "diary: Open <img> day Forum"});
  SECTION("nor what a host put into the digest itself") {
    digest.parts[1].entries[0].sources[0].url = "javascript:alert(3)";
    digest.parts[1].entries[1].sources[0].url = "x>) <img src=x onerror=alert(1)>";
    digest.parts[0].items[0].url = "javascript:alert(4)";
  }
  const std::string html = render(digest, DigestForm::html);
  CHECK(html.find("<script") == html.npos);
  CHECK(html.find("javascript:") == html.npos);
  CHECK(html.find("<img") == html.npos);
  CHECK(html.find("lang=\"en-GB\"") != html.npos);
  const std::string markdown = render(digest, DigestForm::markdown);
  CHECK(markdown.find("\\[x\\](http://y)") != markdown.npos);
  CHECK(markdown.find("\\<script\\>") != markdown.npos);
  CHECK(markdown.find("javascript:") == markdown.npos);
  CHECK(markdown.find(") <img") == markdown.npos);
  CHECK(markdown.find("[Forum](<x>") == markdown.npos);
  for (const DigestForm form :
       {DigestForm::text, DigestForm::atom, DigestForm::json_feed, DigestForm::json})
    CHECK(render(digest, form).find("javascript:") == std::string::npos);
}

TEST_CASE("a template of one's own is filled, or refused with its line", "[digest]") {
  Scene scene;
  scene.commit({guidance("new", "New & bold", 2024y / 4 / 10)}, 2024y / 4 / 15);
  const Digest digest = scene.digest({.period = april, .title = "T"}, 2024y / 5 / 2);
  const auto text = [&](std::string_view own) { return render(digest, DigestForm::html, own); };
  struct Row {
    const char *own, *wanted;
  };
  for (const Row& row :
       {Row{"{{title}}!", "T!"},
        {"{{#parts}}{{id}}:{{#items}} {{title}}{{/items}};{{/parts}}", "new: New &amp; bold;"},
        {"{{#parts}}{{#items}}{{{title}}} {{&document}}{{/items}}{{/parts}}", "New & bold new"},
        {"{{^introduction}}none{{/introduction}}", "none"},
        {"a\n  {{! a note }}\nb", "a\nb"},
        {"{{#parts}}\n{{heading}}\n{{/parts}}\n", "New\n"},
        {"{{#title}}<{{.}}>{{/title}}", "<T>"},
        {"", nullptr}}) {
    INFO(row.own);
    if (row.wanted) CHECK(text(row.own) == row.wanted);
  }
  for (const Row& row : {Row{"a\n{{titel}}", "line 2"},
                         {"{{#parts}}", "not ended"},
                         {"{{/parts}}", "not begun"},
                         {"{{title", "not closed"},
                         {"{{>other}}", "partials"},
                         {"{{}}", "nothing"}}) {
    INFO(row.own);
    try {
      text(row.own);
      FAIL("taken");
    } catch (const Error& error) {
      INFO(error.what());
      CHECK(error.fault() == Fault::bad_argument);
      CHECK(std::string(error.what()).find(row.wanted) != std::string::npos);
    }
  }
  CHECK_THROWS_AS(render(digest, DigestForm::atom, "{{title}}"), Error);
}
