// Which sections answer a plan's words, and how well: BM25 over the postings of
// every segment, clause by clause, with the statistics of what is visible on the
// day. All postings are read, so that the best are exactly the best.
#pragma once

#include <string>
#include <vector>

#include "index/day_view.hpp"
#include "index/library.hpp"
#include "query/query.hpp"

namespace fingerpost::index {

struct Match {
  Number section = none;
  double text = 1;   // by the words asked for
  double fed = 1;    // times this, by what the best answers say beside them
  double whole = 1;  // times this, by the rest of its document
};

class Matcher {
 public:
  Matcher(const Library& library, const DayView& view) : library_(library), view_(view) {}

  // Every section, visible or later, that fits the clauses of `plan`.
  std::vector<Match> run(const query::Plan& plan);
  // Whether a term stands in any visible section, and in how many.
  bool there(const std::string& term) const;
  std::size_t containing(const std::string& term) const;
  // Sections that hold any of these terms.
  std::vector<bool> holding(const std::vector<std::string>& terms) const;

 private:
  struct Posting {
    Number section;
    std::uint32_t frequency;
  };
  std::vector<Posting> postings(const std::string& term) const;
  std::vector<Posting> phrase(const std::vector<std::string>& terms) const;
  std::vector<std::string> expand(const std::string& prefix) const;
  // Takes the clause's best value for each section it stands in.
  void score(const query::Clause& clause);
  void take(const std::vector<Posting>& postings, double weight, bool topic);
  // Adds them, times the clause's rarity, to what other clauses gave.
  void fold(const query::Clause& clause);

  const Library& library_;
  const DayView& view_;
  Weights weights_ = {};
  std::vector<float> best_, total_;
  std::vector<std::uint16_t> musts_;
  std::vector<std::uint8_t> banned_, seen_;
  std::vector<Number> touched_, all_;
};

}  // namespace fingerpost::index
