// A digest tells what is new as of its last day, and nothing that no longer stands as new.
#include "fingerpost/digest.hpp"

#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

struct Scene {
  Folder folder;
  Index index = Index::create(folder / "a.index");

  void commit(const std::vector<Document>& documents, Date day) {
    auto writer = index.writer();
    for (const Document& each : documents) writer.put(each);
    writer.commit(day);
  }
  Digest digest(const DigestOptions& options, Date as_of) const {
    return fingerpost::digest(index.searcher(), options, as_of);
  }
};

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
