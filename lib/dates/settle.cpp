#include "dates/settle.hpp"

#include <algorithm>

namespace fingerpost::dates {
namespace {

int year_of(Date date) { return static_cast<int>(date.year()); }

bool one_day(const std::optional<Period>& when) {
  return when && when->first && when->first == when->last;
}

// A day, or a month.
bool within_a_month(const std::optional<Period>& when) {
  return when && when->first && when->last && when->first->year() == when->last->year() &&
         when->first->month() == when->last->month();
}

}  // namespace

std::optional<Period> period_in(const Found& found, int year, const Tables& tables) {
  auto when = in_year(found.spec, year, tables);
  if (when && found.term_edge == 1) when->last = when->first;
  if (when && found.term_edge == 3) when->first = when->last;
  return when;
}

std::optional<bool> weekdays_agree(const Found& found, const Period& when) {
  const Spec& s = found.spec;
  if (s.shape == Shape::nth_weekday || s.shape == Shape::week_of) return std::nullopt;
  if (!s.weekday && !s.weekday2) return std::nullopt;
  const Date from = s.shape == Shape::week_to ? *when.last : *when.first;
  const bool first = !s.weekday || weekday_of(from) == s.weekday;
  const bool last = !s.weekday2 || weekday_of(*when.last) == s.weekday2;
  return first && last;
}

void note_conflict(Pending& p) {
  if (!p.when || !p.when->first || !p.when->last) return;
  const auto agree = weekdays_agree(p.found, *p.when);
  if (!agree || *agree) return;
  const Spec& s = p.found.spec;
  const Date from = s.shape == Shape::week_to ? *p.when->last : *p.when->first;
  const Date wrong = s.weekday && weekday_of(from) != s.weekday ? from : *p.when->last;
  p.conflict = std::to_string(unsigned(wrong.day())) + " " +
               std::string(month_name(unsigned(wrong.month()))) + " " +
               std::to_string(year_of(wrong)) + " is a " +
               std::string(weekday_name(weekday_of(wrong)));
}

Period next_half_term(Date today, bool back, const Tables& tables) {
  constexpr int order[] = {2, 3, 1}, looked_at = 6;
  Period when;
  for (int k = 0; k < looked_at; ++k) {
    const int at = back ? looked_at - 1 - k : k;
    when = half_term(order[at % 3], year_of(today) + at / 3 - (back ? 1 : 0), tables);
    if (back ? *when.last < today : *when.last >= today) break;
  }
  return when;
}

void settle_next_half_term(Pending& p, const Years& years) {
  if (!years.published || !years.published->first) return;
  p.when = next_half_term(*years.published->first, p.found.shift < 0, years.tables);
  p.basis = Basis::published;
  p.certainty = 0.9;
}

namespace {

// Where a day without a month begins to look for one.
struct Start {
  std::optional<Date> day;
  Basis basis = Basis::neighbour;
};

Start start_of(const std::vector<Pending>& all, std::size_t i, const Years& years) {
  constexpr std::size_t near = 6;
  for (std::size_t j = i; j-- > 0 && i - j < near;) {
    const Pending& other = all[j];
    if (other.part == all[i].part && other.when && other.when->first && other.found.spec.month &&
        other.found.kind == Found::Kind::date)
      return {other.when->first, Basis::neighbour};
  }
  if (years.published && years.published->first) return {years.published->first, Basis::published};
  return {};
}

Found with_month(Found found, int month) {
  Spec& spec = found.spec;
  spec.month = static_cast<std::int8_t>(month);
  if (spec.day2)
    spec.month2 = static_cast<std::int8_t>(spec.day2 < spec.day ? month % 12 + 1 : month);
  return found;
}

void take(Pending& p, const Found& found, const Period& when, Basis basis) {
  p.found = found;
  p.found.kind = Found::Kind::date;
  p.when = when;
  p.basis = basis;
  p.certainty = basis == Basis::neighbour ? 0.9 : 0.8;
  note_conflict(p);
  if (!p.conflict.empty()) p.certainty = 0.5;
}

// Under "March 2025", or under "March" in the year next to the start whose
// weekday agrees.
void settle_under_month(Pending& p, const Start& start, const Years& years) {
  const Found found = with_month(p.found, p.heading_month);
  const int base = p.heading_year ? p.heading_year : start.day ? year_of(*start.day) : 0;
  if (!base) return;
  for (const int step : {0, 1, -1, 2, -2}) {
    const auto when = period_in(found, base + step, years.tables);
    if (p.heading_year && step) return;
    if (!when || (!p.heading_year && !weekdays_agree(found, *when).value_or(true))) continue;
    return take(p, found, *when, p.heading_year ? Basis::neighbour : Basis::weekday);
  }
}

// "On the 24th": the next one from the start on, or the last one of what has been.
void settle_day_alone(Pending& p, const Start& start, const Years& years) {
  constexpr int months = 3;  // February has no 30th, and two such months never follow
  const int first = static_cast<int>(unsigned(start.day->month())) - 1;
  for (int step = 0; step < months; ++step) {
    const int month = first + 12 + (p.past ? -step : step);
    const Found found = with_month(p.found, month % 12 + 1);
    const auto when = period_in(found, year_of(*start.day) + month / 12 - 1, years.tables);
    if (!when || (p.past ? *when->first > *start.day : *when->last < *start.day)) continue;
    return take(p, found, *when, start.basis);
  }
}

}  // namespace

void settle_monthless(std::vector<Pending>& all, std::size_t i, const Years& years) {
  Pending& p = all[i];
  const Start start = start_of(all, i, years);
  if (p.heading_month) return settle_under_month(p, start, years);
  if (!start.day || !p.found.suffix) return;
  if (!p.found.spec.weekday) return p.found.relative ? settle_day_alone(p, start, years) : void();
  constexpr int months = 26, grace = 14;
  for (int step = 0; step <= months; ++step) {
    const int month = static_cast<int>(unsigned(start.day->month())) - 1 + step;
    const Found found = with_month(p.found, month % 12 + 1);
    const auto when = period_in(found, year_of(*start.day) + month / 12, years.tables);
    if (!when || !weekdays_agree(found, *when).value_or(true)) continue;
    if (to_days(*when->last) < to_days(*start.day) - grace) continue;
    return take(p, found, *when, Basis::weekday);
  }
}

void settle_derived(std::vector<Pending>& all, std::size_t i, const Years& years) {
  Pending& p = all[i];
  std::optional<Period> anchor;
  p.basis = Basis::neighbour;
  constexpr std::size_t reach = 20;
  for (std::size_t j = i > reach ? i - reach : 0; j < std::min(all.size(), i + reach); ++j) {
    const Pending& other = all[j];
    const bool approved = other.part == p.part && other.found.role == Role::published;
    if (approved && within_a_month(other.when) && !anchor) anchor = other.when;
  }
  if (!anchor && within_a_month(years.published)) {
    anchor = years.published;
    p.basis = Basis::published;
  }
  if (!anchor) return;
  const Date from = *anchor->first;
  const auto moved =
      std::chrono::year_month(from.year(), from.month()) + std::chrono::months(p.found.months_on);
  const Date due = moved / from.day(), last = moved / std::chrono::last;
  p.when = one_day(anchor) ? day(due.ok() ? due : last)
                           : month(static_cast<int>(moved.year()), unsigned(moved.month()));
  p.certainty = 0.9;
}

namespace {

bool occurs(const Recurrence& r, Date date) {
  if (r.weekdays && !(r.weekdays >> weekday_of(date) & 1)) return false;
  if (r.month && static_cast<int>(unsigned(date.month())) != r.month) return false;
  if (r.day && static_cast<int>(unsigned(date.day())) != r.day) return false;
  if (!r.nths) return true;
  const unsigned month = unsigned(date.month());
  for (int n = 0; n <= 5; ++n)
    if (r.nths >> n & 1 && nth_weekday(n ? n : -1, weekday_of(date), year_of(date), month) == date)
      return true;
  return false;
}

}  // namespace

namespace {

// The days between which it comes again; an end that nobody knows is open.
Period outer_of(const Pending& p) {
  using Bound = Recurrence::Bound;
  const Recurrence& r = p.found.recurs;
  if (r.bound == Bound::none || !p.when) return {};
  if (r.bound == Bound::until && p.found.opens && p.when->first)
    return {std::nullopt, from_days(to_days(*p.when->first) - 1)};
  if (r.bound == Bound::until) return {std::nullopt, p.when->last};
  if (r.bound == Bound::within) return *p.when;
  Period outer{p.when->first, std::nullopt};
  if (r.weeks && outer.first) outer.last = from_days(to_days(*outer.first) + 7 * r.weeks - 1);
  return outer;
}

// "25 November - 10 December" at the head of the part: what is weekly below is so in
// these days. Open when no such run stands there, or it is over.
Period run_above(const std::vector<Pending>& all, std::size_t i,
                 const std::optional<Date>& published) {
  constexpr std::size_t reach = 12;
  constexpr int longest = 200;  // days; a longer one is a programme's year
  for (std::size_t j = i; j-- > 0 && i - j < reach && all[j].part == all[i].part;) {
    const Pending& run = all[j];
    if (!run.alone || !run.found.spec.day2 || !run.when || run.heading) continue;
    const int days = to_days(*run.when->last) - to_days(*run.when->first);
    const bool over = published && *run.when->last < *published;
    if (days > 6 && days < longest && !over) return *run.when;
  }
  return {};
}

// Its first day from `from` on; nullopt when there is none in two years and a
// little, or before `until`.
std::optional<Date> first_from(const Recurrence& r, int from, const std::optional<Date>& until,
                               const Tables& tables) {
  constexpr int furthest = 800;  // days
  for (int k = from; k < from + furthest; ++k) {
    const Date date = from_days(k);
    if (until && date > *until) break;
    if (occurs(r, date) && (!r.in_term || in_term_time(date, tables))) return date;
  }
  return std::nullopt;
}

}  // namespace

void settle_recurring(std::vector<Pending>& all, std::size_t i, const Years& years) {
  Pending& p = all[i];
  Recurrence& r = p.found.recurs;
  const bool stated = p.found.spec.year || p.line_year;
  const auto published = years.published ? years.published->first : std::nullopt;
  Period outer = outer_of(p);
  if (r.bound == Recurrence::Bound::none && r.each == Recurrence::Each::week)
    outer = run_above(all, i, published);
  const bool known = !outer.open();
  if (!known && r.bound != Recurrence::Bound::none && p.found.spec.shape == Shape::months &&
      !p.found.spec.month2)
    r.month = p.found.spec.month;
  p.when = Period{};
  if (!outer.first && !published) return r.until = outer.last, void();
  const int begin = outer.first ? to_days(*outer.first) : to_days(*published);
  const int from = published ? std::max(begin, to_days(*published)) : begin;
  auto date = first_from(r, from, outer.last, years.tables);
  if (!date && known && !stated && !p.found.relative)  // over this year: of the next
    if (const auto next = period_in(p.found, year_of(from_days(begin)) + 1, years.tables)) {
      p.when = next;
      outer = outer_of(p);
      date =
          first_from(r, to_days(outer.first.value_or(from_days(from))), outer.last, years.tables);
      p.when = Period{};
    }
  if (!date) date = first_from(r, begin, outer.last, years.tables);
  r.until = outer.last;
  if (!date) return;
  if (!known) p.basis = Basis::published, p.certainty = 0.9;
  const bool whole_month = r.each == Recurrence::Each::year && !r.day;
  p.when = whole_month ? month(year_of(*date), static_cast<unsigned>(r.month)) : day(*date);
}

namespace {

// "Date: 4/3/24", and on the next line "Time: 12 noon - 1pm": one date.
void settle_label(Pending& date, const Pending& time) {
  constexpr std::size_t near = 2;  // lines
  const bool beside = date.part == time.part && time.line - date.line <= near;
  if (!beside || !one_day(date.when) || date.found.from_time >= 0) return;
  date.found.from_time = time.found.from_time;
  date.found.to_time = time.found.to_time;
}

}  // namespace

void settle_time(std::vector<Pending>& all, std::size_t i) {
  Pending& p = all[i];
  if (p.label && i > 0) return settle_label(all[i - 1], p);
  const Pending* head = nullptr;
  constexpr std::size_t reach = 40;
  for (std::size_t j = i; j-- > 0 && i - j < reach && !head;) {
    if (all[j].part != p.part) break;
    if (all[j].found.kind == Found::Kind::date) head = &all[j];
  }
  if (!head && !all.empty() && all[0].title) head = &all[0];
  if (!head || head->line == p.line || !one_day(head->when)) return;
  if (!head->heading && !(head->begins && head->found.from_time < 0)) return;
  p.when = head->when;
  p.basis = Basis::neighbour;
  p.certainty = head->certainty;
}

}  // namespace fingerpost::dates
