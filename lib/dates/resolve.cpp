// A day without a year takes it from whoever stands nearest:
//
//     13-19 May   Mental Health Awareness Week      <- 2024, neighbour
//     25 May      International Missing Children's Day
//     24-28 June  Safeguarding Week 2024            <- 2024, stated
//
// Each clue proposes years and gives them weight; a weekday agrees or objects.
// The heaviest year wins, and the strongest clue for it is its basis. "Monday 1st
// June" alone is 2015, 2020 or 2026: without another clue it stays unknown.
#include "dates/resolve.hpp"

#include <algorithm>

#include "dates/candidates.hpp"
#include "dates/series.hpp"
#include "dates/settle.hpp"

namespace fingerpost::dates {
namespace {

int year_of(Date date) { return static_cast<int>(date.year()); }

// Which way a date looks from the day of publication.
enum class Way { ahead, back, either };

Way way_of(const Pending& p) {
  switch (p.found.role) {
    case Role::published:
    case Role::updated:
      return Way::back;
    case Role::review_due:
    case Role::ends:
      return Way::ahead;
    case Role::starts:
      return Way::either;
    case Role::event:
      if (p.found.role_stated) return p.past ? Way::back : Way::ahead;
      break;
    default:
      break;
  }
  if (p.past) return Way::back;
  return Way::ahead;
}

class Resolver {
 public:
  Resolver(std::vector<Pending>& all, const Years& years)
      : all_(all), years_(years), series_(all, years.tables) {}

  void run() {
    for (Pending& p : all_) settle_stated(p);
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (!all_[i].when && has_own_date(all_[i].found) && !all_[i].found.spec.year)
        settle_yearless(i);
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (all_[i].found.kind == Found::Kind::weekday) settle_monthless(all_, i, years_);
      if (all_[i].found.kind == Found::Kind::derived) settle_derived(all_, i, years_);
      if (all_[i].found.kind == Found::Kind::recurring) settle_recurring(all_, i, years_);
    }
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (all_[i].found.kind == Found::Kind::time) settle_time(all_, i);
  }

 private:
  // A recurrence has the date that bounds it.
  static bool has_own_date(const Found& f) {
    return f.kind == Found::Kind::date ||
           (f.kind == Found::Kind::recurring && f.recurs.bound != Recurrence::Bound::none);
  }

  std::optional<Period> of(const Found& found, int year) const {
    return period_in(found, year, years_.tables);
  }

  void settle_stated(Pending& p) {
    Found& f = p.found;
    if (f.kind == Found::Kind::limitless) {
      p.when = Period{};
      return;
    }
    if (!has_own_date(f) && f.kind != Found::Kind::edition) return;
    if (f.spec.shape == Shape::settled) {
      if (!f.spec.fixed.first) return;
      p.when = f.spec.fixed;
      p.basis = Basis::published;
      p.certainty = 0.9;
      note_conflict(p);
      return;
    }
    const int year = f.spec.year ? f.spec.year : stated_beside(p);
    if (!year) return;
    p.when = of(f, year);
    if (f.spec.two_digits) p.certainty = 0.98;
    if (f.relative) p.basis = Basis::published, p.certainty = 0.9;
    note_conflict(p);
    if (!p.conflict.empty()) p.certainty = 0.6;
  }

  // A year of the same line counts as stated, unless the day has not that year.
  int stated_beside(const Pending& p) const {
    return p.line_year && of(p.found, p.line_year) ? p.line_year : 0;
  }

  // The years around `day` in which the date is nearest to it, going one way.
  std::optional<int> nearest(const Found& found, Date from, Date to, Way way) const {
    constexpr int grace = 14;       // a newsletter still announces what has just begun
    constexpr int grace_back = 31;  // and is edited after the day on its cover
    std::optional<int> best;
    int best_distance = 0;
    for (int year = year_of(from) - 2; year <= year_of(to) + 2; ++year) {
      const auto when = of(found, year);
      if (!when || !when->first || !when->last) continue;
      const int first = to_days(*when->first), last = to_days(*when->last);
      const int low = to_days(from), high = to_days(to);
      int distance = 0;
      if (found.relative && found.shift < 0 && last >= low) continue;  // "last summer" is over
      if (way == Way::ahead) {
        if (last < low - grace) continue;
        distance = std::max(0, first - low);
      } else if (way == Way::back) {
        if (first > high + (high > low ? 0 : grace_back > 0 ? 3 : 0)) continue;
        distance = std::max(0, high - last);
      } else {
        distance = last < low ? low - last : first > high ? first - high : 0;
      }
      if (!best || distance < best_distance) best = year, best_distance = distance;
    }
    return best;
  }

