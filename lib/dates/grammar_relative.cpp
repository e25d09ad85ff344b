// What counts from the day of publication: "next Wednesday", "the end of this
// month", "in the last year"; and what comes again and again.
#include <algorithm>

#include "dates/grammar.hpp"

namespace fingerpost::dates {
namespace {

Date plus(Date date, int days) { return from_days(to_days(date) + days); }

Date plus_months(Date date, int months) {
  const auto moved =
      std::chrono::year_month(date.year(), date.month()) + std::chrono::months(months);
  const Date day = moved / date.day();
  return day.ok() ? day : Date(moved / std::chrono::last);
}

bool one_day(const std::optional<Period>& p) { return p && p->first && p->first == p->last; }

}  // namespace

std::optional<Date> Grammar::months_from(int shift) const {
  if (!reference_ || !reference_->first || !reference_->last) return std::nullopt;
  const Date first = *reference_->first, last = *reference_->last;
  if (first.year() != last.year() || first.month() != last.month()) return std::nullopt;
  return plus_months(first.year() / first.month() / 1, shift);
}

// A period that counts from the reference; open when there is none to count from.
Found Grammar::settled(Found found, const std::optional<Period>& when) {
  found.spec.shape = Shape::settled;
  found.relative = true;
  found.spec.fixed = when.value_or(Period{});
  return found;
}

int Grammar::limitless(int i, std::vector<Found>& out) {
  if (w(i) != W::until || w(i + 1) != W::further || w(i + 2) != W::notice) return i;
  Found found = made(Shape::settled, i, i + 3);
  found.kind = Found::Kind::limitless;
  return push(found, out);
}

// "Review: 3 years from approval (approved 12/03/2022)"
int Grammar::derived(int i, std::vector<Found>& out) {
  const bool counted = (number(i, 1, 60) && !at(i).suffix) || is(i) == Is::cardinal;
  const bool one = w(i) == W::a;
  const bool years = w(i + 1) == W::year, months = w(i + 1) == W::month;
  if ((!counted && !one) || (!years && !months)) return i;
  int j = i + 2;
  Found found = made(Shape::settled, i, j);
  found.kind = Found::Kind::derived;
  found.months_on = (one ? 1 : at(i).value) * (years ? 12 : 1);
  const W before = w(i - 1);
  bool review = false;
  constexpr int back = 6;  // "will review this guidance in 12 months"
  for (int k = i - 2; k >= i - back; --k) review |= in(Tables::Set::review, k);
  if (review && (before == W::after || before == W::in || before == W::within)) {
    found.of_review = true;
    found.begin = found.words_begin = i - 1;  // "to be reviewed after two years"
    return push(found, out);
  }
  if (w(j) != W::from && w(j) != W::after) return i;
  ++j;
  while (w(j) == W::the || w(j) == W::of || in(Tables::Set::filler, j) ||
         line_.words(j, j + 1) == "date" || line_.words(j, j + 1) == "its")
    ++j;
  if (!in(Tables::Set::approval, j)) return i;
  found.end = found.words_end = j + 1;
  return push(found, out);
}

int Grammar::relative(int i, std::vector<Found>& out) {
  if (is(i) == Is::month || is(i) == Is::season || is(i) == Is::ordinal) return i;
  int days = 0;
  switch (w(i)) {
    case W::tomorrow:
      days = 1;
      break;
    case W::yesterday:
      days = -1;
      break;
    case W::tonight:
      break;
    case W::today:
      if (is(i - 1) == Is::colon && in(Tables::Set::settled, i - 2)) break;  // "Updated: today"
      if (!today_meant(i)) return i;
      break;
    default: {
      using Production = int (Grammar::*)(int, std::vector<Found>&);
      for (const Production production :
           {&Grammar::weekday_alone, &Grammar::ahead, &Grammar::stretch, &Grammar::relative_unit})
        if (const int end = (this->*production)(i, out); end > i) return end;
      return i;
    }
  }
  // "a better tomorrow"
  if (at(i).suffix || w(i - 1) == W::a || w(i - 2) == W::a || w(i - 1) == W::of) return i;
  Found found = settled(made(Shape::settled, i, i + 1), from_today(days));
  found.loose = days < 0;
  const int j = i + 1;
  const bool weekday = (is(j) == Is::open || is(j) == Is::comma) && is(j + 1) == Is::weekday;
  if (weekday && !number(j + 2, 1, 31)) {
    found.spec.weekday = static_cast<std::int8_t>(at(j + 1).value);
    found.end = found.words_end = j + 2 + (is(j) == Is::open && is(j + 2) == Is::close);
  }
  return push(found, out);
}

// "Briefing today at 4pm", "3pm today", "the deadline is today."; not "children today".
bool Grammar::today_meant(int i) const {
  if (lenient_ || in(Tables::Set::today, i - 1) || w(i - 1) == W::later) return true;
  if (is(i + 1) == Is::open || w(i + 1) == W::at || (i == 0 && closes(i + 1))) return true;
  const bool timed = w(i - 1) == W::am || w(i - 1) == W::pm || time_span(i + 1).end > i + 1;
  const bool told = in(Tables::Set::present, i - 1) && closes(i + 1);  // "is today."
  return timed || told;
}

std::optional<Date> Grammar::today() const {
  return one_day(reference_) ? std::optional(*reference_->first) : std::nullopt;
}

std::optional<Period> Grammar::from_today(int days) const {
  return today() ? std::optional(day(plus(*today(), days))) : std::nullopt;
}

// The next such weekday after today.
std::optional<Period> Grammar::coming(int weekday, int weeks) const {
  if (!today()) return std::nullopt;
  const int ahead = (weekday - weekday_of(*today()) + 7) % 7;
  return from_today((ahead ? ahead : 7) + 7 * weeks);
}

// "the day after tomorrow", "a week on Tuesday", "Tuesday week", "the week after
// next", "at the weekend"
int Grammar::ahead(int i, std::vector<Found>& out) {
  const int j = w(i) == W::the || w(i) == W::a ? i + 1 : i;
  if (w(j) == W::day && w(j + 1) == W::after && w(j + 2) == W::tomorrow)
    return push(settled(made(Shape::settled, i, j + 3), from_today(2)), out);
  if (w(j) == W::week && w(j + 1) == W::after && w(j + 2) == W::next) {
    std::optional<Period> when;
    if (today()) {
      const Date monday = plus(*today(), 15 - weekday_of(*today()));
      when = Period{monday, plus(monday, 6)};
    }
    return push(settled(made(Shape::settled, i, j + 3), when), out);
  }
  if (const int end = after_next(i, out); end > i) return end;
  const int weeks = w(j) == W::week ? 1 : w(j) == W::fortnight ? 2 : 0;
  if (weeks && w(j + 1) == W::on && is(j + 2) == Is::weekday && !number(j + 3, 1, 31))
    return push(settled(made(Shape::settled, i, j + 3), coming(at(j + 2).value, weeks)), out);
  if (is(i) == Is::weekday && !at(i).company && w(i + 1) == W::week && closes(i + 2))
    return push(settled(made(Shape::settled, i, i + 2), coming(at(i).value, 1)), out);
  if (w(i) == W::the && w(i + 1) == W::weekend && (w(i - 1) == W::at || w(i - 1) == W::over)) {
    std::optional<Period> when;
    if (today())
      when = Period{*from_today(6 - weekday_of(*today()))->first,
                    *from_today(7 - weekday_of(*today()))->first};
    return push(settled(made(Shape::settled, i, i + 2), when), out);
  }
  return i;
}

// "the Friday after next", "the month after next", "March after next"
int Grammar::after_next(int i, std::vector<Found>& out) {
  const int j = w(i) == W::the ? i + 1 : i;
  const int next = w(j + 2) == W::the ? j + 3 : j + 2;
  if (w(j + 1) != W::after || w(next) != W::next || !closes(next + 1)) return i;
  if (is(j) == Is::weekday)
    return push(settled(made(Shape::settled, i, next + 1), coming(at(j).value, 1)), out);
  if (w(j) != W::month) return i;
  std::optional<Period> when;
  if (const auto first = months_from(2))
    when = month(static_cast<int>(first->year()), unsigned(first->month()));
  return push(settled(made(Shape::settled, i, next + 1), when), out);
}

// "next Wednesday", "this Friday", "last Monday", "on Tuesday"
int Grammar::weekday_alone(int i, std::vector<Found>& out) {
  const W how = w(i);
  const W lead = w(i - 1);
  const bool on =
      is(i) == Is::weekday && (lead == W::on || lead == W::by || lead == W::until ||
                               lead == W::before || lead == W::from || lead == W::since);
  const bool gone =
      how == W::last || (how == W::past && i == 0) || (how == W::this_ && w(i + 1) == W::past);
  const bool said = how == W::coming || how == W::next || how == W::this_ || gone;
  if (!on && !said) return i;
  const bool two = !on && how != W::coming && (w(i + 1) == W::coming || w(i + 1) == W::past);
  const int j = on ? i : two ? i + 2 : i + 1;
  if (is(j) != Is::weekday || !weekday_stands_alone(j, on)) return i;
  if (how == W::last && (w(j + 1) == W::of || w(j + 1) == W::in)) return i;
  if (on && !said && lead != W::on && lead != W::until && !today()) return i;  // by any Friday
  if (on && lead == W::on && is_open_hours(i)) return i;
  std::optional<Period> when;
  if (today()) {
    const int ahead = (at(j).value - weekday_of(*today()) + 7) % 7;
    const bool same_day = on || (how == W::this_ && !two);
    const int back = ahead ? ahead - 7 : -7;
    const bool behind = gone || lead == W::since;
    when = from_today(behind ? back : ahead || same_day ? ahead : 7);
  }
  Found found = settled(made(Shape::settled, i, j + 1), when);
  found.loose = gone;
  found.either_way = lead == W::on && is(i) == Is::weekday;
  push(found, out);
  const bool pair = said && how != W::last && (w(j + 1) == W::and_ || is(j + 1) == Is::amp) &&
                    is(j + 2) == Is::weekday;
  if (!pair) return j + 1;
  const int apart = (at(j + 2).value - at(j).value + 7) % 7;
  if (when) when = from_today(to_days(*when->first) - to_days(*today()) + apart);
  return push(settled(made(Shape::settled, j + 2, j + 3), when), out);
}

// "The hub is open late on Thursday"
bool Grammar::is_open_hours(int i) const {
  constexpr int back = 4;
  for (int k = i - 2; k >= i - back; --k)
    if (w(k) == W::open) return true;
  return false;
}

// No day, list or range of weekdays goes on from it.
bool Grammar::weekday_stands_alone(int j, bool on) const {
  const Token& next = at(j + 1);
  const bool day = number(j + 2, 1, 31) || is(j + 2) == Is::ordinal;
  const bool figure = number(j + 1, 1, 31) && (on || time_span(j + 1).end <= j + 1);
  if (at(j).suffix || figure || (w(j + 1) == W::the && day)) return false;
  // "on Tue.", but not "on Sun"
  if (at(j).company && (on || !closes(j + 1)) &&
      !(closes(j + 1) && at(j).capital && at(j).value < 6))
    return false;
  if (on && next.is == Is::word && next.capital) return false;
  const bool more = next.is == Is::comma || next.is == Is::dash || next.is == Is::amp ||
                    w(j + 1) == W::and_ || w(j + 1) == W::to || w(j + 1) == W::or_;
  const bool purpose = w(j + 1) == W::to && is(j + 2) == Is::word && w(j + 2) == W::none;
  if (!more || purpose) return true;  // "on Thursday to agree next steps"
  const bool day_follows = number(j + 2, 1, 31) && !is_clock(j + 2);
  const bool pair = !on && is(j + 2) == Is::weekday && !at(j + 2).company &&
                    (w(j + 1) == W::and_ || next.is == Is::amp) && !number(j + 3, 1, 31);
  return pair || (!day_follows && is(j + 2) != Is::month && is(j + 2) != Is::weekday &&
                  w(j + 2) != W::the && w(j + 1) != W::to);
}

// "in the last year", "over the next three months", "two weeks ago", "in 3 weeks' time"
int Grammar::stretch(int i, std::vector<Found>& out) {
  const int from = w(i) == W::the ? i + 1 : i;
  const W way = w(from), lead = w(i - 1);
  const bool leads = lead == W::in || lead == W::over || lead == W::during || lead == W::within ||
                     lead == W::throughout;
  const bool ahead = way == W::next || way == W::coming;
  if (leads && (ahead || way == W::last || way == W::past || way == W::previous)) {
    const int count = count_at(from + 1), unit = count ? from + 2 : from + 1;
    if ((from == i && !count) || (!count && w(unit) == W::day)) return i;
    if (!is_unit(unit) || at(unit).suffix || w(unit + 1) == W::of) return i;
    std::optional<Period> when;
    if (today()) {
      const Date far = away(unit, (ahead ? 1 : -1) * std::max(count, 1));
      when = ahead ? Period{*today(), far} : Period{far, *today()};
    }
    Found found = settled(made(Shape::settled, i, unit + 1), when);
    found.loose = true;
    return push(found, out);
  }
  return distance(i, out);
}

// "two weeks ago", "in 3 weeks' time", "5 days from now"; "in ten days" only when
// nothing else is on the line, as an assessment is done in ten days too.
int Grammar::distance(int i, std::vector<Found>& out) {
  const int count = count_at(i);
  if (!count || !is_unit(i + 1)) return i;
  const bool in_it = w(i - 1) == W::in;
  const int time = is(i + 2) == Is::quote ? i + 3 : i + 2;
  const bool ago = w(i + 2) == W::ago;
  const bool later = line_.words(i + 2, i + 3) == "hence";
  const bool now = w(i + 2) == W::from && (w(i + 3) == W::now || w(i + 3) == W::today);
  const bool hence = in_it && w(time) == W::time;
  const bool whole_line = in_it && i == 1 && i + 2 == line_.size();
  if (!ago && !now && !hence && !whole_line && !later) return i;
  const int end = ago ? i + 3 : now ? i + 4 : hence ? time + 1 : i + 2 + later;
  std::optional<Period> when;
  if (today()) when = day(away(i + 1, ago ? -count : count));
  Found found = settled(made(Shape::settled, i, end), when);
  found.loose = ago;
  return push(found, out);
}

int Grammar::count_at(int i) const {
  if (is(i) == Is::cardinal) return at(i).value;
  if (is(i) == Is::number && !at(i).suffix && at(i).digits < 3) return at(i).value;
  return w(i) == W::a ? 1 : 0;
}

bool Grammar::is_unit(int i) const {
  return w(i) == W::year || w(i) == W::month || w(i) == W::week || w(i) == W::fortnight ||
         w(i) == W::day;
}

// So many of the unit at `unit` from today, which is known.
Date Grammar::away(int unit, int count) const {
  switch (w(unit)) {
    case W::year:
      return plus_months(*today(), 12 * count);
    case W::month:
      return plus_months(*today(), count);
    case W::week:
      return plus(*today(), 7 * count);
    case W::fortnight:
      return plus(*today(), 14 * count);
    default:
      return plus(*today(), count);
  }
}

}  // namespace fingerpost::dates
