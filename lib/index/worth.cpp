#include "index/worth.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "text/text.hpp"

namespace fingerpost::index {
namespace {

// Half: tests/questions, by hand on "courses in may", "events in november".
constexpr double least_in_period = 0.5;

std::vector<std::string> years_named(const query::Plan& plan) {
  std::vector<std::string> years;
  for (const query::Clause& clause : plan.clauses) {
    if (clause.need == query::Clause::Need::must_not) continue;
    if (text::is_year(clause.word)) years.push_back(clause.word);
    for (const std::string& word : clause.phrase)
      if (text::is_year(word)) years.push_back(word);
  }
  for (const std::string& law : years_of_laws(plan.query.text))
    if (const auto at = std::find(years.begin(), years.end(), law); at != years.end())
      years.erase(at);
  return years;
}

// "2026-27" where its first year was not taken for a date.
std::vector<YearRun> runs_named(const query::Plan& plan, const std::vector<std::string>& years) {
  std::vector<YearRun> runs;
  for (const YearRun& run : years_in(plan.query.text))
    if (std::find(years.begin(), years.end(), std::to_string(run.first)) != years.end())
      runs.push_back(run);
  return runs;
}

std::string reason(Standing standing, const Hit& hit) {
  switch (standing) {
    case Standing::ended:
      return "ended on " + to_iso(*hit.validity.last);
    case Standing::upcoming:
      return "not before " + to_iso(*hit.validity.first);
    case Standing::superseded:
      return "superseded by " + hit.superseded_by;
    case Standing::in_force:
      return "in force";
    default:
      return std::string(name(standing));
  }
}

// The ages that a view knows are by these; and but an agency's own, all layers are one.
bool has_measured_days(const Weights& weights) {
  const Weights measured;
  for (const auto weight :
       {&Weights::news_floor, &Weights::recent_floor, &Weights::news_half_life,
        &Weights::coming_floor, &Weights::coming_half_life, &Weights::over_floor,
        &Weights::over_half_life, &Weights::national, &Weights::regional, &Weights::local})
    if (weights.*weight != measured.*weight) return false;
  return true;
}

}  // namespace

Worth::Worth(const Library& library, const DayView& view, const DayView* then,
             const query::Plan& plan, const PlaceFinder& place)
    : library_(library),
      view_(view),
      then_(then),
      plan_(plan),
      place_(place),
      years_(years_named(plan)),
      asked_(runs_named(plan, years_)),
      special_(then || !plan.query.period.open() || !years_.empty() || !plan.wanted.empty() ||
               !plan.named.empty() || !has_measured_days(plan.query.weights) ||
               plan.query.group == Group::section),
      placed_(place.asked() || place.at_home()),
      recent_(plan.recent),
      as_measured_(has_measured_days(plan.query.weights)) {
  for (const Kind kind : plan.wanted) wanted_ |= std::uint32_t{1} << static_cast<unsigned>(kind);
  const Ended ended = plan.query.ended.value_or(Ended::rank_lower);
  for (std::size_t i = 0; i < DayView::weights; ++i) {
    const Kind kind = i & 2u ? Kind::event : Kind::page;
    standing_[i] =
        rank::standing_weight(static_cast<Standing>(i / 4), kind, ended, plan.query.weights);
    layer_[i] = rank::layer_weight(i & 1u ? Layer::agency : Layer::unknown, plan.query.weights);
  }
  for (std::size_t fit = 0; fit < of_fit_.size(); ++fit)
    of_fit_[fit] = place.weight(static_cast<rank::Fit>(fit), plan.query.weights);
  if (!years_.empty()) titled_.assign(library.documents(), Year::unknown);
  most_ = most_of_all();
}

// Age, period, number and copy are 1 at most.
double Worth::most_of_all() const {
  const Weights& weights = plan_.query.weights;
  double most = *std::max_element(standing_.begin(), standing_.end());
  if (!years_.empty()) most = std::max(most, weights.named_standing) * weights.named_title;
  if (wanted_ != 0) most *= std::max(1.0, weights.wanted_kind);
  most *= std::max({1.0, weights.national, weights.regional, weights.local, weights.agency});
  if (placed_) most *= *std::max_element(of_fit_.begin(), of_fit_.end());
  constexpr double rounding = 1e-6;
  return most * (1 + rounding);
}

// "2018" in a title is an edition.
Worth::Year Worth::year_of_title(Number document) const {
  if (years_.empty()) return Year::none;
  Year& known = titled_[document];
  if (known != Year::unknown) return known;
  const std::vector<YearRun>& said = library_.title_years(document);
  return known = said.empty() ? Year::none : is_of(said, asked_) ? Year::asked : Year::other;
}

// In the days of an event or a newsletter it is its year.
bool Worth::named(Number section) const {
  if (years_.empty()) return false;
  Number document = library_.document_of(section);
  const SectionRow& row = library_.section(section);
  auto falls = [&](Day day) {
    std::optional<Date> date = date_of(day);
    return date && std::count(years_.begin(), years_.end(), std::to_string(int(date->year()))) > 0;
  };
  if (named_by_title(document)) return true;
  if (rank::happens(row.kind)) return falls(row.valid_first) || falls(row.valid_last);
  return rank::is_record(row.kind) && falls(library_.document(document).published_first);
}

// "The edition that starts this september".
bool Worth::begins_then(Number section) const {
  const Period& asked = plan_.query.period;
  if (!asked.first || view_.standing(section) != Standing::upcoming) return false;
  const Day first = dates::to_days(*asked.first), begins = view_.facts(section).valid_first;
  return first > view_.day() && begins >= first &&
         (!asked.last || begins <= dates::to_days(*asked.last));
}

double Worth::standing_on(const DayView& view, Number section) const {
  return standing_[view.weights_of(section)];
}

// "searching pupils, advice before july 2022": what stood then is asked for, and what came
// later is not; "in june 2021" may be the day of a case, for which today's guidance counts
// as well. Its standing is told as of the day of the answer.
double Worth::of_standing(Number section) const {
  double weight = standing_on(view_, section);
  const Kind kind = library_.section(section).kind;
  if (then_ && !rank::happens(kind) && !rank::is_record(kind)) {
    const bool there = then_->state(library_.document_of(section)) == DayView::State::visible;
    const double stood = there ? standing_on(*then_, section) : plan_.query.weights.upcoming;
    weight = plan_.query.period.first ? std::max(weight, stood) : stood;
  }
  const auto& asked = plan_.named;
  const bool meant = !asked.empty() &&
                     std::find(asked.begin(), asked.end(), view_.standing(section)) != asked.end();
  return meant || named(section) || begins_then(section)
             ? std::max(weight, plan_.query.weights.named_standing)
             : weight;
}

// Whom to ring elsewhere is worth less than what is written elsewhere: where a number is
// asked for, the place of a contact counts twice (all 442 questions: contact .876 without, .884
// with; success@1 .800, .840).
double Worth::of_number(Number document) const {
  constexpr std::uint32_t contact = std::uint32_t{1} << static_cast<unsigned>(Kind::contact);
  const bool asked = (wanted_ & contact) != 0;
  if (!asked || library_.document(document).kind != Kind::contact) return 1;
  return place_.fits(document) == rank::Fit::elsewhere ? of_place(document) : 1;
}

// What happens in the days asked for, beside what lasts through them and has most of its
// days elsewhere: a course of a year whose sessions may all be in autumn.
double Worth::of_period(Number section) const {
  const Period& asked = plan_.query.period;
  if (asked.open() || !rank::happens(library_.section(section).kind)) return 1;
  const rank::Facts facts = view_.facts(section);
  if (facts.valid_first == rank::always || facts.valid_last == rank::never) return least_in_period;
  const Day first = asked.first ? dates::to_days(*asked.first) : facts.valid_first;
  const Day last = asked.last ? dates::to_days(*asked.last) : facts.valid_last;
  const double within = std::min(last, facts.valid_last) - std::max(first, facts.valid_first) + 1;
  const double all = facts.valid_last - facts.valid_first + 1;
  return least_in_period + (1 - least_in_period) * std::clamp(within / all, 0.0, 1.0);
}

double Worth::of_age(Number section) const {
  if (named(section)) return 1;
  // What the days asked for hold is no nearer to today by its age.
  if (!plan_.query.period.open() && rank::happens(library_.section(section).kind)) return 1;
  if (as_measured_) return recent_ ? view_.recent_age(section) : view_.age(section);
  return rank::age_weight(view_.facts(section), view_.day(), plan_.query.weights, recent_);
}

// Its page says that another address has the original. Where documents are found, it is
// shown under that one when both are.
bool Worth::is_copy(Number document) const {
  if (plan_.query.group != Group::section) return false;
  const KinRow& kin = library_.kin(document);
  return kin.canonical != 0 && kin.address != 0 && kin.canonical != kin.address;
}

double Worth::of_year(Number document) const {
  const Weights& weights = plan_.query.weights;
  const Year year = year_of_title(document);
  return year == Year::asked ? weights.named_title : year == Year::other ? weights.other_year : 1;
}

double Worth::special(Number section, double text) const {
  const Weights& weights = plan_.query.weights;
  const Number document = library_.document_of(section);
  double score = text * of_age(section) * of_standing(section) *
                 rank::layer_weight(library_.document(document).layer, weights);
  if (is_copy(document)) score *= weights.copy;
  if (!years_.empty()) score *= of_year(document);
  return score * of_kind(section) * of_period(section) * of_place(document) * of_number(document);
}

// "Are courses cancelled": one that goes ahead is none of those.
bool Worth::goes_ahead(Number section, Kind kind) const {
  const auto& asked = plan_.named;
  return kind != Kind::notice && rank::happens(kind) &&
         std::find(asked.begin(), asked.end(), Standing::withdrawn) != asked.end() &&
         view_.standing(section) != Standing::withdrawn;
}

// The document's kind counts too: a line of a diary is an event, its page a newsletter.
double Worth::of_kind(Number section) const {
  if (wanted_ == 0) return 1;
  const auto [segment, row] = library_.seat_of_section(section);
  const SectionRow& facts = segment->columns.sections[row];
  if (goes_ahead(section, facts.kind)) return 1;
  const auto bit = [](Kind kind) { return std::uint32_t{1} << static_cast<unsigned>(kind); };
  const std::uint32_t kinds =
      bit(facts.kind) | bit(segment->columns.documents[facts.document].kind);
  return (kinds & wanted_) != 0 ? plan_.query.weights.wanted_kind : 1;
}

void Worth::explain(const Scored& scored, Hit& hit) const {
  const Weights& weights = plan_.query.weights;
  const Number document = library_.document_of(scored.section);
  const double fed = Lifts::of(lifts_.fed, scored.section);
  const double whole = Lifts::of(lifts_.whole, scored.section);
  hit.factors.push_back({"its words, by BM25", scored.text / fed / whole});
  const double stands = of_standing(scored.section);
  const bool other =
      then_ && stands != standing_on(view_, scored.section) && !named(scored.section);
  hit.factors.push_back(
      {other ? "as it stood on " + to_iso(*plan_.query.period.last) : reason(hit.standing, hit),
       stands});
  auto tell = [&](std::string words, double value) {
    if (value != 1) hit.factors.push_back({std::move(words), value});
  };
  tell("words that the first answers share", fed);
  tell("other sections of its document that match", whole);
  tell("its age on " + to_iso(plan_.as_of.day), of_age(scored.section));
  // What it was raised by, beyond all that is told here.
  const double agreed = scored.score / of(scored.section, scored.text);
  if (std::abs(agreed - 1) > 1e-6) tell("agrees with the question as a whole", agreed);
  tell(named_by_title(document) ? "its title says the year" : "its title says another year",
       of_year(document));
  tell(hit.layer == Layer::agency ? std::string("speaks for one agency")
                                  : "its layer is " + std::string(name(hit.layer)),
       rank::layer_weight(hit.layer, weights));
  if (is_copy(document)) tell("names another page as its original", weights.copy);
  tell("of the kind asked for", of_kind(scored.section));
  tell("how many of its days are among those asked for", of_period(scored.section));
  tell("a number of another place", of_number(document));
  if (const double weight = place_.weight(document, weights); place_.asked() || weight != 1) {
    const rank::Fit fit = place_.fits(document);
    constexpr std::array<const char*, 6> words{
        "serves ",          "serves among others ",   "serves an area around ",
        "says nothing of ", "serves elsewhere than ", "is not for "};
    hit.factors.push_back({words.at(static_cast<std::size_t>(fit)) + place_.place(), weight});
  }
}

}  // namespace fingerpost::index
