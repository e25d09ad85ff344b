// Calendars, feeds and tables that mean harm: what never ends, and what is too wide.
#include "hostile.hpp"

namespace fingerpost::hostile {
namespace {

std::string calendar(const std::string& parts) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b\r\n" + parts + "END:VCALENDAR\r\n";
}

std::string event(const std::string& more) {
  return "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Refer at once.\r\nDTSTART:20240513T090000Z\r\n" + more +
         "END:VEVENT\r\n";
}

File dates(std::string name, std::function<std::string()> bytes, std::string outcome) {
  return {"calendar: " + name, "text/calendar", std::move(bytes), std::move(outcome)};
}

File repeating(const std::string& rule) {
  return dates(
      rule, [rule] { return calendar(event("RRULE:" + rule + "\r\n")); }, "read");
}

std::string rss(const std::string& items, const std::string& before = "") {
  return "<?xml version=\"1.0\"?>" + before + "<rss version=\"2.0\"><channel><title>News</title>" +
         items + "</channel></rss>";
}

const std::string item =
    "<item><title>Dates</title><description>Refer at once.</description></item>";

File feed(std::string name, std::function<std::string()> bytes, std::string outcome) {
  return {"feed: " + name, "application/rss+xml", std::move(bytes), std::move(outcome)};
}
File table(std::string name, std::function<std::string()> bytes, std::string outcome) {
  return {"table: " + name, "text/csv", std::move(bytes), std::move(outcome)};
}

std::vector<File> calendars() {
  return {
      repeating("FREQ=SECONDLY"),
      repeating("FREQ=SECONDLY;COUNT=2147483647"),
      repeating("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
      repeating("FREQ=MINUTELY;INTERVAL=1;UNTIL=99991231T235959Z"),
      repeating("FREQ=YEARLY;BYDAY=53MO;BYSETPOS=366"),
      repeating("FREQ=DAILY;INTERVAL=2147483647"),
      dates(
          "50,000 events", [] { return calendar(times(50'000, event(""))); }, "read: too_big"),
      dates(
          "events within events, 100,000 deep",
          [] { return calendar(times(100'000, "BEGIN:VEVENT\r\n")); },
          "media: malformed|media: too_deep|read: empty|read: too_deep|media: crashed"),
      dates(
          "one line in a million folds",
          [] { return calendar(event("DESCRIPTION:a" + times(1'000'000, "\r\n b") + "\r\n")); },
          "read"),
      dates(
          "1.8 MB of categories",
          [] { return calendar(event("CATEGORIES:a" + times(900'000, ",a") + "\r\n")); }, "read"),
      dates(
          "300,000 days left out",
          [] {
            return calendar(
                event("RRULE:FREQ=DAILY\r\n" + times(100'000, "EXDATE:20240514T090000Z\r\n")));
          },
          "read"),
      dates(
          "a duration of ages", [] { return calendar(event("DURATION:P99999999999W\r\n")); },
          "read"),
      dates(
          "a day before days",
          [] {
            return calendar(
                "BEGIN:VEVENT\r\nSUMMARY:Refer at once.\r\nDTSTART:00000000\r\nEND:VEVENT\r\n");
          },
          "read|media: malformed"),
      dates(
          "a zone that is its own rule",
          [] {
            return calendar(
                "BEGIN:VTIMEZONE\r\nTZID:a\r\nBEGIN:STANDARD\r\nDTSTART;TZID=a:"
                "19700101T000000\r\nRRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+9999\r\n"
                "TZOFFSETTO:-9999\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" +
                event("DTEND;TZID=a:99991231T235959\r\n"));
          },
          "read|limit: cpu"),
  };
}

std::vector<File> feeds() {
  const std::string laughs = "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
  const std::string outside = "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>";
  return {
      feed(
          "100,000 items", [] { return rss(times(100'000, item)); }, "read|read: too_big"),
      feed(
          "a billion laughs",
          [laughs] { return rss(item + "<item><title>&b;</title></item>", laughs); },
          "read|media: malformed|media: policy"),
      feed(
          "a file from outside",
          [outside] { return rss(item + "<item><title>&a;</title></item>", outside); },
          "read|media: malformed|media: policy"),
      feed(
          "elements 200,000 deep", [] { return rss(item + times(200'000, "<a>")); },
          "media: malformed|media: too_deep|read: too_deep|read: malformed"),
      feed(
          "a page nested 30,000 deep in an item",
          [] {
            return rss(item + "<item><description>" + times(30'000, "&lt;div>") +
                       "</description></item>");
          },
          "read|read: too_deep"),
      feed(
          "an item of 15 MB",
          [] {
            return rss("<item><description>" + times(3'000'000, "word ") + "</description></item>");
          },
          "read|read: too_big"),
      feed(
          "20,000 attributes",
          [] {
            std::string names;
            for (int i = 0; i < 20'000; ++i) names += " a" + std::to_string(i) + "=\"b\"";
            return rss("<item" + names + "><title>Refer at once.</title></item>");
          },
          "read"),
  };
}

}  // namespace

std::vector<File> lists() {
  std::vector<File> files = calendars();
  for (File& each : feeds()) files.push_back(std::move(each));
  const std::vector<File> tables{
      table(
          "a cell of ten megabytes",
          [] { return "Team,Number\nDuty," + times(2'000'000, "word ") + "\n"; },
          "read|read: too_big"),
      table(
          "a million columns", [] { return times(1'000'000, "a,") + "\n"; }, "read: too_big"),
      table(
          "a million rows", [] { return times(1'000'000, "a,b\n"); }, "read|read: too_big"),
      table(
          "a quotation that never ends", [] { return "a,\"" + times(1'000'000, "b,c\n"); },
          "read|read: malformed|read: too_big"),
      table(
          "a million quotation marks", [] { return times(1'000'000, "\""); },
          "read|read: empty|read: malformed"),
      table(
          "a million line ends", [] { return times(1'000'000, "\r"); }, "read: empty"),
  };
  files.insert(files.end(), tables.begin(), tables.end());
  return files;
}

}  // namespace fingerpost::hostile
