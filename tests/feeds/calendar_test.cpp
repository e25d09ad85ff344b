#include "calendar_reader.hpp"
#include "catch.hpp"
#include "samples.hpp"

namespace fp = fingerpost;
using namespace std::chrono_literals;

namespace {

Component calendar(const fp::Results& results, const fp::FeedInfo& info = leeds()) {
  return CalendarReader::read(fp::to_icalendar(results, info));
}

std::string value(const Component& event, const std::string& name) {
  const auto found = event.properties.find(name);
  return found == event.properties.end() ? "(none)" : found->second.value;
}

// "20240513 20240520": start and end of the only event.
std::string days(const fp::Period& period) {
  fp::Hit hit = missing_children();
  hit.validity = period;
  const Component event = calendar(one(hit)).parts.front();
  return value(event, "DTSTART") + " " + value(event, "DTEND");
}

}  // namespace

TEST_CASE("a diary line becomes an event of a whole day", "[feeds]") {
  const Component read = calendar(one(missing_children()));
  REQUIRE(read.parts.size() == 1);
  const Component& event = read.parts.front();
  CHECK(value(read, "X-WR-CALNAME") == "Leeds SCP: what is on");
  CHECK(value(event, "DTSTART") == "20240525");
  CHECK(value(event, "DTEND") == "20240526");
  CHECK(value(event, "DTSTAMP") == "20240420T000000Z");
  CHECK(value(event, "SUMMARY") == "International Missing Children's Day");
  CHECK(value(event, "URL") == "https://www.leedsscp.example/april#dates");
  CHECK(value(event, "UID") == "newsletter%2F2024-04/dates-for-your-diary-2@www.leedsscp.example");
  CHECK(value(event, "STATUS") == "CONFIRMED");
  CHECK(value(event, "CATEGORIES") == "missing-from-home");
  CHECK(CalendarReader::text(value(event, "DESCRIPTION")) ==
        "25 May International Missing Children's Day\nUpcoming on 2024-05-25.");
}

TEST_CASE("the last day of a period is in it, across months, years and leap days", "[feeds]") {
  CHECK(days({2024y / 5 / 13, 2024y / 5 / 19}) == "20240513 20240520");
  CHECK(days({2024y / 2 / 28, 2024y / 2 / 28}) == "20240228 20240229");
  CHECK(days({2024y / 12 / 31, 2024y / 12 / 31}) == "20241231 20250101");
  CHECK(days({.first = 2025y / 9 / 1}) == "20250901 (none)");
  CHECK(days({.last = 2020y / 6 / 1}) == "20200601 (none)");
}

TEST_CASE("what only ends says so", "[feeds]") {
  fp::Hit hit = missing_children();
  hit.validity = {.last = 2020y / 6 / 1};
  CHECK(value(calendar(one(hit)).parts.front(), "SUMMARY").starts_with("Ends: "));
}

TEST_CASE("what has no day is no event, and a calendar without events is still one", "[feeds]") {
  fp::Hit hit = missing_children();
  hit.validity = {};
  const Component read = calendar(one(hit));
  REQUIRE(read.parts.size() == 1);
  CHECK(read.parts.front().name == "VTIMEZONE");
  CHECK(calendar({.as_of = 2024y / 5 / 20}).parts.size() == 1);
}

TEST_CASE("the same event keeps its UID whatever else changes", "[feeds]") {
  fp::Hit later = missing_children();
  later.edition = 3;
  later.title = "April newsletter (corrected)";
  later.validity = fp::day(2024y / 5 / 26);
  later.score = 1;
  const auto uid = [](const fp::Hit& hit) { return value(calendar(one(hit)).parts[0], "UID"); };
  CHECK(uid(later) == uid(missing_children()));
  CHECK(value(calendar(one(later)).parts[0], "SEQUENCE") == "2");
  later.anchor = "dates-for-your-diary-3";
  CHECK(uid(later) != uid(missing_children()));
}

TEST_CASE("two editions of one section in one calendar are two events", "[feeds]") {
  fp::Results results = one(missing_children());
  results.hits.push_back(missing_children());
  results.hits.push_back(missing_children());
  CHECK(calendar(results).parts.size() == 3);
}

TEST_CASE("other sections of a hit are events when they have days of their own", "[feeds]") {
  fp::Hit hit = missing_children();
  fp::Hit week = missing_children();
  week.anchor = "dates-for-your-diary-1";
  week.validity = {2024y / 5 / 13, 2024y / 5 / 19};
  fp::Hit same = missing_children();
  same.anchor = "elsewhere";
  hit.sections = {week, same};
  CHECK(calendar(one(hit)).parts.size() == 2);
}

