// A date as it is written, before its year is known: a function from a year to
// a Period.
#pragma once

#include <cstdint>
#include <optional>

#include "dates/dates.hpp"

namespace fingerpost::dates {

class Tables;

enum class Shape : std::uint8_t {
  days,          // 13 May, 13-19 May, 29 January - 4 February
  months,        // May, June to August
  month_part,    // early, mid, late May
  month_edge,    // the beginning, the end of May, as a limit
  season,        // spring
  year,          // 2019
  years,         // 2015 to 2019
  year_part,     // early 2026
  half_year,     // the first half of 2025
  quarter,       // Q1 of a calendar year
  fin_quarter,   // Q1 of 2023/24
  fin_year,      // April to March
  school_year,   // September to August
  term,          // autumn term, Autumn 2
  half_term,     // October half term
  school_break,  // summer holidays
  nth_weekday,   // first Monday in May
  nth_week,      // second week of June, or of a year where no month is
  nth_weekend,   // last weekend of November
  week_of,       // the week of 19 October: the one it is in
  week_from,     // week commencing 2 March
  week_to,       // week ending 6 March
  year_to,       // year ending 31 March
  bank_holiday,  // August bank holiday, Good Friday
  named,         // Safer Internet Day
  settled,       // relative to the publication: the period is known
};

enum class Holiday : std::uint8_t {
  new_year,
  good_friday,
  easter_sunday,
  easter_monday,
  early_may,
  spring,
  summer,
  christmas_eve,
  christmas,
  boxing,
  new_years_eve,
  special
};

struct Spec {
  Shape shape = Shape::days;
  bool two_digits = false;   // the year was written with two
  std::int16_t year = 0;     // of the first day; 0 when it is not stated
  std::int8_t years_on = 0;  // the last day's year beyond that
  std::int8_t month = 0, day = 0, month2 = 0, day2 = 0;
  std::int8_t weekday = 0, weekday2 = 0;  // as written; 1 is Monday
  std::int8_t n = 0;                      // which: quarter, term, week, season; -1 the last
  std::int8_t part = 0;                   // 1 early or first, 2 middle, 3 late; of a term: 1, 2
  std::int8_t run = 0;                    // days it lasts: "for five days"
  Holiday holiday = Holiday::new_year;
  std::int16_t name = 0;  // of Tables::named
  Period fixed = {};      // of a settled one
};

// Nullopt for a day that year has not (29 February, a fifth Monday).
std::optional<Period> in_year(const Spec& spec, int year, const Tables& tables);

// 1 (Monday) to 7.
int weekday_of(Date date);
// "Wednesday".
std::string_view weekday_name(int weekday);
std::string_view month_name(unsigned month);

Date easter(int year);
// The day itself; a moved one as the table has it.
Date bank_holiday(Holiday holiday, int year, const Tables& tables);
// The day that is off in its place when it falls on a weekend: Christmas Day on a
// Saturday or a Sunday is the 27th, Boxing Day the 28th.
Date substitute(Holiday holiday, Date day);
bool in_term_time(Date day, const Tables& tables);
// 1 autumn, 2 spring, 3 summer, of that calendar year.
Period school_term(int term, int year, const Tables& tables);
Period half_term(int term, int year, const Tables& tables);
// Nullopt when there is no such weekday in the month.
std::optional<Date> nth_weekday(int n, int weekday, int year, unsigned month);

}  // namespace fingerpost::dates
