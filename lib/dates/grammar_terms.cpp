// School terms, half terms and holidays, and bank holidays.
#include "dates/grammar.hpp"

namespace fingerpost::dates {

// "autumn term 2024", "2020 summer term", "Autumn 2 - 2017", "the end of the spring term"
int Grammar::term_from(int i, int year, int& end, Found& found) const {
  constexpr int of_season[] = {0, 2, 3, 1, 0};  // spring, summer, autumn, winter
  int j = i;
  Spec& spec = found.spec;
  const bool season = is(j) == Is::season && of_season[at(j).value] > 0;
  if (!season && month_at(j) == 0 && w(j) != W::easter && w(j) != W::christmas &&
      w(j) != W::school && w(j) != W::half && w(j) != W::half_term)
    return i;
  int term = season ? of_season[at(j).value] : 0;
  const int month = month_at(j);
  if (month == 10 || w(j) == W::christmas) term = 1;
  if (month == 2 || w(j) == W::easter) term = 2;
  if (month == 5) term = 3;
  if (season || month || w(j) == W::easter || w(j) == W::christmas) ++j;
  if (w(j) == W::school) ++j;
  if (is(j) == Is::season && !term) term = of_season[at(j++).value];
  const bool half = (w(j) == W::half && w(j + (is(j + 1) == Is::dash ? 2 : 1)) == W::term);
  if (half || w(j) == W::half_term) {
    spec.shape = Shape::half_term;
    j += half ? (is(j + 1) == Is::dash ? 3 : 2) : 1;
    if (w(j) == W::holiday || w(j) == W::week || w(j) == W::break_) ++j;
  } else if (w(j) == W::holiday && (w(j - 1) == W::school || (season && term == 3) || term) &&
             !month) {
    spec.shape = Shape::school_break;
    ++j;
  } else if (season && w(j) == W::term) {
    spec.shape = Shape::term;
    ++j;
    if (number(j, 1, 2) && !at(j).suffix) spec.part = static_cast<std::int8_t>(at(j++).value);
  } else if (season && number(j, 1, 2) && at(j).digits == 1 && !at(j).suffix && !is_clock(j)) {
    spec.shape = Shape::term;  // "Autumn 2"
    spec.part = static_cast<std::int8_t>(at(j++).value);
    if (!(closes(j) || plain_year(j) || w(j) == W::half || w(j) == W::half_term)) return i;
  } else {
    return i;
  }
  if (!term && spec.shape == Shape::school_break) return i;
  spec.n = static_cast<std::int8_t>(term);
  if (!year) {
    int k = j;
    if (is(k) == Is::dash || is(k) == Is::comma || w(k) == W::of || is(k) == Is::open) ++k;
    int first = 0, last = 0;
    if (const int after = span_of_years(k, first, last); after > k) {
      year = term == 1 ? first : last;
      j = after + (is(k - 1) == Is::open && is(after) == Is::close);
    } else if (plain_year(k)) {
      year = at(k).value;
      j = k + 1 + (is(k - 1) == Is::open && is(k + 1) == Is::close);
    }
  }
  spec.year = static_cast<std::int16_t>(year);
  end = j;
  return j;
}

int Grammar::terms(int i, std::vector<Found>& out) {
  const Is kind = is(i);
  if (kind == Is::weekday || kind == Is::weekly || kind == Is::ordinal || kind == Is::cardinal ||
      (kind == Is::number && !plain_year(i)) ||
      (kind == Is::month && at(i).value != 2 && at(i).value != 5 && at(i).value != 10))
    return i;
  int j = i, year = 0;
  Found found = made(Shape::term, i, i);
  found.loose = true;
  const auto edge_of = [&](W word) { return word == W::end ? 3 : word == W::start ? 1 : 0; };
  int edge = 0;
  if (w(j) == W::the) ++j;
  if (edge_of(w(j)) && w(j + 1) == W::of) {
    edge = edge_of(w(j));
    j += 2;
    if (w(j) == W::the) ++j;
  }
  if (plain_year(j)) year = at(j++).value;
  int relative = 0;
  if (!year && (w(j) == W::this_ || w(j) == W::next || w(j) == W::last || w(j) == W::coming))
    relative = w(j) == W::last ? -1 : w(j) == W::next ? 1 : 2, ++j;
  int end = j;
  if (term_from(j, year, end, found) == j) return i;
  if (found.spec.shape == Shape::half_term && found.spec.n == 0 && !reference_) return i;
  if (found.spec.n == 0 && (w(i - 1) == W::each || w(i - 1) == W::every)) return i;
  if (found.spec.n == 0) found.shift = relative ? relative : 1;  // the next half term there is
  const W before = w(i - 1);
  const bool led = before == W::in || before == W::during || before == W::over ||
                   before == W::throughout || before == W::until || before == W::by ||
                   before == W::before || before == W::from || w(i) == W::the;
  if (found.spec.shape == Shape::school_break && !found.spec.year && !relative && !led) return i;
  if (edge) {
    found.edge = true;
    found.term_edge = edge;
  }
  const bool limit = before == W::until || before == W::by;
  found.opens = limit && !edge && !until_after(i) && found.spec.part == 0;
  found.relative = relative != 0;
  found.end = found.words_end = end;
  return push(found, out);
}

// "until after half term"
bool Grammar::until_after(int i) const {
  const int before = w(i - 1) == W::the ? i - 2 : i - 1;
  return w(before) == W::after && w(before - 1) == W::until;
}

// "until Easter 2026", "by Christmas"
bool Grammar::as_limit(int i) const {
  const W before = w(i - 1);
  const bool limit = before == W::until || before == W::by || before == W::before;
  return (limit || until_after(i)) && (is(i + 1) == Is::end || is(i + 1) == Is::dot ||
                                       is(i + 1) == Is::comma || plain_year(i + 1));
}

// "Good Friday", "August bank holiday 2025", "Easter Monday", "New Year's Day"
int Grammar::holidays(int i, std::vector<Found>& out) {
  int j = w(i) == W::the ? i + 1 : i;
  if (is(j) != Is::month && is(j) != Is::season && w(j) != W::good && w(j) != W::easter &&
      w(j) != W::boxing && w(j) != W::christmas && w(j) != W::new_ && w(j) != W::early &&
      w(j) != W::late)
    return i;
  Found found = made(Shape::bank_holiday, i, i);
  Spec& spec = found.spec;
  const auto set = [&](Holiday holiday, int tokens) { spec.holiday = holiday, j += tokens; };
  const bool early = w(j) == W::early;
  const int m = early ? j + 1 : j;
  const auto bank = [&](int k) {
    const bool weekday = is(k + 2) == Is::weekday && !number(k + 3, 1, 31);
    return w(k) == W::bank && w(k + 1) == W::holiday ? (weekday ? 3 : 2) : 0;
  };
  if (w(j) == W::good && is(j + 1) == Is::weekday && at(j + 1).value == 5)
    set(Holiday::good_friday, 2);
  else if (w(j) == W::easter && is(j + 1) == Is::weekday && at(j + 1).value == 1)
    set(Holiday::easter_monday, 2);
  else if (w(j) == W::easter && is(j + 1) == Is::weekday && at(j + 1).value == 7)
    set(Holiday::easter_sunday, 2);
  else if (as_limit(j) && w(j) == W::easter)
    set(until_after(j) ? Holiday::easter_monday : Holiday::easter_sunday, 1);
  else if (as_limit(j) && w(j) == W::christmas)
    set(until_after(j) ? Holiday::boxing : Holiday::christmas, 1);
  else if (w(i - 1) == W::until && w(j) == W::new_ && w(j + 1) == W::year && closes(j + 2))
    set(Holiday::new_year, 2), found.opens = true;
  else if (w(j) == W::boxing && w(j + 1) == W::day)
    set(Holiday::boxing, 2);
  else if (w(j) == W::christmas && w(j + 1) == W::day)
    set(Holiday::christmas, 2);
  else if (w(j) == W::christmas && w(j + 1) == W::eve)
    set(Holiday::christmas_eve, 2);
  else if (w(j) == W::new_ && w(j + 1) == W::year && w(j + 2) == W::day)
    set(Holiday::new_year, 3);
  else if (w(j) == W::new_ && w(j + 1) == W::year && w(j + 2) == W::eve)
    set(Holiday::new_years_eve, 3);
  else if (is(m) == Is::month && at(m).value == 5 && bank(m + 1))
    set(Holiday::early_may, m - j + 1 + bank(m + 1));
  else if (is(j) == Is::month && at(j).value == 5 && at(j).capital && w(j + 1) == W::day)
    set(Holiday::early_may, 2 + bank(j + 2));
  else if (is(m) == Is::month && at(m).value == 8 && bank(m + 1))
    set(Holiday::summer, m - j + 1 + bank(m + 1));
  else if (is(j) == Is::season && at(j).value == 1 && bank(j + 1))
    set(Holiday::spring, 1 + bank(j + 1));
  else if ((is(j) == Is::season && at(j).value == 2) && bank(j + 1))
    set(Holiday::summer, 1 + bank(j + 1));
  else if (w(j) == W::late && is(j + 1) == Is::month && at(j + 1).value == 5 && bank(j + 2))
    set(Holiday::spring, 2 + bank(j + 2));
  else
    return i;
  const bool fixed = spec.holiday == Holiday::christmas || spec.holiday == Holiday::boxing ||
                     spec.holiday == Holiday::new_year;
  if (fixed && bank(j)) spec.part = 1, j += bank(j);  // the day that is off
  if (w(j) == W::weekend) return i;
  // "Good Friday Agreement", "May Day House"
  const bool name = at(j).id == 0 || in(Tables::Set::place, j) || in(Tables::Set::approval, j);
  if (is(j) == Is::word && at(j).capital && name && !at(j).caps) return i;
  if (is(j) == Is::comma && plain_year(j + 1)) ++j;
  if (plain_year(j)) spec.year = static_cast<std::int16_t>(at(j++).value);
  found.end = found.words_end = j;
  return push(found, out);
}

}  // namespace fingerpost::dates
