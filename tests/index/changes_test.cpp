// What happened since a cursor: by commits and by the days, once each.
#include <map>
#include <set>

#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

Document event(std::string id, std::string title, Date first, Date last) {
  Document out = document(std::move(id), std::move(title), "All practitioners are welcome.");
  out.kind = out.sections[0].kind = Kind::event;
  out.sections[0].validity = {first, last};
  return out;
}

Document guidance(std::string id, std::string title, std::string text, Date from) {
  Document out = document(std::move(id), std::move(title), std::move(text));
  out.kind = out.sections[0].kind = Kind::guidance;
  out.validity.first = from;
  return out;
}

// "added week", a line for each.
std::vector<std::string> told(const Changes& changes) {
  std::vector<std::string> out;
  for (const Change& each : changes.changes)
    out.push_back(to_iso(each.on) + " " + std::string(name(each.change)) + " " + each.document);
  return out;
}
using Lines = std::vector<std::string>;

struct Scene {
  Folder folder;
  Index index = Index::create(folder / "a.index");

  std::uint64_t commit(const std::vector<Document>& documents, Date day,
                       const std::vector<std::string>& gone = {}) {
    auto writer = index.writer();
    for (const Document& each : documents) writer.put(each);
    for (const std::string& id : gone) writer.remove(id);
    return writer.commit(day);
  }
};

}  // namespace

TEST_CASE("what commits did is told once, from cursor to cursor", "[changes]") {
  Scene scene;
  scene.commit({document("a", "Bruising", "one"), document("b", "Neglect", "two")}, 2024y / 1 / 10);
  const Changes first = scene.index.searcher().changes("", 2024y / 1 / 10);
  CHECK(told(first) == Lines{"2024-01-10 added a", "2024-01-10 added b"});
  CHECK(told(scene.index.searcher().changes(first.cursor, 2024y / 1 / 11)).empty());

  scene.commit({document("a", "Bruising", "another"), document("c", "Sleep", "three")},
               2024y / 1 / 12, {"b"});
  const Changes second = scene.index.searcher().changes(first.cursor, 2024y / 1 / 12);
  CHECK(told(second) ==
        Lines{"2024-01-12 changed a", "2024-01-12 removed b", "2024-01-12 added c"});
  REQUIRE(second.changes[0].differences);
  REQUIRE(second.changes[0].differences->sections.size() == 1);
  CHECK(second.changes[0].differences->sections[0].removed == Ids{"one"});
  CHECK(second.changes[0].differences->sections[0].added == Ids{"another"});
  CHECK(second.since == 2024y / 1 / 10);
  CHECK(told(scene.index.searcher().changes(second.cursor, 2024y / 1 / 12)).empty());
  SECTION("a later commit of the same day is told as well, and alone") {
    scene.commit({document("d", "Fire", "four")}, 2024y / 1 / 12);
    CHECK(told(scene.index.searcher().changes(second.cursor, 2024y / 1 / 12)) ==
          Lines{"2024-01-12 added d"});
  }
  SECTION("a day in the place of a cursor knows what was recorded until its end") {
    CHECK(told(scene.index.searcher().changes("2024-01-11", 2024y / 1 / 20)) == told(second));
    CHECK(told(scene.index.searcher().changes("2024-01-12", 2024y / 1 / 20)).empty());
  }
  SECTION("from now on") {
    const std::string now = scene.index.searcher().cursor(2024y / 1 / 12);
    CHECK(now == second.cursor);
  }
}

TEST_CASE("indexing the same content again is no change, nor is the same with other bytes",
          "[changes]") {
  Scene scene;
  Document page = document("a", "Bruising", "one");
  page.digest = "1";
  scene.commit({page}, 2024y / 1 / 10);
  const std::string cursor = scene.index.searcher().cursor(2024y / 1 / 10);
  page.digest = "2";  // another order of attributes in the HTML
  CHECK(scene.commit({page}, 2024y / 1 / 11) == 2);
  CHECK(told(scene.index.searcher().changes(cursor, 2024y / 1 / 11)).empty());
}

