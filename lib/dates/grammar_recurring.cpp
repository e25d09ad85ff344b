// What comes again: "every Tuesday in term time", "last Friday of each month",
// "25 May every year". Opening hours ("Monday to Friday, 9 to 5") are none.
#include "dates/grammar.hpp"

namespace fingerpost::dates {

using Each = Recurrence::Each;

int Grammar::recurring(int i, std::vector<Found>& out) {
  if (bounding_) return i;
  Recurrence r;
  const int from = w(i) == W::the ? i + 1 : i;
  int end = i;
  switch (w(from)) {
    case W::weekly:
    case W::fortnightly:
    case W::monthly:
    case W::annually:
      end = adverb(i, r);
      break;
    case W::every:
    case W::each:
    case W::alternate:
      end = every(from, r);
      break;
    default:
      end = is(from) == Is::weekly || is(from) == Is::weekday ? weekday_again(from, r)
                                                              : nth_again(from, r);
  }
  if (end <= from || r.each == Each::none) return i;
  Found found = made(Shape::settled, i, end);
  found.recurs = r;
  found.end = found.words_end = bounded(end, found);
  found.kind = Found::Kind::recurring;
  found.loose = false;
  return push(found, out);
}

// What follows the rule and belongs to it: times, "in term time", and one bound.
// "Every Tuesday, 4-5pm, in June"
int Grammar::bounded(int i, Found& found) {
  int end = i;
  constexpr int most = 4;  // such parts
  for (int part = 0, j = i; part < most; ++part) {
    if (is(j) == Is::comma || is(j) == Is::open) ++j;
    if (const int after = in_term_tail(j, found.recurs); after > j) {
      j = end = after;
    } else if (w(j) == W::fortnightly && found.recurs.each == Each::week) {
      found.recurs.interval = 2;
      j = end = j + 1;
    } else if (const int behind = bound_at(j, found); behind > j) {
      j = end = behind + (is(behind) == Is::close && is(j - 1) == Is::open);
    } else {
      if (w(j) == W::from || w(j) == W::at || w(j) == W::between) ++j;
      const TimeSpan time = time_span(j);
      if (time.end <= j) break;
      j = time.end;
    }
  }
  return end;
}

// "in June", "from 8 September", "until 18 July", "1 October to 10 December": the
// token behind, and the date in `found`; or `i`.
int Grammar::bound_at(int i, Found& found) {
  using Bound = Recurrence::Bound;
  if (found.recurs.bound != Bound::none || found.recurs.month) return i;
  Bound bound = Bound::within;
  int j = i;
  switch (w(i)) {
    case W::in:
    case W::during:
    case W::throughout:
    case W::between:
      ++j;
      break;
    case W::from:
    case W::since:
    case W::commencing:
    case W::start:
      bound = Bound::from, ++j;
      break;
    case W::until:
    case W::to:
      bound = Bound::until, ++j;
      break;
    default:
      if (!number(j, 1, 31) && is(j) != Is::weekday && is(j) != Is::month) return i;
  }
  std::vector<Found> inner;
  bounding_ = true;
  const int groups = groups_,
            end = production(w(j) == W::the && w(j + 1) == W::none ? j + 1 : j, inner);
  groups_ = groups;
  bounding_ = false;
  if (end <= j || inner.empty() || inner[0].kind != Found::Kind::date) return i;
  Found& date = inner[0];
  const bool two_months = inner.size() == 2 && date.spec.shape == Shape::months &&
                          inner[1].spec.shape == Shape::months && !date.spec.month2;
  if (inner.size() > 1 && !two_months) return i;
  if (two_months) date.spec.month2 = inner[1].spec.month;
  const bool range = date.spec.day2 || date.spec.month2;
  if (j == i && !range) return i;
  if (bound == Bound::from && range) bound = Bound::within;
  date.recurs = found.recurs;
  date.recurs.bound = bound;
  date.begin = date.words_begin = found.begin;
  found = date;
  const bool counted = is(end + 1) == Is::cardinal || number(end + 1, 2, 60);
  if (bound == Bound::from && w(end) == W::for_ && counted && w(end + 2) == W::week) {
    found.recurs.weeks = at(end + 1).value;
    return end + 3;
  }
  if (found.spec.run) found.recurs.weeks = found.spec.run / 7, found.spec.run = 0;
  return end;
}

// "weekly on Fridays", "monthly on the second Wednesday", "annually on 25 May"
int Grammar::adverb(int i, Recurrence& r) {
  int j = i + 1;
  if (is(j) == Is::comma) ++j;
  if (w(j) == W::on) ++j;
  if (w(j) == W::the) ++j;
  if (w(i) == W::annually) return w(j) == W::in ? month_again(j + 1, r) : day_of_year(j, r);
  if (w(i) == W::monthly) {
    const int end = nths(j, r);
    if (end == j || is(end) != Is::weekday) return i;
    r.each = Each::month;
    return weekdays(end, r);
  }
  r.interval = w(i) == W::fortnightly ? 2 : 1;
  r.each = Each::week;
  const int end = weekdays(j, r);
  return end == j ? i : end;
}

// "every other Monday", "each March", "every 25 May", "every year on 20 November"
int Grammar::every(int i, Recurrence& r) {
  int j = i + 1;
  r.interval = w(i) == W::alternate ? 2 : 1;
  const bool second = is(j) == Is::ordinal && at(j).value == 2 && is(j + 1) == Is::weekday;
  if (w(j) == W::other || second)
    r.interval = 2, ++j;
  else if (w(j) == W::fortnight && w(j + 1) == W::on)
    r.interval = 2, j += 2 + (w(j + 2) == W::a);
  else if (is(j) == Is::cardinal && w(j + 1) == W::week && w(j + 2) == W::on)
    r.interval = at(j).value, j += 3 + (w(j + 3) == W::a);
  if (w(j) == W::year) {
    if (w(j + 1) == W::in) return month_again(j + 2, r);
    j += w(j + 1) == W::on ? 2 : 1;
    return day_of_year(w(j) == W::the ? j + 1 : j, r);
  }
  if (const int end = month_again(j, r); end > j) return end;
  if (const int end = nths(j, r); end > j && is(end) == Is::weekday) {
    r.each = Each::month;
    const int after = weekdays(end, r);
    const int month = each_month(after);
    return month ? month : after;
  }
  if (const int end = weekdays(j, r); end > j) {
    r.each = Each::week;
    return w(end) == W::to || is(end) == Is::dash ? i : part_of_day(end);
  }
  return day_of_year(j, r);
}

// "each March", "annually in June"
int Grammar::month_again(int i, Recurrence& r) {
  if (is(i) != Is::month || !month_meant(i, true) || plain_year(i + 1) || number(i + 1, 1, 31))
    return 0;
  r.each = Each::year;
  r.month = at(i).value;
  return i + 1;
}

// "Tuesdays", "Monday evenings"
int Grammar::weekday_again(int i, Recurrence& r) {
  const bool plural = is(i) == Is::weekly;
  if (!plural && (at(i).company || w(i + 1) != W::parts)) return i;
  const int listed = is(i + 1) == Is::colon ? i + 2 : i + 1;  // "Tuesdays: 4 and 11 November"
  if (number(listed, 1, 31) && !is_clock(listed) && time_span(listed).end <= listed) return i;
  if (is(i - 1) == Is::cardinal) return i;  // "over four Tuesdays"
  const int end = weekdays(i, r);
  const bool hours = w(end) == W::to || w(end) == W::until || is(end) == Is::dash;
  const Is behind = is(end + 1);
  if (hours && (behind == Is::weekly || behind == Is::weekday)) return i;
  r.each = Each::week;
  return part_of_day(end);
}

// "first and third Tuesday of every month", "the 15th of each month"
int Grammar::nth_again(int i, Recurrence& r) {
  const int end = nths(i, r);
  if (end > i && is(end) == Is::weekday) {
    r.weekdays = 1u << at(end).value;
    r.each = Each::month;
    const int month = each_month(end + 1);
    return month ? month : i;
  }
  const bool day = (is(i) == Is::ordinal && at(i).value > 0) || (number(i, 1, 31) && at(i).suffix);
  if (!day || w(i + 1) != W::of || w(i + 2) == W::the) return i;
  r.nths = 0;
  r.each = Each::month;
  r.day = at(i).value;
  const int month = each_month(i + 1);
  return month ? month : i;
}

// "first and third", "last": the token behind, or `i`.
int Grammar::nths(int i, Recurrence& r) const {
  int end = i;
  for (int j = i;;) {
    const bool counted = is(j) == Is::ordinal || (is(j) == Is::number && at(j).suffix);
    if (counted && at(j).value >= 1 && at(j).value <= 5)
      r.nths |= 1u << at(j).value;
    else if (w(j) == W::last)
      r.nths |= 1u;
    else
      return end;
    end = ++j;
    if (w(j) != W::and_ && is(j) != Is::amp && is(j) != Is::comma) return end;
    ++j;
  }
}

int Grammar::weekdays(int i, Recurrence& r) const {
  int end = i;
  for (int j = i; is(j) == Is::weekday || is(j) == Is::weekly;) {
    r.weekdays |= 1u << at(j).value;
    end = ++j;
    if (is(j) == Is::comma) ++j;
    if (w(j) == W::and_ || is(j) == Is::amp || w(j) == W::or_) ++j;
  }
  return end;
}

// "of every month", "of the month", "each month", "monthly"; 0 for none of these.
int Grammar::each_month(int i) const {
  if (w(i) == W::monthly) return i + 1;
  int j = w(i) == W::of || w(i) == W::in ? i + 1 : i;
  const bool each = w(j) == W::every || w(j) == W::each || w(j) == W::the;
  return each && w(j + 1) == W::month ? j + 2 : 0;
}

// "every year", "annually"; 0 for neither.
int Grammar::each_year(int i) const {
  if (w(i) == W::annually) return i + 1;
  const int j = is(i) == Is::comma ? i + 1 : i;
  return (w(j) == W::every || w(j) == W::each) && w(j + 1) == W::year ? j + 2 : 0;
}

int Grammar::day_of_year(int i, Recurrence& r) {
  std::vector<Found> inner;
  const int end = days(i, inner, false);
  if (end == i || inner.size() != 1 || inner[0].kind != Found::Kind::date) return i - 1;
  const Spec& spec = inner[0].spec;
  if (spec.year || !spec.month || spec.day2) return i - 1;
  r.each = Each::year;
  r.month = spec.month;
  r.day = spec.day;
  return end;
}

int Grammar::part_of_day(int i) const { return w(i) == W::parts ? i + 1 : i; }

// "in term time", "during term time only"
int Grammar::in_term_tail(int i, Recurrence& r) const {
  int j = i;
  if (is(j) == Is::comma || is(j) == Is::open) ++j;
  if (w(j) == W::in || w(j) == W::during) ++j;
  const int time = is(j + 1) == Is::dash ? j + 2 : j + 1;
  const bool two = w(j) == W::term && w(time) == W::time;
  if (!two && w(j) != W::termtime) return i;
  r.in_term = true;
  j = two ? time + 1 : j + 1;
  return w(j) == W::only ? j + 1 : j;
}

}  // namespace fingerpost::dates
