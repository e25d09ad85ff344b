// The topics that a question describes: "house full of rubbish, kids inside" names none,
// and is told in words that the names and signs of home conditions are made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/topics.hpp"

namespace fingerpost::topics {

// One of them, by how much less it fits than the best: that one has 1.
struct Described {
  std::string topic = {};  // its id
  double share = 1;
};

// At most three, the best first; of equal ones, in the order of the vocabulary. None where
// no word of the question is one of theirs. Any thread.
std::vector<Described> described(const Vocabulary& vocabulary, std::string_view question);

}  // namespace fingerpost::topics
