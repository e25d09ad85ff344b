// The same words on different days.
#include "catch.hpp"
#include "journeys/partnership.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

TEST_CASE("safeguarding week is another week on another day", "[journeys]") {
  auto searcher = partnership().searcher();
  struct {
    Date day;
    Period week;
  } table[] = {{2024y / 5 / 15, {2024y / 6 / 24, 2024y / 6 / 28}},
               {2024y / 11 / 15, {2024y / 11 / 18, 2024y / 11 / 22}},
               {2026y / 6 / 10, {2026y / 6 / 22, 2026y / 6 / 26}}};
  for (const auto& each : table) {
    auto results = ask(searcher, "safeguarding week", each.day);
    INFO(to_iso(each.day) << " " << results.hits.at(0).document);
    CHECK(to_iso(results.hits.at(0).validity) == to_iso(each.week));
    CHECK(results.hits[0].standing == Standing::upcoming);
  }
}

TEST_CASE("march newsletter in April 2025 is that of 2025, in April 2024 that of 2024",
          "[journeys]") {
  auto searcher = partnership().searcher();
  CHECK(ask(searcher, "march newsletter", 2025y / 4 / 15).hits.at(0).document ==
        "newsletters/2025-03");
  CHECK(ask(searcher, "march newsletter", 2024y / 4 / 15).hits.at(0).document ==
        "newsletters/2024-03");
}

TEST_CASE("the edition in force outranks the newer one until the day it is in force",
          "[journeys]") {
  auto searcher = partnership().searcher();
  for (const char* text : {"KCSIE", "keeping children safe in education"}) {
    INFO(text);
    auto august = ask(searcher, text, 2025y / 8 / 20);
    CHECK(august.hits.at(0).document == "guidance/kcsie-2024");
    CHECK(august.hits[0].standing == Standing::in_force);
    auto newer = rank_of(august, "guidance/kcsie-2025");
    REQUIRE(newer);
    CHECK(august.hits[*newer].standing == Standing::upcoming);
    auto september = ask(searcher, text, 2025y / 9 / 1);
    CHECK(september.hits.at(0).document == "guidance/kcsie-2025");
    auto older = rank_of(september, "guidance/kcsie-2024");
    REQUIRE(older);
    CHECK(september.hits[*older].standing == Standing::superseded);
    CHECK(september.hits[*older].superseded_by == "guidance/kcsie-2025");
  }
}

TEST_CASE("a superseded edition is found when it is named, with its successor", "[journeys]") {
  auto searcher = partnership().searcher();
  auto results = ask(searcher, "working together 2018", 2024y / 4 / 15);
  auto named = rank_of(results, "guidance/working-together-2018");
  REQUIRE(named);
  CHECK(*named == 0);
  CHECK(results.hits[*named].standing == Standing::superseded);
  CHECK(results.hits[*named].superseded_by == "guidance/working-together-2023");
  auto before = ask(searcher, "what did working together say before december 2023", 2024y / 4 / 15);
  CHECK(to_iso(before.as_of) == "2023-11-30");
  CHECK(before.hits.at(0).document == "guidance/working-together-2018");
  CHECK(before.hits[0].standing == Standing::in_force);
}

TEST_CASE("a draft supersedes nothing, and what was published later is not there yet",
          "[journeys]") {
  auto searcher = partnership().searcher();
  auto results = ask(searcher, "keeping children safe in education", 2026y / 3 / 1);
  CHECK(results.hits.at(0).document == "guidance/kcsie-2025");
  CHECK(results.hits[0].standing == Standing::in_force);
  auto draft = rank_of(results, "guidance/kcsie-2026-draft");
  REQUIRE(draft);
  CHECK(results.hits[*draft].standing == Standing::draft);
  CHECK_FALSE(rank_of(results, "guidance/kcsie-2026"));
  CHECK(results.later > 0);
}

TEST_CASE("NIM bruising is Leeds's protocol for Leeds and the four districts' chapter for Bradford",
          "[journeys]") {
  auto searcher = partnership().searcher();
  const char *leeds = "protocols/leeds-bruising-not-independently-mobile",
             *four = "regional/bruising-burns";
  auto for_leeds = ask(searcher, "NIM bruising", 2024y / 6 / 15, "leeds");
  CHECK(for_leeds.hits.at(0).document == leeds);
  CHECK_FALSE(for_leeds.hits[0].not_for_you);
  auto chapter = rank_of(for_leeds, four);
  REQUIRE(chapter);
  REQUIRE(for_leeds.hits[*chapter].not_for_you);
  CHECK(for_leeds.hits[*chapter].not_for_you->second == leeds);
  auto for_bradford = ask(searcher, "NIM bruising", 2024y / 6 / 15, "bradford");
  CHECK(for_bradford.hits.at(0).document == four);
  CHECK_FALSE(for_bradford.hits[0].not_for_you);
  auto protocol = rank_of(for_bradford, leeds);
  REQUIRE(protocol);
  CHECK(for_bradford.hits[*protocol].not_for_you);
}

TEST_CASE("furniture of pages is indexed nowhere", "[journeys]") {
  auto searcher = partnership().searcher({"police", "health"});
  for (const char* words :
       {"\"quick leave\"", "\"skip to content\"", "\"skip to main content\"", "\"back to top\""}) {
    INFO(words);
    CHECK(ids(searcher.search({.text = words}, {2026y / 6 / 1})) == Ids{});
  }
}
