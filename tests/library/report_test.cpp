// Reports tell what went stale, contradicts itself or is missing, and show it.
#include <algorithm>
#include <set>

#include "catch.hpp"
#include "fingerpost/content_report.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const char* const vocabulary_json =
    R"({"name": "v", "version": "1", "topics": [{"id": "bruising", "label": "Bruising"},
        {"id": "neglect", "label": "Neglect"}]})";

struct Scene {
  Folder folder;
  Index index =
      Index::create(folder / "a.index", {.vocabulary = Vocabulary::from_json(vocabulary_json)});

  void commit(const std::vector<Document>& documents) {
    auto writer = index.writer();
    for (const Document& each : documents) writer.put(each);
    writer.commit(2024y / 1 / 1);
  }
  ContentReport report(std::vector<Matter> matters, Date day = 2024y / 5 / 20) const {
    return content_report(index, index.searcher(), {.matters = std::move(matters)}, {day});
  }
};

Document dated(std::string id, std::string text) {
  Document out = document(id, "Title of " + id, std::move(text));
  out.kind = out.sections[0].kind = Kind::protocol;
  out.publisher = "Leeds SCP";
  out.layer = Layer::local;
  out.published = day(2023y / 1 / 1);
  return out;
}

std::vector<std::string> found(const ContentReport& report) {
  std::vector<std::string> out;
  for (const Finding& each : report.findings)
    out.push_back(std::string(name(each.matter)) + " " + each.document);
  return out;
}
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("reviews that are overdue and due are told with their days", "[report]") {
  Scene scene;
  Document late = dated("late", "one"), soon = dated("soon", "two"), far = dated("far", "three");
  late.review_due = period_from_iso("2024-03");
  soon.review_due = period_from_iso("2024-07-01");
  far.review_due = period_from_iso("2025-07-01");
  scene.commit({late, soon, far, document("bare", "Bare", "Nothing says when.")});
  const ContentReport report = scene.report({Matter::overdue, Matter::due, Matter::undated});
  CHECK(found(report) == Lines{"overdue late", "due soon", "undated bare"});
  CHECK(report.findings[0].says == "its review was due by 2024-03-31, 50 days ago");
  CHECK(report.findings[0].day == "2024-03");
  CHECK(report.findings[1].says == "its review is due by 2024-07-01, in 42 days");
}

TEST_CASE("copies that disagree show the two sentences", "[report]") {
  Scene scene;
  const auto text = [](const char* hours) {
    return "When a child who is not yet mobile has a bruise, the practitioner rings the front door "
           "at once. The referral is written down and sent within " +
           std::string(hours) +
           " hours. The child is seen by a paediatrician on the same day, with a parent.";
  };
  scene.commit({dated("a", text("24")), dated("b", text("48")), dated("c", text("24")),
                dated("d",
                      "Quite another text about sleep, which has nothing to do with the "
                      "others and says that 24 hours have a night.")});
  const ContentReport report = scene.report({Matter::copies_disagree});
  CHECK(found(report) == Lines{"copies_disagree a", "copies_disagree b"});
  REQUIRE(report.findings[0].evidence.size() == 2);
  CHECK(report.findings[0].evidence[0].words ==
        "The referral is written down and sent within 24 hours.");
  CHECK(report.findings[0].evidence[1].words ==
        "The referral is written down and sent within 48 hours.");
}

TEST_CASE("a contact with two numbers is told, one with the same number is not", "[report]") {
  Scene scene;
  scene.commit({dated("a", "Leeds emergency duty team: 0113 496 0111\nFront door: 0113 496 0222"),
                dated("b",
                      "Call the Leeds emergency duty team on 0113 496 0999\nFront door: "
                      "+44 (0)113 496 0222"),
                dated("c", "Emergency duty team of nobody, no number")});
  const ContentReport report = scene.report({Matter::contacts_differ});
  CHECK(found(report) == Lines{"contacts_differ a"});
  CHECK(report.findings[0].evidence[0].words == "Leeds emergency duty team: 0113 496 0111");
}

