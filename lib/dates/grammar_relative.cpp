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

int year_of(Date date) { return static_cast<int>(date.year()); }

}  // namespace

std::optional<Date> Grammar::months_from(int shift) const {
  if (!reference_ || !reference_->first || !reference_->last) return std::nullopt;
  const Date first = *reference_->first, last = *reference_->last;
  if (first.year() != last.year() || first.month() != last.month()) return std::nullopt;
  return plus_months(first.year() / first.month() / 1, shift);
}

// A period that counts from the reference; open when there is none to count from.
static Found settled(Found found, std::optional<Period> when) {
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
  const bool review = in(Tables::Set::review, i - 2) || in(Tables::Set::review, i - 3);
  if (review && (before == W::after || before == W::in || before == W::within)) {
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
  const std::optional<Date> today =
      one_day(reference_) ? std::optional(*reference_->first) : std::nullopt;
  const auto on = [&](int days) {
    return today ? std::optional(day(plus(*today, days))) : std::nullopt;
  };
  int j = i + 1;
  Found found = made(Shape::settled, i, j);
  switch (w(i)) {
    case W::tomorrow:
      found = settled(found, on(1));
      break;
    case W::yesterday:
      found = settled(found, on(-1));
      break;
    case W::tonight:
      found = settled(found, on(0));
      break;
    case W::today:
      if (!in(Tables::Set::today, i - 1) && w(i - 1) != W::later && is(j) != Is::open &&
          w(j) != W::at && !lenient_)
        return i;
      found = settled(found, on(0));
      break;
    default:
      if (const int end = weekday_alone(i, out); end > i) return end;
      if (const int end = stretch(i, out); end > i) return end;
      return relative_unit(i, out);
  }
  // "a better tomorrow"
  if (at(i).suffix || w(i - 1) == W::a || w(i - 2) == W::a || w(i - 1) == W::of) return i;
  const bool weekday = (is(j) == Is::open || is(j) == Is::comma) && is(j + 1) == Is::weekday;
  if (weekday && !number(j + 2, 1, 31)) {
    found.spec.weekday = static_cast<std::int8_t>(at(j + 1).value);
    found.end = found.words_end = j + 2 + (is(j) == Is::open && is(j + 2) == Is::close);
  }
  return push(found, out);
}

// "next Wednesday", "this Friday", "last Monday", "on Tuesday"
int Grammar::weekday_alone(int i, std::vector<Found>& out) {
  const W how = w(i);
  const bool on = w(i - 1) == W::on && is(i) == Is::weekday && !at(i).company;
  const int j = on                                                                         ? i
                : w(i) == W::coming || how == W::next || how == W::this_ || how == W::last ? i + 1
                                                                                           : -1;
  if (j < 0 || is(j) != Is::weekday || at(j).suffix || number(j + 1, 1, 31)) return i;
  if (is(j + 1) == Is::comma &&
      ((number(j + 2, 1, 31) && !is_clock(j + 2)) || is(j + 2) == Is::month))
    return i;
  if (at(j).company && !closes(j + 1)) return i;
  if (on && (is(j + 1) == Is::word && at(j + 1).capital)) return i;
  if (w(j + 1) == W::to || (is(j + 1) == Is::dash && is(j + 2) == Is::weekday)) return i;
  if (w(j + 1) == W::and_ || is(j + 1) == Is::amp ||
      (is(j + 1) == Is::comma && is(j + 2) == Is::weekday))
    return i;
  if (how == W::last && (w(j + 1) == W::of || w(j + 1) == W::in)) return i;
  std::optional<Period> when;
  if (one_day(reference_)) {
    const Date today = *reference_->first;
    const int ahead = (at(j).value - weekday_of(today) + 7) % 7;
    const bool back = how == W::last;
    const bool same_day = on || how == W::this_;
    when = day(plus(today, back ? (ahead ? ahead - 7 : -7) : !ahead && !same_day ? 7 : ahead));
  }
  return push(settled(made(Shape::settled, i, j + 1), when), out);
}

// "next week", "this month", "last year", "the end of next month", "later this year"
int Grammar::relative_unit(int i, std::vector<Found>& out) {
  int j = i, part = 0;
  if (w(j) == W::the) ++j;
  const auto part_of = [&](W word) {
    switch (word) {
      case W::early:
      case W::start:
        return 1;
      case W::middle:
        return 2;
      case W::late:
      case W::later:
      case W::end:
        return 3;
      default:
        return 0;
    }
  };
  bool edge = false;
  if ((part = part_of(w(j))) != 0) {
    edge = w(j) == W::start || w(j) == W::middle || w(j) == W::end;
    ++j;
    if (w(j) == W::of)
      ++j;
    else if (edge)
      return i;
  }
  int shift = 0;
  switch (w(j)) {
    case W::this_:
      break;
    case W::the:
      if (!edge) return i;
      break;
    case W::coming:
      if (is(j + 1) != Is::month) return i;
      break;
    case W::next:
      shift = 1;
      break;
    case W::last:
    case W::previous:
      shift = -1;
      break;
    default:
      return i;
  }
  const int unit = j + 1, end = j + 2;
  if (at(unit).suffix || w(end) == W::of || (w(unit) == W::year && number(end, 1, 13))) return i;
  Found found = made(Shape::settled, i, end);
  found.edge = edge;
  std::optional<Period> when;
  const auto today = one_day(reference_) ? std::optional(*reference_->first) : std::nullopt;
  if (is(unit) == Is::month) {  // "next March": by direction, not by the calendar year
    if (part || !month_meant(unit, false)) return i;
    int year = 0;
    bool two = false;
    if (year_slot(end, year, two) > end || number(end, 1, 31)) return i;
    if (const auto month = months_from(0)) {
      const int here = static_cast<int>(unsigned(month->month()));
      int y = year_of(*month);
      if (shift > 0 || w(j) == W::coming) y += at(unit).value <= here;
      if (shift < 0) y -= at(unit).value >= here;
      when = dates::month(y, static_cast<unsigned>(at(unit).value));
    }
    return push(settled(found, when), out);
  }
  switch (w(unit)) {
    case W::week:
      if (today) {
        const Date monday = plus(*today, 1 - weekday_of(*today) + 7 * shift);
        when = Period{monday, plus(monday, 6)};
        if (part == 1) when = Period{monday, plus(monday, 1)};
        if (part == 3)
          when = Period{edge ? plus(monday, 4) : std::max(*today, plus(monday, 3)),
                        plus(monday, edge ? 4 : 6)};
      }
      break;
    case W::weekend:
      if (today) {
        const Date saturday = plus(*today, 6 - weekday_of(*today) + 7 * shift);
        when = Period{saturday, plus(saturday, 1)};
      }
      break;
    case W::month:
      if (const auto month = months_from(shift)) {
        found.spec.month = static_cast<std::int8_t>(unsigned(month->month()));
        found.spec.part = static_cast<std::int8_t>(part);
        found.spec.shape = part ? Shape::month_part : Shape::months;
        when = in_year(found.spec, year_of(*month), tables_);
      }
      break;
    case W::quarter:
    case W::year:
      if (w(j) == W::the || at(end).id == static_cast<std::uint16_t>(W::none) + 0u) {
        if (w(j) == W::the && !edge) return i;
      }
      found.loose = true;
      if (w(unit) == W::quarter) return i;
      if (reference_ && reference_->first) {
        found.spec.part = static_cast<std::int8_t>(part);
        found.spec.shape = part && w(j) != W::the ? Shape::year_part
                           : part                 ? Shape::year_part
                                                  : Shape::year;
        when = in_year(found.spec, year_of(*reference_->first) + shift, tables_);
      }
      break;
    default:
      return i;
  }
  return push(settled(found, when), out);
}

// "in the last year", "over the next three months", "two weeks ago", "in 3 weeks' time"
int Grammar::stretch(int i, std::vector<Found>& out) {
  const auto months_in = [&](int unit) {
    return w(unit) == W::year ? 12 : w(unit) == W::month ? 1 : 0;
  };
  const auto days_in = [&](int unit) {
    return w(unit) == W::week ? 7 : w(unit) == W::fortnight ? 14 : w(unit) == W::day ? 1 : 0;
  };
  const auto count_at = [&](int k) {
    if (is(k) == Is::cardinal || (is(k) == Is::number && !at(k).suffix && at(k).digits < 3))
      return at(k).value;
    return w(k) == W::a ? 1 : 0;
  };
  std::optional<Period> when;
  const auto today = one_day(reference_) ? std::optional(*reference_->first) : std::nullopt;
  const bool the = w(i) == W::the;
  const int d = the ? i + 1 : i;
  const W way = w(d);
  const W lead = w(i - 1);
  const bool leads = lead == W::in || lead == W::over || lead == W::during || lead == W::within ||
                     lead == W::throughout;
  if (leads && (way == W::last || way == W::past || way == W::next || way == W::coming ||
                way == W::previous)) {
    const int count = count_at(d + 1), unit = count ? d + 2 : d + 1;
    if ((!the && !count) || (!months_in(unit) && !days_in(unit)) || w(unit + 1) == W::of) return i;
    if (!count && w(unit) == W::day) return i;
    if (at(unit).suffix) return i;
    const int n = count ? count : 1;
    if (today) {
      const bool ahead = way == W::next || way == W::coming;
      const int sign = ahead ? 1 : -1;
      const Date far = months_in(unit) ? plus_months(*today, sign * n * months_in(unit))
                                       : plus(*today, sign * n * days_in(unit));
      when = ahead ? Period{today, far} : Period{far, today};
    }
    Found found = settled(made(Shape::settled, i, unit + 1), when);
    found.loose = true;
    return push(found, out);
  }
  const int count = count_at(i);
  if (!count || (!months_in(i + 1) && !days_in(i + 1))) return i;
  const bool ago = w(i + 2) == W::ago;
  const int time = is(i + 2) == Is::quote ? i + 3 : i + 2;
  const bool hence = w(i - 1) == W::in && w(time) == W::time;
  if (!ago && !hence) return i;
  const int sign = ago ? -1 : 1;
  if (today)
    when = months_in(i + 1) ? day(plus_months(*today, sign * count * months_in(i + 1)))
                            : day(plus(*today, sign * count * days_in(i + 1)));
  Found found = settled(made(Shape::settled, i, ago ? i + 3 : time + 1), when);
  found.loose = ago;
  return push(found, out);
}

}  // namespace fingerpost::dates
