// One day as it is written: "13 May", "May the ninth", "15th May 2024", "2025-Sep-08",
// each perhaps with its weekday before or behind it.
#include "dates/grammar_item.hpp"

namespace fingerpost::dates {

// A number that is a time of day: "10am", "9.30", "10:30", "7 o'clock".
bool Grammar::is_clock(int i) const {
  const W next = w(i + 1);
  if (next == W::am || next == W::pm || next == W::oclock || next == W::noon || next == W::hrs)
    return true;
  const bool mark = (is(i + 1) == Is::colon || is(i + 1) == Is::dot) && glued(i + 1);
  return mark && is(i + 2) == Is::number && glued(i + 2) && at(i + 2).digits == 2 &&
         at(i + 2).value < 60 && !(is(i + 3) == Is::dot && glued(i + 3) && glued(i + 4));
}

// The month and the year behind a day, where they follow.
bool Grammar::month_after(int i, Item& item) const {
  int k = i;
  bool evidence = item.suffix || item.weekday;
  if (is(k) == Is::dot && glued(k) && month_at(k + 1) && plain_year(k + 2)) ++k;  // "15. May 2024"
  if (w(k) == W::day && w(k + 1) == W::of) ++k;
  if (w(k) == W::of)
    ++k, evidence = true;
  else if ((is(k) == Is::dash || is(k) == Is::slash || is(k) == Is::dot) && glued(k) &&
           glued(k + 1) && month_at(k + 1))
    ++k, evidence = true;
  const int month = month_at(k);
  if (!month) return false;
  evidence |= at(k).capital && !at(k).caps;  // "on 20 May has been moved"
  int year = 0;
  bool two = false;
  const int end = year_slot(k + 1, year, two);
  if (end == k + 1 && glued(end) && is(end) == Is::amount) return false;  // "1feb061701"
  if (!month_meant(k, evidence || (year && !two))) return false;
  if (!year && at(k + 1).capital && in(Tables::Set::place, k + 1)) return false;  // 10 March Street
  item.month = month;
  item.year = year;
  item.two_digits = two;
  item.end = end;
  return true;
}

bool Grammar::day_first(int i, Item& item, bool first) const {
  int spelt = 0;
  if (const int after = spelt_day(i, spelt); after > i) {  // "the first of May"
    item.day = spelt;
    item.suffix = true;
    item.end = after;
    const bool direct = month_at(after) && (spelt > 3 || after > i + 1 || plain_year(after + 1));
    const bool of = w(after) == W::of || (w(after) == W::day && w(after + 1) == W::of);
    if (of || direct) return month_after(after, item);
    // "Saturday the second"; "eighth to eleventh May"
    const bool named = item.weekday && w(i - 1) == W::the && (closes(after) || w(after) != W::none);
    const bool joined = is(after) == Is::dash || w(after) == W::to || w(after) == W::and_;
    int last = 0;
    return named || (joined && spelt_day(after + 1, last) > after + 1);
  }
  if (!number(i, 1, 31) || at(i).digits > 2 || is_clock(i)) return false;
  if (first && trapped(i)) return false;
  item.day = at(i).value;
  item.suffix = at(i).suffix;
  item.end = i + 1;
  if (is(i + 1) == Is::open && is(i + 2) == Is::weekday && is(i + 3) == Is::close && !item.weekday)
    item.weekday = at(i + 2).value, item.end = i + 4;  // "24 (Mon) June"
  month_after(item.end, item);
  return true;
}

// "May 13th, 2024"
bool Grammar::month_first(int i, Item& item, bool first) const {
  const int month = month_at(i);
  if (!month || (first && glued(i) && is(i - 1) == Is::dash && is(i - 2) != Is::month))
    return false;
  if (figures_behind_month(i, item)) return true;
  int k = i + 1;
  if (is(k) == Is::dot && glued(k)) ++k;
  if (w(k) == W::the) ++k;
  int value = 0;
  const int behind = spelt_day(k, value);  // "May the fifth", "October ninth"
  const bool led = behind > k && w(k - 1) == W::the;
  const bool clear = !at(i).company || behind > k + 1;
  const bool dated = plain_year(behind) || (is(behind) == Is::comma && plain_year(behind + 1));
  const bool spelt = led || (behind > k && (dated || (clear && closes(behind))));
  const bool joined = glued(k) && !item.weekday;  // "Wed, Feb13" is a day, "Feb13" no
  if (!spelt && (!number(k, 1, 31) || at(k).digits > 2 || is_clock(k) || joined)) return false;
  if (is(i - 1) == Is::number && !at(i - 1).suffix && at(i - 1).digits <= 2) return false;
  const int after = spelt ? behind : k + 1;
  const bool mark = is(after) == Is::comma || w(after) == W::of;
  const bool quoted = is(after) == Is::comma && is(after + 1) == Is::quote && glued(after + 2) &&
                      is(after + 2) == Is::number && at(after + 2).digits == 2;
  const bool comma_year = mark && plain_year(after + 1);
  const bool year = comma_year || plain_year(after) || quoted;
  if (!year && month_at(after) && !at(k).suffix) return false;  // "in June 10 July"
  if (!month_meant(i, at(k).suffix || spelt || year)) return false;
  if (!year && !at(k).suffix && !spelt && !lenient_ && at(i).company && !at(i).capital)
    return false;
  item.month = month;
  item.day = spelt ? value : at(k).value;
  item.suffix = at(k).suffix || spelt;
  item.month_first = true;
  item.end = after;
  if (quoted) {
    const int two = at(after + 2).value;
    item.year = two < 80 ? 2000 + two : 1900 + two, item.two_digits = true, item.end += 3;
    return true;
  }
  if (year) item.year = at(comma_year ? after + 1 : after).value, item.end += comma_year ? 2 : 1;
  if (!year) year_behind_clock(item);
  return true;
}

// "Apr 15 02:52:33 2025", "Apr 28 15:19:20 CEST 2002", as machines write it.
void Grammar::year_behind_clock(Item& item) const {
  const auto pair = [&](int k) { return number(k, 0, 59) && at(k).digits == 2; };
  int k = item.end;
  for (int part = 0; part < 3; ++part, k += 2)
    if (!pair(k) || (part < 2 && is(k + 1) != Is::colon)) return;
  --k;
  if (is(k) == Is::word && at(k).caps) ++k;
  if (!plain_year(k)) return;
  item.year = at(k).value;
  item.end = k + 1;
}

// "Sep-25-2003": figures with the month's name before them.
bool Grammar::figures_behind_month(int i, Item& item) const {
  const Is mark = is(i + 1);
  const bool marked = (mark == Is::dash || mark == Is::slash || mark == Is::dot) && glued(i + 1);
  if (!marked || !glued(i + 2) || !number(i + 2, 1, 31) || at(i + 2).digits > 2) return false;
  if (at(i + 2).suffix || is_clock(i + 2)) return false;
  const bool year = is(i + 3) == mark && glued(i + 3) && glued(i + 4) && plain_year(i + 4);
  if (!year) return false;
  item.month = month_at(i);
  item.day = at(i + 2).value;
  item.month_first = item.suffix = true;
  item.year = at(i + 4).value;
  item.end = i + 5;
  return true;
}

// "2025-Sep-08", "2025/Oct/14", "1990, Dec 29", "2012 Sep 25"
bool Grammar::year_first(int i, Item& item) const {
  if (!plain_year(i) || (trapped(i) && w(i - 1) != W::year)) return false;
  const Is mark = is(i + 1);
  const bool figures = mark == Is::dash || mark == Is::slash || mark == Is::dot;
  if (figures && (!glued(i + 1) || !glued(i + 2))) return false;
  int k = figures || mark == Is::comma ? i + 2 : i + 1;
  const int month = month_at(k++);
  if (!month || (!figures && at(k - 1).company && !at(k - 1).capital)) return false;
  if (figures && (is(k) != mark || !glued(k) || !glued(k + 1))) return false;
  if (figures) ++k;
  if (!number(k, 1, 31) || at(k).digits > 2 || is_clock(k) || plain_year(k + 1)) return false;
  item.year = at(i).value;
  item.month = month;
  item.day = at(k).value;
  item.suffix = true;
  item.end = k + 1;
  return true;
}

bool Grammar::item(int i, Item& item, bool first, bool short_numeric) const {
  item.begin = i;
  int j = i;
  const bool has_weekday = is(j) == Is::weekday || is(j) == Is::weekly;
  if (has_weekday) {
    item.weekday = at(j++).value;
    if (is(j) == Is::dot && glued(j)) ++j;
    if (is(j) == Is::comma) ++j;
    if (is(j) == Is::slash && is(j + 1) == Is::weekday) j += 2, item.weekday = 0;
  }
  if (w(j) == W::the) ++j;
  const bool start = first && !has_weekday;
  if (numeric(j, item, start, short_numeric || has_weekday) || year_first(j, item)) return true;
  if (!day_first(j, item, start) && !month_first(j, item, first)) return false;
  // "3 June (Tuesday)", "3 June, Tuesday"
  const int k = item.end;
  if (item.month && !item.weekday) {
    if (is(k) == Is::open && is(k + 1) == Is::weekday && is(k + 2) == Is::close)
      item.weekday = at(k + 1).value, item.end = k + 3;
    else if (is(k) == Is::comma && is(k + 1) == Is::weekday && closes(k + 2) &&
             (!at(k + 1).company || (at(k + 1).capital && is(k + 2) == Is::end)))
      item.weekday = at(k + 1).value, item.end = k + 2;
  }
  return true;
}

}  // namespace fingerpost::dates