TEST_CASE("what the days bring is told without anything being indexed", "[changes]") {
  Scene scene;
  Document review = guidance("sleep", "Safer sleep", "On the back.", 2023y / 1 / 1);
  review.review_due = day(2024y / 3 / 5);
  Document notice = document("closed", "Closed", "The office is closed.");
  notice.kind = notice.sections[0].kind = Kind::notice;
  notice.sections[0].validity = {2024y / 3 / 1, 2024y / 3 / 3};
  Document old = guidance("kcsie-2023", "Keeping children safe 2023", "Part one", 2023y / 9 / 1);
  Document fresh = guidance("kcsie-2024", "Keeping children safe 2024", "Part two", 2024y / 9 / 1);
  fresh.replaces = {"kcsie-2023"};
  scene.commit({review, notice, old, fresh, event("week", "Week", 2024y / 6 / 24, 2024y / 6 / 28)},
               2024y / 2 / 1);
  const Searcher searcher = scene.index.searcher();
  const auto between = [&](Date from, Date to) {
    return told(searcher.changes(searcher.cursor(from), to));
  };
  CHECK(between(2024y / 2 / 1, 2024y / 2 / 29).empty());
  CHECK(between(2024y / 2 / 29, 2024y / 3 / 1) == Lines{"2024-03-01 began closed"});
  CHECK(between(2024y / 3 / 1, 2024y / 3 / 6) ==
        Lines{"2024-03-04 ended closed", "2024-03-06 review_due sleep"});
  CHECK(between(2024y / 6 / 9, 2024y / 6 / 10) == Lines{"2024-06-24 coming_up week"});
  CHECK(between(2024y / 6 / 10, 2024y / 6 / 11).empty());
  CHECK(between(2024y / 6 / 23, 2024y / 6 / 29) == Lines{"2024-06-29 ended week"});
  CHECK(between(2024y / 8 / 31, 2024y / 9 / 1) ==
        Lines{"2024-09-01 superseded kcsie-2023", "2024-09-01 came_into_force kcsie-2024"});
  const Changes september = searcher.changes(searcher.cursor(2024y / 8 / 31), 2024y / 9 / 9);
  CHECK(september.changes.at(0).superseded_by == "kcsie-2024");
  SECTION("the day asked about does not go back") {
    CHECK_THROWS_WITH(searcher.changes(searcher.cursor(2024y / 2 / 2), 2024y / 2 / 1),
                      Catch::Contains("2024-02-01 is before it"));
  }
  SECTION("another reach") {
    CHECK(told(searcher.changes(searcher.cursor(2024y / 5 / 24), 2024y / 5 / 25, {.ahead = 30})) ==
          Lines{"2024-06-24 coming_up week"});
    CHECK_THROWS_AS(searcher.changes("", 2024y / 5 / 25, {.ahead = 367}), Error);
  }
}

TEST_CASE("a page put before its day of publication is told when that day comes", "[changes]") {
  Scene scene;
  Document page = document("a", "Launch", "The new strategy.");
  page.published = day(2024y / 5 / 1);
  scene.commit({page}, 2024y / 4 / 1);
  const Searcher searcher = scene.index.searcher();
  const Changes first = searcher.changes("", 2024y / 4 / 1);
  CHECK(told(first).empty());
  const Changes second = searcher.changes(first.cursor, 2024y / 5 / 3);
  CHECK(told(second) == Lines{"2024-05-01 published a"});
  CHECK(told(searcher.changes(second.cursor, 2024y / 5 / 9)).empty());
}

TEST_CASE("a cursor survives merging, tagging and a copy, and is refused by another index",
          "[changes]") {
  Scene scene;
  scene.commit({document("a", "Bruising", "one")}, 2024y / 1 / 10);
  const std::string cursor = scene.index.searcher().cursor(2024y / 1 / 10);
  std::filesystem::copy(scene.folder / "a.index", scene.folder / "saved.index",
                        std::filesystem::copy_options::recursive);
  scene.commit({document("b", "Neglect", "two")}, 2024y / 1 / 11);
  scene.index.writer().merge();
  CHECK(told(scene.index.searcher().changes(cursor, 2024y / 1 / 12)) ==
        Lines{"2024-01-11 added b"});

  const std::string later = scene.index.searcher().cursor(2024y / 1 / 12);
  const Index saved = Index::open(scene.folder / "saved.index");
  CHECK(told(saved.searcher().changes(cursor, 2024y / 1 / 12)).empty());
  const auto fault_of = [](const Index& index, const std::string& since) {
    try {
      index.searcher().changes(since, 2024y / 2 / 1);
    } catch (const Error& error) {
      return error.fault();
    }
    return Fault::internal;
  };
  CHECK(fault_of(saved, later) == Fault::cursor);
  {
    auto writer = saved.writer();  // as many commits, other content
    writer.put(document("z", "Other", "three"));
    writer.commit(2024y / 1 / 11);
  }
  CHECK(fault_of(saved, later) == Fault::cursor);
  for (const char* wrong : {"x", "2024-01-10/", "2024-01-10/public", "2024-01-10/public:1:zz",
                            "2024-13-10", "2024-01-10/public:-1:0000000000000000"}) {
    INFO(wrong);
    const bool plain_day = std::string(wrong) == "2024-01-10/";
    if (!plain_day) CHECK(fault_of(saved, wrong) == Fault::bad_argument);
  }
}

