// The two real pages, given no date at all.
#include "catch.hpp"
#include "journeys/partnership.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

Document read_seed(const char* name) {
  return read({.id = name, .media_type = "text/plain"}, seed(name), with_clues());
}

}  // namespace

TEST_CASE("the April newsletter is eight sections under six headings", "[journeys]") {
  Document newsletter = read_seed("april-newsletter.txt");
  CHECK(newsletter.title == "April Newsletter");
  CHECK(newsletter.kind == Kind::newsletter);
  REQUIRE(newsletter.sections.size() == 8);
  std::set<std::string> headings, anchors;
  for (const Section& section : newsletter.sections) {
    headings.insert(section.path.empty() ? section.heading : section.path.front());
    anchors.insert(section.anchor);
    CHECK(section.text.find("Quick leave") == std::string::npos);
    CHECK_FALSE(section.text.empty());
  }
  CHECK(headings.size() == 6);
  CHECK(anchors.size() == 8);
}

TEST_CASE(
    "its diary holds three events of 2024, each with the basis of its year, and nothing else is a "
    "date",
    "[journeys]") {
  Document newsletter = read_seed("april-newsletter.txt");
  std::vector<std::string> events, editions;
  for (const Section& section : newsletter.sections)
    for (const DateMention& date : section.dates) {
      if (date.role == Role::edition) {
        editions.push_back(date.words);
        continue;
      }
      CHECK(section.path == Ids{"Dates for your diary"});
      CHECK(section.kind == Kind::event);
      CHECK(section.validity == date.when);
      CHECK(date.words == section.text.substr(date.offset, date.length));
      events.push_back(to_iso(date.when) + " " + std::string(name(date.basis)));
    }
  CHECK(events == Ids{"2024-05-13/2024-05-19 neighbour", "2024-05-25 neighbour",
                      "2024-06-24/2024-06-28 stated"});
  for (const std::string& words : editions) CHECK(words.find("2023") != std::string::npos);
  CHECK_FALSE(editions.empty());
}

TEST_CASE("the practitioners page is a notice that ended and an evergreen rest that did not",
          "[journeys]") {
  Document page = read_seed("practitioners.txt");
  std::vector<const Section*> ending, open;
  for (const Section& section : page.sections)
    (section.validity.last ? ending : open).push_back(&section);
  REQUIRE(ending.size() == 1);
  REQUIRE_FALSE(open.empty());
  CHECK(ending[0]->kind == Kind::notice);
  CHECK(ending[0]->validity.last == 2020y / 6 / 1);
  CHECK(ending[0]->text.find("cancel all classroom based training") != std::string::npos);
  CHECK(ending[0]->text.find("keep checking back to the site") != std::string::npos);
  CHECK(ending[0]->text.find("restorative approach") == std::string::npos);
  for (const Section* section : open) {
    CHECK(section->validity.open());
    CHECK(section->text.find("COVID-19") == std::string::npos);
  }
  bool told = false;
  for (const DateMention& date : ending[0]->dates)
    told = told || (date.role == Role::ends && date.basis == Basis::topic &&
                    date.when.last == 2020y / 6 / 1);
  CHECK(told);
}

TEST_CASE("of the two pages alone, the notice answers first while it is in force", "[journeys]") {
  Folder folder;
  auto index = Index::create(folder / "i");
  auto writer = index.writer();
  for (const char* name : {"practitioners.txt", "april-newsletter.txt"})
    writer.put({.id = name, .media_type = "text/plain"}, seed(name));
  writer.commit(2026y / 5 / 1);
  auto searcher = index.searcher();
  auto in2020 = ask(searcher, "are courses cancelled", 2020y / 5 / 1);
  CHECK(in2020.hits.at(0).document == "practitioners.txt");
  CHECK(in2020.hits[0].standing == Standing::in_force);
  auto in2026 = ask(searcher, "are courses cancelled", 2026y / 5 / 20);
  CHECK(in2026.hits.at(0).standing != Standing::ended);
  CHECK(in2026.hits.back().standing == Standing::ended);
}

TEST_CASE("are courses cancelled: the notice in 2020, what is current in 2026", "[journeys]") {
  Folder folder;
  auto index = Index::create(folder / "i");
  auto writer = index.writer();
  put_partnership(writer);
  writer.put({.id = "practitioners", .media_type = "text/plain"}, seed("practitioners.txt"));
  writer.put({.id = "april", .media_type = "text/plain"}, seed("april-newsletter.txt"));
  writer.commit(2026y / 5 / 1);
  auto searcher = index.searcher();

  auto in2020 = ask(searcher, "are courses cancelled", 2020y / 5 / 1);
  CHECK(in2020.hits.at(0).kind == Kind::notice);
  CHECK(in2020.hits[0].standing == Standing::in_force);
  auto notice = rank_of(in2020, "practitioners");
  REQUIRE(notice);
  CHECK(in2020.hits[*notice].standing == Standing::in_force);
  CHECK(*notice < 5);

  auto in2026 = ask(searcher, "are courses cancelled", 2026y / 5 / 20);
  CHECK(in2026.hits.at(0).standing != Standing::ended);
  auto ended = searcher.search({.text = "are courses cancelled", .limit = 100}, {2026y / 5 / 20});
  auto at = rank_of(ended, "practitioners");
  REQUIRE(at);
  CHECK(ended.hits[*at].standing == Standing::ended);
  CHECK(ended.hits[*at].validity.last == 2020y / 6 / 1);
  REQUIRE_FALSE(ended.hits[*at].dates.empty());
  CHECK(ended.hits[*at].dates[0].basis == Basis::topic);
  for (std::size_t i = 0; i < 5; ++i) CHECK(ended.hits.at(i).standing != Standing::ended);

  // The day it speaks of is included; on the next the notice is over.
  auto standing_on = [&](Date day) {
    Query query{
        .text = "classroom training events cancelled", .group = Group::section, .limit = 100};
    for (const Hit& hit : searcher.search(query, {day}).hits)
      if (hit.document == "practitioners" && hit.kind == Kind::notice) return hit.standing;
    FAIL("the notice is not found");
    return Standing::undated;
  };
  CHECK(standing_on(2020y / 6 / 1) == Standing::in_force);
  CHECK(standing_on(2020y / 6 / 2) == Standing::ended);
  CHECK(standing_on(2026y / 6 / 1) == Standing::ended);
}
