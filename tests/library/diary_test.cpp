// The diary: each event once, whoever tells of it, and what became of it.
#include "fingerpost/diary.hpp"

#include <chrono>
#include <set>

#include "catch.hpp"
#include "library/scene.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const Period year_2024{2024y / 1 / 1, 2024y / 12 / 31};

Source newsletter(std::string id, std::string published) {
  return {.id = std::move(id),
          .title = "April Newsletter",
          .kind = Kind::newsletter,
          .publisher = "Leeds SCP",
          .published = period_from_iso(published)};
}
Source page(std::string id, std::string title) {
  return {.id = std::move(id),
          .title = std::move(title),
          .kind = Kind::event,
          .publisher = "Leeds SCP",
          .published = period_from_iso("2024-03")};
}

// "2024-05-14 Network (2)"
std::vector<std::string> lines(const Diary& diary) {
  std::vector<std::string> out;
  for (const DiaryEntry& each : diary.entries)
    out.push_back(to_iso(each.when) + " " + each.name + " (" + std::to_string(each.sources.size()) +
                  ")");
  return out;
}
using Lines = std::vector<std::string>;

std::vector<std::string> days(std::string_view rule, Date first, Period within) {
  std::vector<std::string> out;
  for (const Date each : occurrences(rule, first, within)) out.push_back(to_iso(each));
  return out;
}

}  // namespace

TEST_CASE("recurrences are told day by day", "[diary]") {
  struct Row {
    const char* rule;
    Date first;
    Period within;
    Lines wanted;
  };
  const Row rows[] = {
      {"FREQ=WEEKLY;COUNT=3",
       2024y / 5 / 13,
       year_2024,
       {"2024-05-13", "2024-05-20", "2024-05-27"}},
      {"FREQ=WEEKLY;INTERVAL=2;UNTIL=20240610",
       2024y / 5 / 13,
       year_2024,
       {"2024-05-13", "2024-05-27", "2024-06-10"}},
      {"FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3",
       2024y / 5 / 14,
       year_2024,
       {"2024-05-14", "2024-05-16", "2024-05-21"}},
      {"FREQ=MONTHLY;BYDAY=2TU",
       2024y / 1 / 9,
       {2024y / 5 / 1, 2024y / 7 / 31},
       {"2024-05-14", "2024-06-11", "2024-07-09"}},
      {"FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", 2024y / 5 / 31, year_2024, {"2024-05-31", "2024-06-28"}},
      {"FREQ=MONTHLY",
       2024y / 1 / 31,
       year_2024,
       {"2024-01-31", "2024-03-31", "2024-05-31", "2024-07-31", "2024-08-31", "2024-10-31",
        "2024-12-31"}},
      {"FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2",
       2024y / 2 / 1,
       year_2024,
       {"2024-02-29", "2024-03-31"}},
      {"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2",
       2024y / 5 / 1,
       year_2024,
       {"2024-05-31", "2024-06-28"}},
      {"FREQ=YEARLY;BYMONTH=11;BYDAY=3MO",
       2023y / 11 / 20,
       {2024y / 1 / 1, 2025y / 12 / 31},
       {"2024-11-18", "2025-11-17"}},
      {"FREQ=DAILY;COUNT=2",
       2024y / 12 / 31,
       {2024y / 1 / 1, 2025y / 12 / 31},
       {"2024-12-31", "2025-01-01"}},
      {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", 2024y / 1 / 1, year_2024, {}},
      {"FREQ=HOURLY", 2024y / 1 / 1, year_2024, {}},
      {"", 2024y / 1 / 1, year_2024, {}},
      {"FREQ=WEEKLY;INTERVAL=0", 2024y / 1 / 1, year_2024, {}},
      {"FREQ=WEEKLY", 2024y / 1 / 1, {2024y / 1 / 1, {}}, {}},
  };
  for (const Row& row : rows) {
    INFO(row.rule);
    CHECK(days(row.rule, row.first, row.within) == row.wanted);
  }
}

TEST_CASE("a rule that never comes true costs no more than one that does", "[diary]") {
  const auto took = [](const char* rule, std::size_t wanted) {
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 20; ++i)
      CHECK(days(rule, 2024y / 1 / 1, {2024y / 1 / 1, 2033y / 12 / 31}).size() == wanted);
    return std::chrono::steady_clock::now() - begin;
  };
  const auto usual = took("FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=1", 10);
  // The same steps; 3,000 times as long when it went on to the end of its hundred years' days.
  CHECK(took("FREQ=YEARLY;BYDAY=MO;BYSETPOS=366", 0) < 20 * usual);
  CHECK(took("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", 0) < 20 * usual);
  CHECK(took("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", 0) < 400 * usual);
}

