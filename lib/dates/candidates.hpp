// The years that the clues propose for a date, each with what speaks for it.
#pragma once

#include <algorithm>
#include <vector>

#include "fingerpost/date.hpp"

namespace fingerpost::dates {

struct Candidate {
  int year = 0;
  double score = 0;
  Basis basis = Basis::guessed;  // strongest clue for it
  bool weekday = false;          // agrees
};

class Candidates {
 public:
  void propose(int year, double weight, Basis basis) {
    Candidate& one = of(year);
    one.score += weight;
    one.basis = std::min(one.basis, basis);
  }
  Candidate& of(int year) {
    for (Candidate& one : list)
      if (one.year == year) return one;
    list.push_back({year});
    return list.back();
  }
  std::vector<Candidate> list;
};

}  // namespace fingerpost::dates
