// What notices and newsletters' diaries say, as tests/document reads them.
#include "catch.hpp"
#include "table.hpp"

TEST_CASE("the days of notices come out right", "[dates]") {
  const auto cases = table::read("notices.ndjson");
  REQUIRE(cases.size() >= 12);
  for (const auto& one : cases) {
    const auto got = fingerpost::find_dates(one.text, one.clues);
    const auto difference = table::held_against(one, got);
    INFO(one.text << " ->" << table::told(got));
    CHECK(difference.missing.empty());
    CHECK(difference.extra.empty());
  }
}
