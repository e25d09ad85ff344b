// How good an answer is, and how sure one may be of it. All numbers are the same
// on every machine: chance comes from a fixed seed.
//
//     grades          3 2 1        what there is to find
//     answer          1 . 3 .      what was found, by rank
//     gain 2^g - 1    1 0 7 0      over log2(rank + 1): 1/1 + 7/2 = 4.5
//     best possible   7 3 1        7/1 + 3/1.58 + 1/2   = 9.4     nDCG = 0.48
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace fingerpost::rank {

using Grades = std::map<std::string, int>;
using Values = std::vector<double>;

// Of the first ten documents. 1 when nothing could be better.
double ndcg(const std::vector<std::string>& answer, const Grades& grades);
// The first document is good or right: grade 2 or 3.
bool success(const std::vector<std::string>& answer, const Grades& grades);

// The part of all that has a grade that is among the first hundred.
double recall(const std::vector<std::string>& answer, const Grades& grades);

double mean(const Values& values);

struct Interval {
  double low = 0, high = 0;
};
// Of the mean, 95 %: percentiles over questions drawn anew with replacement.
Interval bootstrap(const Values& values);
// The chance of a mean difference at least as large, either way, if each
// question's two values had been dealt out by tossing a coin.
double randomisation(const Values& ours, const Values& theirs);

}  // namespace fingerpost::rank
