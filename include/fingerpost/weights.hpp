// What counts for how much: every number of the ranking that a host may change. The
// table with what each does and how it was measured is in lib/rank/README.md.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace fingerpost {

// A score is the product of its factors, and each is one of these or runs between 1
// and one of these. As they stand they are the measured ones.
struct Weights {
  // Words: BM25, and what one way of asking counts against another.
  double k1 = 1.2, b = 0.75;
  double acronym = 1.5, corrected = 0.8, lay_word = 0.6;
  double topic = 1.25, narrower_topic = 0.5, named_word = 0.6;
  double weak_word = 0.5, described_topic = 0.2;
  double feedback = 0.3, most_feedback = 3, whole_document = 0.1;
  // Of the best by their words: how far they agree with the whole question.
  double covered = 1, covered_whole = 0.5, titled = 0.5, together = 0.5, described = 0.6,
         not_for_adults = 0.5, newest = 2;
  // Standing on the day.
  double upcoming = 0.5, undated = 0.9, ended = 0.2, superseded = 0.3, draft = 0.3, withdrawn = 0.1,
         cancelled = 0.6;
  double named_standing = 0.95, named_title = 1.25, other_year = 0.7;
  // Age, of news and of what happens on a day.
  double news_floor = 0.9, recent_floor = 0.3, news_half_life = 180;
  double coming_floor = 0.5, coming_half_life = 60;
  double over_floor = 0.3, over_half_life = 365;
  // Layer, place and authority.
  double national = 1, regional = 1, local = 1, agency = 0.7;
  double shared_place = 0.9, wider_place = 0.85, unknown_place = 0.75, elsewhere = 0.3,
         not_for_place = 0.15;
  double away_from_home = 0.65, not_for_home = 0.5;
  double copy = 0.9;
  // The kind of page that the words ask for.
  double wanted_kind = 2;
  friend bool operator==(const Weights&, const Weights&) = default;
};

// One line of the table.
struct Weight {
  std::string_view name = {};  // in a settings file and in a request
  double Weights::*value = nullptr;
  double least = 0, most = 1;  // what a settings file may set it to
  std::string_view words = {};
};
std::span<const Weight> weight_table();

// {"superseded": 0.1, "feedback": 0}: the others keep their values. Throws
// Error(bad_argument) that names the key which is none, or what it takes.
Weights weights_from_json(std::string_view json);
// All of them.
std::string to_json(const Weights& weights);

}  // namespace fingerpost
