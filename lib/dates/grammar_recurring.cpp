// What comes again: "every Tuesday in term time", "last Friday of each month",
// "25 May every year".
#include "dates/grammar.hpp"

namespace fingerpost::dates {

int Grammar::recurring(int i, std::vector<Found>& out) {
  const int lead = w(i) == W::the ? i + 1 : i;
  const bool counted = is(lead) == Is::ordinal || is(lead) == Is::weekly || w(lead) == W::last ||
                       (is(lead) == Is::number && at(lead).suffix);
  const bool said = w(lead) == W::every || w(lead) == W::each || w(lead) == W::alternate ||
                    w(i) == W::weekly || w(i) == W::fortnightly || w(i) == W::monthly ||
                    w(i) == W::annually;
  if (!counted && !said) return i;
  using Each = Recurrence::Each;
  Found found = made(Shape::settled, i, i);
  found.kind = Found::Kind::recurring;
  Recurrence& r = found.recurs;
  int j = w(i) == W::the ? i + 1 : i;
  const auto weekdays_from = [&](int k) {
    int end = k;
    while (is(k) == Is::weekday || is(k) == Is::weekly) {
      r.weekdays |= 1u << at(k).value;
      end = ++k;
      if (is(k) == Is::comma) ++k;
      if (w(k) == W::and_ || is(k) == Is::amp || w(k) == W::or_) ++k;
      if (is(end) == Is::end) break;
    }
    return end;
  };
  const auto each_month = [&](int k) {  // "of every month", "of the month", "each month", "monthly"
    if (w(k) == W::monthly) return k + 1;
    if (w(k) == W::of || w(k) == W::in) ++k;
    const bool each = w(k) == W::every || w(k) == W::each || w(k) == W::the;
    return each && w(k + 1) == W::month ? k + 2 : 0;
  };
  const auto each_year = [&](int k) {
    if (w(k) == W::annually) return k + 1;
    if (is(k) == Is::comma) ++k;
    return (w(k) == W::every || w(k) == W::each) && w(k + 1) == W::year ? k + 2 : 0;
  };
  const bool ordinal = is(j) == Is::ordinal || (is(j) == Is::number && at(j).suffix) ||
                       (w(j) == W::last && is(j + 1) == Is::weekday);
  if (w(i) == W::weekly || w(i) == W::fortnightly || w(i) == W::monthly || w(i) == W::annually) {
    const W how = w(i);
    j = i + 1;
    if (is(j) == Is::comma) ++j;
    if (w(j) == W::on) ++j;
    if (w(j) == W::the) ++j;
    if (how == W::monthly || how == W::annually) {
      std::vector<Found> inner;
      if (how == W::monthly &&
          (is(j) == Is::ordinal || (number(j, 1, 5) && at(j).suffix) || w(j) == W::last) &&
          is(j + 1) == Is::weekday) {
        r.each = Each::month, r.n = w(j) == W::last ? -1 : at(j).value;
        r.weekdays = 1u << at(j + 1).value;
        j += 2;
      } else if (how == W::annually && days(j, inner, false) > j && inner.size() == 1 &&
                 !inner[0].spec.year && inner[0].spec.month) {
        r.each = Each::year, r.month = inner[0].spec.month, r.day = inner[0].spec.day;
        j = inner[0].end;
      } else {
        return i;
      }
    } else {
      const int end = weekdays_from(j);
      if (end == j) return i;
      r.each = Each::week, r.interval = how == W::fortnightly ? 2 : 1;
      j = end;
    }
  } else if (w(j) == W::every || w(j) == W::each || w(j) == W::alternate) {
    r.interval = w(j) == W::alternate ? 2 : 1;
    int k = j + 1;
    if (w(k) == W::other || (is(k) == Is::ordinal && at(k).value == 2 && is(k + 1) == Is::weekday))
      r.interval = 2, ++k;
    else if (is(k) == Is::cardinal && w(k + 1) == W::week && w(k + 2) == W::on)
      r.interval = at(k).value, k += 3;
    if ((is(k) == Is::ordinal || (number(k, 1, 5) && at(k).suffix) || w(k) == W::last) &&
        is(k + 1) == Is::weekday && r.interval == 1) {
      r.each = Each::month, r.n = w(k) == W::last ? -1 : at(k).value;
      r.weekdays = 1u << at(k + 1).value;
      k += 2;
      if (const int end = each_month(k)) k = end;
      if (r.n > 5) return i;
      j = k;
    } else if (is(k) == Is::month && month_meant(k, true) && !plain_year(k + 1)) {
      r.each = Each::year, r.month = at(k).value, j = k + 1;
    } else if (const int end = weekdays_from(k); end > k) {
      r.each = Each::week, j = end;
      if (w(j) == W::to || w(j) == W::until) return i;
    } else {
      std::vector<Found> inner;
      const int after = days(k, inner, false);
      if (after == k || inner.size() != 1 || inner[0].spec.year || !inner[0].spec.month ||
          inner[0].spec.day2)
        return i;
      r.each = Each::year, r.month = inner[0].spec.month, r.day = inner[0].spec.day, j = after;
    }
  } else if (ordinal && is(j + 1) == Is::weekday) {
    const int end = each_month(j + 2);
    if (!end) return i;
    r.each = Each::month, r.n = w(j) == W::last ? -1 : at(j).value;
    if (r.n > 5) return i;
    r.weekdays = 1u << at(j + 1).value;
    j = end;
  } else if (ordinal && at(j).value > 0 && at(j).value <= 31 && each_month(j + 1) &&
             w(j + 2) != W::the) {
    r.each = Each::month, r.day = at(j).value;
    j = each_month(j + 1);
  } else if (is(j) == Is::weekly && !number(j + 1, 1, 31)) {
    r.each = Each::week;
    j = weekdays_from(j);
    if (w(j) == W::to || is(j) == Is::dash || w(j) == W::until) {
      const int k = j + 1;
      if (is(k) == Is::weekly || is(k) == Is::weekday) return i;  // opening hours
    }
  } else if (is(j) == Is::number || is(j) == Is::weekday) {
    return i;
  } else {
    return i;
  }
  // "in term time", "during term time only"
  int k = j;
  if (is(k) == Is::comma || is(k) == Is::open) ++k;
  if (w(k) == W::in || w(k) == W::during) ++k;
  const bool two =
      w(k) == W::term && (w(k + 1) == W::time || (is(k + 1) == Is::dash && w(k + 2) == W::time));
  if (two || w(k) == W::termtime) {
    r.in_term = true;
    j = k + (two ? (is(k + 1) == Is::dash ? 3 : 2) : 1);
    if (w(j) == W::only) ++j;
  }
  if (const int end = each_year(j); end && r.each == Each::year) j = end;
  found.end = found.words_end = j;
  return push(found, out);
}

}  // namespace fingerpost::dates
