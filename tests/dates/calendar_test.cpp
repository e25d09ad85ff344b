#include "catch.hpp"
#include "dates/dates.hpp"

using namespace fingerpost;
using namespace std::chrono_literals;

TEST_CASE("a day is read and written as YYYY-MM-DD and nothing else", "[dates]") {
  CHECK(to_iso(2024y / 5 / 25) == "2024-05-25");
  CHECK(to_iso(2023y / 2 / 29) == "");
  CHECK(date_from_iso("2024-02-29") == 2024y / 2 / 29);
  for (const auto* wrong : {"2023-02-29", "2024-13-01", "2024-5-1", "24-05-01", "2024-05-00", "",
                            "2024-05-01 ", "2024/05/01", "+024-05-01", "2024-0a-01"})
    CHECK_FALSE(date_from_iso(wrong));
}

TEST_CASE("a period that is a whole month or year is written as one", "[dates]") {
  const std::pair<Period, std::string> table[] = {
      {day(2024y / 5 / 25), "2024-05-25"},
      {dates::month(2024, 2), "2024-02"},
      {dates::year(2024), "2024"},
      {{2024y / 5 / 13, 2024y / 5 / 19}, "2024-05-13/2024-05-19"},
      {{std::nullopt, 2020y / 6 / 1}, "../2020-06-01"},
      {{2020y / 6 / 1, std::nullopt}, "2020-06-01/.."},
      {{}, "../.."},
      {{2024y / 1 / 1, 2024y / 2 / 29}, "2024-01-01/2024-02-29"},
  };
  for (const auto& [period, text] : table) {
    CHECK(to_iso(period) == text);
    CHECK(period_from_iso(text) == period);
  }
  for (const auto* wrong :
       {"", "2024-", "2024-13", "2024-05-19/2024-05-13", "/", "2024/2025", "2024-05-01/", "now"})
    CHECK_FALSE(period_from_iso(wrong));
}

TEST_CASE("both ends of a period are in it", "[dates]") {
  const Period may{2024y / 5 / 13, 2024y / 5 / 19}, until{std::nullopt, 2020y / 6 / 1};
  CHECK(may.contains(2024y / 5 / 13));
  CHECK(may.contains(2024y / 5 / 19));
  CHECK_FALSE(may.contains(2024y / 5 / 12));
  CHECK_FALSE(may.contains(2024y / 5 / 20));
  CHECK(until.contains(2020y / 6 / 1));
  CHECK_FALSE(until.contains(2020y / 6 / 2));
  CHECK(Period{}.contains(1901y / 1 / 1));
  CHECK(may.overlaps(day(2024y / 5 / 19)));
  CHECK_FALSE(may.overlaps(until));
  CHECK(may.overlaps({}));
  CHECK(Period{}.open());
  CHECK_FALSE(until.open());
}

TEST_CASE("days count from 1970", "[dates]") {
  CHECK(dates::to_days(1970y / 1 / 1) == 0);
  CHECK(dates::to_days(2000y / 3 / 1) == 11017);
  for (int days = -40000; days < 60000; days += 97)
    CHECK(dates::to_days(dates::from_days(days)) == days);
  CHECK(dates::last_of_month(2024, 2) == 2024y / 2 / 29);
  CHECK(dates::last_of_month(1900, 2) == 1900y / 2 / 28);
}
