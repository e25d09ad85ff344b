// Days and periods of days, and the dates a text speaks of.
//
// fingerpost never reads the clock: the day a question is asked about is always
// handed in, as AsOf. Everything here is a value; share and copy it freely.
#pragma once

#include <chrono>
#include <compare>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/enums.hpp"

namespace fingerpost {

using Date = std::chrono::year_month_day;

// The day a question is asked about: what is in force, what is still to come.
// `known` asks what this index held on a day: an auditor's "what could staff
// have read on 3 May?". Absent: all that it holds now.
struct AsOf {
  Date day;
  std::optional<Date> known = {};
};

// A run of whole days, both ends included. An absent end is open:
// {.last = 2020y/6/1} is "cancelled until Monday 1st June".
struct Period {
  std::optional<Date> first = {};
  std::optional<Date> last = {};

  bool contains(Date day) const;
  bool overlaps(const Period& other) const;
  // Neither end is known.
  bool open() const { return !first && !last; }
  friend bool operator==(const Period&, const Period&) = default;
};

// The period of that one day.
Period day(Date date);

// "2024-05-25". An invalid date gives an empty string.
std::string to_iso(Date date);
// Reads exactly YYYY-MM-DD; anything else, or a day that never was, is nullopt.
std::optional<Date> date_from_iso(std::string_view text);

// "2024-05-25", "2024-05" or "2024" where the period is exactly that; else both
// ends, "2024-05-13/2024-05-19", with ".." for an open one.
std::string to_iso(const Period& period);
// Reads what to_iso(Period) writes.
std::optional<Period> period_from_iso(std::string_view text);

// A date found in a text.
struct DateMention {
  Period when = {};
  Role role = Role::mentioned;
  Basis basis = Basis::stated;
  double certainty = 1;       // 0..1, that the year is right; 1 when it is stated
  std::string words = {};     // "13-19 May", as the text has it
  std::size_t offset = 0;     // of `words` in the text, in bytes
  std::size_t length = 0;     // of `words`, in bytes
  std::string conflict = {};  // "28 August 2024 is a Wednesday"; empty when the clues agree
  std::string repeats = {};   // an RFC 5545 RRULE; empty when it does not recur
  std::string from_time = {}, to_time = {};  // "09:30", Europe/London; empty when none is given
  friend bool operator==(const DateMention&, const DateMention&) = default;
};

namespace dates {
class Tables;
}

// The words and days that dates are read by: the built-in English ones and, over
// them, an agency's own lines, its term dates, Welsh months, role words of its own
// (lib/dates/README.md tells the form). Immutable; one may serve any number of
// threads.
//     Almanac bradford("term autumn: 2025-09-03 2025-12-18\n");
class Almanac {
 public:
  Almanac() = default;
  // Throws Error(bad_argument) that names the line it cannot read.
  explicit Almanac(std::string_view lines);
  const dates::Tables& tables() const;
  // As given; empty for the built-in ones alone.
  const std::string& lines() const { return lines_; }

 private:
  std::string lines_ = {};
  std::shared_ptr<const dates::Tables> tables_ = {};  // none: the built-in ones
};

// What is known around a text, to settle days written without a year.
struct DateClues {
  std::optional<Period> published = {};  // when the text was published, as far as it is known
  std::string heading = {};              // the heading above it: may carry the date or the year
  std::vector<Period> lived = {};        // the years of topics it speaks of: COVID-19, 2020 to 2023
  Almanac almanac = {};
};

// Every date in `text`, in reading order. Editions in titles ("Working Together
// 2023") come with Role::edition. What has no year and no clue to one is left
// out of the answer unless its words bind something (an end, a start): then it
// comes with Basis::guessed, a low certainty and both ends open.
// Linear in the size of the text; never throws on any bytes.
std::vector<DateMention> find_dates(std::string_view text, const DateClues& clues = {});

}  // namespace fingerpost