  void from_published(const Pending& p, Candidates& out) const {
    if (!years_.published || (!years_.published->first && !years_.published->last)) return;
    const Date from = years_.published->first.value_or(*years_.published->last);
    const Date to = years_.published->last.value_or(from);
    Way way = way_of(p);
    if (p.found.relative)  // "last summer", "this spring", "next autumn"
      way = p.found.shift < 0 ? Way::back : p.found.shift > 0 ? Way::ahead : Way::either;
    if (p.found.recurs.bound == Recurrence::Bound::from) way = Way::either;
    const auto year = nearest(p.found, from, to, way);
    if (!year) return;
    const bool vague = to_days(to) - to_days(from) > 62;  // a year, a quarter
    out.propose(*year, vague ? 1.2 : 2, Basis::published);
    // A weekday may ask for a year either side; these have no weight of their own.
    if (p.found.spec.weekday)
      for (const int other : {*year - 1, *year + 1}) out.propose(other, 0.1, Basis::published);
  }

  // Dates near it whose year is stated: the two nearest either side, and none
  // of the series `without`.
  void from_neighbours(std::size_t i, std::size_t without, Candidates& out) const {
    constexpr int reach = 40;  // mentions looked at either side, so that this stays linear
    for (const int step : {-1, 1}) {
      int found = 0;
      for (int n = 1; n <= reach && found < 2; ++n) {
        const auto j = static_cast<std::ptrdiff_t>(i) + step * n;
        if (j < 0 || j >= static_cast<std::ptrdiff_t>(all_.size())) break;
        const Pending& other = all_[static_cast<std::size_t>(j)];
        if (!without || other.series != without) found += propose_like(all_[i], other, out);
      }
    }
  }

  bool propose_like(const Pending& p, const Pending& other, Candidates& out) const {
    if (!other.when || !other.when->first || !other.when->last) return false;
    if (other.found.kind != Found::Kind::date || other.found.relative) return false;
    if (!other.found.spec.year && !other.line_year) return false;
    // "2023-24" is what a report is about, and says little of the days beside it.
    const Shape shape = other.found.spec.shape;
    if (shape == Shape::years || shape == Shape::fin_year || shape == Shape::school_year)
      return false;
    if (to_days(*other.when->last) - to_days(*other.when->first) > 400) return false;
    const std::size_t lines = p.line > other.line ? p.line - other.line : other.line - p.line;
    // "In January" in running text is about any January, unless a year is beside it.
    const bool vague = p.found.spec.shape == Shape::months || p.found.loose;
    if (vague && lines > 0 && !p.found.role_stated && !p.begins) return false;
    const bool same = p.part == other.part;
    double weight = lines == 0            ? 3
                    : lines <= 4 && same  ? 2.5
                    : lines <= 20 && same ? 1.6
                    : lines <= 60         ? 1
                                          : 0.6;
    // A record of an update says when the page was written, not when things happen.
    const bool record = other.found.role == Role::updated || other.found.role == Role::published;
    const bool p_record = p.found.role == Role::updated || p.found.role == Role::published;
    if (record != p_record) weight *= 0.5;
    if (long_ago(*other.when) && way_of(p) != Way::back) weight *= 0.25;
    const Way way = record && !p_record ? way_of(p) : Way::either;
    const auto year = nearest(p.found, *other.when->first, *other.when->last, way);
    if (year) out.propose(*year, weight, Basis::neighbour);
    return year.has_value();
  }

  // "11 February" in the winter newsletter of December 2024: in the issue's own year
  // long before it came out, and it looks ahead.
  bool long_over(const Pending& p) const {
    constexpr int long_before = 90;  // tests/document/happens_test.cpp: 2 months to 10
    if (!p.heading_issue || way_of(p) != Way::ahead) return false;
    const auto when = of(p.found, p.heading_year);
    return when && when->last && years_.published && years_.published->first &&
           to_days(*when->last) < to_days(*years_.published->first) - long_before;
  }

  // "Tuesday 10 February, Safer Internet Day": the years in which it was then. With
  // nothing else a weekday must be written, as the lines of announced days are few.
  void from_name(const Pending& p, Candidates& out) const {
    constexpr double agrees = 1.5;  // tests/dates/awareness.ndjson; less than a weekday
    constexpr int around = 2;       // years of the publication
    if (!p.named) return;
    const Named& named = years_.tables.named(p.named);
    if (named.rule && named.rule->shape == Shape::days) return;  // the same in every year
    Spec spec;
    spec.shape = Shape::named;
    spec.name = static_cast<std::int16_t>(p.named);
    const auto weigh = [&](int year) {
      const auto day = in_year(spec, year, years_.tables);
      const auto when = of(p.found, year);
      if (day && when && day->overlaps(*when)) out.propose(year, agrees, Basis::topic);
    };
    if (years_.published && years_.published->first)
      for (int step = -around; step <= around; ++step)
        weigh(year_of(*years_.published->first) + step);
    else if (!out.list.empty())
      for (const Candidate& one : std::vector<Candidate>(out.list)) weigh(one.year);
    else if (p.found.spec.weekday)
      for (const Span& span : named.years) weigh(static_cast<int>(span.first.year()));
  }

