// Days told in words or by their number alone, and what counts out a part of a year:
// "the twenty-second of October", "on the 24th", "the first six months of 2025",
// "the 1990s".
#include "dates/grammar.hpp"

namespace fingerpost::dates {

// "ninth", "twenty-second", "thirty first": the token behind, or `i`.
int Grammar::spelt_day(int i, int& value) const {
  if (is(i) == Is::ordinal && at(i).value > 0) return value = at(i).value, i + 1;
  const bool tens = is(i) == Is::cardinal && (at(i).value == 20 || at(i).value == 30);
  const int k = is(i + 1) == Is::dash ? i + 2 : i + 1;
  if (!tens || is(k) != Is::ordinal || at(k).value < 1 || at(k).value > 9) return i;
  value = at(i).value + at(k).value;
  return value <= 31 ? k + 1 : i;
}

// "on the 24th", "by the 19th": a day of the month that the page is of, or of the day
// before it. A word behind the number takes it: "on the 3rd floor".
int Grammar::day_alone(int i, std::vector<Found>& out) {
  const int j = w(i) == W::the ? i + 1 : i;
  if (!number(j, 1, 31) || !at(j).suffix || at(j).digits > 2 || trapped(j)) return i;
  switch (w(i - 1)) {
    case W::on:
    case W::by:
    case W::until:
    case W::before:
      break;
    default:
      return i;
  }
  const Is next = is(j + 1);
  const bool ends = next == Is::end || next == Is::comma || next == Is::dot ||
                    next == Is::semicolon || next == Is::pipe || next == Is::close;
  const bool timed = w(j + 1) == W::at || w(j + 1) == W::from || is_clock(j + 1);
  if (!ends && !timed) return i;
  Found found = made(Shape::days, i, j + 1);
  found.kind = Found::Kind::weekday;
  found.suffix = found.relative = true;
  found.spec.day = static_cast<std::int8_t>(at(j).value);
  return push(found, out);
}

// "the first six months of 2025", "the last three months of the year"
int Grammar::run_of_months(int i, std::vector<Found>& out) {
  const int j = w(i) == W::the ? i + 1 : i;
  const bool first = is(j) == Is::ordinal && at(j).value == 1, last = w(j) == W::last;
  const int count = first || last ? count_at(j + 1) : 0;
  if (count < 2 || count > 11 || w(j + 2) != W::month || w(j + 3) != W::of) return i;
  int year = 0;
  const int end = year_named(j + 4, year);
  if (end == j + 4) return i;
  Found found = made(Shape::months, i, end);
  found.loose = true;
  found.spec.month = static_cast<std::int8_t>(first ? 1 : 13 - count);
  found.spec.month2 = static_cast<std::int8_t>(first ? count : 12);
  found.spec.year = static_cast<std::int16_t>(year);
  return push(found, out);
}

// "2025", "last year", "the year 2025": the token behind, or `i`.
int Grammar::year_named(int i, int& year) const {
  if (plain_year(i)) return year = at(i).value, i + 1;
  int j = w(i) == W::the ? i + 1 : i;
  if (w(j) == W::year && plain_year(j + 1)) return year = at(j + 1).value, j + 2;
  const int shift = w(j) == W::next                          ? 1
                    : w(j) == W::last                        ? -1
                    : w(j) == W::this_ || w(j - 1) == W::the ? 0
                                                             : 9;
  if (w(j - 1) == W::the && w(j) == W::year) --j;  // "of the year"
  if (shift == 9 || w(j + 1) != W::year || at(j + 1).suffix) return i;
  if (number(j + 2, 1, 13) || w(j + 2) == W::of || !reference_ || !reference_->first) return i;
  year = static_cast<int>(reference_->first->year()) + shift;
  return j + 2;
}

// "the 1990s"
int Grammar::decade(int i, std::vector<Found>& out) {
  const Token& years = at(i);
  const bool whole =
      years.digits == 4 && years.value >= 1900 && years.value <= 2090 && years.value % 10 == 0;
  const auto plural = line_.words(i + 1, i + 2);
  if (!whole || w(i - 1) != W::the || !glued(i + 1) || plural != "s") return i;
  if (is(i + 2) == Is::dash && glued(i + 2)) return i;  // "1990s-style"
  Found found = made(Shape::years, i, i + 2);
  found.loose = true;
  found.spec.year = static_cast<std::int16_t>(years.value);
  found.spec.years_on = 9;
  return push(found, out);
}

}  // namespace fingerpost::dates
