// Answers to make feeds of.
#pragma once

#include <string>

#include "feeds/feeds.hpp"

inline fingerpost::Date date(int year, unsigned month, unsigned day) {
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

inline fingerpost::FeedInfo leeds() {
  return {"Leeds SCP: what is on", "https://www.leedsscp.example/whats-on", "Leeds SCP"};
}

inline fingerpost::Hit missing_children() {
  fingerpost::Hit hit{.document = "newsletter/2024-04",
                      .anchor = "dates-for-your-diary-2",
                      .title = "April Newsletter",
                      .heading = "Dates for your diary",
                      .url = "https://www.leedsscp.example/april#dates",
                      .kind = fingerpost::Kind::event,
                      .publisher = "Leeds SCP",
                      .standing = fingerpost::Standing::upcoming,
                      .validity = fingerpost::day(date(2024, 5, 25)),
                      .published = fingerpost::period_from_iso("2024-04"),
                      .topics = {"missing-from-home"}};
  hit.snippet.parts = {{"25 May International "}, {"Missing Children", true}, {"'s Day"}};
  hit.dates.push_back({.when = fingerpost::day(date(2024, 5, 25)), .words = "25 May"});
  return hit;
}

inline fingerpost::Results one(const fingerpost::Hit& hit) {
  fingerpost::Results results{.as_of = date(2024, 5, 20)};
  results.recorded = date(2024, 4, 20);
  results.hits = {hit};
  results.total = 1;
  return results;
}

// Texts that break what is careless.
inline const char* const traps[] = {
    "<script>alert('x')</script> & \"more\"",
    "]]> &amp; &lt; <!-- -- -->",
    "a;b,c\\n\\\\ \\",
    "line\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    "tab\tnull\x01\x7f\x1b[31m",
    "not UTF-8 \xff\xfe\xc0\x80 \xed\xa0\x80 \xf4\x90\x80\x80 \xe2\x82",
    "no characters \xef\xbf\xbe \xef\xb7\x90 \xf0\x9f\xbf\xbf",
    "turned \xe2\x80\xae"
    "evil\xe2\x80\xac around",
    "£5 – “quoted” caf\xc3\xa9 "
    "\xf0\x9f\x91\xb6\xf0\x9f\x91\xb6\xf0\x9f\x91\xb6\xf0\x9f\x91\xb6\xf0\x9f\x91\xb6"
    "\xf0\x9f\x91\xb6\xf0\x9f\x91\xb6\xf0\x9f\x91\xb6\xf0\x9f\x91\xb6\xf0\x9f\x91\xb6\xf0\x9f\x91"
    "\xb6\xf0\x9f\x91\xb6",
    "",
    "   ",
    "\n\n",
};

// Every text of a hit is a trap, a different one each time.
inline fingerpost::Results trapped() {
  fingerpost::Results results{.as_of = date(2024, 5, 20)};
  std::size_t n = 0;
  const auto trap = [&] { return std::string(traps[n++ * 7 % std::size(traps)]); };
  for (int i = 0; i < 60; ++i) {
    fingerpost::Hit hit{.document = trap(), .edition = i, .anchor = trap(), .title = trap()};
    hit.heading = trap();
    hit.url = (i % 2 ? "https://x.example/" : "") + trap();
    hit.publisher = trap();
    hit.standing = static_cast<fingerpost::Standing>(i % 7);
    hit.superseded_by = trap();
    hit.not_for_you = {trap(), trap()};
    hit.validity.first = date(2024, 5, 13);
    hit.topics = {trap(), trap()};
    hit.snippet.parts = {{trap(), true}, {trap(), false}};
    n += static_cast<std::size_t>(i % 5);
    results.hits.push_back(std::move(hit));
  }
  return results;
}

inline fingerpost::FeedInfo trapped_info(std::size_t n) {
  return {traps[n % std::size(traps)], traps[(n + 1) % std::size(traps)],
          traps[(n + 2) % std::size(traps)]};
}
