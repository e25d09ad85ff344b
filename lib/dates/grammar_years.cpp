// What is longer than a month: seasons, school terms, quarters, years; and the
// years that are editions in a title.
#include <algorithm>

#include "dates/grammar.hpp"

namespace fingerpost::dates {

// "Autumn 2024", "this spring", "later this autumn", "in the summer of 2025"
int Grammar::seasons(int i, std::vector<Found>& out) {
  int j = i, part = 0, shift = 0;
  if (w(j) == W::the) ++j;
  if (w(j) == W::early || w(j) == W::mid || w(j) == W::late || w(j) == W::later) {
    part = w(j) == W::early ? 1 : w(j) == W::mid ? 2 : w(j) == W::late ? 3 : 0;
    ++j;
    if (is(j) == Is::dash) ++j;
  }
  bool said = false;
  if (w(j) == W::this_ || w(j) == W::next || w(j) == W::last || w(j) == W::coming)
    said = true, shift = w(j) == W::next ? 1 : w(j) == W::last ? -1 : 0, ++j;
  if (is(j) != Is::season) return i;
  const int season = at(j).value;
  int k = j + 1;
  if (w(k) == W::of || is(k) == Is::comma) ++k;
  int year = 0, last = 0;
  int end = j + 1;
  if (const int after = span_of_years(k, year, last); after > k)
    end = after;
  else if (plain_year(k))
    year = at(k).value, end = k + 1;
  else
    year = 0;
  const W before = w(j - 1) == W::the ? w(j - 2) : w(j - 1);
  const bool preposition = before == W::in || before == W::during || before == W::by ||
                           before == W::until || before == W::since || before == W::over ||
                           before == W::throughout;
  const bool noun_follows = !year && is(end) == Is::word && !closes(end) && w(end) == W::none &&
                            !in(Tables::Set::small, end);
  if (!year && !said && !part && (!preposition || noun_follows)) return i;
  if (at(j).suffix) return i;
  Found found = made(Shape::season, i, end);
  found.loose = true;
  found.relative = said;
  found.shift = shift;
  found.spec.n = static_cast<std::int8_t>(season);
  found.spec.part = static_cast<std::int8_t>(part);
  found.spec.year = static_cast<std::int16_t>(year);
  return push(found, out);
}

// "Quarter 1 of 2023/24", "Q3 2024", "first quarter of 2024", "second half of 2025"
int Grammar::quarters(int i, std::vector<Found>& out) {
  int j = w(i) == W::the ? i + 1 : i;
  int n = 0;
  bool quarter = false;
  if (w(j) == W::quarter) {
    const Token& which = at(j + 1);
    const bool counted = which.is == Is::number || which.is == Is::cardinal ||
                         (which.is == Is::amount && which.glued);
    if (!counted || which.value < 1 || which.value > 4) return i;
    n = which.value, quarter = true, j += 2;
  } else if ((is(j) == Is::ordinal || (number(j, 1, 4) && at(j).suffix)) || w(j) == W::last) {
    n = w(j) == W::last ? -1 : at(j).value;
    quarter = w(j + 1) == W::quarter;
    if (!quarter && w(j + 1) != W::half) return i;
    if (n == -1) n = quarter ? 4 : 2;
    if (n > (quarter ? 4 : 2)) return i;
    j += 2;
  } else if (w(j) == W::half && is(j + 1) == Is::amount && glued(j + 1) && at(j + 1).value <= 2) {
    n = at(j + 1).value, j += 2;  // "H1 2025"
  } else {
    return i;
  }
  if (n < 1) return i;
  if (is(j) == Is::comma || w(j) == W::of || w(j) == W::in || is(j) == Is::open) ++j;
  if (w(j) == W::the) ++j;
  const bool financial = w(j) == W::financial;
  if (financial || w(j) == W::calendar) ++j;
  if (w(j) == W::year) ++j;
  int first = 0, last = 0;
  Found found = made(quarter ? Shape::quarter : Shape::half_year, i, j);
  if (const int after = span_of_years(j, first, last); after > j && last == first + 1) {
    if (!quarter) return i;
    found.spec.shape = Shape::fin_quarter;
    j = after;
  } else if (plain_year(j)) {
    first = at(j++).value;
    if (financial && quarter) found.spec.shape = Shape::fin_quarter;
  } else if (const int after = year_named(j, first); after > j) {  // "of last year"
    j = after;
    found.relative = true;
  } else {
    return i;
  }
  found.loose = true;
  found.spec.n = static_cast<std::int8_t>(n);
  found.spec.year = static_cast<std::int16_t>(first);
  found.end = found.words_end = j;
  return push(found, out);
}

// "early 2026", "mid-2025", "the end of 2025"
int Grammar::year_parts(int i, std::vector<Found>& out) {
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
    case W::later:
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
  if (edge && w(j) != W::of) return i;
  if (w(j) == W::of || is(j) == Is::dash || w(j) == W::in) ++j;
  if (!plain_year(j)) return i;
  Found found = made(Shape::year_part, i, j + 1);
  found.loose = true;
  found.edge = edge;
  found.spec.part = static_cast<std::int8_t>(part);
  found.spec.year = static_cast<std::int16_t>(at(j).value);
  return push(found, out);
}

// "FY25/26", "AY 2024/25"
int Grammar::year_label(int i, std::vector<Found>& out) {
  const bool financial = w(i) == W::financial;
  if ((!financial && w(i) != W::academic) || at(i).end - at(i).begin != 2 || !at(i).caps) return i;
  const Token &first = at(i + 1), &second = at(i + 3);
  const bool joined =
      (is(i + 2) == Is::slash || is(i + 2) == Is::dash) && glued(i + 2) && second.glued;
  if (!joined || second.is != Is::number || (first.digits != 2 && first.digits != 4)) return i;
  const int year = first.digits == 2 ? 2000 + first.value : first.value;
  if (year < 1990 || year > 2099 || second.value % 100 != (year + 1) % 100) return i;
  Found found = made(financial ? Shape::fin_year : Shape::school_year, i, i + 4);
  found.loose = true;
  found.spec.year = static_cast<std::int16_t>(year);
  return push(found, out);
}

// "year ending 31 March 2025", "the year to 31 March 2025": a year, with its last day
int Grammar::year_ending(int i, std::vector<Found>& out) {
  if (w(i) != W::year) return i;
  const auto word = line_.words(i + 1, i + 2);
  int j = i + 1;
  if (word == "ending" || word == "ended" || w(j) == W::to) ++j;
  if (j == i + 1) return i;
  if (w(j) == W::on) ++j;
  if (w(j) == W::the) ++j;
  std::vector<Found> inner;
  const int end = days(j, inner, true);
  if (end == j || inner.size() != 1 || inner[0].spec.day2 || inner[0].kind != Found::Kind::date)
    return i;
  Found found = inner[0];
  found.begin = found.words_begin = i;
  found.spec.shape = Shape::year_to;
  found.spec.weekday = 0;
  found.loose = true;
  return push(found, out);
}

// "academic year 2024/25", "2024-25 (annual report)", "2023-2026", "in 2019"
int Grammar::years(int i, std::vector<Found>& out) {
  if (!plain_year(i) || (trapped(i) && w(i - 1) != W::year) || in(Tables::Set::act, i - 1))
    return i;
  if (glued(i) && is(i - 1) == Is::open && line_.words(i - 1, i) == "[")
    return i;  // of a law report
  int first = 0, last = 0;
  const int after = span_of_years(i, first, last);
  if (after == i) return one_year(i, out);
  Found found = made(Shape::years, i, after);
  found.loose = true;
  found.spec.year = static_cast<std::int16_t>(first);
  found.spec.years_on = static_cast<std::int8_t>(last - first);
  const bool joined = is(i + 1) == Is::slash || is(i + 1) == Is::dash;
  if (last == first + 1 && joined) kind_of_year(i, found);
  return push(found, out);
}

// A year that begins in one calendar year and ends in the next: a school's, or a
// council's; by the word before it, else by the words of the line.
void Grammar::kind_of_year(int i, Found& found) const {
  constexpr int furthest = 400;  // tokens of a line that are looked at
  const bool named = w(i - 1) == W::year;
  bool school = false, finance = false;
  for (int k = 0; k < line_.size() && k < furthest; ++k) {
    school |= in(Tables::Set::academic, k);
    finance |= in(Tables::Set::financial, k);
  }
  const bool by_name = (named && (w(i - 2) == W::academic || w(i - 2) == W::school)) ||
                       (w(i - 1) == W::academic && at(i - 1).caps);
  found.spec.shape = by_name || (school && !finance) ? Shape::school_year : Shape::fin_year;
  if (named && (by_name || w(i - 2) == W::financial)) found.words_begin = found.begin = i - 2;
  // "2018/19 to 2020/21"
  int first = 0, last = 0;
  const int second = found.end + 1;
  const bool ranged = w(found.end) == W::to || is(found.end) == Is::dash;
  const int after = ranged ? span_of_years(second, first, last) : second;
  if (after <= second || last != first + 1 || first <= found.spec.year) return;
  found.spec.years_on = static_cast<std::int8_t>(last - found.spec.year);
  found.end = found.words_end = after;
}

// A year behind a preposition, or behind "due", "published"; not "in 2000 cases".
int Grammar::one_year(int i, std::vector<Found>& out) {
  if (is(i + 1) == Is::slash && glued(i + 1)) return i;
  if (is(i + 1) == Is::dash && glued(i + 1) && glued(i + 2)) return i;
  bool said = false;
  switch (w(i - 1)) {
    case W::in:
    case W::since:
    case W::during:
    case W::throughout:
    case W::until:
    case W::by:
    case W::before:
    case W::after:
    case W::from:
      said = true;
      break;
    case W::year:
      said = w(i - 2) != W::every;
      break;
    default:
      said = in(Tables::Set::settled, i - 1) ||
             (w(i - 1) == W::date && !glued(i) && line_.words(i - 1, i).size() == 4);
  }
  if (!said || (in(Tables::Set::counted, i + 1) && !at(i + 1).capital)) return i;
  Found found = made(Shape::year, i, i + 1);
  found.loose = true;
  found.spec.year = static_cast<std::int16_t>(at(i).value);
  return push(found, out);
}

// "Working Together to Safeguard Children 2023", "KCSIE 2025", "(DfE, 2018)"
int Grammar::editions(int i, std::vector<Found>& out) {
  if (!plain_year(i) || (is(i - 1) == Is::open && line_.words(i - 1, i) == "[")) return i;
  int j = i - 1;
  if ((is(j) == Is::comma && is(i + 1) == Is::close) || (is(j) == Is::open && glued(i))) --j;
  if (is(j) == Is::quote || is(j) == Is::close) --j;
  const auto titled = [&](int k) {
    return (is(k) == Is::word || is(k) == Is::season || is(k) == Is::cardinal) &&
           (at(k).capital || lenient_) && !in(Tables::Set::act, k) && w(k) != W::act &&
           !in(Tables::Set::trap, k);
  };
  if (!titled(j) || in(Tables::Set::small, j) || is(j) == Is::end) return i;
  constexpr int longest = 14;  // words of a title
  int begin = j;
  for (int k = j - 1; k >= 0 && j - k < longest; --k) {
    if (titled(k) && !in(Tables::Set::small, k))
      begin = k;
    else if (!(is(k) == Is::word && in(Tables::Set::small, k)) && is(k) != Is::amp &&
             is(k) != Is::dash)
      break;
  }
  const bool bracketed = is(i + 1) == Is::close && (is(i - 1) == Is::open);
  Found found = made(Shape::year, begin, i + 1 + bracketed);
  found.kind = Found::Kind::edition;
  found.spec.year = static_cast<std::int16_t>(at(i).value);
  return push(found, out);
}

}  // namespace fingerpost::dates
