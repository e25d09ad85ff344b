// Every weight stands in one table, and lib/rank/README.md shows it as it is.
#include <fstream>
#include <functional>
#include <sstream>

#include "catch.hpp"
#include "rank/rank.hpp"

using namespace fingerpost;
using rank::Facts;

namespace {

std::string plain(double number) {
  std::ostringstream out;
  out << number;
  return out.str();
}

const rank::Day today = 20000;

Weights with(double Weights::*weight, double value) {
  Weights weights;
  weights.*weight = value;
  return weights;
}

double standing(Standing standing, const Weights& weights) {
  return rank::standing_weight(standing, Kind::guidance, Ended::rank_lower, weights);
}

double news(int days, const Weights& weights, bool recent = false) {
  return rank::age_weight({.kind = Kind::newsletter, .dated = today - days}, today, weights,
                          recent);
}

// An event that begins in so many days; negative: that ended so many days ago.
double event(int days, const Weights& weights) {
  return rank::age_weight(
      {.kind = Kind::event, .valid_first = today + days, .valid_last = today + days}, today,
      weights);
}

}  // namespace

TEST_CASE("the README shows the table of weights as it is", "[rank]") {
  std::ifstream in(std::string(FINGERPOST_SOURCE) + "/lib/rank/README.md");
  std::stringstream page;
  page << in.rdbuf();
  const Weights weights;
  for (const Weight& each : weight_table()) {
    const std::string row = "| `" + std::string(each.name) + "` | " + plain(weights.*each.value) +
                            " | " + plain(each.least) + " | " + plain(each.most) + " | " +
                            std::string(each.words) + " | ";
    INFO(row);
    CHECK(page.str().find(row) != std::string::npos);
    const std::size_t measured = page.str().find(row) + row.size();
    CHECK(page.str().compare(measured, 1, "|") != 0);
  }
}

TEST_CASE("every weight is in the table once, within its bounds", "[rank]") {
  CHECK(weight_table().size() * sizeof(double) == sizeof(Weights));
  for (const Weight& each : weight_table()) {
    INFO(each.name);
    CHECK(each.least < each.most);
    CHECK(Weights().*each.value >= each.least);
    CHECK(Weights().*each.value <= each.most);
    int same = 0;
    for (const Weight& other : weight_table())
      same += other.name == each.name || other.value == each.value;
    CHECK(same == 1);
  }
}

TEST_CASE("each factor moves with its weight, both ways, and nothing else does", "[rank]") {
  using Factor = std::function<double(const Weights&)>;
  const std::vector<std::pair<double Weights::*, Factor>> table{
      {&Weights::upcoming, [](const Weights& w) { return standing(Standing::upcoming, w); }},
      {&Weights::undated, [](const Weights& w) { return standing(Standing::undated, w); }},
      {&Weights::ended, [](const Weights& w) { return standing(Standing::ended, w); }},
      {&Weights::superseded, [](const Weights& w) { return standing(Standing::superseded, w); }},
      {&Weights::draft, [](const Weights& w) { return standing(Standing::draft, w); }},
      {&Weights::withdrawn, [](const Weights& w) { return standing(Standing::withdrawn, w); }},
      {&Weights::news_floor, [](const Weights& w) { return news(4000, w); }},
      {&Weights::recent_floor, [](const Weights& w) { return news(4000, w, true); }},
      {&Weights::news_half_life, [](const Weights& w) { return news(200, w); }},
      {&Weights::coming_floor, [](const Weights& w) { return event(4000, w); }},
      {&Weights::coming_half_life, [](const Weights& w) { return event(60, w); }},
      {&Weights::over_floor, [](const Weights& w) { return event(-9000, w); }},
      {&Weights::over_half_life, [](const Weights& w) { return event(-300, w); }},
      {&Weights::national, [](const Weights& w) { return rank::layer_weight(Layer::national, w); }},
      {&Weights::regional, [](const Weights& w) { return rank::layer_weight(Layer::regional, w); }},
      {&Weights::local, [](const Weights& w) { return rank::layer_weight(Layer::local, w); }},
      {&Weights::agency, [](const Weights& w) { return rank::layer_weight(Layer::agency, w); }},
      {&Weights::shared_place,
       [](const Weights& w) { return rank::place_weight(rank::Fit::shares, w); }},
      {&Weights::wider_place,
       [](const Weights& w) { return rank::place_weight(rank::Fit::wider, w); }},
      {&Weights::unknown_place,
       [](const Weights& w) { return rank::place_weight(rank::Fit::unknown, w); }},
      {&Weights::elsewhere,
       [](const Weights& w) { return rank::place_weight(rank::Fit::elsewhere, w); }},
      {&Weights::not_for_place,
       [](const Weights& w) { return rank::place_weight(rank::Fit::not_for, w); }},
      {&Weights::away_from_home,
       [](const Weights& w) { return rank::home_weight(rank::Fit::elsewhere, w); }},
      {&Weights::not_for_home,
       [](const Weights& w) { return rank::home_weight(rank::Fit::not_for, w); }},
      {&Weights::cancelled,
       [](const Weights& w) {
         return rank::standing_weight(Standing::withdrawn, Kind::course, Ended::rank_lower, w);
       }},
  };
  for (const auto& [weight, factor] : table) {
    const double usual = Weights().*weight;
    CHECK(factor(with(weight, usual * 0.8)) < factor(with(weight, usual)));
    CHECK(factor(with(weight, usual * 1.1)) > factor(with(weight, usual)));
    CHECK(factor({}) >= 0.02);
    CHECK(factor({}) <= 2);
    CHECK(factor(with(&Weights::corrected, 0.5)) == factor({}));
  }
}

TEST_CASE("news loses little by its age unless what is new is asked for", "[rank]") {
  for (int days : {0, 30, 365, 9000}) {
    CHECK(news(days, {}) >= 0.9);
    CHECK(news(days, {}, true) <= news(days, {}));
    CHECK(news(days, {}, true) >= 0.3);
  }
  CHECK(news(365, {}, true) < 0.6);
}

TEST_CASE("BM25 counts a word by its frequency and the length, as its weights say", "[rank]") {
  CHECK(rank::saturation(3, 100, 100) > rank::saturation(2, 100, 100));
  CHECK(rank::saturation(3, 100, 100, with(&Weights::k1, 0.1)) <
        rank::saturation(3, 100, 100, with(&Weights::k1, 5)));
  CHECK(rank::saturation(2, 300, 100, with(&Weights::b, 0)) == rank::saturation(2, 100, 100));
  CHECK(rank::saturation(2, 300, 100, with(&Weights::b, 1)) < rank::saturation(2, 300, 100));
}