// An editor: the number stood under the service's name on one page and in a sentence on another.
TEST_CASE("numbers, addresses and hours of one service are compared wherever they stand",
          "[report]") {
  struct Row {
    const char *one, *two;
    const char* wanted;  // what is shown of the two, or nothing
  };
  const Row rows[] = {
      {"Leeds emergency duty team\n\nTelephone: 0113 496 0111",
       "If you are worried ring the Leeds emergency duty team on 0113 496 0999.",
       "Telephone: 0113 496 0111 / If you are worried ring the Leeds emergency duty team on 0113 "
       "496 0999."},
      {"Leeds emergency duty team\n\nTelephone: 0113 496 0111",
       "Leeds emergency duty team | 01134960111 | edt@leeds.example", ""},
      {"Front door\nTelephone: 0113 496 0222\nEmail: door@leeds.example",
       "Front door: 0113 496 0222, doors@leeds.example",
       "Email: door@leeds.example / Front door: 0113 496 0222, doors@leeds.example"},
      {"Front door: 0113 496 0222, Monday to Friday, 9am to 5pm",
       "Front door\n0113 496 0222\nOpening hours: Mon - Fri 08:30 - 17:00",
       "Front door: 0113 496 0222, Monday to Friday, 9am to 5pm / Opening hours: Mon - Fri 08:30 - "
       "17:00"},
      {"Front door: 0113 496 0222, Monday to Friday, 9am to 5pm",
       "Front door: 0113 496 0222 (weekdays 9.00am\u20135.00pm)", ""},
      {"Front door: 0113 496 0222, Monday to Friday, 9am to 5pm",
       "Front door: 0113 496 0222, Saturday 10am to 1pm", ""},
      {"Front door: 0113 496 0222\nOut of hours: 0113 496 0333",
       "Front door: 0113 496 0222\nOut of hours: 0113 496 0333", ""},
      {"The forum is open from 9am to 5pm.", "The forum is open from 10am to 5pm.", ""},
  };
  for (const Row& row : rows) {
    INFO(row.one << "\n--\n" << row.two);
    Scene scene;
    scene.commit({dated("a", row.one), dated("b", row.two)});
    std::string shown;
    for (const Finding& each : scene.report({Matter::contacts_differ}).findings)
      shown += each.evidence.at(0).words + " / " + each.evidence.at(1).words;
    CHECK(shown == row.wanted);
  }
}

TEST_CASE("an edition that is no longer in force and days that contradict are told", "[report]") {
  Scene scene;
  Document old = dated("wt-2018", "What to do."), now = dated("wt-2023", "What to do now.");
  old.kind = now.kind = Kind::guidance;
  old.title = "Working Together to Safeguard Children 2018";
  now.title = "Working Together to Safeguard Children 2023";
  old.published = period_from_iso("2018"), now.published = period_from_iso("2023");
  scene.commit({old, now});
  auto writer = scene.index.writer();
  writer.put({.id = "page", .publisher = "Leeds SCP", .published = period_from_iso("2024-01-05")},
             "We follow Working Together 2018 in all we do. Come on Monday 5 June 2024.");
  writer.commit(2024y / 1 / 2);
  const ContentReport report = scene.report({Matter::cites_superseded, Matter::conflicting_dates});
  const std::set<std::string> all = [&] {
    const Lines lines = found(report);
    return std::set<std::string>(lines.begin(), lines.end());
  }();
  CHECK(all.count("cites_superseded page"));
  CHECK(all.count("conflicting_dates page"));
}

