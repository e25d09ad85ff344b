// Where the clause of a date begins and ends.
//
// It reaches from the date before, or from a mark that ends a sentence, to the next
// date or mark.
#pragma once

#include <vector>

#include "dates/grammar.hpp"

namespace fingerpost::dates {

class Clauses {
 public:
  Clauses(const Line& line, const Tables& tables, const std::vector<Found>& founds);

  bool ends_sentence(int i) const;
  // Where the clause of date k begins.
  int clause_begin(std::size_t k) const;
  int clause_end(std::size_t k) const;
  bool in_other_date(int i, std::size_t k) const;
  bool has_words(int from, int to) const;
  // Only "the end of", times and the like stand between.
  bool only_fillers(int from, int to) const;
  bool in_closed_bracket(int i, int until) const;

 protected:
  const Line& line_;
  const Tables& tables_;

 private:
  const std::vector<Found>& founds_;
  int first_pipe_ = 0;
};

}  // namespace fingerpost::dates
