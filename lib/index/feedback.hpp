// Feedback: what the best answers say beside the words that were asked for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "index/day_view.hpp"
#include "index/filter.hpp"
#include "index/found.hpp"
#include "index/library.hpp"
#include "index/lifts.hpp"
#include "index/matcher.hpp"
#include "index/worth.hpp"
#include "query/query.hpp"

namespace fingerpost::index {

class Feedback {
 public:
  Feedback(const Library& library, const DayView& view, const query::Plan& plan, const Worth& worth,
           const Filter& filter)
      : library_(library), view_(view), plan_(plan), worth_(worth), filter_(filter) {}

  // Lifts what shares words with the best of `matches` that no filter leaves out, and keeps
  // by how much in `lifts` when it is asked why. None is added, none left out;
  // nothing is done where the plan is none that feedback serves.
  void lift(std::span<Match> matches, Lifts& lifts, std::vector<double>& sums) const;

 private:
  // A stem, how much of what the best answers say it is, and where it stands.
  struct Word {
    std::string term = {};
    double share = 0;
    std::size_t sections = 0;  // visible ones
  };

  bool wanted() const;
  std::vector<Scored> best(std::span<const Match> matches) const;
  std::vector<Word> said(const std::vector<Scored>& best) const;
  std::vector<Word> shared(const std::vector<Scored>& best) const;
  // In how many visible sections it stands; nothing for what stands in too many.
  std::optional<std::size_t> count(const std::string& term) const;
  template <class Value>
  void add(const std::vector<Word>& words, std::vector<double>& sums, const Value& value) const;
  // For each section what these words say in it.
  void sum_up(const std::vector<Word>& words, std::vector<double>& sums) const;

  const Library& library_;
  const DayView& view_;
  const query::Plan& plan_;
  const Worth& worth_;
  const Filter& filter_;
};

}  // namespace fingerpost::index
