// Days, in lists and ranges that share a month and a year:
//
//     29 January - 4 February        items 29 Jan, 4 Feb      one range
//     3, 10 and 17 June 2025         items 3, 10, 17 June     three days
//     Mon 17 – Fri 21 Nov            weekdays kept, to check the year by
//
// An item lends its month and year to those before it that lack them, and, where
// the month was written first, to those after it.
#include <algorithm>

#include "dates/grammar_item.hpp"

namespace fingerpost::dates {

// How the next item is joined to `last`: where it may begin, and whether as a range.
bool Grammar::join(int i, const Item& last, int& next, bool& range) const {
  range = false;
  next = i + 1;
  switch (is(i)) {
    case Is::dash:  // "14 -- 16", "14 -> 16"
      next += is(next) == Is::dash;
      next += is(next) == Is::other && line_.words(next, next + 1) == ">";
      return range = true;
    case Is::comma:
      if (w(next) == W::and_ || is(next) == Is::amp || w(next) == W::or_) ++next;
      return true;
    case Is::amp:
      return true;
    case Is::slash:
      return !last.numeric;
    default:
      break;
  }
  switch (w(i)) {
    case W::to:
    case W::until:
    case W::through:
      return range = true;
    case W::and_:
    case W::or_:
      return true;
    default:
      return false;
  }
}

// Lends months and years backwards, then forwards; drops what has no month still.
void Grammar::share(std::vector<Item>& items) const {
  const auto crosses = [](const Item& a, const Item& b) {
    return b.range ? b.month < a.month || (b.month == a.month && b.day < a.day)
                   : a.month >= 9 && b.month <= 4;
  };
  for (std::size_t k = items.size(); k-- > 1;) {
    Item &one = items[k - 1], &next = items[k];
    if (!one.month) one.month = next.month;
    if (!one.year && next.year && one.month)
      one.year = next.year - crosses(one, next), one.two_digits = next.two_digits;
  }
  for (std::size_t k = 1; k < items.size(); ++k) {
    Item &before = items[k - 1], &one = items[k];
    const bool follows = before.month_first || one.weekday || one.suffix;
    if (!one.month && before.month && follows && (one.day > before.day) &&
        (closes(one.end) || one.suffix || one.weekday || w(one.end) == W::and_ ||
         is(one.end) == Is::amp || plain_year(one.end))) {
      one.month = before.month, one.month_first = true;
      if (plain_year(one.end))
        one.year = at(one.end++).value, before.year = one.year;
      else if (is(one.end) == Is::comma && plain_year(one.end + 1))
        one.year = at(one.end + 1).value, one.end += 2, before.year = one.year;
    }
    if (!one.month && items[0].month) {
      items.resize(k);
      return;
    }
    if (!one.year && before.year) one.year = before.year + crosses(before, one);
  }
  for (std::size_t k = items.size(); k-- > 1;)
    if (!items[k - 1].year && items[k].year)
      items[k - 1].year = items[k].year - crosses(items[k - 1], items[k]);
}

// The token behind "9am on", or `i`.
int Grammar::past_clock(int i) const {
  if (!is_clock(i) && w(i) != W::noon && w(i) != W::midnight) return i;
  const int end = time_span(i).end;
  return end <= i ? i : w(end) == W::on ? end + 1 : end;
}

// "3 October 9am - 5 October": the token behind the first day's time, where a range
// goes on from it; else the token behind the day.
int Grammar::past_own_clock(const Item& last) const {
  int k = last.end, minutes = 0, half = 0;
  if (is(k) == Is::comma) ++k;
  if (w(k) == W::at || w(k) == W::from) ++k;
  const int end = clock(k, minutes, half);
  const bool said = end > k && (half || end > k + 1);
  const bool goes_on = is(end) == Is::dash || w(end) == W::to || w(end) == W::until;
  if (!last.month || !said || !goes_on) return last.end;
  Item next;
  const int start = past_clock(end + 1);
  return item(start, next, false, false) && next.month ? end : last.end;
}

// "The course has moved from 30 September to 7 October": no range.
bool Grammar::moves_away(int i) const {
  if (w(i - 1) != W::from) return false;
  const auto word = line_.words(i - 2, i - 1);
  return word == "moved" || word == "postponed" || word == "rescheduled" || word == "changed";
}

// "4 to 8 of next month", "the 6th and 8th of this month"
bool Grammar::of_relative_month(std::vector<Item>& items) const {
  const int j = items.back().end;
  const W which = w(j + 1);
  const int shift = which == W::next ? 1 : which == W::last ? -1 : which == W::this_ ? 0 : 9;
  if (w(j) != W::of || shift == 9 || w(j + 2) != W::month || at(j + 2).suffix) return false;
  const auto month = months_from(shift);
  if (!month) return false;
  for (Item& one : items) {
    one.month = static_cast<int>(unsigned(month->month()));
    one.year = static_cast<int>(month->year());
  }
  items.back().end = j + 3;
  return true;
}

// "Session 2 – 14 October" at the head of a line: the number is the session's.
bool Grammar::numbers_a_label(int i) const {
  const auto word = line_.words(i - 1, i);
  const bool label = i > 0 && (word == "Session" || word == "Day" || word == "Meeting");
  const Is before = is(i - 2);
  const bool head = before == Is::end || before == Is::bullet || before == Is::pipe;
  return label && head && at(i).digits == 1 && !at(i).suffix && is(i + 1) == Is::dash &&
         !glued(i + 1) && !glued(i + 2);
}

// The token before "5pm on", which stands before `i`; or -1.
int Grammar::behind_clock(int i) const {
  int j = w(i - 1) == W::on ? i - 2 : i - 1;
  if (w(j) == W::noon || w(j) == W::midnight) return j - 1;
  if (w(j) != W::am && w(j) != W::pm) return -1;
  for (constexpr int longest = 4; j > i - 2 - longest && time_span(j).end <= j; --j) continue;
  return j - 1;
}

int Grammar::days(int i, std::vector<Found>& out, bool cued) {
  const Is kind = is(i);
  if (kind != Is::number && kind != Is::weekday && kind != Is::weekly && kind != Is::month &&
      kind != Is::ordinal && kind != Is::cardinal && w(i) != W::the && !misspelt_month(i))
    return i;
  std::vector<Item> items(1);
  const W before = w(i - 1);
  cued |= before == W::on || before == W::by || before == W::until || lenient_;
  if (numbers_a_label(i) || !item(i, items[0], true, cued)) return i;
  const bool between = before == W::between || w(behind_clock(i)) == W::between;
  constexpr std::size_t longest = 64;  // days in one list
  while (items.size() < longest) {
    Item next;
    int start = 0;
    if (items.size() == 1 && moves_away(i) && w(items[0].end) == W::to) break;
    const int from = items.size() == 1 ? past_own_clock(items[0]) : items.back().end;
    if (!join(from, items.back(), start, next.range)) break;
    if (between && items.size() == 1 && w(items.back().end) == W::and_) next.range = true;
    if (next.range) start = past_clock(start);  // "until 9am on Monday 1 June"
    const bool numeric_list = items.back().numeric && !items.back().year;
    if (!item(start, next, false, numeric_list)) break;
    items.push_back(next);
  }
  share(items);
  const bool counted = !items[0].month && items.size() > 1 && of_relative_month(items);
  if (!items[0].month) {
    // "Tues 4th", "Mon 17 – Fri 21": the month is the heading's.
    const bool starts = i == 0 || is(i - 1) == Is::bullet || is(i - 1) == Is::dash;
    const W next = w(items.back().end);  // "4th quarter"
    const bool counts =
        next == W::quarter || next == W::half || next == W::week || next == W::weekend;
    if (!(items[0].weekday && items[0].day) && !(starts && items[0].suffix && !counts)) return i;
    if (at(items[0].begin).is == Is::ordinal) return i;
    if (is(i - 1) == Is::dash && is(i - 2) == Is::weekday) return i;  // "Mon-Fri 9-5"
    while (items.size() > 1 && !items.back().weekday && !items.back().suffix) items.pop_back();
    const std::size_t before_days = out.size();
    emit(items, out);
    for (std::size_t k = before_days; k < out.size(); ++k) out[k].kind = Found::Kind::weekday;
    return items.back().end;
  }
  const std::size_t first = out.size();
  emit(items, out);
  if (counted)
    for (std::size_t k = first; k < out.size(); ++k) out[k].relative = true;
  if (out.size() != first + 1 || out.back().spec.day2) return items.back().end;
  mark_relative(out.back());
  counted_before(out.back());
  return again_every_year(out.back()) ? out.back().end : prolonged(out.back());
}

// "10th September every year"
bool Grammar::again_every_year(Found& found) const {
  const int end = each_year(found.end);
  if (!end || found.spec.year) return false;
  found.kind = Found::Kind::recurring;
  found.recurs.each = Recurrence::Each::year;
  found.recurs.month = found.spec.month;
  found.recurs.day = found.spec.day;
  found.end = found.words_end = end;
  return true;
}

// "from 6 October for 12 months": until the day before.
void Grammar::last_by(int months, Spec& spec) {
  const int first = spec.day == 1;  // the last day is of the month before
  const int at = spec.month - 1 + months - first;
  const auto month = static_cast<unsigned>(at % 12 + 1);
  spec.month2 = static_cast<std::int8_t>(month);
  spec.years_on = static_cast<std::int8_t>(at / 12);
  const int year = spec.year ? spec.year + spec.years_on : 2001;
  const int longest = static_cast<int>(unsigned(last_of_month(year, month).day()));
  spec.day2 = static_cast<std::int8_t>(first ? longest : std::min(spec.day - 1, longest));
}

// "Monday 13 May to Friday", "18 November for five days"
int Grammar::prolonged(Found& found) const {
  const int j = found.end;
  const bool range = is(j) == Is::dash || w(j) == W::to || w(j) == W::until;
  const bool weekday = range && is(j + 1) == Is::weekday && !number(j + 2, 1, 31);
  const bool counted = w(j) == W::for_ && (is(j + 1) == Is::cardinal || number(j + 1, 2, 60));
  if (weekday) {
    found.spec.weekday2 = static_cast<std::int8_t>(at(j + 1).value);
    found.end = found.words_end = j + 2;
  } else if (counted && lasts(at(j + 1).value, j + 2, found.spec)) {
    found.end = found.words_end = j + 3;
  }
  return found.end;
}

// So many of the unit at `unit`, from the spec's day on.
bool Grammar::lasts(int count, int unit, Spec& spec) const {
  constexpr int longest = 120;  // days or weeks in days, as a run is kept in a byte
  switch (w(unit)) {
    case W::month:
    case W::year:
      last_by(count * (w(unit) == W::year ? 12 : 1), spec);
      return true;
    case W::day:
    case W::week:
    case W::fortnight: {
      const int days = count * (w(unit) == W::day ? 1 : w(unit) == W::week ? 7 : 14);
      spec.run = static_cast<std::int8_t>(std::min(days, longest));
      return true;
    }
    default:
      return false;
  }
}

// "For six months from 1 March 2025": the words before the day say how long.
void Grammar::counted_before(Found& found) const {
  const int from = found.begin - 1;
  const bool begins = w(from) == W::from || w(from) == W::commencing;
  const int count = begins && w(from - 3) == W::for_ ? count_at(from - 2) : 0;
  if (count < 1 || found.spec.run || !lasts(count, from - 1, found.spec)) return;
  found.begin = found.words_begin = from - 3;
}

void Grammar::emit(const std::vector<Item>& items, std::vector<Found>& out) {
  const int group = ++groups_;
  const bool own_months = std::all_of(items.begin(), items.end(), [&](const Item& one) {
    return one.month_first || one.end - one.begin > 1;
  });
  for (std::size_t k = 0; k < items.size(); ++k) {
    const Item& one = items[k];
    const bool range = k + 1 < items.size() && items[k + 1].range;
    const Item& last = range ? items[k + 1] : one;
    Found found = made(Shape::days, one.begin, last.end);
    found.group = group;
    if (!own_months) found.words_begin = items.front().begin, found.words_end = items.back().end;
    found.suffix = one.suffix;
    Spec& spec = found.spec;
    spec.year = static_cast<std::int16_t>(one.year);
    spec.two_digits = one.two_digits || last.two_digits;
    spec.month = static_cast<std::int8_t>(one.month);
    spec.day = static_cast<std::int8_t>(one.day);
    spec.weekday = static_cast<std::int8_t>(one.weekday);
    found.month_first = one.month_first && !one.suffix && !one.year && items.size() == 1 &&
                        at(one.end - 1).digits == 2;
    if (range) {
      spec.month2 = static_cast<std::int8_t>(last.month);
      spec.day2 = static_cast<std::int8_t>(last.day);
      spec.weekday2 = static_cast<std::int8_t>(last.weekday);
      if (one.year && last.year)
        spec.years_on = static_cast<std::int8_t>(std::clamp(last.year - one.year, -1, 99));
      ++k;
    }
    out.push_back(found);
  }
}

}  // namespace fingerpost::dates
