// Which sections answer a plan's words, and how well: BM25 over the postings of
// every segment, clause by clause, with the statistics of what is visible on the
// day. All postings are read, so that the best are exactly the best.
//
//     postings of a term ─► (section, frequency), hidden ones left out ─► one sum a section
//
// Sums lie in flat arrays that are kept from one search to the next; what a search has
// touched is cleared when its matches are collected.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/brake.hpp"
#include "index/day_view.hpp"
#include "index/found.hpp"
#include "index/library.hpp"
#include "query/query.hpp"

namespace fingerpost::index {

struct Match {
  Number section = none;
  float text = 1;
};

struct Posting {
  Number section;
  std::uint32_t frequency;
};

// What many questions in one pass have in common: the few sections they are asked of, and of
// each term those of them that hold it.
struct Scope {
  std::vector<Number> sections = {};  // ascending
  std::vector<bool> within = {};      // by section
  std::unordered_map<std::string, std::vector<Posting>> terms = {};
  std::unordered_map<std::string, std::vector<std::string>> prefixes = {};
};

// What a search needs room for, by section: made once for a Searcher.
struct Scratch {
  std::vector<float> total, best;    // 0 between searches
  std::vector<std::uint16_t> musts;  // likewise
  std::vector<std::uint8_t> banned;  // likewise
  std::vector<Posting> postings;
  std::vector<Number> touched;
  std::vector<Match> matches;  // room for one of each section
  Rooms rooms;
  std::vector<double> said;  // by feedback
  bool dirty = false;        // a search was left on its way
  Scope* scope = nullptr;    // nothing else is looked at; what is found is right, its worth is not
  void begin(Number sections);
};

class Matcher {
 public:
  Matcher(const Library& library, const DayView& view, Scratch& scratch, const Brake& brake)
      : library_(library), view_(view), scratch_(scratch), brake_(brake) {}

  // Every section, visible or later, that fits the clauses of `plan`, by its number.
  // Good until the next run.
  std::span<Match> run(const query::Plan& plan);
  // Whether a term stands in any visible section, and in how many: known already of the
  // terms of a plan that was run.
  bool there(const std::string& term) const;
  std::size_t containing(const std::string& term) const;
  // Sections that hold any of these terms.
  std::vector<bool> holding(const std::vector<std::string>& terms) const;

 private:
  // Those of visible and later sections, appended; how many are visible.
  std::size_t postings(const std::string& term, std::vector<Posting>& to) const;
  const std::vector<Posting>& in_scope(const std::string& term) const;
  bool is_wanted(Number section) const {
    return view_.state_of_section(section) != DayView::State::hidden &&
           (!scratch_.scope || scratch_.scope->within[section]);
  }
  std::vector<std::string> expand(const std::string& prefix) const;
  std::vector<std::string> find_words(const std::string& prefix) const;
  template <class Use>
  void with_saturation(bool topic, const Use& use) const;
  void add(const query::Clause& clause);
  // A clause of one term: no best of several is to be found.
  void add_one(const query::Clause& clause, const query::Clause::Term& term);
  // Takes the clause's best value for each section it stands in.
  void score(const query::Clause& clause);
  void take(const std::string& term, double weight);
  void take_phrase(const std::vector<std::string>& terms, double weight);
  void take_near(const query::Clause& clause);
  void take(double weight, bool topic);
  // Adds them, times the clause's rarity, to what other clauses gave.
  void fold(const query::Clause& clause);
  std::size_t collect(std::uint16_t wanted);
  std::size_t collect_all();

  const Library& library_;
  const DayView& view_;
  Scratch& scratch_;
  const Brake& brake_;
  mutable std::unordered_map<std::string, std::size_t> visible_ = {};  // by term
  Weights weights_ = {};
  bool own_norm_ = false;  // other weights than those the view has norms for
  bool needs_ = false;     // some clause must be there, or must not
};

}  // namespace fingerpost::index
