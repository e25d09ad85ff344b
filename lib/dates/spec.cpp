#include "dates/spec.hpp"

#include <algorithm>

#include "dates/tables.hpp"

namespace fingerpost::dates {
namespace {

Date ymd(int y, int m, int d) {
  return {std::chrono::year(y), std::chrono::month(static_cast<unsigned>(m)),
          std::chrono::day(static_cast<unsigned>(d))};
}

std::optional<Period> checked(Date first, Date last) {
  if (!first.ok() || !last.ok() || last < first) return std::nullopt;
  return Period{first, last};
}

Period shifted(Date first, int days) { return {first, from_days(to_days(first) + days)}; }

std::optional<Period> days_in(const Spec& s, int year) {
  const Date first = ymd(year, s.month, s.day);
  if (!first.ok()) return std::nullopt;
  if (!s.day2 && s.weekday2)  // "Monday 13 May to Friday"
    return shifted(first, (s.weekday2 - weekday_of(first) + 7) % 7);
  if (!s.day2) return shifted(first, s.run ? s.run - 1 : 0);
  int last_year = year + s.years_on;
  if (!s.years_on && (s.month2 < s.month || (s.month2 == s.month && s.day2 < s.day))) ++last_year;
  return checked(first, ymd(last_year, s.month2, s.day2));
}

std::optional<Period> months_in(const Spec& s, int year) {
  const int last = s.month2 ? s.month2 : s.month;
  const int on = s.years_on ? s.years_on : last < s.month ? 1 : 0;
  return Period{ymd(year, s.month, 1), last_of_month(year + on, static_cast<unsigned>(last))};
}

// The thirds of a month, the last one with what is left; 4 and 5 are its halves.
std::optional<Period> month_part(const Spec& s, int year) {
  const Date last = last_of_month(year, static_cast<unsigned>(s.month));
  if (s.part == 4) return Period{ymd(year, s.month, 1), ymd(year, s.month, 15)};
  if (s.part == 5) return Period{ymd(year, s.month, 16), last};
  if (s.part == 1) return Period{ymd(year, s.month, 1), ymd(year, s.month, 10)};
  if (s.part == 2) return Period{ymd(year, s.month, 11), ymd(year, s.month, 20)};
  return Period{ymd(year, s.month, 21), last};
}

std::optional<Period> year_to(const Spec& s, int year) {
  const auto last = days_in(s, year);
  if (!last) return std::nullopt;
  const Date next = from_days(to_days(*last->last) + 1);
  const Date first{next.year() - std::chrono::years(1), next.month(), next.day()};
  return Period{first.ok() ? first : from_days(to_days(next) - 365), *last->last};
}

Period season(const Spec& s, int year) {
  if (s.part) {  // "late autumn": its last month
    const int of = 3 * s.n + s.part - 1;
    return month(year + (of > 12), static_cast<unsigned>(of > 12 ? of - 12 : of));
  }
  const int month = 3 * s.n;
  const int last = s.n == 4 ? 2 : month + 2;
  return {ymd(year, month, 1), last_of_month(year + (s.n == 4), static_cast<unsigned>(last))};
}

// The half before its half term holiday, or after.
Period term(const Spec& s, int year, const Tables& tables) {
  Period whole = school_term(s.n, year, tables);
  const Period half = half_term(s.n, year, tables);
  if (s.part == 1) whole.last = from_days(to_days(*half.first) - 1);
  if (s.part == 2) whole.first = from_days(to_days(*half.last) + 1);
  return whole;
}

// From the end of one term to the start of the next: 1 Christmas, 2 Easter, 3 summer.
Period school_break(const Spec& s, int year, const Tables& tables) {
  const Period before = school_term(s.n, year, tables);
  const Period after =
      s.n == 1 ? school_term(2, year + 1, tables) : school_term(s.n == 2 ? 3 : 1, year, tables);
  Date first = from_days(to_days(*before.last) + 1), last = from_days(to_days(*after.first) - 1);
  if (s.n == 1 && first > ymd(year, 12, 24)) first = ymd(year, 12, 22);
  if (last < first) {
    if (s.n == 1) return {ymd(year, 12, 22), ymd(year + 1, 1, 2)};
    const Date sunday = easter(year);
    return {from_days(to_days(sunday) - 9), from_days(to_days(sunday) + 8)};
  }
  return {first, last};
}

// A week counts to the month, and to the year, that has its Thursday.
std::optional<Period> nth_week(const Spec& s, int year) {
  const int month = s.month ? s.month : s.n < 0 ? 12 : 1;
  auto thursday = nth_weekday(s.n, 4, year, static_cast<unsigned>(month));
  if (!thursday) return std::nullopt;
  return shifted(from_days(to_days(*thursday) - 3), 6);
}

// As it was announced for that year, else by its rule.
std::optional<Period> named(const Spec& s, int year, const Tables& tables) {
  const Named& named = tables.named(s.name);
  for (const Span& span : named.years)
    if (static_cast<int>(span.first.year()) == year) return Period{span.first, span.last};
  return named.rule ? in_year(*named.rule, year, tables) : std::nullopt;
}

std::optional<Period> one_day(std::optional<Date> date) {
  return date ? std::optional(day(*date)) : std::nullopt;
}

}  // namespace

std::optional<Period> in_year(const Spec& s, int year, const Tables& tables) {
  switch (s.shape) {
    case Shape::days:
      return days_in(s, year);
    case Shape::months:
      return months_in(s, year);
    case Shape::month_part:
      return month_part(s, year);
    case Shape::month_edge:
      return s.part == 1 ? one_day(ymd(year, s.month, 1))
                         : one_day(last_of_month(year, static_cast<unsigned>(s.month)));
    case Shape::season:
      return season(s, year);
    case Shape::year:
      return dates::year(year);
    case Shape::years:
      return Period{ymd(year, 1, 1), ymd(year + s.years_on, 12, 31)};
    case Shape::year_part:
      return Period{ymd(year, 4 * s.part - 3, 1), last_of_month(year, 4u * s.part)};
    case Shape::half_year:
      return Period{ymd(year, 6 * s.n - 5, 1), last_of_month(year, 6u * s.n)};
    case Shape::quarter:
      return Period{ymd(year, 3 * s.n - 2, 1), last_of_month(year, 3u * s.n)};
    case Shape::fin_quarter: {
      const int month = s.n == 4 ? 1 : 3 * s.n + 1, y = year + (s.n == 4);
      return Period{ymd(y, month, 1), last_of_month(y, static_cast<unsigned>(month) + 2)};
    }
    case Shape::fin_year:
      return Period{ymd(year, 4, 1), ymd(year + std::max<int>(s.years_on, 1), 3, 31)};
    case Shape::school_year:
      return Period{ymd(year, 9, 1), ymd(year + std::max<int>(s.years_on, 1), 8, 31)};
    case Shape::term:
      return term(s, year, tables);
    case Shape::half_term:
      return half_term(s.n, year, tables);
    case Shape::school_break:
      return school_break(s, year, tables);
    case Shape::nth_weekday:
      return one_day(nth_weekday(s.n, s.weekday, year, static_cast<unsigned>(s.month)));
    case Shape::nth_week:
      return nth_week(s, year);
    case Shape::nth_weekend: {
      const auto saturday = nth_weekday(s.n, 6, year, static_cast<unsigned>(s.month));
      return saturday ? std::optional(shifted(*saturday, 1)) : std::nullopt;
    }
    case Shape::week_of: {
      const auto day = days_in(s, year);
      if (!day) return std::nullopt;
      return shifted(from_days(to_days(*day->first) - weekday_of(*day->first) + 1), 6);
    }
    case Shape::week_from: {
      const auto first = days_in(s, year);
      return first ? std::optional(shifted(*first->first, 6)) : std::nullopt;
    }
    case Shape::week_to: {
      const auto last = days_in(s, year);
      if (!last) return std::nullopt;
      return Period{from_days(to_days(*last->first) -
                              (weekday_of(*last->first) < 6 ? weekday_of(*last->first) - 1 : 6)),
                    *last->first};
    }
    case Shape::year_to:
      return year_to(s, year);
    case Shape::bank_holiday:
      return one_day(s.part ? substitute(s.holiday, bank_holiday(s.holiday, year, tables))
                            : bank_holiday(s.holiday, year, tables));
    case Shape::named:
      return named(s, year, tables);
    case Shape::settled:
      return s.fixed;
  }
  return std::nullopt;
}

}  // namespace fingerpost::dates
