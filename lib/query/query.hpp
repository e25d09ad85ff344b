// What a person typed becomes a Plan: terms, phrases, filters, topics. No index
// is seen; whatever is typed gives a Plan, and what was not understood a notice.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/query.hpp"
#include "fingerpost/topics.hpp"
#include "query/crisis.hpp"

namespace fingerpost::query {

// One thing asked for, with the index terms any of which answers it: they are
// counted as one word, so that a page that spells an acronym out, or is about the
// topic it names, stands beside the page that writes it.
struct Clause {
  enum class Need { should, must, must_not } need = Need::should;
  struct Term {
    std::string term = {};  // as in an index: "Zbruis", "ANIM", "XTbruising-non-mobile"
    double weight = 1;      // against the other terms of the clause; the best one counts
    std::vector<std::string> phrase = {};  // instead of `term`: word terms in this order
  };
  std::vector<Term> any = {};
  std::vector<std::string> phrase = {};  // word terms that stand in this order; `any` is then empty
  bool prefix = false;                   // `any` has one word term: every word that begins so
  double weight = 1;                     // against the other clauses
  std::string word = {};                 // folded, for spelling and snippets; empty for a topic
};

struct Plan {
  Query query = {};  // with what the words said filled in where no explicit key did
  AsOf as_of = {};
  std::vector<Clause> clauses = {};
  std::vector<std::vector<std::string>> topics = {};  // one of each group must be there (filters)
  // The period is when something happened to a child ("bruised last week"), it may be:
  // guidance is not left out for its own days.
  bool period_of_case = false;
  bool overdue = false;                            // only what is overdue for review
  Period review_due = {};                          // only what is due for review in it
  std::vector<Standing> standings = {};            // empty: any
  std::vector<std::string> mark = {};              // stems and words to mark in snippets
  std::vector<TopicSuggestion> topics_meant = {};  // that the words may have meant as well
  std::vector<Understood> understood = {};
  std::vector<std::string> notices = {};
};

// Limits, applied before the index sees anything (measured in tests/bench): a
// query over one is cut and says so in a notice.
inline constexpr std::size_t max_bytes = 2048;
inline constexpr std::size_t max_clauses = 64;
inline constexpr std::size_t max_phrase = 16;
inline constexpr std::size_t max_prefixes = 2;
inline constexpr std::size_t min_prefix = 3;
inline constexpr std::size_t max_limit = 100;
inline constexpr std::size_t max_offset = 10000;

// Throws Error(bad_argument) for a limit or offset out of range; else never.
// `almanac`: the terms and words by which its dates are understood.
Plan plan(const Query& query, AsOf as_of, const Vocabulary& vocabulary, const Places& places,
          const Almanac& almanac = {});

// The term of a topic in an index.
std::string topic_term(std::string_view id);
bool is_topic_term(std::string_view term);

}  // namespace fingerpost::query
