// What a line's tokens say: dates as written, their years perhaps still open.
//
//     3, 10 and 17 June    Mon 17 – Fri 21 Nov    w/c 24 June    the end of March
//     └ items, joined by lists and ranges, sharing a month and a year ┘
//
// Each production looks at the tokens from one place on and either takes some,
// or none. The first that takes any wins; their order is that of `productions`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dates/scan.hpp"
#include "dates/spec.hpp"

namespace fingerpost::dates {

// Of a recurrence, what RFC 5545 wants to know.
struct Recurrence {
  enum class Each : std::uint8_t { none, week, month, year } each = Each::none;
  int interval = 1;
  unsigned weekdays = 0;  // bit 1 Monday to bit 7 Sunday
  unsigned nths = 0;      // bit 1 the first to bit 5 the fifth, bit 0 the last
  int month = 0, day = 0;
  bool in_term = false;
  // What it is bounded by, which is the Found's own date: "in June", "from 8
  // September", "until the end of term".
  enum class Bound : std::uint8_t { none, within, from, until } bound = Bound::none;
  int weeks = 0;                   // "for six weeks"
  std::optional<Date> until = {};  // the last day it can fall on, once the year is known
};

struct Found {
  Spec spec = {};
  enum class Kind : std::uint8_t {
    date,
    edition,
    limitless,  // until further notice
    weekday,    // "Tues 4th", "on Monday": the month is to be found
    time,       // "12 noon - 1pm" alone: the day is the heading's
    derived,    // "3 years from approval"
    recurring
  } kind = Kind::date;
  int begin = 0, end = 0;              // tokens
  int words_begin = 0, words_end = 0;  // tokens of its words: of the whole list
  int group = 0;                       // days of one list have one
  bool loose = false;                  // a season, a term, "early 2026": never an event by itself
  int shift = 0;                       // next half term: 1; last spring: -1
  int term_edge = 0;                   // the start of a term: 1; its end: 3
  bool relative = false;               // from the publication
  bool either_way = false;             // "on Tuesday": the last one, of what has been
  bool month_first = false;            // "Jan 24": perhaps a month and a year
  bool suffix = false;                 // "4th"
  bool edge = false;                   // "the end of", "the start of"
  int from_time = -1, to_time = -1;    // minutes
  Recurrence recurs = {};
  bool of_review = false;  // "will review this in 12 months"
  int months_on = 0;       // of a derived one
  // Filled in by the later steps.
  Role role = Role::mentioned;
  bool role_stated = false;
  bool open_side = false;  // an end without a beginning, a start without an end
  bool exclusive = false;  // "before": the day itself is not in it
  bool opens = false;      // "until half term" ends the day before it begins
};

struct TimeSpan {
  int begin = 0, end = 0;  // tokens
  int from = -1, to = -1;  // minutes
};

class Grammar {
 public:
  // `reference` is the day, or the month, that relative words count from.
  // `lenient`: a person's query, in which nobody writes capitals.
  Grammar(const Tables& tables, const Line& line, const std::optional<Period>& reference,
          bool lenient)
      : tables_(tables), line_(line), reference_(reference), lenient_(lenient) {}

  // Every date of the line, in order.
  void read(std::vector<Found>& out);
  std::vector<TimeSpan> times() const;

 private:
  struct Item;
  // Each production: the token after what it took, or `i` when it took none.
  bool starts(int i) const;
  int production(int i, std::vector<Found>& out);
  int days(int i, std::vector<Found>& out) { return days(i, out, false); }
  int days(int i, std::vector<Found>& out, bool cued);
  int months(int i, std::vector<Found>& out);
  int two_parts(int i, int j, int part, std::vector<Found>& out);
  int until_part(int i, Found& found) const;
  int month_parts(int i, std::vector<Found>& out);
  int run_together(int i, std::vector<Found>& out);
  int numeric_month(int i, std::vector<Found>& out);
  bool date_asked_for(int i) const;
  int month_of_year(int i, std::vector<Found>& out);
  int month_behind_year(int i, std::vector<Found>& out);
  bool spaced_figures(int i, Item& item) const;
  int edge_of_month(int i, std::vector<Found>& out);
  int weekend_at(int i) const;
  int month_of_record(int i, std::vector<Found>& out);
  int weeks(int i, std::vector<Found>& out);
  int nth(int i, std::vector<Found>& out);
  int terms(int i, std::vector<Found>& out);
  int term_from(int i, int year, int& end, Found& found) const;
  int seasons(int i, std::vector<Found>& out);
  int quarters(int i, std::vector<Found>& out);
  int year_parts(int i, std::vector<Found>& out);
  int years(int i, std::vector<Found>& out);
  int one_year(int i, std::vector<Found>& out);
  void kind_of_year(int i, Found& found) const;
  int editions(int i, std::vector<Found>& out);
  int year_label(int i, std::vector<Found>& out);
  int year_ending(int i, std::vector<Found>& out);
  int day_of_month(int i, std::vector<Found>& out);
  int day_of_week(int i, std::vector<Found>& out);
  int day_alone(int i, std::vector<Found>& out);
  int run_of_months(int i, std::vector<Found>& out);
  int decade(int i, std::vector<Found>& out);
  int month_halves(int i, std::vector<Found>& out);
  int holidays(int i, std::vector<Found>& out);
  bool as_limit(int i) const;
  bool until_after(int i) const;
  int recurring(int i, std::vector<Found>& out);
  int adverb(int i, Recurrence& r);
  int every(int i, Recurrence& r);
  int month_again(int i, Recurrence& r);
  int weekday_again(int i, Recurrence& r);
  int nth_again(int i, Recurrence& r);
  int day_of_year(int i, Recurrence& r);
  int nths(int i, Recurrence& r) const;
  int weekdays(int i, Recurrence& r) const;
  int each_month(int i) const;
  int each_year(int i) const;
  int part_of_day(int i) const;
  int in_term_tail(int i, Recurrence& r) const;
  int bounded(int i, Found& found);
  int bound_at(int i, Found& found);
  int relative(int i, std::vector<Found>& out);
  int ahead(int i, std::vector<Found>& out);
  int after_next(int i, std::vector<Found>& out);
  int rest_of(int i, std::vector<Found>& out);
  int relative_unit(int i, std::vector<Found>& out);
  int stretch(int i, std::vector<Found>& out);
  int distance(int i, std::vector<Found>& out);
  int weekday_alone(int i, std::vector<Found>& out);
  int limitless(int i, std::vector<Found>& out);
  int derived(int i, std::vector<Found>& out);
  int time_alone(int i, std::vector<Found>& out);

