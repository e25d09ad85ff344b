// Days and months written in figures alone, always day first: "13/05/2024",
// "2024-05-13", "09/2025", "20240915".
#include <algorithm>

#include "dates/grammar_item.hpp"

namespace fingerpost::dates {

// "13/05/2024", "13.5.24", "2024-05-13"; with `short_form` also "13/5".
bool Grammar::numeric(int i, Item& item, bool first, bool short_form) const {
  if (is(i) != Is::number || at(i).suffix || (first && trapped(i))) return false;
  if (spaced_figures(i, item)) return true;
  const Is mark = is(i + 1);
  if (mark != Is::slash && mark != Is::dot && mark != Is::dash) return false;
  if (is(i + 2) != Is::number || at(i + 2).suffix) return false;
  const bool tight = glued(i + 1) && glued(i + 2);
  if (!tight && mark != Is::slash) return false;
  const Token &a = at(i), &b = at(i + 2), &c = at(i + 4);
  const bool three =
      is(i + 3) == mark && c.is == Is::number && !c.suffix && (!tight || (glued(i + 3) && c.glued));
  if (!three) {
    if (month_at(i + 3) && mark == Is::slash) return false;  // "3/4 May"
    if (!(short_form || completed(i + 3, mark)) || mark == Is::dash || a.digits > 2 || b.digits > 2)
      return false;
    if (a.value < 1 || a.value > 31 || b.value < 1 || b.value > 12) return false;
    if (a.value == 24 && b.value == 7) return false;  // always
    if (glued(i + 3) && (is(i + 3) == Is::slash || is(i + 3) == Is::amount)) return false;
    item.day = a.value, item.month = b.value, item.end = i + 3;
    return item.numeric = true;
  }
  int y = c.value, m = b.value, d = a.value;
  if (a.digits == 4) {
    if (b.digits > 2 || c.digits > 2 || !plain_year(i)) return false;
    y = a.value, d = c.value;
  } else {
    if (a.digits > 2 || b.digits > 2 || (c.digits != 2 && !plain_year(i + 4))) return false;
    if (m > 12 && d <= 12 && c.digits == 4) std::swap(d, m);  // only month-first makes sense
    // "3.4.12" is a numbered heading rather than a day.
    const bool numbered = a.digits == 1 && b.digits == 1 && !short_form && !item.weekday;
    const bool version = is(i - 1) == Is::colon && w(i - 2) == W::version;
    if (mark == Is::dot && c.digits == 2 && (numbered || version)) return false;
    if (c.digits == 2) y = c.value < 80 ? 2000 + c.value : 1900 + c.value, item.two_digits = true;
  }
  if (m < 1 || m > 12 || d < 1 || d > 31) return false;
  const Token& next = at(i + 5);
  if (next.glued && (next.is == Is::slash || next.is == Is::number || next.is == Is::amount))
    return false;
  if (next.glued && (next.is == Is::dot || (next.is == Is::dash && mark == Is::dash)) &&
      glued(i + 6) && (is(i + 6) == Is::number || is(i + 6) == Is::amount))
    return false;
  item.year = y, item.month = m, item.day = d, item.end = i + 5;
  return item.numeric = true;
}

// "14/01, 21/01 and 28/01/2026", "5/11 – 7/11/2025": a later item has its year.
bool Grammar::completed(int i, Is mark) const {
  constexpr int longest = 16;  // items
  const auto pair = [&](int k) {
    return is(k) == Is::number && is(k + 1) == mark && glued(k + 1) && is(k + 2) == Is::number &&
           glued(k + 2);
  };
  for (int items = 0; items < longest; ++items) {
    const Is between = is(i);
    const W word = w(i);
    if (between != Is::comma && between != Is::dash && between != Is::amp && word != W::and_ &&
        word != W::or_ && word != W::to && word != W::until)
      return false;
    i += between == Is::comma && (w(i + 1) == W::and_ || is(i + 1) == Is::amp) ? 2 : 1;
    if (!pair(i)) return false;
    i += 3;
    if (is(i) == mark && glued(i) && is(i + 1) == Is::number && glued(i + 1))
      return at(i + 1).digits == 2 || plain_year(i + 1);
  }
  return false;
}

// "20240915", alone among spaces.
int Grammar::run_together(int i, std::vector<Found>& out) {
  const int value = at(i).value, y = value / 10000, m = value / 100 % 100, d = value % 100;
  const bool glued_to = glued(i) || (glued(i + 1) && !closes(i + 1));
  if (at(i).digits != 8 || glued_to || trapped(i) || is(i - 1) == Is::word) return i;
  if (y < 1950 || y > 2099 || m < 1 || m > 12 || d < 1 || d > 31) return i;
  Found found = made(Shape::days, i, i + 1);
  found.spec.year = static_cast<std::int16_t>(y);
  found.spec.month = static_cast<std::int8_t>(m);
  found.spec.day = static_cast<std::int8_t>(d);
  return push(found, out);
}

// "Review date: 01/26", where a word of a front sheet stands before it and the second
// figure can be no month.
int Grammar::month_of_record(int i, std::vector<Found>& out) {
  const Token& year = at(i + 2);
  const bool figures = is(i + 1) == Is::slash && at(i).digits == 2 && year.is == Is::number &&
                       year.digits == 2 && !year.suffix && year.value > 12 && year.value < 50;
  if (!figures || (glued(i + 3) && !closes(i + 3))) return i;
  const int j = is(i - 1) == Is::colon || is(i - 1) == Is::pipe ? i - 2 : i - 1;
  if (!in(Tables::Set::dated, j) && !in(Tables::Set::review, j) && w(j) != W::date) return i;
  Found found = made(Shape::months, i, i + 3);
  found.spec.month = static_cast<std::int8_t>(at(i).value);
  found.spec.year = static_cast<std::int16_t>(2000 + year.value);
  found.spec.two_digits = true;
  return push(found, out);
}

// A mark or a word that wants a date stands before it; "CSPR 2023-01" is a number.
bool Grammar::date_asked_for(int i) const {
  switch (w(i - 1)) {
    case W::in:
    case W::by:
    case W::from:
    case W::until:
    case W::since:
    case W::before:
    case W::after:
    case W::date:
      return true;
    default:
      return is(i - 1) == Is::colon || is(i - 1) == Is::pipe || in(Tables::Set::settled, i - 1) ||
             in(Tables::Set::dated, i - 1);
  }
}

// "2025-08", "2026/03": a month, where it is no run of two years ("2011-12").
int Grammar::month_of_year(int i, std::vector<Found>& out) {
  const Is mark = is(i + 1);
  const bool figures = (mark == Is::dash || mark == Is::slash) && glued(i + 1) && glued(i + 2) &&
                       number(i + 2, 1, 12) && at(i + 2).digits == 2 && !at(i + 2).suffix;
  const bool years = figures && at(i + 2).value == (at(i).value + 1) % 100;
  if (!plain_year(i) || trapped(i) || !figures || years || !date_asked_for(i)) return i;
  if (glued(i + 3) && !closes(i + 3)) return i;
  if (glued(i + 3) && is(i + 3) == Is::dash) return i;
  Found found = made(Shape::months, i, i + 3);
  found.spec.month = static_cast<std::int8_t>(at(i + 2).value);
  found.spec.year = static_cast<std::int16_t>(at(i).value);
  return push(found, out);
}

// "2025 August", "2025-October"
int Grammar::month_behind_year(int i, std::vector<Found>& out) {
  const bool marked =
      (is(i + 1) == Is::dash || is(i + 1) == Is::slash) && glued(i + 1) && glued(i + 2);
  const int k = marked ? i + 2 : i + 1, month = month_at(k);
  if (!plain_year(i) || trapped(i) || !month || number(k + 1, 1, 31)) return i;
  const bool verb = month == 3 || month == 5;  // "In 2024 May ..."
  if (!marked && (verb || !at(k).capital || is(i - 1) == Is::month)) return i;
  if (is(k + 1) == Is::dash && glued(k + 1)) return i;
  if (w(k + 1) == W::to || w(k + 1) == W::until || plain_year(k + 1)) return i;
  Found found = made(Shape::months, i, k + 1);
  found.spec.month = static_cast<std::int8_t>(month);
  found.spec.year = static_cast<std::int16_t>(at(i).value);
  return push(found, out);
}

// "09 09 2025" behind a mark or at the head of a line, and no figure besides.
bool Grammar::spaced_figures(int i, Item& item) const {
  const auto two = [&](int k, int most) {
    return number(k, 1, most) && at(k).digits == 2 && !at(k).suffix;
  };
  if (!two(i, 31) || !two(i + 1, 12) || !plain_year(i + 2)) return false;
  if (glued(i + 1) || glued(i + 2) || glued(i + 3)) return false;
  const Is before = is(i - 1), behind = is(i + 3);
  const bool led = before == Is::end || before == Is::colon || before == Is::pipe ||
                   before == Is::weekday || w(i - 1) == W::on || in(Tables::Set::settled, i - 1);
  if (!led || behind == Is::number || behind == Is::amount) return false;
  item.day = at(i).value, item.month = at(i + 1).value, item.year = at(i + 2).value;
  item.end = i + 3;
  return item.numeric = true;
}

// "09/2025", "09.2025": a month; "24/7" and "9-1" are nothing.
int Grammar::numeric_month(int i, std::vector<Found>& out) {
  if (const int end = month_of_year(i, out); end > i) return end;
  if (const int end = month_behind_year(i, out); end > i) return end;
  if (!number(i, 1, 12) || at(i).digits > 2 || at(i).suffix || trapped(i)) return i;
  const Is mark = is(i + 1);
  if (mark != Is::slash && mark != Is::dot && mark != Is::dash) return i;
  if (!glued(i + 1) || !glued(i + 2)) return i;
  if (!plain_year(i + 2)) return month_of_record(i, out);
  if (glued(i + 3) && (is(i + 3) == mark || is(i + 3) == Is::slash || is(i + 3) == Is::number))
    return i;
  Found found = made(Shape::months, i, i + 3);
  found.spec.month = static_cast<std::int8_t>(at(i).value);
  found.spec.year = static_cast<std::int16_t>(at(i + 2).value);
  return push(found, out);
}

}  // namespace fingerpost::dates
