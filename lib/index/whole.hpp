// What a document says beside the section that answers.
#pragma once

#include <span>
#include <vector>

#include "index/library.hpp"
#include "index/lifts.hpp"
#include "index/matcher.hpp"
#include "query/query.hpp"

namespace fingerpost::index {

// Lifts the matches of one document, which have `all` to say together, by the part that the
// others have in it: by nothing where it says it in one, by `weight` at most. In `lifts` by
// how much, when that is asked for.
inline void lift_beside(std::span<Match> matches, double all, double weight,
                        std::vector<float>* lifts = nullptr) {
  const double share = weight / all;
  for (Match& match : matches) {
    const double factor = 1 + weight - share * match.text;
    if (lifts) (*lifts)[match.section] = static_cast<float>(factor);
    match.text = static_cast<float>(match.text * factor);
  }
}

// The weight of that, which is 0 where no words are asked for.
double weight_beside(const query::Plan& plan);

// Lifts all matches, in the order of their sections; `lifts` keeps by how much, for a plan
// that is asked why.
void count_beside(const Library& library, const query::Plan& plan, std::span<Match> matches,
                  Lifts& lifts);

}  // namespace fingerpost::index
