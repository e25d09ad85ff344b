// Feedback: what the best answers say beside the words that were asked for.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "index/day_view.hpp"
#include "index/found.hpp"
#include "index/library.hpp"
#include "index/lifts.hpp"
#include "index/matcher.hpp"
#include "query/query.hpp"

namespace fingerpost::index {

class Feedback {
 public:
  Feedback(const Library& library, const DayView& view, const query::Plan& plan)
      : library_(library), view_(view), plan_(plan) {}

  // What a match is worth; nothing for one that a filter leaves out.
  using Worthy = std::function<std::optional<Scored>(const Match&)>;
  // Lifts what shares words with the best of `matches`, and keeps by how much in `lifts`
  // when it is asked why. None is added, none left out;
  // nothing is done where the plan is none that feedback serves.
  void lift(std::vector<Match>& matches, const Worthy& worthy, Lifts& lifts) const;

 private:
  // A stem, how much of what the best answers say it is, and where it stands.
  struct Word {
    std::string term = {};
    double share = 0;
    struct Posting {
      Number section;
      std::uint32_t frequency;
    };
    std::vector<Posting> postings = {};
  };

  bool wanted() const;
  std::vector<Scored> best(const std::vector<Match>& matches, const Worthy& worthy) const;
  std::vector<Word> said(const std::vector<Scored>& best) const;
  std::vector<Word> shared(const std::vector<Scored>& best) const;
  void read_postings(Word& word) const;
  std::vector<double> sums(const std::vector<Word>& words) const;

  const Library& library_;
  const DayView& view_;
  const query::Plan& plan_;
};

}  // namespace fingerpost::index
