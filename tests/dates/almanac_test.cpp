#include "catch.hpp"
#include "dates/dates.hpp"
#include "fingerpost/error.hpp"

using namespace fingerpost;
using namespace std::chrono_literals;

namespace {
std::string told(const std::vector<DateMention>& mentions) {
  std::string out;
  for (const auto& m : mentions)
    out += (out.empty() ? "" : ", ") + to_iso(m.when) + " " + std::string(name(m.role));
  return out;
}
}  // namespace

TEST_CASE("an agency's own terms replace the built-in ones", "[dates]") {
  const Almanac bradford(
      "# Bradford\n"
      "term autumn: 2025-09-03 2025-12-18\n"
      "term spring: 2031-01-07 2031-03-28\n");
  CHECK(told(find_dates("autumn term 2025", {.almanac = bradford})) ==
        "2025-09-03/2025-12-18 mentioned");
  CHECK(told(find_dates("Spring term 2031", {.almanac = bradford})) ==
        "2031-01-07/2031-03-28 mentioned");
  CHECK(told(find_dates("spring term 2026", {.almanac = bradford})) ==
        "2026-01-05/2026-04-02 mentioned");
  CHECK(told(find_dates("autumn term 2025")) == "2025-09-01/2025-12-19 mentioned");
}

TEST_CASE("Welsh months, weekdays and role words are data", "[dates]") {
  const Almanac welsh(
      "month 1: ionawr ion\nmonth 5: mai\nmonth 6: mehefin meh\nmonth 7: gorffennaf gorff\n"
      "weekday 1: llun\nweekday 2: mawrth\nword until: tan\nword from: o\n"
      "cue published before 3 7: cyhoeddwyd | dyddiad cyhoeddi\n");
  const DateClues clues{day(2024y / 4 / 15), {}, {}, welsh};
  CHECK(told(find_dates("13 Mai 2024", clues)) == "2024-05-13 event");
  CHECK(told(find_dates("13-19 Mai", clues)) == "2024-05-13/2024-05-19 event");
  CHECK(told(find_dates("Llun 3 Mehefin", clues)) == "2024-06-03 event");
  CHECK(told(find_dates("tan 7 Mehefin", clues)) == "../2024-06-07 ends");
  CHECK(told(find_dates("Cyhoeddwyd 1 Ionawr 2024", clues)) == "2024-01-01 published");
  CHECK(told(find_dates("13 May 2024", clues)) == "2024-05-13 event");
}

TEST_CASE("a holiday that was moved, once, is data", "[dates]") {
  CHECK(told(find_dates("early May bank holiday 2020")) == "2020-05-08 event");
  const Almanac moved("holiday early may: 2030-05-08\n");
  CHECK(told(find_dates("early May bank holiday 2030", {.almanac = moved})) == "2030-05-08 event");
  CHECK(told(find_dates("early May bank holiday 2030")) == "2030-05-06 event");
}

TEST_CASE("an agency's own days have names, rules and years as announced", "[dates]") {
  const Almanac own(
      "awareness founders day: FREQ=YEARLY;BYMONTH=5;BYDAY=2TU\n"
      "awareness kinship care week: the week of 9 October\n"
      "awareness open evening: 2025-11-05\n"
      "awareness open evening: 2026-11-11 2026-11-12\n"
      "awareness world mental health day: 2025-10-13\n");
  const auto next = [&](const char* name) {
    return told(find_dates(name, {day(2025y / 9 / 10), "Dates for your diary", {}, own}));
  };
  CHECK(next("Founders' Day") == "2026-05-12 event");
  CHECK(next("Kinship Care Week") == "2025-10-06/2025-10-12 event");
  CHECK(next("Open evening") == "2025-11-05 event");
  CHECK(next("Open evening 2026") == "2026-11-11/2026-11-12 event");
  CHECK(next("World Mental Health Day") == "2025-10-13 event");  // moved, that year
  CHECK(next("World Mental Health Day 2026") == "2026-10-10 event");
  const auto found = find_dates("Founders Day", {day(2025y / 9 / 10), "Events", {}, own});
  REQUIRE(found.size() == 1);
  CHECK(found[0].repeats == "FREQ=YEARLY;BYMONTH=5;BYDAY=2TU");
}

TEST_CASE("a line that ends before it starts, or has three days, is named", "[dates]") {
  for (const std::string line :
       {"term autumn: 2025-12-18 2025-09-03", "holiday staff day: 2026-05-02 2026-05-01",
        "term spring: 2026-01-05 2026-02-13 2026-03-27"}) {
    INFO(line);
    try {
      Almanac almanac("month 5: mai\n" + line + "\n");
      FAIL("taken without a word");
    } catch (const Error& error) {
      CHECK(error.fault() == Fault::bad_argument);
      CHECK(std::string(error.what()).find(line) != std::string::npos);
    }
  }
  CHECK_NOTHROW(Almanac("term autumn: 2025-09-03 2025-09-03"));  // one day, said twice
}

TEST_CASE("a line that cannot be read is named", "[dates]") {
  for (const auto* line :
       {"month thirteen: x", "nonsense 1: a", "term autumn: 2025-09-01 soon", "set none: a",
        "cue published sideways 3 7: a", "word nobody: a", "no colon at all", "month 0: nothing",
        "weekday 8: someday", "awareness founders day: soon", "awareness founders day: 5 May 2025",
        "awareness founders day: 2025-05-09 2025-05-01", "awareness 16: 5 May",
        "awareness founders day: FREQ=MONTHLY;BYMONTHDAY=1",
        "awareness founders day: FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1"}) {
    INFO(line);
    try {
      Almanac almanac(line);
      FAIL("taken without a word");
    } catch (const Error& error) {
      CHECK(error.fault() == Fault::bad_argument);
      CHECK(std::string(error.what()).size() > 40);
    }
  }
}
