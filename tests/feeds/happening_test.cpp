// A newcomer's calendar: rows of a table and entries of a calendar lost their names and days
// once they were called off.
#include <string>
#include <utility>

#include "catch.hpp"
#include "fingerpost/feeds.hpp"

namespace fingerpost {
namespace {

using namespace std::chrono_literals;

constexpr Date day = 2025y / 5 / 14;

struct Row {
  std::string heading, text, words;  // the date's
  std::string name;
  bool off;
  Kind kind = Kind::event;
};

Hit hit_of(const Row& row) {
  Hit hit;
  hit.document = "dates";
  hit.title = "Dates";
  hit.heading = row.heading;
  hit.kind = row.kind;
  hit.validity = {{}, day};
  hit.snippet.parts = {{row.text, false}};
  if (!row.words.empty()) {
    DateMention date;
    date.words = row.words;
    date.role = Role::event;
    date.when = {day, day};
    hit.dates.push_back(date);
  }
  return hit;
}

TEST_CASE("what happens is called by its own row or line, also when it is called off", "[feeds]") {
  const Row rows[] = {
      {"", "14 May 2025 | Neglect forum | Town Hall | Confirmed", "14 May 2025", "Neglect forum",
       false},
      {"", "14 May 2025 | Leads network | Online | CANCELLED", "14 May 2025", "Leads network", true,
       Kind::notice},
      {"", "Cancelled | 14 May 2025 | Leads network", "14 May 2025", "Leads network", true,
       Kind::notice},
      {"", "14 May 2025 | 10:00 to 12:00 | Leads network | Postponed", "14 May 2025",
       "Leads network", true, Kind::notice},
      {"", "Leads network | 14 May 2025 | postponed to the autumn", "14 May 2025", "Leads network",
       true, Kind::notice},
      {"Chronologies workshop", "14 May 2025, 14:00 to 16:00", "14 May 2025",
       "Chronologies workshop", false},
      {"Cancelled: Chronologies workshop", "14 May 2025, 14:00 to 16:00", "14 May 2025",
       "Cancelled: Chronologies workshop", true},
      {"Dates for your diary", "14 May, 10am to 12 noon: Leads network", "14 May", "Leads network",
       false},
      {"Dates for your diary", "14 May International Herons' Day", "14 May",
       "International Herons' Day", false},
      // What is no row, has no day of its own or says it of something else.
      {"", "14 May 2025 is the day.", "14 May 2025", "", false},
      {"Closed", "The office is closed on 14 May 2025.", "14 May 2025", "", false, Kind::notice},
      {"", "Cost | 50 pounds", "", "", false},
      {"", "14 May 2025 | How we handle cancelled places", "14 May 2025",
       "How we handle cancelled places", false},
      {"", "14 May 2025 | Cancelledness, a poem", "14 May 2025", "Cancelledness, a poem", false},
      {"About", "Herons nest in reeds.", "", "", false, Kind::page},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const Hit hit = hit_of(row);
    CHECK(event_name(hit) == row.name);
    CHECK(is_called_off(hit) == row.off);
  }
}

TEST_CASE("what is called off is on its day and cancelled in a calendar", "[feeds]") {
  Results results;
  results.as_of = 2025y / 5 / 1;
  results.hits.push_back(hit_of({"", "14 May 2025 | Leads network | Online | CANCELLED",
                                 "14 May 2025", "", true, Kind::notice}));
  results.hits[0].validity = {2025y / 5 / 12, day};  // of its page, which begins with another
  const std::string calendar = to_icalendar(results, {.title = "T", .url = "https://x.example/"});
  CHECK(calendar.find("DTSTART;VALUE=DATE:20250514\r\n") != std::string::npos);
  CHECK(calendar.find("SUMMARY:Cancelled: Leads network\r\n") != std::string::npos);
  CHECK(calendar.find("STATUS:CANCELLED\r\n") != std::string::npos);
  results.hits[0] = hit_of({"", "14 May 2025 | Neglect forum", "14 May 2025", "", false});
  const std::string other = to_icalendar(results, {.title = "T", .url = "https://x.example/"});
  CHECK(other.find("STATUS:CONFIRMED\r\n") != std::string::npos);
  CHECK(other.find("Neglect forum") != std::string::npos);
}

}  // namespace
}  // namespace fingerpost