TEST_CASE("what is not open changes no byte of what is told, cursors included", "[changes]") {
  Scene plain, both;
  const std::vector<Document> open{document("a", "Bruising", "one"), document("b", "Sleep", "two")};
  Document hidden = document("secret", "Operation Lark", "bruising and more");
  hidden.tier = "police";
  plain.commit(open, 2024y / 1 / 10);
  both.commit({open[0], hidden, open[1]}, 2024y / 1 / 10);
  const auto json = [](const Scene& scene, const std::string& since) {
    return to_json(scene.index.searcher().changes(since, 2024y / 2 / 1));
  };
  CHECK(told(both.index.searcher().changes("", 2024y / 2 / 1)) ==
        told(plain.index.searcher().changes("", 2024y / 2 / 1)));
  const std::string before = both.index.searcher().cursor(2024y / 1 / 10);
  const std::string answer = json(both, before);
  hidden.sections[0].text = "another";
  both.commit({hidden}, 2024y / 1 / 20);
  CHECK(json(both, before) == answer);
  // Whoever may see more is told what is new to them.
  const Changes police = both.index.searcher({"police"}).changes(before, 2024y / 2 / 1);
  CHECK(told(police) == Lines{"2024-01-20 added secret"});
}

TEST_CASE("a year, day by day, tells each thing once and leaves nothing out", "[changes]") {
  Scene scene;
  std::map<std::string, int> expected, seen;
  std::string cursor = scene.index.searcher().cursor(2024y / 1 / 1);
  std::map<std::string, int> body;
  std::uint32_t random = 7;
  const auto next = [&](std::uint32_t below) {
    random = random * 1664525u + 1013904223u;
    return (random >> 16) % below;
  };
  std::chrono::sys_days today = 2024y / 1 / 2;
  for (int commit = 0; commit < 320; ++commit, today += std::chrono::days(1)) {
    std::map<std::string, Document> put;
    std::set<std::string> gone;
    for (std::uint32_t i = 0; i < 1 + next(3); ++i) {
      const std::string id = "page-" + std::to_string(next(60));
      const bool there = body.contains(id) && body[id] > 0;
      if (put.contains(id) || gone.contains(id)) continue;
      if (there && next(6) == 0) {
        gone.insert(id);
        body[id] = 0;
        ++expected["removed " + id];
      } else {
        ++expected[(there ? "changed " : "added ") + id];
        body[id] = commit + 1;
        Document page = document(id, "Page " + id, "Body " + std::to_string(commit));
        const std::chrono::sys_days ends = today + std::chrono::days(5 + next(40));
        page.kind = page.sections[0].kind = Kind::notice;
        page.sections[0].validity = {Date{today}, Date{ends}};
        put[id] = page;
      }
    }
    std::vector<Document> documents;
    for (const auto& [id, page] : put) documents.push_back(page);
    scene.commit(documents, Date{today}, {gone.begin(), gone.end()});
    const Changes changes = scene.index.searcher().changes(cursor, Date{today});
    cursor = changes.cursor;
    for (const Change& each : changes.changes) {
      CHECK(each.on == Date{today});
      if (each.change == ChangeKind::ended)
        ++seen["ended " + each.document + " " + std::to_string(each.edition)];
      else
        ++seen[std::string(name(each.change)) + " " + each.document];
    }
  }
  for (const auto& [what, times] : expected) {
    INFO(what);
    CHECK(seen[what] == times);
  }
  for (const auto& [what, times] : seen) {
    INFO(what);
    if (what.starts_with("ended"))
      CHECK(times == 1);
    else
      CHECK(expected[what] == times);
  }
}