TEST_CASE("lists of a rule that are longer than there are days to name are refused", "[diary]") {
  const auto repeated = [](std::string rule, std::string_view each, int count) {
    for (int i = 0; i < count; ++i) rule += (i ? "," : "") + std::string(each);
    return days(rule, 2024y / 1 / 1, year_2024).size();
  };
  CHECK(repeated("FREQ=WEEKLY;BYDAY=", "MO", 700) == 53);
  CHECK(repeated("FREQ=WEEKLY;BYDAY=", "MO", 800) == 0);
  CHECK(repeated("FREQ=MONTHLY;BYMONTHDAY=", "1", 62) == 12);
  CHECK(repeated("FREQ=MONTHLY;BYMONTHDAY=", "1", 63) == 0);
  CHECK(repeated("FREQ=MONTHLY;BYMONTH=", "1", 25) == 0);
  CHECK(repeated("FREQ=YEARLY;BYDAY=MO;BYSETPOS=", "1", 733) == 0);
  CHECK(days("FREQ=MONTHLY;BYDAY=54MO", 2024y / 1 / 1, year_2024).empty());
  CHECK(days("FREQ=DAILY;WKST=" + std::string(100'000, 'M'), 2024y / 1 / 1, year_2024).empty());
}

TEST_CASE("what is published after the day tells nothing in a diary", "[diary]") {
  Scene scene;
  scene.put(page("network", "Designated leads network"), "14 May 2024. All are welcome.",
            2024y / 4 / 20);
  Source later = page("network", "Designated leads network at the secret place");
  later.published = period_from_iso("2024-05-10");
  scene.put(later, "21 May 2024. All are welcome at the secret place.", 2024y / 4 / 22);
  const std::string before = to_json(scene.diary(year_2024, 2024y / 4 / 25));
  CHECK(before.find("secret") == std::string::npos);
  CHECK(lines(scene.diary(year_2024, 2024y / 4 / 25)) ==
        Lines{"2024-05-14 Designated leads network (1)"});
  CHECK(before.find("2024-05-21") == std::string::npos);
  CHECK(scene.diary(year_2024, 2024y / 4 / 25).entries.at(0).sequence == 0);
  const Diary after = scene.diary(year_2024, 2024y / 5 / 10);
  REQUIRE(after.entries.size() == 1);
  CHECK(after.entries[0].when == day(2024y / 5 / 21));
  CHECK(after.entries[0].sources.at(0).title.find("secret") != std::string::npos);
}

// A reviewer, on paper: ten years of a county's courses, and none of the coming ones was told.
TEST_CASE("what is coming is told beside more sections of old than a search reaches", "[diary]") {
  Scene scene;
  auto writer = scene.index.writer();
  Document coming = document("coming", "Designated leads network", "All are welcome.");
  coming.kind = coming.sections[0].kind = Kind::event;
  coming.validity = day(2024y / 5 / 14);
  writer.put(coming);
  for (int i = 0; i < 105; ++i) {
    Document old = document("old" + std::to_string(i), "Course " + std::to_string(i), "");
    old.kind = Kind::event;
    old.sections.clear();
    for (int n = 0; n < 100; ++n) {
      const std::string name = "part" + std::to_string(i) + "x" + std::to_string(n);
      old.sections.push_back({.heading = name, .anchor = name, .kind = Kind::event, .text = name});
      old.sections.back().validity =
          day(Date(std::chrono::sys_days(2010y / 1 / 1) + std::chrono::days(i * 40 + n % 40)));
    }
    writer.put(old);
  }
  writer.commit(2024y / 4 / 1);
  const Diary diary = scene.diary({2024y / 5 / 1, 2024y / 5 / 31}, 2024y / 4 / 25);
  CHECK(lines(diary) == Lines{"2024-05-14 Designated leads network (1)"});
}

TEST_CASE("a diary links to the web alone", "[diary]") {
  struct Row {
    const char *url, *wanted;
  };
  for (const Row& row : {Row{"https://x.example/a?b=c", "https://x.example/a?b=c"},
                         {"/dates/may", "/dates/may"},
                         {"javascript:alert(1)", ""},
                         {"//evil.example/", ""},
                         {"data:text/html,x", ""},
                         {"x>) <img src=x onerror=alert(1)>", ""},
                         {"https://x.example/>) <b>", "https://x.example/%3E)%20%3Cb%3E"}}) {
    Scene scene;
    Source source = page("open", "Open day");
    source.url = row.url;
    scene.put(source, "14 May 2024. All are welcome.", 2024y / 4 / 20);
    const Diary diary = scene.diary(year_2024, 2024y / 4 / 25);
    REQUIRE(diary.entries.size() == 1);
    INFO(row.url);
    CHECK(diary.entries[0].sources.at(0).url == row.wanted);
  }
}

TEST_CASE("a newsletter and a page tell of one event", "[diary]") {
  Scene scene;
  scene.put(
      newsletter("newsletter/2024-04", "2024-04"),
      "Dates for your diary\n\n13-19 May Mental Health Awareness Week\n\n25 May International "
      "Missing Children's Day\n\n24 - 28 June Safeguarding Week 2024\n",
      2024y / 4 / 20);
  scene.put(page("mental-health", "Mental Health Awareness Week"),
            "13 to 19 May 2024. The theme this year is movement.", 2024y / 4 / 22);
  const Diary diary = scene.diary(year_2024, 2024y / 4 / 25);
  CHECK(lines(diary) == Lines{"2024-05-13/2024-05-19 Mental Health Awareness Week (2)",
                              "2024-05-25 International Missing Children's Day (1)",
                              "2024-06-24/2024-06-28 Safeguarding Week 2024 (1)"});
  CHECK(diary.entries[0].sources[0].document == "newsletter/2024-04");
  SECTION("its uid is what it was before the page told of it") {
    Scene before;
    before.put(newsletter("newsletter/2024-04", "2024-04"),
               "Dates for your diary\n\n13-19 May Mental Health Awareness Week\n\n25 May "
               "International Missing Children's Day\n",
               2024y / 4 / 20);
    CHECK(before.diary(year_2024, 2024y / 4 / 21).entries.at(0).uid == diary.entries[0].uid);
  }
  SECTION("a calendar has the same three, with status and sequence") {
    const std::string calendar =
        to_icalendar(diary, {.title = "Leeds", .url = "https://x.example/"});
    std::size_t events = 0;
    for (std::size_t at = 0; (at = calendar.find("BEGIN:VEVENT", at)) != calendar.npos; ++at)
      ++events;
    CHECK(events == 3);
    CHECK(calendar.find("DTSTART;VALUE=DATE:20240513\r\nDTEND;VALUE=DATE:20240520") !=
          calendar.npos);
    CHECK(calendar.find("STATUS:CONFIRMED\r\nSEQUENCE:0") != calendar.npos);
  }
}

TEST_CASE("each line of a diary is called by its own words", "[diary]") {
  Scene scene;
  scene.put(
      newsletter("dates", "2024-05"),
      "Dates for your diary\n\n13-19 May Mental Health Awareness Week\n\nWednesday 22 May, 2pm - "
      "4pm: Neglect forum, Civic Hall\n\nThe Designated Leads Network meets on the second "
      "Tuesday of every month from 9 January 2024, 9.30am to 11am.\n\n6 June: Learning from "
      "reviews conference - POSTPONED to the autumn\n",
      2024y / 5 / 1);
  CHECK(lines(scene.diary({2024y / 5 / 1, 2024y / 6 / 30}, 2024y / 5 / 1)) ==
        Lines{"2024-05-13/2024-05-19 Mental Health Awareness Week (1)",
              "2024-05-14 Designated Leads Network (1)", "2024-05-22 Neglect forum, Civic Hall (1)",
              "2024-06-06 Learning from reviews conference (1)",
              "2024-06-11 Designated Leads Network (1)"});
}

// Met on examples/pages: Safeguarding Week's Monday was one entry called by both its sessions.
TEST_CASE("each line of a programme is an entry of its own", "[diary]") {
  Scene scene;
  Source week = page("week", "Safeguarding Week");
  week.media_type = "text/html";
  scene.put(week,
            "<h1>Safeguarding Week</h1><p>All is free, 24 - 28 June 2024.</p>"
            "<h2>Monday 24 June - Hosted by Leeds</h2><p>9.30am &ndash; 10.30am Opening: what "
            "children want from us<br>12pm until 1pm Fathers and other men in babies' lives</p>"
            "<h2>Tuesday 25 June - Hosted by Bradford</h2><p>10.25 to 12.00 County lines<br>with "
            "a talk, 11am to 11.30am</p>",
            2024y / 3 / 1);
  const Diary diary = scene.diary({2024y / 6 / 24, 2024y / 6 / 28}, 2024y / 5 / 20);
  Lines told;
  std::set<std::string> uids;
  for (const DiaryEntry& each : diary.entries) {
    told.push_back(each.from_time + " " + each.name);
    uids.insert(each.uid);
  }
  CHECK(told == Lines{"09:30 Opening: what children want from us",
                      "12:00 Fathers and other men in babies' lives", " Safeguarding Week",
                      "10:25 County lines with a talk"});
  CHECK(uids.size() == told.size());
}

TEST_CASE("what is moved keeps its uid, says from where, and its sequence grows", "[diary]") {
  Scene scene;
  const auto text = [](const char* day) {
    return "Dates for your diary\n\n" + std::string(day) +
           " May 2024 Designated leads network\n\n25 May 2024 International Missing Children's "
           "Day\n";
  };
  scene.put(newsletter("dates", "2024-04"), text("14"), 2024y / 4 / 20);
  const Diary before = scene.diary(year_2024, 2024y / 4 / 20);
  REQUIRE(lines(before).at(0) == "2024-05-14 Designated leads network (1)");
  CHECK(before.entries[0].sequence == 0);
  scene.put(newsletter("dates", "2024-04"), text("21"), 2024y / 4 / 22);
  const Diary after = scene.diary(year_2024, 2024y / 4 / 22);
  REQUIRE(lines(after).at(0) == "2024-05-21 Designated leads network (1)");
  CHECK(after.entries[0].uid == before.entries[0].uid);
  CHECK(after.entries[0].sequence == 1);
  CHECK(after.entries[0].moved_from == day(2024y / 5 / 14));
  CHECK(after.entries[1].sequence == 0);
  CHECK(to_text(after).find("moved from 2024-05-14") != std::string::npos);
}

TEST_CASE("what is cancelled or put off is kept and says so", "[diary]") {
  Scene scene;
  scene.put(
      newsletter("dates", "2024-04"),
      "Dates for your diary\n\n14 May 2024 | Designated leads network | Online | CANCELLED\n\n"
      "15 May 2024 | Neglect forum | Leeds | Postponed\n\n16 May 2024 | Sleep forum | Leeds\n",
      2024y / 4 / 20);
  const Diary diary = scene.diary(year_2024, 2024y / 4 / 20);
  std::vector<std::string> taking;
  for (const DiaryEntry& each : diary.entries)
    taking.push_back(each.name + " " + std::string(name(each.taking)));
  CHECK(taking == Lines{"Designated leads network cancelled", "Neglect forum postponed",
                        "Sleep forum confirmed"});
  const std::string calendar = to_icalendar(diary, {.title = "Leeds"});
  CHECK(calendar.find("SUMMARY:Cancelled: Designated leads network") != calendar.npos);
  CHECK(calendar.find("STATUS:CANCELLED") != calendar.npos);
}

TEST_CASE("the years of one event are a series", "[diary]") {
  Scene scene;
  for (const char* year : {"2023", "2024", "2025"})
    scene.put(page("week-" + std::string(year), "Safeguarding Week " + std::string(year)),
              "19 to 23 June " + std::string(year) + ". Everything is free and online.",
              2025y / 1 / 1);
  const Diary diary = scene.diary(year_2024, 2025y / 1 / 1);
  REQUIRE(diary.entries.size() == 1);
  CHECK(diary.entries[0].series == "safeguarding week");
  REQUIRE(diary.entries[0].other_years.size() == 2);
  CHECK(to_iso(diary.entries[0].other_years[0]) == "2023-06-19/2023-06-23");
}

TEST_CASE("other tiers change no byte of a diary, and a period is one", "[diary]") {
  Scene scene, plain;
  for (Scene* each : {&scene, &plain})
    each->put(page("open", "Open day"), "14 May 2024. All are welcome.", 2024y / 4 / 20);
  Source closed = page("closed", "Open day");
  closed.tier = "police";
  scene.put(closed, "14 May 2024. Not for all.", 2024y / 4 / 20);
  CHECK(to_json(scene.diary(year_2024, 2024y / 5 / 1)) ==
        to_json(plain.diary(year_2024, 2024y / 5 / 1)));
  CHECK_THROWS_AS(plain.diary({2024y / 5 / 2, 2024y / 5 / 1}, 2024y / 5 / 1), Error);
  CHECK_THROWS_AS(plain.diary({2024y / 5 / 2, 2064y / 5 / 1}, 2024y / 5 / 1), Error);
}