// A newcomer's page said "Follow ..." and "See ...", and the report was empty.
TEST_CASE("a superseded edition is named with a verb before it, and without capitals", "[report]") {
  struct Row {
    const char* text;
    const char* cited;
  };
  const Row rows[] = {
      {"Follow Keeping Children Safe in Education 2025.",
       "Keeping Children Safe in Education 2025"},
      {"See KCSIE 2025.", "KCSIE 2025"},
      {"Read KCSIE 2025.", "KCSIE 2025"},
      {"Please see also KCSIE 2025 for this.", "KCSIE 2025"},
      {"We use keeping children safe in education 2025 here.",
       "keeping children safe in education 2025"},
      {"Keeping children safe in education (2025) says so.",
       "Keeping children safe in education (2025"},
      {"Everybody works to kcsie 2025 in school.", "kcsie 2025"},
      {"Follow KCSIE 2025, or from September KCSIE 2026.", ""},
      {"Northshire Keeping Children Safe in Education 2025 is our own.", ""},
      {"We kept 40 children safe in education in 2025.", ""},
      {"Our annual review of education 2025 is out.", ""},
      {"Follow KCSIE 2026.", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    Scene scene;
    Document old = dated("kcsie-2025", "What to do."), now = dated("kcsie-2026", "What to do.");
    old.kind = now.kind = Kind::guidance;
    old.title = "Keeping Children Safe in Education 2025";
    now.title = "Keeping Children Safe in Education 2026";
    old.published = period_from_iso("2022"), now.published = period_from_iso("2023");
    scene.commit({old, now});
    auto writer = scene.index.writer();
    writer.put({.id = "page", .publisher = "Leeds SCP", .published = period_from_iso("2024-01-05")},
               row.text);
    writer.commit(2024y / 1 / 2);
    std::string cited;
    for (const Finding& each : scene.report({Matter::cites_superseded}).findings)
      cited += each.evidence.at(0).words;
    CHECK(cited == row.cited);
  }
}

TEST_CASE("topics that no guidance is about are told", "[report]") {
  Scene scene;
  scene.commit({dated("a", "Bruising in babies. Bruising is a sign.")});
  CHECK(found(scene.report({Matter::topic_without_guidance})) ==
        Lines{"topic_without_guidance neglect"});
}

TEST_CASE("topics without guidance are told together for people, and each for programs",
          "[report]") {
  Folder folder;
  const Index index = Index::create(
      folder / "a.index",
      {.vocabulary = Vocabulary::from_json(
           R"({"name": "v", "version": "1", "topics": [{"id": "harm", "label": "Harm"},
               {"id": "bruising", "label": "Bruising", "broader": ["harm"]},
               {"id": "burns", "label": "Burns", "broader": ["bruising"]}]})")});
  const ContentReport report = content_report(
      index, index.searcher(), {.matters = {Matter::topic_without_guidance}}, {2024y / 5 / 20});
  CHECK(to_text(report) ==
        "Topic without guidance: 3\n  Harm\n    3 topics: Bruising, Burns, Harm\n");
  CHECK(report.findings.size() == 3);
  CHECK(report.findings[1].group == "Harm");
  const std::string csv = to_csv(report), svg = to_svg(report);
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 4);
  CHECK(svg.find("3 topics: Bruising, Burns, Harm") != svg.npos);
}

TEST_CASE("a report is a table, CSV that runs nothing, and a picture with its data", "[report]") {
  Scene scene;
  Document sly = dated("=cmd()", "one");
  sly.title = "<b>\"T\"</b>";
  sly.review_due = period_from_iso("2024-03");
  scene.commit({sly});
  const ContentReport report = scene.report({Matter::overdue});
  const std::string csv = to_csv(report);
  CHECK(csv.find("\r\n\"overdue\",\"'=cmd()\",\"<b>\"\"T\"\"</b>\"") != csv.npos);
  const std::string svg = to_svg(report);
  for (const char* part : {"<title id=\"title\">", "<desc id=\"desc\">Overdue: 1.</desc>",
                           "role=\"table\"", "&lt;b&gt;&quot;T&quot;&lt;/b&gt;"})
    CHECK(svg.find(part) != svg.npos);
  CHECK(svg.find("<script") == svg.npos);
  CHECK(svg.find("<b>") == svg.npos);
  CHECK(to_text(report).find("Overdue: 1\n") == 0);
  CHECK_THROWS_AS(
      content_report(scene.index, scene.index.searcher(), {.within = 5000}, {2024y / 5 / 20}),
      Error);
}

TEST_CASE("tiers that are not opened change no byte of a report", "[report]") {
  Scene scene, plain;
  Document open = dated("open", "Front door: 0113 496 0111"), closed = open;
  open.review_due = closed.review_due = period_from_iso("2024-03");
  closed.id = "closed", closed.tier = "police";
  closed.sections[0].text = "Front door: 0113 496 0999";
  scene.commit({open, closed});
  plain.commit({open});
  CHECK(to_json(scene.report({})) == to_json(plain.report({})));
}
