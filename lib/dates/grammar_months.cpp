// Months and their parts, weeks, and the nth weekday of a month.
#include "dates/grammar.hpp"

namespace fingerpost::dates {
namespace {

bool is_preposition(W word) {
  switch (word) {
    case W::in:
    case W::during:
    case W::throughout:
    case W::by:
    case W::until:
    case W::since:
    case W::before:
    case W::after:
    case W::from:
    case W::through:
    case W::between:
      return true;
    default:
      return false;
  }
}

}  // namespace

// "June to mid-July 2025": from the first day to the last of that part.
int Grammar::until_part(int i, Found& found) const {
  bool edge = false;
  const bool ranged = is(i) == Is::dash || w(i) == W::to || w(i) == W::until;
  const int part = ranged ? part_at(i + 1, edge) : 0;
  const int k = is(i + 2) == Is::dash ? i + 3 : i + 2, month = part ? month_at(k) : 0;
  if (!month || edge || !month_meant(k, true)) return i;
  int year = 0;
  bool two = false;
  const int end = year_slot(k + 1, year, two);
  Spec& spec = found.spec;
  spec.shape = Shape::days;
  spec.day = 1;
  spec.month2 = static_cast<std::int8_t>(month);
  spec.day2 = static_cast<std::int8_t>(
      part < 3 ? 10 * part
               : static_cast<int>(unsigned(last_of_month(2001, unsigned(month)).day())));
  spec.year = static_cast<std::int16_t>(year ? year - (month < spec.month) : 0);
  found.end = found.words_end = end;
  return end;
}

// "March 2024", "June to August", "in November"; a name alone is no date.
int Grammar::months(int i, std::vector<Found>& out) {
  const int month = month_at(i);
  if (!month || (is(i) == Is::word && !plain_year(i + 1))) return i;
  // "32 May" is no day, and so the month beside it is none either.
  const bool wrong_day = is(i - 1) == Is::number && at(i - 1).digits <= 2 && !trapped(i - 1) &&
                         (at(i - 1).value == 0 || at(i - 1).value > 31);
  if (wrong_day) return i;
  Found found = made(Shape::months, i, i + 1);
  Spec& spec = found.spec;
  spec.month = static_cast<std::int8_t>(month);
  int year = 0, year2 = 0;
  bool two = false;
  int end = year_slot(i + 1, year, two);
  const bool whole = at(i).end - at(i).begin == month_name(static_cast<unsigned>(month)).size();
  if (end == i + 1 && is(end) == Is::dot && glued(end) && at(i).end - at(i).begin <= 4 && !whole)
    ++end;
  if (span_of_years(end - 1, year, year2) > end - 1) return i;  // "September 2024/25"
  if (const int last = until_part(end, found); last > end) return push(found, out);
  // "June to August", "May/June", "between March and May"
  const W before = w(i - 1);
  const bool ranged = is(end) == Is::dash || is(end) == Is::slash || w(end) == W::to ||
                      w(end) == W::until || (w(end) == W::and_ && before == W::between);
  const int second = ranged || w(end) == W::and_ || is(end) == Is::amp ? month_at(end + 1) : 0;
  const bool years_apart = ranged && year && plain_year(end + 2) && at(end + 2).value > year;
  const bool plausible = second && (second != month || years_apart) && !number(end + 2, 1, 31) &&
                         month_meant(end + 1, plain_year(end + 2) || before == W::between) &&
                         month_meant(i, year);
  if (plausible && (ranged || plain_year(end + 2) || is_preposition(before))) {
    bool two2 = false;
    const int end2 = year_slot(end + 2, year2, two2);
    if (ranged) {
      if (year || year2 || is_preposition(before) || (!at(i).company && !at(end + 1).company)) {
        spec.month2 = static_cast<std::int8_t>(second);
        if (year2 && year) spec.years_on = static_cast<std::int8_t>(year2 - year);
        if (year2 && !year) year = year2 - (second < month);
        spec.year = static_cast<std::int16_t>(year);
        found.end = found.words_end = end2;
        return push(found, out);
      }
    } else if (!year && year2) {
      year = year2 - (second < month);
    }
    if (!ranged) {  // two months, each its own
      spec.year = static_cast<std::int16_t>(year);
      found.end = found.words_end = end;
      push(found, out);
      found.spec.month = static_cast<std::int8_t>(second);
      found.spec.year = static_cast<std::int16_t>(year2  ? year2
                                                  : year ? year + (second < month)
                                                         : 0);
      found.begin = found.words_begin = end + 1;
      found.end = found.words_end = end2;
      return push(found, out);
    }
  }
  found.end = found.words_end = end;
  spec.year = static_cast<std::int16_t>(year);
  spec.two_digits = two;
  if (year) {
    // "march 2024" is one, "may 24" hardly.
    const bool short_form = two && is(i + 1) != Is::quote;  // "may 24", not "jan '24"
    return short_form && at(i).company && !at(i).capital && !lenient_ ? i : push(found, out);
  }
  const bool adverb = before == W::early || before == W::mid || before == W::late;
  const bool labelled = (is(i - 1) == Is::colon || is(i - 1) == Is::pipe || w(i - 1) == W::for_ ||
                         w(i - 1) == W::be || in(Tables::Set::dated, i - 1)) &&
                        closes(end) && (at(i).capital || lenient_);
  // "for the whole of June", "all of June"
  const auto quantity = i < 2 ? std::string_view() : line_.words(i - 2, i - 1);
  const bool entire =
      before == W::of && (quantity == "whole" || quantity == "all" || quantity == "month");
  if (!is_preposition(before) && !adverb && !labelled && !entire) return i;
  if (w(i - 1) == W::for_ && is(end) == Is::dash) return i;
  if (!month_meant(i, before != W::from && before != W::between)) return i;
  if (at(i + 1).capital && glued(i + 1)) return i;
  if (is(end) == Is::word && at(end).capital && at(i).company && w(end) == W::none &&
      before != W::in && before != W::during)
    return i;  // "from April Smith"
  return push(found, out);
}

// "mid to late November 2025"; `i` is where the words begin, `j` behind the first part.
int Grammar::two_parts(int i, int j, int part, std::vector<Found>& out) {
  bool edge = false;
  const int last = w(j) == W::to || is(j) == Is::dash ? part_at(j + 1, edge) : 0;
  const int k = is(j + 2) == Is::dash ? j + 3 : j + 2, month = last > part ? month_at(k) : 0;
  if (!month || edge || !month_meant(k, true)) return i;
  int year = 0;
  bool two = false;
  Found found = made(Shape::days, i, year_slot(k + 1, year, two));
  Spec& spec = found.spec;
  spec.month = spec.month2 = static_cast<std::int8_t>(month);
  spec.day = static_cast<std::int8_t>(10 * part - 9);
  spec.day2 = static_cast<std::int8_t>(
      last < 3 ? 10 * last : unsigned(last_of_month(2001, static_cast<unsigned>(month)).day()));
  spec.year = static_cast<std::int16_t>(year);
  return push(found, out);
}

// "early May", "mid-March 2025", "the end of July"
int Grammar::month_parts(int i, std::vector<Found>& out) {
  int j = w(i) == W::the ? i + 1 : i;
  int part = 0;
  bool edge = false;
  switch (w(j)) {
    case W::early:
      part = 1;
      break;
    case W::mid:
      part = 2;
      break;
    case W::late:
      part = 3;
      break;
    case W::start:
      part = 1, edge = true;
      break;
    case W::middle:
      part = 2, edge = true;
      break;
    case W::end:
      part = 3, edge = true;
      break;
    default:
      return i;
  }
  ++j;
  if (const int end = edge ? i : two_parts(i, j, part, out); end > i) return end;
  if (edge && w(j) != W::of) return i;
  if (w(j) == W::of || is(j) == Is::dash) ++j;
  const int month = month_at(j);
  if (!month || !month_meant(j, edge)) return i;
  int year = 0;
  bool two = false;
  const int end = year_slot(j + 1, year, two);
  Found found = made(Shape::month_part, i, end);
  found.edge = edge;
  found.loose = false;
  found.spec.part = static_cast<std::int8_t>(part);
  found.spec.month = static_cast<std::int8_t>(month);
  found.spec.year = static_cast<std::int16_t>(year);
  found.spec.two_digits = two;
  return push(found, out);
}

// "the first half of June 2025"
int Grammar::month_halves(int i, std::vector<Found>& out) {
  const int j = w(i) == W::the ? i + 1 : i;
  const bool counted = is(j) == Is::ordinal || (number(j, 1, 2) && at(j).suffix);
  if (!counted || at(j).value > 2 || at(j).value < 1 || w(j + 1) != W::half) return i;
  const int k = j + 3, month = month_at(k);
  if (w(j + 2) != W::of || !month || !month_meant(k, true)) return i;
  int year = 0;
  bool two = false;
  Found found = made(Shape::month_part, i, year_slot(k + 1, year, two));
  found.spec.part = static_cast<std::int8_t>(3 + at(j).value);
  found.spec.month = static_cast<std::int8_t>(month);
  found.spec.year = static_cast<std::int16_t>(year);
  found.spec.two_digits = two;
  return push(found, out);
}

// "w/c 24 June", "week beginning 2 March", "week ending 28 June", "the week of 17 June",
// "weekend of 5-6 July"
int Grammar::weeks(int i, std::vector<Found>& out) {
  int j = i;
  Shape shape = Shape::week_from;
  if (w(i) == W::wc) {
    j = i + 1;
  } else if (is(i) == Is::word && is(i + 1) == Is::slash && glued(i + 1) && glued(i + 2) &&
             line_.words(i, i + 1).size() == 1 && (line_.words(i, i + 1)[0] | 32) == 'w') {
    const auto second = line_.words(i + 2, i + 3);
    const char letter = second.size() == 1 ? static_cast<char>(second[0] | 32) : 0;
    if (letter != 'c' && letter != 'b' && letter != 'e') return i;
    if (letter == 'e') shape = Shape::week_to;
    j = i + 3;
  } else if (w(i) == W::week || w(i) == W::fortnight) {
    j = i + 1;
    const bool counted = is(i - 1) == Is::cardinal || is(i - 1) == Is::number;
    if (counted && w(j) == W::from) return i;  // "for two weeks from Monday 6 October"
    if (w(j) == W::commencing || w(j) == W::start || w(j) == W::from)
      ++j;
    else if (w(j) == W::of && w(j + 1) != W::action)
      ++j, shape = w(i) == W::week ? Shape::week_of : shape;
    else if (w(i) == W::week && number(j, 1, 31) && at(j).suffix && month_at(j + 1))
      ;  // "Week 28th February"
    else if (w(j) == W::ending || w(j) == W::end)
      ++j, shape = Shape::week_to;
    else
      return i;
  } else {
    return i;
  }
  if (is(j) == Is::colon || (is(j) == Is::dot && glued(j))) ++j;
  if (w(j) == W::on) ++j;
  if (w(j) == W::the) ++j;
  std::vector<Found> inner;
  const int end = days(j, inner, true);
  if (end == j) return i;
  const int listed = inner[0].words_begin;
  for (std::size_t k = 0; k < inner.size(); ++k) {
    Found& found = inner[k];
    if (!found.spec.day2) found.spec.shape = shape;
    if (found.words_begin == listed) found.words_begin = i;
    if (k == 0) found.begin = i;
    out.push_back(found);
  }
  return end;
}

// "weekend", "week-end": the token behind, or `i`.
int Grammar::weekend_at(int i) const {
  if (w(i) == W::weekend) return i + 1;
  const bool dashed = w(i) == W::week && is(i + 1) == Is::dash && glued(i + 1) && glued(i + 2);
  return dashed && w(i + 2) == W::end ? i + 3 : i;
}

// "first Monday in May", "second week of June 2025", "last Friday of the month"
int Grammar::nth(int i, std::vector<Found>& out) {
  int j = w(i) == W::the ? i + 1 : i;
  int n = 0;
  if (is(j) == Is::ordinal || (number(j, 1, 5) && at(j).suffix))
    n = at(j).value;
  else if (w(j) == W::last || (w(j) == W::final_ && is(j + 1) == Is::weekday))
    n = -1;
  if (n == 0 || n > 5) return i;
  ++j;
  Found found = made(Shape::nth_weekday, i, j);
  found.spec.n = static_cast<std::int8_t>(n);
  if (is(j) == Is::weekday)
    found.spec.weekday = static_cast<std::int8_t>(at(j).value);
  else if (const int behind = weekend_at(j); behind > j && !at(j).suffix)
    found.spec.shape = Shape::nth_weekend, j = behind - 1;
  else if (w(j) == W::week || (w(j) == W::full && w(j + 1) == W::week))
    found.spec.shape = Shape::nth_week, j += w(j) == W::full;
  else
    return i;
  ++j;
  if (w(j) != W::of && w(j) != W::in) return i;
  ++j;
  int of_year = 0;
  const int behind = found.spec.shape == Shape::nth_week ? year_named(j, of_year) : j;
  if (behind > j) {  // "the first week of 2026"
    found.spec.year = static_cast<std::int16_t>(of_year);
    found.end = found.words_end = behind;
    return push(found, out);
  }
  int shift = 99;
  if (w(j) == W::this_ || w(j) == W::the) shift = 0;
  if (w(j) == W::next) shift = 1;
  if (w(j) == W::last) shift = -1;
  if (shift != 99 && w(j + 1) == W::month && !at(j + 1).suffix) {
    found.relative = true;
    found.end = found.words_end = j + 2;
    const auto month = months_from(shift);
    if (month) {
      found.spec.month = static_cast<std::int8_t>(unsigned(month->month()));
      found.spec.year = static_cast<std::int16_t>(int(month->year()));
    } else {
      found.spec.shape = Shape::settled;
    }
    return push(found, out);
  }
  const int month = month_at(j);
  if (!month || !month_meant(j, true)) return i;
  int year = 0;
  bool two = false;
  found.end = found.words_end = year_slot(j + 1, year, two);
  found.spec.month = static_cast<std::int8_t>(month);
  found.spec.year = static_cast<std::int16_t>(year);
  found.spec.two_digits = two;
  return push(found, out);
}

}  // namespace fingerpost::dates
