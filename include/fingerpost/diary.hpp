// What happens between two days: each event once, whoever tells of it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/date.hpp"
#include "fingerpost/enums.hpp"
#include "fingerpost/feeds.hpp"
#include "fingerpost/index.hpp"

namespace fingerpost {

// A newsletter, a page or a calendar file that tells of an event.
struct DiarySource {
  std::string document = {}, anchor = {};
  std::string title = {}, heading = {}, url = {}, publisher = {};  // url: http, https, "/path"
  Layer layer = Layer::unknown;
  Standing standing = Standing::undated;
  std::string words = {};  // its own; none of what may not be shown
  Period when = {};
  Taking taking = Taking::confirmed;
  friend bool operator==(const DiarySource&, const DiarySource&) = default;
};

struct DiaryEntry {
  // The same in every diary of this library, whatever period is asked for, also when the event is
  // moved, renamed or told of elsewhere as well. Of what recurs each occurrence has its own.
  std::string uid = {};
  // The uid is that of the calendar that told of it first, and stands in calendars as it is.
  bool given_uid = false;
  int sequence = 0;  // grows whenever somebody tells it anew
  std::string name = {};
  Kind kind = Kind::event;  // or course, or notice
  Period when = {};
  std::string from_time = {}, to_time = {};  // "09:30", Europe/London, or empty
  Taking taking = Taking::confirmed;
  std::optional<Period> moved_from = {};  // an earlier edition, or an older source, told that day
  std::string repeats = {};               // the RRULE (RFC 5545) that it is an occurrence of
  std::string series = {};                // of what is held in other years too: its name
  std::vector<Period> other_years = {};   // of the series, by day
  std::vector<std::string> topics = {};
  std::vector<DiarySource> sources = {};  // the first speaks for it
  friend bool operator==(const DiaryEntry&, const DiaryEntry&) = default;
};

struct DiaryOptions {
  Period period = {};  // an open first day is the day asked about; an open last one a year later
  std::vector<std::string> topics = {}, publishers = {};
  std::string place = {};
};

struct Diary {
  Date as_of = {};
  Period period = {};
  std::vector<DiaryEntry> entries = {};  // by day, then hour, then name
};

// Events, courses and what is said of them to be off, as published on the day; of one kind and
// day, or without any day, at most 10,000 sections. What is superseded is left out; what is
// cancelled or put off is kept and says so. A page of whatever kind, of the same publisher, that
// says of an event that it is moved, put off or off is believed from the day it is published; all
// that have the words of its name are looked into. Throws Error(bad_argument) for more than ten
// years, Error(limit) when it was stopped.
Diary diary(const Searcher& searcher, const DiaryOptions& options, AsOf as_of,
            const Limits& limits = {});

// {"as_of", "from", "to", "entries": [{"uid", "sequence", "name", "when", ..}]}
std::string to_json(const Diary& diary);
// A line each: "2024-05-13/2024-05-19  Mental Health Awareness Week".
std::string to_text(const Diary& diary);
// RFC 5545; uid, sequence and status as the entries have them.
std::string to_icalendar(const Diary& diary, const FeedInfo& info);

// {"from", "to", "topics", "publishers", "for"}
DiaryOptions diary_options_from_json(std::string_view json);

// The days of a recurrence that lie in `within`, at most `most`: FREQ, INTERVAL, COUNT, UNTIL,
// BYDAY, BYMONTHDAY, BYMONTH and BYSETPOS of RFC 5545, from `first` on. Empty for a rule that
// cannot be read, has lists longer than there are days to name, or for an open `within`.
std::vector<Date> occurrences(std::string_view rule, Date first, const Period& within,
                              std::size_t most = 1000);

}  // namespace fingerpost