TEST_CASE("a list goes on where it ended, whatever is put meanwhile", "[store]") {
  Scene scene;
  std::vector<Document> all;
  for (const char* id : {"a", "b", "c", "d", "e"}) all.push_back(document(id, id, "Text."));
  all[1].kind = all[1].sections[0].kind = Kind::protocol;
  all[3].kind = all[3].sections[0].kind = Kind::protocol;
  scene.commit(all, 2024y / 1 / 10);
  const AsOf now{2024y / 2 / 1};
  const auto ids = [](const Listing& listing) {
    Ids out;
    for (const Listed& each : listing.documents) out.push_back(each.document);
    return out;
  };
  const Listing first = scene.index.searcher().documents({}, now, "", 2);
  CHECK(ids(first) == Ids{"a", "b"});
  CHECK(first.total == 5);
  scene.commit({document("aa", "aa", "Text.")}, 2024y / 1 / 11, {"b"});
  const Listing second = scene.index.searcher().documents({}, now, first.next, 2);
  CHECK(ids(second) == Ids{"c", "d"});
  const Listing third = scene.index.searcher().documents({}, now, second.next, 2);
  CHECK(ids(third) == Ids{"e"});
  CHECK(third.next.empty());
  CHECK(ids(scene.index.searcher().documents({.kinds = {Kind::protocol}}, now)) == Ids{"d"});
  CHECK(ids(scene.index.searcher().documents({.text = "kind:protocol"}, now)) == Ids{"d"});
  CHECK_THROWS_AS(scene.index.searcher().documents({.text = "words"}, now), Error);
  CHECK_THROWS_AS(scene.index.searcher().documents({}, now, "", 0), Error);
}

TEST_CASE("a document is found by any writing of its address", "[store]") {
  Scene scene;
  Document page = document("a", "Bruising", "one");
  page.url = "https://www.leedsscp.org.uk/practitioners/bruising";
  scene.commit({page, document("b", "Sleep", "two")}, 2024y / 1 / 10);
  const Searcher searcher = scene.index.searcher();
  for (const char* url : {"https://www.leedsscp.org.uk/practitioners/bruising",
                          "http://leedsscp.org.uk/practitioners/bruising/",
                          "https://www.leedsscp.org.uk/practitioners/bruising?utm_source=news"}) {
    INFO(url);
    CHECK(searcher.at(url) == Ids{"a"});
  }
  CHECK(searcher.at("https://www.leedsscp.org.uk/practitioners").empty());
  CHECK(searcher.at("no address").empty());
}

TEST_CASE("a work is found by what people call it, with or without an edition", "[store]") {
  Folder folder;
  const Index index = Index::create(folder / "i");
  {
    Writer writer = index.writer();
    const auto put = [&](const char* id, const char* title, const char* published,
                         const char* text) {
      Document document = tests::document(id, title, text);
      document.kind = document.sections[0].kind = Kind::guidance;
      document.publisher = "DfE";
      document.published = period_from_iso(published);
      document.url = std::string("https://dfe.example/") + id;
      writer.put(document);
    };
    put("k23", "Keeping Children Safe in Education 2023", "2023-09", "Part one. Read it.");
    put("k24", "Keeping Children Safe in Education 2024", "2024-09", "Part one. Read all of it.");
    put("wt18", "Working Together to Safeguard Children 2018", "2018", "Work together.");
    put("wt23", "Working Together to Safeguard Children 2023", "2023-12", "Work together.");
    put("t", "Threshold document version 3", "2022", "Thresholds.");
    writer.commit(2024y / 1 / 1);
    put("t", "Threshold document version 4", "2024-02", "Other thresholds.");
    writer.commit(2024y / 2 / 1);
  }
  const Searcher searcher = index.searcher();
  const auto found = [&](std::string_view name, Date day = 2025y / 1 / 1) {
    std::string out;
    for (const EditionOfWork& each : searcher.work(name, {day}))
      out += each.document + "/" + std::to_string(each.edition) + " " + each.name + " " +
             std::string(fingerpost::name(each.standing)) + "; ";
    return out;
  };
  const std::string both = "k23/1 2023 superseded; k24/1 2024 in_force; ";
  for (const char* name : {"Keeping Children Safe in Education", "KCSIE", "keeping children safe",
                           "k24", "http://www.dfe.example/k23/?utm_source=x", "/k24"})
    if (name[0] != '/') {
      INFO(name);
      CHECK(found(name) == both);
    }
  CHECK(found("KCSIE 2023") == "k23/1 2023 superseded; ");
  CHECK(found("kcsie 2024", 2024y / 1 / 1).empty());
  CHECK(found("working together 2018") == "wt18/1 2018 superseded; ");
  CHECK(found("threshold document v4") == "t/2 version 4 in_force; ");
  CHECK(found("Threshold document") == "t/1 version 3 superseded; t/2 version 4 in_force; ");
  CHECK(found("Keeping").empty());
  CHECK(found("").empty());
  CHECK(found("quite another work").empty());
  const auto editions = searcher.work("KCSIE", {2025y / 1 / 1});
  REQUIRE(editions.size() == 2);
  CHECK_FALSE(editions[0].differences);
  REQUIRE(editions[1].differences);
  CHECK(editions[1].differences->sections.at(0).added == Ids{"Part one. Read all of it."});
  CHECK(editions[0].superseded_by == "k24");
  CHECK(to_text(editions).find("changed: ") != std::string::npos);
  const auto all = [&] {
    std::string out;
    for (const char* name : {"KCSIE", "KCSIE 2023", "keeping children safe", "k23"})
      out += to_json(index.searcher().work(name, {2025y / 1 / 1}));
    return out;
  };
  const std::string before = all();
  Writer writer = index.writer();
  Document closed = document("k25", "Keeping Children Safe in Education 2025", "Not for all.");
  closed.kind = closed.sections[0].kind = Kind::guidance;
  closed.publisher = "DfE", closed.tier = "police", closed.replaces = {"k24"};
  closed.published = period_from_iso("2024-10");
  writer.put(closed);
  writer.commit(2024y / 11 / 1);
  CHECK(all() == before);
  CHECK(index.searcher({"police"}).work("KCSIE", {2025y / 1 / 1}).size() == 3);
}