  // True when its series is a yearly one: then those lines are no neighbours besides.
  bool from_series(std::size_t i, Candidates& out) const {
    constexpr double weight = 4.5;  // tests/dates/awareness.ndjson; more than two lines beside it
    if (all_[i].heading_year) return false;
    const Series::Year said = series_.year_of(i);
    if (said.year) out.propose(said.year, weight, Basis::neighbour);
    return said.yearly;
  }

  // More than a year before the publication: told of, not announced.
  bool long_ago(const Period& when) const {
    constexpr int told = 400;
    return years_.published && years_.published->first &&
           to_days(*when.last) < to_days(*years_.published->first) - told;
  }

  // The years in which its topics were spoken of. Alone they settle nothing
  // unless one year is left.
  void weigh_lives(const Pending& p, Candidates& out) const {
    if (p.part >= years_.lived.size() || years_.lived[p.part].empty()) return;
    constexpr int longest = 12;  // a topic that lived longer says nothing
    for (const Period& life : years_.lived[p.part]) {
      if (!life.first) continue;
      const int from = year_of(*life.first), to = life.last ? year_of(*life.last) : from + 99;
      for (Candidate& one : out.list) one.score += lives(p, one.year, life) ? 0.8 : -0.8;
      if (to - from > longest) continue;
      for (int year = from; year <= to; ++year)
        if (lives(p, year, life)) out.propose(year, 0.5, Basis::topic);
    }
  }

  bool lives(const Pending& p, int year, const Period& life) const {
    const auto when = of(p.found, year);
    return when && when->overlaps(life);
  }

  void settle_yearless(std::size_t i) {
    Pending& p = all_[i];
    if (p.found.spec.shape == Shape::settled) return;
    if (p.found.spec.n == 0 && p.found.spec.shape == Shape::half_term)
      return settle_next_half_term(p, years_);
    Candidates candidates;
    if (!p.found.relative) {
      if (p.heading_year)
        candidates.propose(p.heading_year, long_over(p) ? 0.5 : 3, Basis::neighbour);
      from_heading_span(p, candidates);
      const bool yearly = from_series(i, candidates);
      from_neighbours(i, yearly ? p.series : 0, candidates);
    }
    from_published(p, candidates);
    from_name(p, candidates);
    if (p.found.spec.weekday && candidates.list.size() == 1) {
      const int year = candidates.list[0].year;
      for (const int other : {year - 1, year + 1}) candidates.propose(other, 0.1, Basis::neighbour);
    }
    const bool context =
        std::any_of(candidates.list.begin(), candidates.list.end(),
                    [](const Candidate& one) { return one.basis != Basis::topic; });
    weigh_lives(p, candidates);
    weigh_weekdays(p, candidates);
    choose(p, candidates, context);
  }

  // "Training 2025/26": what is from September to December is of its first year, what
  // is until March of its second; between, a programme is a school's and a report a
  // council's. Less than a publication says, as a report comes after its years.
  static void from_heading_span(const Pending& p, Candidates& out) {
    if (!p.heading_span || !p.found.spec.month) return;
    const int month = p.found.spec.month;
    const bool first = month >= 9 || (month >= 4 && !p.eventful);
    out.propose(p.heading_span + !first, p.span_in_text ? 2.6 : 1.6, Basis::neighbour);
  }

  void weigh_weekdays(const Pending& p, Candidates& candidates) const {
    for (Candidate& one : candidates.list) {
      const auto when = of(p.found, one.year);
      if (!when) {
        one.score -= 10;
        continue;
      }
      const auto agree = weekdays_agree(p.found, *when);
      if (!agree) continue;
      one.score += *agree ? 2.6 : -2.6;
      one.weekday = *agree;
    }
  }

  void choose(Pending& p, Candidates& candidates, bool context) const {
    std::sort(candidates.list.begin(), candidates.list.end(),
              [](const Candidate& a, const Candidate& b) {
                return a.score != b.score ? a.score > b.score : a.year < b.year;
              });
    if (candidates.list.empty() || candidates.list[0].score < -5) return;
    const Candidate& best = candidates.list[0];
    const double second = candidates.list.size() > 1 ? candidates.list[1].score : -9;
    constexpr double clear = 0.3;  // two years closer than this are as likely
    if (best.basis == Basis::topic && best.score - second < clear) return;
    p.when = of(p.found, best.year);
    p.basis = best.weekday && context && best.basis != Basis::topic ? Basis::weekday : best.basis;
    constexpr double sure[] = {1, 0.97, 0.9, 0.85, 0.75, 0.1};  // by basis
    p.certainty = sure[static_cast<std::size_t>(p.basis)];
    if (second > 0.5 && best.score - second < 1) p.certainty -= 0.25;
    note_conflict(p);
    if (!p.conflict.empty()) p.certainty = 0.5;
  }

  std::vector<Pending>& all_;
  const Years& years_;
  const Series series_;
};

}  // namespace

void resolve(std::vector<Pending>& all, const Years& years) { Resolver(all, years).run(); }

}  // namespace fingerpost::dates
