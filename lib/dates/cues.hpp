// The cues of a line: which phrases of the tables stand where on it.
#pragma once

#include <algorithm>
#include <vector>

#include "dates/scan.hpp"

namespace fingerpost::dates {

struct Match {
  const Cue* cue = nullptr;
  int begin = 0, end = 0;  // tokens
};

// For either side of a date, the longest cue at each place that is in no longer one;
// by where they begin.
class Cues {
 public:
  Cues(const Line& line, const Tables& tables);

  static auto first_from(const std::vector<Match>& matches, int token) {
    return std::lower_bound(matches.begin(), matches.end(), token,
                            [](const Match& match, int at) { return match.begin < at; });
  }

  std::vector<Match> before, after;
};

}  // namespace fingerpost::dates
