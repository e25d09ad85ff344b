// Bank holidays of England by their rules, and school terms by the table or,
// where it is silent, by what most schools do.
#include <algorithm>
#include <array>

#include "dates/spec.hpp"
#include "dates/tables.hpp"

namespace fingerpost::dates {
namespace {

using std::chrono::month;

Date ymd(int y, unsigned m, unsigned d) {
  return {std::chrono::year(y), std::chrono::month(m), std::chrono::day(d)};
}

Date plus(Date date, int days) { return from_days(to_days(date) + days); }

const Span* named(const std::vector<Span>& spans, std::string_view name, int year) {
  for (const Span& span : spans)
    if (span.name == name && static_cast<int>(span.first.year()) == year) return &span;
  return nullptr;
}

Date moved(std::string_view name, int year, const Tables& tables, Date otherwise) {
  const Span* span = named(tables.holidays(), name, year);
  return span ? span->first : otherwise;
}

constexpr std::array<std::string_view, 4> term_names{"", "autumn", "spring", "summer"};

}  // namespace

int weekday_of(Date date) {
  return static_cast<int>(std::chrono::weekday(std::chrono::sys_days(date)).iso_encoding());
}

std::string_view weekday_name(int weekday) {
  constexpr std::array<std::string_view, 8> names{"",         "Monday", "Tuesday",  "Wednesday",
                                                  "Thursday", "Friday", "Saturday", "Sunday"};
  return names.at(static_cast<std::size_t>(weekday));
}

std::string_view month_name(unsigned month) {
  constexpr std::array<std::string_view, 13> names{
      "",     "January", "February",  "March",   "April",    "May",     "June",
      "July", "August",  "September", "October", "November", "December"};
  return names.at(month);
}

// The Gregorian Easter (Meeus, Astronomical Algorithms, chapter 8).
Date easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return ymd(year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1));
}

std::optional<Date> nth_weekday(int n, int weekday, int year, unsigned month) {
  if (n < 0) {
    const Date last = last_of_month(year, month);
    return plus(last, -((weekday_of(last) - weekday + 7) % 7));
  }
  const Date first = ymd(year, month, 1);
  const int day = 1 + (weekday - weekday_of(first) + 7) % 7 + 7 * (n - 1);
  const Date date = ymd(year, month, static_cast<unsigned>(day));
  return date.ok() ? std::optional(date) : std::nullopt;
}

Date bank_holiday(Holiday holiday, int year, const Tables& tables) {
  switch (holiday) {
    case Holiday::new_year:
      return ymd(year, 1, 1);
    case Holiday::good_friday:
      return plus(easter(year), -2);
    case Holiday::easter_sunday:
      return easter(year);
    case Holiday::easter_monday:
      return plus(easter(year), 1);
    case Holiday::early_may:
      return moved("early may", year, tables, *nth_weekday(1, 1, year, 5));
    case Holiday::spring:
      return moved("spring", year, tables, *nth_weekday(-1, 1, year, 5));
    case Holiday::summer:
      return *nth_weekday(-1, 1, year, 8);
    case Holiday::christmas_eve:
      return ymd(year, 12, 24);
    case Holiday::christmas:
      return ymd(year, 12, 25);
    case Holiday::boxing:
      return ymd(year, 12, 26);
    case Holiday::new_years_eve:
      return ymd(year, 12, 31);
    case Holiday::special:
      break;
  }
  return ymd(year, 1, 1);
}

Date substitute(Holiday holiday, Date day) {
  const int weekday = weekday_of(day);
  if (weekday < 6) return day;
  const bool new_year = holiday == Holiday::new_year;
  return plus(day, new_year && weekday == 7 ? 1 : 2);
}

// Without a line in the table: whole months, as nobody knows the day.
Period school_term(int term, int year, const Tables& tables) {
  const auto name = term_names.at(static_cast<std::size_t>(term));
  if (const Span* span = named(tables.terms(), name, year)) return {span->first, span->last};
  if (term == 1) return {ymd(year, 9, 1), ymd(year, 12, 31)};
  if (term == 2) return {ymd(year, 1, 1), ymd(year, 3, 31)};
  return {ymd(year, 4, 1), ymd(year, 7, 31)};
}

// Without a line: the week of the last Monday in October, of the third Monday in
// February, of the spring bank holiday.
Period half_term(int term, int year, const Tables& tables) {
  const std::string name = std::string(term_names.at(static_cast<std::size_t>(term))) + " half";
  if (const Span* span = named(tables.terms(), name, year)) return {span->first, span->last};
  const Date monday = term == 1   ? *nth_weekday(-1, 1, year, 10)
                      : term == 2 ? *nth_weekday(3, 1, year, 2)
                                  : *nth_weekday(-1, 1, year, 5);
  return {monday, plus(monday, 4)};
}

bool in_term_time(Date day, const Tables& tables) {
  const int year = static_cast<int>(day.year());
  for (int term = 1; term <= 3; ++term)
    if (school_term(term, year, tables).contains(day))
      return !half_term(term, year, tables).contains(day);
  return false;
}

}  // namespace fingerpost::dates