TEST_CASE("withdrawn and draft events say so", "[feeds]") {
  fp::Hit hit = missing_children();
  hit.standing = fp::Standing::withdrawn;
  CHECK(value(calendar(one(hit)).parts[0], "STATUS") == "CANCELLED");
  CHECK(value(calendar(one(hit)).parts[0], "SUMMARY").starts_with("Withdrawn: "));
  hit.standing = fp::Standing::draft;
  CHECK(value(calendar(one(hit)).parts[0], "STATUS") == "TENTATIVE");
}

TEST_CASE("long lines are folded between characters and read back whole", "[feeds]") {
  for (std::size_t length = 60; length < 90; ++length) {
    std::string words(length, 'x');
    for (int i = 0; i < 40; ++i) words += "é👶—";
    fp::Hit hit = missing_children();
    hit.kind = fp::Kind::course;
    hit.heading.clear();
    hit.title = words;
    CHECK(CalendarReader::text(value(calendar(one(hit)).parts[0], "SUMMARY")) == words);
  }
}

TEST_CASE("no text breaks a calendar", "[feeds]") {
  for (std::size_t n = 0; n < std::size(traps); ++n) {
    Component read;
    REQUIRE_NOTHROW(read = calendar(trapped(), trapped_info(n)));
    CHECK(read.parts.size() == 60);
  }
}

TEST_CASE("hours are told in UTC, and days whose hours nobody knows as whole days", "[feeds]") {
  struct {
    fp::Date day;
    std::string from, to, start, end;
  } table[] = {{2025y / 10 / 9, "10:00", "13:00", "20251009T090000Z", "20251009T120000Z"},
               {2025y / 1 / 14, "09:30", "12:00", "20250114T093000Z", "20250114T120000Z"},
               {2025y / 10 / 26, "10:00", "", "20251026T100000Z", "(none)"},
               {2025y / 10 / 25, "10:00", "", "20251025T090000Z", "(none)"},
               {2025y / 3 / 30, "10:00", "", "20250330T090000Z", "(none)"},
               {2025y / 3 / 29, "10:00", "", "20250329T100000Z", "(none)"},
               {2025y / 6 / 1, "00:30", "02:00", "20250531T233000Z", "20250601T010000Z"},
               {2025y / 6 / 1, "", "", "20250601", "20250602"}};
  for (const auto& each : table) {
    INFO(fp::to_iso(each.day) << " " << each.from);
    fp::Hit hit = missing_children();
    hit.validity = fp::day(each.day);
    hit.dates = {{.when = fp::day(each.day), .from_time = each.from, .to_time = each.to}};
    const Component event = calendar(one(hit)).parts.front();
    CHECK(value(event, "DTSTART") == each.start);
    CHECK(value(event, "DTEND") == each.end);
  }
}

TEST_CASE("what comes again is on its days and not on those between", "[feeds]") {
  fp::Hit hit = missing_children();
  hit.validity = {2025y / 9 / 3, 2026y / 7 / 31};
  hit.dates = {
      {.when = fp::day(2025y / 9 / 3), .repeats = "FREQ=MONTHLY;UNTIL=20260731;BYDAY=1WE"}};
  const Component event = calendar(one(hit)).parts.front();
  CHECK(value(event, "DTSTART") == "20250903");
  CHECK(value(event, "DTEND") == "(none)");
  CHECK(value(event, "RRULE") == "FREQ=MONTHLY;UNTIL=20260731;BYDAY=1WE");
}

TEST_CASE("what a course says beside its sessions is no event", "[feeds]") {
  fp::Hit session = missing_children(), cost = missing_children();
  session.dates = {{.when = session.validity, .words = "25 May"}};
  cost.dates.clear();
  cost.anchor = "cost";
  fp::Results results = one(session);
  results.hits.push_back(cost);
  CHECK(calendar(results).parts.size() == 1);
  results.hits.erase(results.hits.begin());
  CHECK(calendar(results).parts.size() == 1);
}

TEST_CASE("a line is named without what divides it from its day", "[feeds]") {
  for (const char* mark : {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", ": ", " | ", ", "}) {
    INFO(mark);
    fp::Hit hit = missing_children();
    hit.snippet.parts = {{.text = std::string("25 May") + mark + "Heron forum"}};
    hit.dates = {{.when = hit.validity, .words = "25 May"}};
    CHECK(value(calendar(one(hit)).parts.front(), "SUMMARY") == "Heron forum");
  }
}
