// A score is text x standing x age x place. What is in force outranks what
// merely is new: standing spans a factor of ten, age at most a factor of three,
// and only news and what happens on a day has an age at all (GOV.UK weighed every
// document by its age in February 2013 and took it back twelve days later).
#include "rank/rank.hpp"

#include <algorithm>
#include <cmath>

namespace fingerpost::rank {
namespace {

// Each is tried in both directions in tests/rank and tests/journeys.
constexpr double upcoming_rule = 0.5;  // an edition that is not yet in force
constexpr double ended = 0.2;          // a notice or an event that is over
constexpr double superseded = 0.3;     // found when it is named
constexpr double draft = 0.3;
constexpr double withdrawn = 0.1;
constexpr double undated = 0.9;  // ranked as in force, with a small loss

constexpr double news_floor = 0.3, news_half_life = 180;  // days
constexpr double coming_floor = 0.5, coming_half_life = 60;
constexpr double over_floor = 0.3, over_half_life = 365;

double falling(double floor, double half_life, double days) {
  return floor + (1 - floor) * std::exp2(-std::max(days, 0.0) / half_life);
}

double days_between(Day from, Day to) {
  return static_cast<double>(to) - static_cast<double>(from);
}

}  // namespace

bool visible(const Facts& facts, Day day) { return facts.published_first <= day; }

Standing standing(const Facts& facts, Day day) {
  if (facts.replaced) return Standing::superseded;
  if (facts.status == Status::draft) return Standing::draft;
  if (facts.withdrawn <= day) return Standing::withdrawn;
  if (facts.valid_first > day) return Standing::upcoming;
  if (facts.valid_last < day) return Standing::ended;
  if (facts.superseded <= day) return Standing::superseded;
  if (facts.has_date || is_record(facts.kind)) return Standing::in_force;
  return Standing::undated;
}

bool review_overdue(const Facts& facts, Day day) { return facts.review_due < day; }

bool is_record(Kind kind) {
  return kind == Kind::newsletter || kind == Kind::item || kind == Kind::review;
}

bool happens(Kind kind) {
  return kind == Kind::event || kind == Kind::course || kind == Kind::notice;
}

double standing_weight(Standing standing, Kind kind, Ended treated) {
  switch (standing) {
    case Standing::in_force:
      return 1;
    case Standing::undated:
      return undated;
    case Standing::upcoming:
      return happens(kind) || is_record(kind) ? 1 : upcoming_rule;
    case Standing::ended:
      return treated == Ended::rank_equally ? 1 : ended;
    case Standing::superseded:
      return superseded;
    case Standing::draft:
      return draft;
    case Standing::withdrawn:
      return withdrawn;
  }
  return 1;
}

double age_weight(const Facts& facts, Day day) {
  if (happens(facts.kind)) {
    if (facts.valid_first != always && facts.valid_first > day)
      return falling(coming_floor, coming_half_life, days_between(day, facts.valid_first));
    if (facts.valid_last != never && facts.valid_last < day)
      return falling(over_floor, over_half_life, days_between(facts.valid_last, day));
    return 1;
  }
  if (is_record(facts.kind) && facts.kind != Kind::review)
    return facts.dated == always
               ? news_floor
               : falling(news_floor, news_half_life, days_between(facts.dated, day));
  return 1;
}

double place_weight(Fit fit) {
  switch (fit) {
    case Fit::serves:
      return 1;
    case Fit::wider:
      return 0.85;
    case Fit::unknown:
      return 0.75;
    case Fit::elsewhere:
      return 0.3;
    case Fit::not_for:
      return 0.15;
  }
  return 1;
}

double layer_weight(Layer layer) { return layer == Layer::agency ? 0.7 : 1; }

double idf(double documents, double containing) {
  return std::log1p((documents - containing + 0.5) / (containing + 0.5));
}

double norm(double length, double mean_length) {
  return k1 * (1 - b + b * (mean_length > 0 ? length / mean_length : 1));
}

double saturation(double frequency, double length, double mean_length) {
  return saturated(frequency, norm(length, mean_length));
}

}  // namespace fingerpost::rank
