// A score is text x standing x age x place, by the weights of weights.cpp. What is in
// force outranks what merely is new: standing spans a factor of ten, age at most a factor
// of three where what is new was asked for and a tenth where it was not. Only news and
// what happens on a day has an age at all (GOV.UK weighed every document by its age in
// February 2013 and took it back twelve days later).
#include "rank/rank.hpp"

#include <algorithm>
#include <cmath>

namespace fingerpost::rank {
namespace {

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

double standing_weight(Standing standing, Kind kind, Ended treated, const Weights& weights) {
  switch (standing) {
    case Standing::in_force:
      return 1;
    case Standing::undated:
      return weights.undated;
    case Standing::upcoming:
      return happens(kind) || is_record(kind) ? 1 : weights.upcoming;
    case Standing::ended:
      return treated == Ended::rank_equally ? 1 : weights.ended;
    case Standing::superseded:
      return weights.superseded;
    case Standing::draft:
      return weights.draft;
    case Standing::withdrawn:
      return happens(kind) ? weights.cancelled : weights.withdrawn;
  }
  return 1;
}

double age_weight(const Facts& facts, Day day, const Weights& weights, bool recent) {
  if (happens(facts.kind)) {
    if (facts.valid_first != always && facts.valid_first > day)
      return falling(weights.coming_floor, weights.coming_half_life,
                     days_between(day, facts.valid_first));
    if (facts.valid_last != never && facts.valid_last < day)
      return falling(weights.over_floor, weights.over_half_life,
                     days_between(facts.valid_last, day));
    return 1;
  }
  if (is_record(facts.kind) && facts.kind != Kind::review) {
    const double floor = recent ? weights.recent_floor : weights.news_floor;
    if (facts.dated == always) return floor;
    return falling(floor, weights.news_half_life, days_between(facts.dated, day));
  }
  return 1;
}

double place_weight(Fit fit, const Weights& weights) {
  switch (fit) {
    case Fit::serves:
      return 1;
    case Fit::shares:
      return weights.shared_place;
    case Fit::wider:
      return weights.wider_place;
    case Fit::unknown:
      return weights.unknown_place;
    case Fit::elsewhere:
      return weights.elsewhere;
    case Fit::not_for:
      return weights.not_for_place;
  }
  return 1;
}

double home_weight(Fit fit, const Weights& weights) {
  switch (fit) {
    case Fit::elsewhere:
      return weights.away_from_home;
    case Fit::not_for:
      return weights.not_for_home;
    default:
      return 1;
  }
}

double layer_weight(Layer layer, const Weights& weights) {
  switch (layer) {
    case Layer::national:
      return weights.national;
    case Layer::regional:
      return weights.regional;
    case Layer::local:
      return weights.local;
    case Layer::agency:
      return weights.agency;
    case Layer::unknown:
      return 1;
  }
  return 1;
}

double idf(double documents, double containing) {
  return std::log1p((documents - containing + 0.5) / (containing + 0.5));
}

double norm(double length, double mean_length, const Weights& weights) {
  return weights.k1 * (1 - weights.b + weights.b * (mean_length > 0 ? length / mean_length : 1));
}

double saturation(double frequency, double length, double mean_length, const Weights& weights) {
  return saturated(frequency, norm(length, mean_length, weights), weights.k1);
}

}  // namespace fingerpost::rank
