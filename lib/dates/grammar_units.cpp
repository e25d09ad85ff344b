// Whole units around the publication: "next week", "the end of this month",
// "last year", "next March", "this term".
#include <algorithm>

#include "dates/grammar.hpp"

namespace fingerpost::dates {
namespace {

Date plus(Date date, int days) { return from_days(to_days(date) + days); }

int year_of(Date date) { return static_cast<int>(date.year()); }

}  // namespace

// Which part of a unit a word before it asks for: 1 its beginning, 3 its end.
int Grammar::part_at(int i, bool& edge) const {
  edge = w(i) == W::start || w(i) == W::middle || w(i) == W::end;
  switch (w(i)) {
    case W::early:
    case W::start:
      return 1;
    case W::mid:
    case W::middle:
      return 2;
    case W::late:
    case W::later:
    case W::end:
      return 3;
    default:
      return 0;
  }
}

// "for the rest of the week", "the remainder of this year"
int Grammar::rest_of(int i, std::vector<Found>& out) {
  int j = w(i) == W::the ? i + 1 : i;
  if (w(j) != W::rest || w(j + 1) != W::of) return i;
  if (w(j + 2) != W::the && w(j + 2) != W::this_) return i;
  j += 3;
  const int end = named_year(j) ? j + 2 : j + 1;
  const bool of_more = w(end) == W::of || at(j).suffix;  // "the rest of the year group"
  const bool noun =
      is(end) == Is::word && w(end) == W::none && !closes(end) && !in(Tables::Set::small, end);
  if (of_more || (noun && w(j) == W::year) || is(j) == Is::month) return i;
  Found found = made(Shape::settled, i, end);
  std::optional<Period> when;
  if (!unit_period(j, {}, found, when)) return i;
  found.loose = false;
  if (when && today()) when->first = std::max(*when->first, *today());
  return push(settled(found, today() ? when : std::nullopt), out);
}

int Grammar::relative_unit(int i, std::vector<Found>& out) {
  if (const int end = rest_of(i, out); end > i) return end;
  int j = w(i) == W::the ? i + 1 : i;
  Unit unit;
  unit.part = part_at(j, unit.edge);
  if (unit.part) {
    ++j;
    if (w(j) == W::of || (is(j) == Is::dash && !unit.edge))
      ++j;
    else if (unit.edge)
      return i;
  }
  if (unit.edge && w(j) == W::term) --j;  // "the end of term"
  switch (w(j)) {
    case W::of:
      break;
    case W::this_:
      if (w(j + 1) == W::past) unit.shift = -1, ++j;  // "this past weekend"
      break;
    case W::the:  // "the end of the month"
      if (!unit.edge) return i;
      break;
    case W::coming:
      if (is(j + 1) != Is::month && w(j + 1) != W::week && w(j + 1) != W::month) return i;
      unit.shift = 1;
      break;
    case W::next:
      unit.shift = 1;
      break;
    case W::last:
    case W::previous:
      unit.shift = -1;
      break;
    default:
      return i;
  }
  const int weekend = weekend_at(j + 1);
  const int end = named_year(j + 1) ? j + 3 : weekend > j + 1 ? weekend : j + 2;
  if (at(j + 1).suffix || w(end) == W::of || (w(j + 1) == W::year && number(end, 1, 13))) return i;
  Found found = made(Shape::settled, i, end);
  found.edge = unit.edge;
  found.loose = unit.shift < 0 || (unit.part == 1 && !unit.edge);
  std::optional<Period> when;
  if (!unit_period(j + 1, unit, found, when)) return i;
  // "next week on Thursday", "this week Friday"
  const int day = w(end) == W::on ? end + 1 : end;
  const bool weekday = w(j + 1) == W::week && !unit.part && is(day) == Is::weekday;
  if (weekday && !number(day + 1, 1, 31) && !(at(day).company && !at(day).capital)) {
    if (when) when = fingerpost::day(plus(*when->first, at(day).value - 1));
    found.end = found.words_end = day + 1;
  }
  return push(settled(found, when), out);
}

// False when the word is no unit; `when` is empty when nothing says from where to count.
bool Grammar::unit_period(int i, const Unit& unit, Found& found,
                          std::optional<Period>& when) const {
  if (is(i) == Is::month) return named_month(i, unit, when);
  switch (weekend_at(i) > i ? W::weekend : w(i)) {
    case W::week:
      when = week_of(unit);
      return true;
    case W::weekend:
      if (const auto week = week_of({unit.shift, 0, false}))
        when = Period{plus(*week->first, 5), *week->last};
      return true;
    case W::month:
      when = month_of(unit);
      return true;
    case W::quarter:
      found.loose = true;
      when = quarter_of(unit);
      return true;
    case W::academic:
    case W::school:
    case W::financial:
      found.loose = true;
      if (!named_year(i)) return false;
      when = year_of_ours(i, unit);
      return true;
    case W::year:
      found.loose = true;
      if (reference_ && reference_->first) {
        Spec spec;
        spec.shape = unit.part ? Shape::year_part : Shape::year;
        spec.part = static_cast<std::int8_t>(unit.part);
        when = in_year(spec, year_of(*reference_->first) + unit.shift, tables_);
      }
      return true;
    case W::term:
      found.loose = true;
      when = term_of(unit);
      return true;
    default:
      return false;
  }
}

// "Tuesday next week", "Friday of next week"
int Grammar::day_of_week(int i, std::vector<Found>& out) {
  if (is(i) != Is::weekday) return i;
  const int j = w(i + 1) == W::of || is(i + 1) == Is::comma ? i + 2 : i + 1;
  const int shift = w(j) == W::next ? 1 : w(j) == W::last ? -1 : w(j) == W::this_ ? 0 : 99;
  if (shift == 99 || w(j + 1) != W::week || at(j + 1).suffix) return i;
  std::optional<Period> when;
  if (today()) when = from_today(at(i).value - weekday_of(*today()) + 7 * shift);
  Found found = settled(made(Shape::settled, i, j + 2), when);
  found.loose = shift < 0;
  return push(found, out);
}

// "the 5th of next month", "on the 21st of this month", "the last day of the month"
int Grammar::day_of_month(int i, std::vector<Found>& out) {
  int j = w(i) == W::the ? i + 1 : i;
  const bool edge = (w(j) == W::last || (is(j) == Is::ordinal && at(j).value == 1)) &&
                    w(j + 1) == W::day && line_.words(j + 1, j + 2).size() == 3;
  const bool last_day = edge && w(j) == W::last;
  j += edge;
  if (edge)
    if (const int end = edge_of_month(i, out); end > i) return end;
  const bool day =
      edge || (number(j, 1, 31) && at(j).suffix) || (is(j) == Is::ordinal && at(j).value > 0);
  if (!day || w(j + 1) != W::of || w(j + 3) != W::month) return i;
  const W which = w(j + 2);
  if (which != W::next && which != W::this_ && which != W::last && !(edge && which == W::the))
    return i;
  std::optional<Period> when;
  if (const auto first = months_from(which == W::next ? 1 : which == W::last ? -1 : 0)) {
    const auto number = static_cast<unsigned>(edge ? 1 : at(j).value);
    Date date{first->year(), first->month(), std::chrono::day(number)};
    if (last_day) date = first->year() / first->month() / std::chrono::last;
    if (date.ok()) when = Period{date, date};
  }
  Found found = settled(made(Shape::settled, i, j + 4), when);
  found.loose = which == W::last;
  return push(found, out);
}

// "the last day of October", "the first day of January 2026"
int Grammar::edge_of_month(int i, std::vector<Found>& out) {
  const int j = w(i) == W::the ? i + 1 : i, k = j + 3, month = month_at(k);
  if (w(j + 2) != W::of && w(j + 2) != W::in) return i;
  if (!month || !month_meant(k, true)) return i;
  int year = 0;
  bool two = false;
  Found found = made(Shape::month_edge, i, year_slot(k + 1, year, two));
  found.spec.part = w(j) == W::last ? 3 : 1;
  found.spec.month = static_cast<std::int8_t>(month);
  found.spec.year = static_cast<std::int16_t>(year);
  found.spec.two_digits = two;
  return push(found, out);
}

// "academic year", "financial year": the month that it begins in, else 0.
int Grammar::named_year(int i) const {
  if (w(i + 1) != W::year) return 0;
  return w(i) == W::academic || w(i) == W::school ? 9 : w(i) == W::financial ? 4 : 0;
}

std::optional<Period> Grammar::year_of_ours(int i, const Unit& unit) const {
  if (!reference_ || !reference_->first) return std::nullopt;
  const Date from = *reference_->first;
  const int begins = named_year(i);
  const bool before = static_cast<int>(unsigned(from.month())) < begins;
  Spec spec;
  spec.shape = begins == 9 ? Shape::school_year : Shape::fin_year;
  auto when = in_year(spec, year_of(from) - before + unit.shift, tables_);
  if (when && unit.edge && unit.part == 1) when->last = when->first;
  if (when && unit.edge && unit.part == 3) when->first = when->last;
  return when;
}

std::optional<Period> Grammar::week_of(const Unit& unit) const {
  if (!today()) return std::nullopt;
  const Date monday = plus(*today(), 1 - weekday_of(*today()) + 7 * unit.shift);
  if (unit.part == 1) return Period{monday, plus(monday, 1)};
  if (unit.part == 2) return Period{plus(monday, 2), plus(monday, 2)};
  if (unit.part == 3 && unit.edge) return Period{plus(monday, 4), plus(monday, 4)};
  if (unit.part == 3) return Period{std::max(*today(), plus(monday, 3)), plus(monday, 6)};
  return Period{monday, plus(monday, 6)};
}

// A council's quarters and the calendar's begin on the same days.
std::optional<Period> Grammar::quarter_of(const Unit& unit) const {
  const auto first = months_from(3 * unit.shift);
  if (!first) return std::nullopt;
  Spec spec;
  spec.shape = Shape::quarter;
  spec.n = static_cast<std::int8_t>((unsigned(first->month()) - 1) / 3 + 1);
  auto when = in_year(spec, year_of(*first), tables_);
  if (when && unit.part == 1) when->last = when->first;
  if (when && unit.part == 3) when->first = when->last;
  return when;
}

std::optional<Period> Grammar::month_of(const Unit& unit) const {
  const auto first = months_from(unit.shift);
  if (!first) return std::nullopt;
  Spec spec;
  spec.month = static_cast<std::int8_t>(unsigned(first->month()));
  spec.part = static_cast<std::int8_t>(unit.part);
  spec.shape = unit.part ? Shape::month_part : Shape::months;
  return in_year(spec, year_of(*first), tables_);
}

// "next March", "last March": by direction, not by the calendar year.
bool Grammar::named_month(int i, const Unit& unit, std::optional<Period>& when) const {
  int year = 0;
  bool two = false;
  const bool verb = at(i).value == 3 || at(i).value == 5;  // "this may", "this march"
  if (unit.part || !month_meant(i, !verb)) return false;
  if (year_slot(i + 1, year, two) > i + 1 || number(i + 1, 1, 31)) return false;
  if (const auto month = months_from(0)) {
    const int here = static_cast<int>(unsigned(month->month()));
    year = year_of(*month);
    if (unit.shift > 0) year += at(i).value <= here;
    if (unit.shift < 0) year -= at(i).value >= here;
    when = dates::month(year, static_cast<unsigned>(at(i).value));
  }
  return true;
}

// The term that today is in or, between terms, the one to come.
std::optional<Period> Grammar::term_of(const Unit& unit) const {
  if (!today()) return std::nullopt;
  constexpr int order[] = {2, 3, 1};  // spring, summer, autumn of a calendar year
  int at_term = 3 * (year_of(*today()) - 1);
  const auto term = [&](int n) { return school_term(order[n % 3], n / 3, tables_); };
  while (*term(at_term).last < *today()) ++at_term;
  Period when = term(at_term + unit.shift);
  if (unit.edge && unit.part == 1) when.last = when.first;
  if (unit.edge && unit.part == 3) when.first = when.last;
  return when;
}

}  // namespace fingerpost::dates