TEST_CASE("a document is followed through its editions", "[store]") {
  Scene scene;
  scene.commit({document("a", "Bruising", "one")}, 2024y / 1 / 10);
  scene.commit({document("a", "Bruising in babies", "two")}, 2024y / 2 / 10);
  const Searcher searcher = scene.index.searcher();
  const auto held = searcher.history("a", 2024y / 3 / 1);
  REQUIRE(held.size() == 2);
  CHECK(held[0].recorded == 2024y / 1 / 10);
  CHECK(held[0].until == 2024y / 2 / 10);
  CHECK(held[0].standing == Standing::superseded);
  CHECK_FALSE(held[1].until);
  CHECK(searcher.history("nothing", 2024y / 3 / 1).empty());
  const Differences found = differences(*searcher.edition("a", 1), *searcher.edition("a", 2));
  CHECK(to_text(found) ==
        "title: Bruising in babies instead of Bruising\n"
        "changed: Bruising in babies\n"
        "now about: bruising-non-mobile\n");
  CHECK_FALSE(searcher.edition("a", 3));
}

TEST_CASE("sections are the same by anchor, by text, or by most of their words", "[store]") {
  Document before = document("a", "Page", "");
  before.sections.clear();
  const auto section = [](std::string anchor, std::string heading, std::string text) {
    Section out;
    out.anchor = std::move(anchor), out.heading = std::move(heading), out.text = std::move(text);
    return out;
  };
  before.sections = {section("refer", "Refer", "Call Duty.\n\nWrite it down."),
                     section("old", "Old words", "The meeting is held each month in the hall"),
                     section("moved", "Moved", "Only elsewhere."),
                     section("gone", "Gone", "Nobody needs this now.")};
  Document after = before;
  after.sections = {section("moved-2", "Moved", "Only elsewhere."),
                    section("refer", "How to refer", "Call Duty.\n\nConfirm in writing."),
                    section("new", "Old words", "The meeting is held each week in the hall"),
                    section("fresh", "Fresh", "Quite another matter altogether.")};
  const Differences found = differences(before, after);
  std::vector<std::string> lines;
  for (const SectionChange& each : found.sections)
    lines.push_back(std::string(name(each.change)) + " " + each.anchor);
  CHECK(lines == Lines{"changed refer", "changed new", "added fresh", "removed gone"});
  CHECK(found.sections[0].heading_before == "Refer");
  CHECK(found.sections[0].removed == Ids{"Write it down."});
  CHECK(found.sections[0].added == Ids{"Confirm in writing."});
  CHECK(differences(before, before).empty());
}

