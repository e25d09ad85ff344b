#include <chrono>
#include <vector>

#include "catch.hpp"
#include "rank/rank.hpp"

using namespace fingerpost;
using namespace std::chrono_literals;
using rank::Facts;

namespace {

rank::Day on(std::chrono::year_month_day date) {
  return static_cast<rank::Day>(std::chrono::sys_days(date).time_since_epoch().count());
}

const rank::Day today = on(2024y / 6 / 1);

struct Case {
  const char* what;
  Facts facts;
  Standing expected;
};

}  // namespace

TEST_CASE("the standing table, the first line that fits", "[rank]") {
  const rank::Day before = today - 1, after = today + 1;
  std::vector<Case> table{
      {"a draft",
       {.status = Status::draft, .withdrawn = before, .valid_last = before},
       Standing::draft},
      {"withdrawn before", {.withdrawn = before}, Standing::withdrawn},
      {"withdrawn on the day", {.withdrawn = today}, Standing::withdrawn},
      {"withdrawn tomorrow", {.withdrawn = after, .has_date = true}, Standing::in_force},
      {"withdrawn, nobody says when",
       {.status = Status::withdrawn, .withdrawn = rank::always},
       Standing::withdrawn},
      {"withdrawn comes before upcoming",
       {.withdrawn = before, .valid_first = after},
       Standing::withdrawn},
      {"begins tomorrow", {.valid_first = after, .has_date = true}, Standing::upcoming},
      {"begins today", {.valid_first = today, .has_date = true}, Standing::in_force},
      {"until yesterday", {.valid_last = before, .has_date = true}, Standing::ended},
      {"until today", {.valid_last = today, .has_date = true}, Standing::in_force},
      {"ended comes before superseded",
       {.valid_last = before, .superseded = before},
       Standing::ended},
      {"superseded today", {.superseded = today, .has_date = true}, Standing::superseded},
      {"superseded tomorrow", {.superseded = after, .has_date = true}, Standing::in_force},
      {"a dated page", {.has_date = true}, Standing::in_force},
      {"an undated newsletter", {.kind = Kind::newsletter}, Standing::in_force},
      {"an undated item", {.kind = Kind::item}, Standing::in_force},
      {"an undated review", {.kind = Kind::review}, Standing::in_force},
      {"an undated page", {}, Standing::undated},
      {"an undated event", {.kind = Kind::event}, Standing::undated},
  };
  for (const Case& each : table) {
    INFO(each.what);
    CHECK(name(rank::standing(each.facts, today)) == name(each.expected));
  }
}

TEST_CASE("a document is there from the first day of its publication", "[rank]") {
  Facts facts{.published_first = on(2024y / 6 / 1)};
  CHECK_FALSE(rank::visible(facts, on(2024y / 5 / 31)));
  CHECK(rank::visible(facts, on(2024y / 6 / 1)));
  CHECK(rank::visible({}, on(1990y / 1 / 1)));
}

TEST_CASE("a review is overdue after the last day of its month", "[rank]") {
  Facts facts{.review_due = on(2025y / 9 / 30)};
  CHECK_FALSE(rank::review_overdue(facts, on(2025y / 9 / 30)));
  CHECK(rank::review_overdue(facts, on(2025y / 10 / 1)));
  CHECK_FALSE(rank::review_overdue({}, on(2100y / 1 / 1)));
}

TEST_CASE("a standing that binds outranks one that does not", "[rank]") {
  auto weight = [](Standing standing) {
    return rank::standing_weight(standing, Kind::guidance, Ended::rank_lower);
  };
  for (Standing lower : {Standing::undated, Standing::upcoming, Standing::ended,
                         Standing::superseded, Standing::withdrawn, Standing::draft}) {
    INFO(name(lower));
    CHECK(weight(lower) < weight(Standing::in_force));
    CHECK(weight(lower) >= 0.02);
  }
  CHECK(weight(Standing::undated) > 0.8);
  CHECK(rank::standing_weight(Standing::ended, Kind::notice, Ended::rank_equally) == 1);
  CHECK(rank::standing_weight(Standing::upcoming, Kind::event, Ended::rank_lower) == 1);
}

TEST_CASE("only news and what happens on a day has an age", "[rank]") {
  for (Kind kind : {Kind::page, Kind::guidance, Kind::protocol, Kind::review, Kind::form,
                    Kind::contact, Kind::governance, Kind::briefing}) {
    INFO(name(kind));
    CHECK(rank::age_weight({.kind = kind, .dated = today - 4000}, today) == 1);
  }
  double last_month = rank::age_weight({.kind = Kind::newsletter, .dated = today - 30}, today);
  double last_year = rank::age_weight({.kind = Kind::newsletter, .dated = today - 395}, today);
  double long_ago = rank::age_weight({.kind = Kind::newsletter, .dated = today - 9000}, today);
  CHECK(last_month > last_year);
  CHECK(last_year > long_ago);
  CHECK(long_ago >= 0.3);
}

TEST_CASE("an event rises to its start and falls after its end", "[rank]") {
  auto weight = [](int days) {
    rank::Day start = on(2024y / 6 / 24);
    return rank::age_weight({.kind = Kind::event, .valid_first = start, .valid_last = start + 4},
                            start + days);
  };
  CHECK(weight(-200) < weight(-30));
  CHECK(weight(-30) < weight(-1));
  CHECK(weight(0) == 1);
  CHECK(weight(4) == 1);
  CHECK(weight(10) < 1);
  CHECK(weight(400) < weight(10));
  CHECK(weight(9000) >= 0.3);
}

TEST_CASE("what serves a place comes before what does not", "[rank]") {
  using rank::Fit;
  double last = 2;
  for (Fit fit : {Fit::serves, Fit::wider, Fit::unknown, Fit::elsewhere, Fit::not_for}) {
    CHECK(rank::place_weight(fit) < last);
    last = rank::place_weight(fit);
  }
  CHECK(last >= 0.02);
}

TEST_CASE("home counts less than a place that is asked for, and in the same direction", "[rank]") {
  using rank::Fit;
  for (Fit fit : {Fit::serves, Fit::wider, Fit::unknown, Fit::elsewhere, Fit::not_for})
    CHECK(rank::home_weight(fit) >= rank::place_weight(fit));
  CHECK(rank::home_weight(Fit::serves) == 1);
  CHECK(rank::home_weight(Fit::wider) == 1);
  CHECK(rank::home_weight(Fit::elsewhere) < 1);
  CHECK(rank::home_weight(Fit::not_for) < rank::home_weight(Fit::elsewhere));
}

TEST_CASE("what is off on its day is worth telling; what was withdrawn is not", "[rank]") {
  const auto weight = [](Kind kind) {
    return rank::standing_weight(Standing::withdrawn, kind, Ended::rank_lower);
  };
  CHECK(weight(Kind::course) > 2 * weight(Kind::guidance));
  CHECK(weight(Kind::course) <
        rank::standing_weight(Standing::in_force, Kind::course, Ended::rank_lower));
}

TEST_CASE("BM25 as it is written", "[rank]") {
  // N 1000, n 10: log(1 + 990.5 / 10.5); tf 2 in a section of mean length: 2*2.2/(2+1.2).
  CHECK(rank::idf(1000, 10) == Approx(4.5574).epsilon(1e-4));
  CHECK(rank::saturation(2, 100, 100) == Approx(1.375));
  CHECK(rank::idf(10, 10) > 0);
  CHECK(rank::saturation(2, 300, 100) < rank::saturation(2, 100, 100));
}
