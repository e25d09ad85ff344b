// The order of the productions, and what they share: years, traps, misspellings.
#include "dates/grammar.hpp"

#include <algorithm>
#include <array>

#include "text/text.hpp"

namespace fingerpost::dates {
namespace {

constexpr auto starters = [] {
  std::array<bool, static_cast<std::size_t>(W::count)> out{};
  for (const W word :
       {W::until,    W::next,      W::this_,     W::last,      W::coming,      W::previous,
        W::every,    W::each,      W::week,      W::fortnight, W::quarter,     W::half,
        W::today,    W::tomorrow,  W::early,     W::yesterday, W::tonight,     W::mid,
        W::late,     W::later,     W::start,     W::end,       W::middle,      W::wc,
        W::we,       W::noon,      W::easter,    W::midnight,  W::christmas,   W::good,
        W::boxing,   W::new_,      W::school,    W::weekly,    W::fortnightly, W::monthly,
        W::annually, W::half_term, W::alternate, W::day,       W::weekend,     W::past,
        W::year,     W::financial, W::academic,  W::rest,      W::final_})
    out[static_cast<std::size_t>(word)] = true;
  return out;
}();

}  // namespace

void Grammar::read(std::vector<Found>& out) {
  for (int i = 0; i < line_.size();) {
    const int end = starts(i) ? production(i, out) : i;
    i = std::max(end, i + 1);
  }
}

// Most tokens can begin no date; this keeps them from every production.
bool Grammar::starts(int i) const {
  switch (is(i)) {
    case Is::amount:
      return at(i).digits == 8 || at(i).digits == 4;
    case Is::number:
    case Is::month:
    case Is::weekday:
    case Is::weekly:
    case Is::ordinal:
    case Is::cardinal:
    case Is::season:
      return true;
    case Is::word:
      break;
    default:
      return false;
  }
  switch (w(i)) {
    case W::none:
      return false;
    case W::the: {  // "the 25th", "the end of", "the last week"
      const Is next = is(i + 1);
      return next != Is::word ? next <= Is::season && next != Is::weekly
                              : w(i + 1) != W::the && w(i + 1) != W::none &&
                                    (starts(i + 1) || w(i + 1) == W::month);
    }
    case W::a:
      return w(i + 1) == W::week || w(i + 1) == W::fortnight || w(i + 1) == W::month ||
             w(i + 1) == W::year;
    default:
      return starters[static_cast<std::size_t>(w(i))];
  }
}

int Grammar::production(int i, std::vector<Found>& out) {
  using Production = int (Grammar::*)(int, std::vector<Found>&);
  constexpr Production words[] = {
      &Grammar::limitless,  &Grammar::recurring,    &Grammar::weeks,       &Grammar::day_of_month,
      &Grammar::nth,        &Grammar::month_halves, &Grammar::day_of_week, &Grammar::days,
      &Grammar::day_alone,  &Grammar::terms,        &Grammar::holidays,    &Grammar::seasons,
      &Grammar::quarters,   &Grammar::month_parts,  &Grammar::year_parts,  &Grammar::run_of_months,
      &Grammar::months,     &Grammar::relative,     &Grammar::derived,     &Grammar::year_ending,
      &Grammar::year_label, &Grammar::time_alone};
  constexpr Production numbers[] = {
      &Grammar::time_alone,    &Grammar::recurring, &Grammar::nth,     &Grammar::day_of_month,
      &Grammar::month_halves,  &Grammar::quarters,  &Grammar::days,    &Grammar::day_alone,
      &Grammar::numeric_month, &Grammar::terms,     &Grammar::derived, &Grammar::years,
      &Grammar::editions,      &Grammar::relative};
  const auto first_of = [&](const auto& productions) {
    for (const Production production : productions)
      if (const int end = (this->*production)(i, out); end > i) return end;
    return i;
  };
  switch (is(i)) {
    case Is::amount:
      return at(i).digits == 8 ? run_together(i, out) : decade(i, out);
    case Is::number:
      return first_of(numbers);
    case Is::word:
    case Is::month:
    case Is::weekday:
    case Is::weekly:
    case Is::ordinal:
    case Is::cardinal:
    case Is::season:
      return first_of(words);
    default:
      return i;
  }
}

Found Grammar::made(Shape shape, int begin, int end) const {
  Found found;
  found.spec.shape = shape;
  found.begin = found.words_begin = begin;
  found.end = found.words_end = end;
  return found;
}

int Grammar::push(Found found, std::vector<Found>& out) {
  found.group = ++groups_;
  mark_relative(found);
  const int end = found.end;
  out.push_back(std::move(found));
  return end;
}

// "in March next year" counts from the publication.
void Grammar::mark_relative(Found& found) const {
  const W word = w(found.end - 2);
  const bool which = word == W::next || word == W::last || word == W::this_;
  found.relative |= w(found.end - 1) == W::year && which && found.spec.year != 0;
}

bool Grammar::plain_year(int i) const {
  return is(i) == Is::number && at(i).digits == 4 && !at(i).suffix && at(i).value >= 1900 &&
         at(i).value <= 2099;
}

// After a month: "2024", ", 2024", "'24", "-24", "Nov25", or " 24" where nothing
// else can be meant.
int Grammar::year_slot(int i, int& year, bool& two_digits) const {
  const auto two = [&](int at_token) {
    return is(at_token) == Is::number && at(at_token).digits == 2 && !at(at_token).suffix;
  };
  const auto take_two = [&](int at_token) {
    const int value = at(at_token).value;
    year = value < 80 ? 2000 + value : 1900 + value;
    two_digits = true;
    return at_token + 1;
  };
  int j = i;
  if (is(j) == Is::dot && glued(j) && is(j + 1) == Is::number) ++j;  // "Sept. 2024"
  if (is(j) == Is::comma && plain_year(j + 1)) ++j;
  if (w(j) == W::of && plain_year(j + 1)) ++j;
  if (w(j) == W::in && w(j + 1) == W::the && w(j + 2) == W::year) j += 3;  // "in the year 2008"
  if (const int end = plain_year(j) ? j : year_named(j, year); end > j) return end;
  const bool joined = (is(j) == Is::dash || is(j) == Is::slash || is(j) == Is::dot) && glued(j);
  if (joined && glued(j + 1) && (plain_year(j + 1) || two(j + 1)) && !is_clock(j + 1))
    return plain_year(j + 1) ? (year = at(j + 1).value, j + 2) : take_two(j + 1);
  if (plain_year(j) && !(is(j + 1) == Is::colon && glued(j + 1) && glued(j + 2)))
    return year = at(j).value, j + 1;
  if (is(j) == Is::quote && two(j + 1) && glued(j + 1)) return take_two(j + 1);
  if (!two(j)) return i;
  if (glued(j)) return take_two(j);
  // 10 to 31 may be a day as well, 32 to 79 is neither a day nor a year.
  const int value = at(j).value;
  const bool year_like = (value >= 10 && value <= 31) || (value >= 80 && !at(i - 1).company);
  const bool alone = closes(j + 1) && is(j + 1) != Is::dash;
  return alone && year_like && !is_clock(j) ? take_two(j) : i;
}

// "2024-25", "2024/2025", "2024 to 2027": first and last year.
int Grammar::span_of_years(int i, int& first, int& last) const {
  if (!plain_year(i)) return i;
  first = at(i).value;
  const bool joined = is(i + 1) == Is::dash || is(i + 1) == Is::slash;
  const bool said =
      w(i + 1) == W::to || w(i + 1) == W::until || (w(i + 1) == W::and_ && w(i - 1) == W::between);
  if (!joined && !said) return i;
  const Token& second = at(i + 2);
  if (second.is != Is::number || second.suffix) return i;
  if (second.digits == 4)
    last = second.value;
  else if (second.digits == 2 && joined && second.glued && second.value == (first + 1) % 100)
    last = first + 1;
  else
    return i;
  constexpr int longest = 40;  // a span beyond it is no strategy and no childhood
  if (last <= first || last > first + longest || last > 2099) return i;
  if (glued(i + 3) && (is(i + 3) == Is::slash || is(i + 3) == Is::dash) && glued(i + 4)) return i;
  return i + 3;
}

// The number follows a word that takes it: page 80, Level 2, Sections 1, 2 and 3.
bool Grammar::trapped(int i) const {
  const Token& token = at(i);
  if (token.glued) {
    const Is before = is(i - 1);
    if (before == Is::dot || before == Is::slash || before == Is::other || before == Is::number ||
        before == Is::amount)
      return true;
    if (before == Is::dash && glued(i - 1)) return true;
    if (before == Is::colon && glued(i - 1) && is(i - 2) == Is::number) return true;
  }
  constexpr int furthest = 8;  // tokens of a list: "Chapters 1, 2, 3 and 4"
  // "Version 3, 31 March": only what has several takes the number behind a comma.
  const auto plural = [&](int k) { return line_.words(k, k + 1).back() == 's'; };
  bool listed = false, dashed = false;
  int j = i - 1;
  for (int steps = 0; steps < furthest; ++steps) {
    // "Module 1 – 4 November": the dash parts a name from its day.
    if (in(Tables::Set::trap, j) && dashed && steps == 1 && month_at(i + 1) && !plural(j))
      return false;
    if (in(Tables::Set::trap, j)) return !listed || plural(j);
    if (is(j) == Is::other && line_.words(j, j + 1) == "#") return true;
    const bool joins = is(j) == Is::comma || is(j) == Is::dash || is(j) == Is::amp ||
                       w(j) == W::and_ || w(j) == W::or_ || w(j) == W::to;
    if (!joins || (is(j - 1) != Is::number && is(j - 1) != Is::amount) || at(j - 1).digits > 2 ||
        at(j - 1).suffix)
      return false;
    listed |= is(j) == Is::comma;
    dashed |= is(j) == Is::dash && !glued(j);
    j -= 2;
  }
  return false;
}

bool Grammar::closes(int i) const {
  switch (is(i)) {
    case Is::end:
    case Is::comma:
    case Is::dot:
    case Is::semicolon:
    case Is::colon:
    case Is::close:
    case Is::open:
    case Is::pipe:
    case Is::dash:
    case Is::quote:
    case Is::bullet:
      return true;
    default:
      return false;
  }
}

// One typing error in the longer names: "Setpember"; the short ones are like too many words.
int Grammar::misspelt_month(int i) const {
  const Token& token = at(i);
  if (token.is != Is::word || token.id != 0 || !token.capital) return 0;
  const std::size_t length = token.end - token.begin;
  if (length < 5 || length > 11) return 0;
  const auto folded = text::fold(line_.words(i, i + 1));
  for (unsigned month : {1u, 2u, 8u, 9u, 10u, 11u, 12u})
    if (text::edits(folded, text::fold(month_name(month)), 1) <= 1) return static_cast<int>(month);
  return 0;
}

int Grammar::month_at(int i) const {
  if (is(i) == Is::month && !at(i).suffix) return at(i).value;
  return misspelt_month(i);
}

// Whether the token is a month beside a day or a year, and not the verb or a
// name. `evidence`: an ordinal, "of", a weekday or a year says so already.
bool Grammar::month_meant(int i, bool evidence) const {
  const Token& token = at(i);
  if (token.is == Is::word) return misspelt_month(i) > 0;
  if (token.is != Is::month || token.suffix) return false;
  if (!token.company || evidence) return true;
  if (in(Tables::Set::verb, i + 1) || w(i + 1) == W::be) return false;
  return token.capital || lenient_;
}

}  // namespace fingerpost::dates