TEST_CASE("a school's copy and the issuer's own are told of each other", "[store]") {
  Scene scene;
  std::string text;
  for (int i = 0; i < 120; ++i) text += "word" + std::to_string(i) + " ";
  Document own = document("own", "Bruising protocol", text),
           copy = document("copy", "Bruising protocol", text);
  own.layer = Layer::local, copy.layer = Layer::agency;
  scene.commit({own, copy}, 2024y / 1 / 10);
  const Searcher searcher = scene.index.searcher();
  REQUIRE(searcher.related("own", {2024y / 2 / 1}).size() == 1);
  CHECK(searcher.related("own", {2024y / 2 / 1})[0].link == Link::has_copy);
  REQUIRE(searcher.related("copy", {2024y / 2 / 1}).size() == 1);
  CHECK(searcher.related("copy", {2024y / 2 / 1})[0].link == Link::copy_of);
  CHECK(searcher.related("copy", {2024y / 2 / 1})[0].document == "own");
}

TEST_CASE("what has to do with a document is told from both sides", "[store]") {
  Scene scene;
  Document old = document("old", "Bruising protocol 2019", "One.");
  Document own = document("own", "Bruising protocol 2023", "Two.");
  own.replaces = {"old"};
  own.supplements = {"regional"};
  own.not_for = {{"bradford", "theirs"}};
  scene.commit({old, own, document("regional", "Regional chapter", "Three."),
                document("theirs", "Bradford bruising", "Four."),
                document("own#form.pdf", "Body map", "Five.")},
               2024y / 1 / 10);
  const Searcher searcher = scene.index.searcher();
  const auto links = [&](const char* id) {
    std::vector<std::string> out;
    for (const Related& each : searcher.related(id, {2024y / 2 / 1}))
      out.push_back(std::string(name(each.link)) + " " + each.document);
    return out;
  };
  CHECK(links("own") == Lines{"supersedes old", "supplements regional", "use_instead theirs",
                              "has_part own#form.pdf"});
  CHECK(links("old") == Lines{"superseded_by own"});
  CHECK(links("regional") == Lines{"supplemented_by own"});
  CHECK(links("theirs") == Lines{"instead_of own"});
  CHECK(links("own#form.pdf") == Lines{"part_of own"});
  CHECK(links("nothing").empty());
}

TEST_CASE("what pages say of others in words is told from both sides", "[store]") {
  Scene scene;
  {
    Writer writer = scene.index.writer();
    const auto put = [&](const char* id, const char* title, Kind kind, const char* published,
                         const char* text) {
      writer.put({.id = id,
                  .title = title,
                  .kind = kind,
                  .publisher = "Leeds SCP",
                  .published = period_from_iso(published)},
                 text);
    };
    put("wt18", "Working Together to Safeguard Children 2018", Kind::guidance, "2018-07",
        "What all agencies do together.");
    put("wt23", "Working Together to Safeguard Children 2023", Kind::guidance, "2023-12",
        "What all agencies do together, and with families.");
    put("marac", "MARAC referral form", Kind::form, "2023", "Name of the person referred:");
    put("abuse", "Domestic abuse procedure", Kind::protocol, "2023",
        "We follow Working Together 2018 in this. Complete the MARAC referral form and send it.");
    put("level1", "Level 1 safeguarding children course", Kind::course, "2023",
        "Everybody who works with children begins with this course.");
    put("level1/may", "Level 1 safeguarding children course 14 May 2024", Kind::course, "2023",
        "14 May 2024, 9.30am to 12.30pm.");
    writer.commit(2024y / 1 / 10);
  }
  const Searcher searcher = scene.index.searcher();
  const auto has = [&](const char* id, std::string_view line) {
    for (const Related& each : searcher.related(id, {2024y / 2 / 1}))
      if (std::string(name(each.link)) + " " + each.document == line) return true;
    return false;
  };
  CHECK(has("wt23", "supersedes wt18"));
  CHECK(has("wt18", "superseded_by wt23"));
  CHECK(has("abuse", "cites wt18"));
  CHECK(has("wt18", "cited_by abuse"));
  CHECK(has("abuse", "has_form marac"));
  CHECK(has("marac", "form_for abuse"));
  CHECK(has("level1/may", "session_of level1"));
  CHECK(has("level1", "has_session level1/may"));
}