  // Parts of a day.
  bool item(int i, Item& item, bool first, bool short_numeric) const;
  bool numeric(int i, Item& item, bool first, bool short_form) const;
  bool completed(int i, Is mark) const;
  bool day_first(int i, Item& item, bool first) const;
  void year_behind_clock(Item& item) const;
  bool month_first(int i, Item& item, bool first) const;
  bool figures_behind_month(int i, Item& item) const;
  bool year_first(int i, Item& item) const;
  int spelt_day(int i, int& value) const;
  int year_named(int i, int& year) const;
  bool month_after(int i, Item& item) const;
  bool join(int i, const Item& last, int& next, bool& range) const;
  int past_clock(int i) const;
  int past_own_clock(const Item& last) const;
  bool of_relative_month(std::vector<Item>& items) const;
  bool numbers_a_label(int i) const;
  bool moves_away(int i) const;
  int behind_clock(int i) const;
  void share(std::vector<Item>& items) const;
  bool again_every_year(Found& found) const;
  static void last_by(int months, Spec& spec);
  int prolonged(Found& found) const;
  bool lasts(int count, int unit, Spec& spec) const;
  void counted_before(Found& found) const;
  void mark_relative(Found& found) const;
  void emit(const std::vector<Item>& items, std::vector<Found>& out);
  // The year that begins at `i`, after a month: its end, or `i`.
  int year_slot(int i, int& year, bool& two_digits) const;
  bool plain_year(int i) const;
  int span_of_years(int i, int& first, int& last) const;

  bool trapped(int i) const;
  bool is_clock(int i) const;
  bool month_meant(int i, bool evidence) const;
  int misspelt_month(int i) const;
  int month_at(int i) const;
  int clock(int i, int& minutes, int& half) const;
  TimeSpan four_figures(int i) const;
  TimeSpan time_span(int i) const;
  struct Unit {
    int shift = 0;      // -1 the last one, 1 the next
    int part = 0;       // 1 its beginning, 2 its middle, 3 its end
    bool edge = false;  // "the end of", not "late"
  };
  int part_at(int i, bool& edge) const;
  bool unit_period(int i, const Unit& unit, Found& found, std::optional<Period>& when) const;
  bool named_month(int i, const Unit& unit, std::optional<Period>& when) const;
  int named_year(int i) const;
  std::optional<Period> year_of_ours(int i, const Unit& unit) const;
  std::optional<Period> week_of(const Unit& unit) const;
  std::optional<Period> quarter_of(const Unit& unit) const;
  std::optional<Period> month_of(const Unit& unit) const;
  std::optional<Period> term_of(const Unit& unit) const;
  bool is_open_hours(int i) const;
  bool weekday_stands_alone(int i, bool on) const;
  int count_at(int i) const;
  bool is_unit(int i) const;
  Date away(int unit, int count) const;
  static Found settled(Found found, const std::optional<Period>& when);

  std::optional<Date> today() const;
  bool today_meant(int i) const;
  std::optional<Period> from_today(int days) const;
  std::optional<Period> coming(int weekday, int weeks) const;
  // The first of the month that many after the reference's; nullopt without one.
  std::optional<Date> months_from(int shift) const;

  const Token& at(int i) const { return line_.at(i); }
  Is is(int i) const { return line_.at(i).is; }
  W w(int i) const {
    const auto id = line_.at(i).id;
    return id < static_cast<std::uint16_t>(W::count) ? static_cast<W>(id) : W::none;
  }
  bool in(Tables::Set set, int i) const { return tables_.has(set, line_.at(i).id); }
  bool glued(int i) const { return line_.at(i).glued; }
  bool number(int i, int low, int high) const {
    return is(i) == Is::number && at(i).value >= low && at(i).value <= high;
  }
  bool closes(int i) const;  // nothing of the sentence follows directly
  bool before_is_open(int i) const;
  Found made(Shape shape, int begin, int end) const;
  int push(Found found, std::vector<Found>& out);

  const Tables& tables_;
  const Line& line_;
  const std::optional<Period>& reference_;
  bool lenient_;
  int groups_ = 0;
  bool bounding_ = false;  // inside what bounds a recurrence, where no other begins
};

}  // namespace fingerpost::dates
