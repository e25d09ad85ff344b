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
#include "topics/topics.hpp"

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
  // Of `phrase`: in any order, the first and the last of them at most so many words apart.
  // 0: in this order, one after another.
  std::size_t near = 0;
  bool families = false;                   // of a `near`: any word with the same stem will do
  bool weak = false;                       // a word that says little ("told", "something")
  bool sure = false;                       // an acronym, a number, a name: never taken for a slip
  std::size_t offset = std::string::npos;  // of `word` in the query, of a single word
  std::vector<std::size_t> named_by = {};  // of a topic: the words that name it, likewise
};

// Words of a title that must all be there: stems, or beginnings of words.
struct TitleWords {
  struct Word {
    std::string text = {};
    bool prefix = false;
  };
  std::vector<Word> words = {};
};

// Pages asked for: a run of numbers, or a label ("iv").
struct Pages {
  int first = 0, last = 0;
  std::string label = {};  // folded
};

// Either of these, or none of them.
template <class T>
struct Narrowed {
  std::vector<T> any = {};
  bool negated = false;
};

struct Plan {
  Query query = {};  // with what the words said filled in where no explicit key did
  AsOf as_of = {};
  std::vector<Clause> clauses = {};
  std::vector<std::vector<std::string>> topics = {};  // one of each group must be there (filters)
  // The period is when something happened to a child ("bruised last week"), it may be:
  // guidance is not left out for its own days.
  bool period_of_case = false;
  bool recent = false;                                    // what is new is likely meant
  bool overdue = false;                                   // only what is overdue for review
  Period review_due = {};                                 // only what is due for review in it
  std::vector<Standing> standings = {};                   // empty: any
  std::vector<Narrowed<TitleWords>> titles = {};          // all of these
  std::vector<Narrowed<Pages>> pages = {};                // all of these
  std::vector<std::vector<std::string>> publishers = {};  // each as typed, and who is meant
  std::vector<Kind> wanted = {};                          // would answer: they rank higher
  bool turns = false;                                     // it is asked whom to turn to
  std::vector<Standing> named = {};                       // by the words: they rank no lower
  std::vector<std::string> mark = {};                     // stems and words to mark in snippets
  std::vector<TopicSuggestion> topics_meant = {};         // that the words may have meant as well
  std::vector<topics::Described> described = {};          // by the words together, named or not
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
inline constexpr std::size_t max_nears = 2;    // 13 ms each on 20,000 sections (tests/bench, hard)
inline constexpr std::size_t max_near = 50;    // words between
inline constexpr std::size_t max_numbers = 4;  // "section 47", each looked for as it may be written
inline constexpr std::size_t max_limit = 100;
inline constexpr std::size_t max_offset = 10000;

// Throws Error(bad_argument) for a limit or offset out of range, a key in `literal` that is
// none, and with `strict` for what was not understood; else never.
// `almanac`: the terms and words by which its dates are understood.
Plan plan(const Query& query, AsOf as_of, const Vocabulary& vocabulary, const Places& places,
          const Almanac& almanac = {});

// How many things are asked for in words: without topics, and what is left out.
std::size_t words_of(const Plan& plan);
// From so many on a question says what it wants; of fewer words, small ones too ("core
// training"), what is new is meant rather than what is old, and of fewer things asked for the
// first answers are too few to learn from.
inline constexpr std::size_t in_words = 4;

// "latest newsletter", "what's new": whether these words ask for what is new.
bool asks_for_recent(std::string_view text);

// The term of a topic in an index.
std::string topic_term(std::string_view id);
bool is_topic_term(std::string_view term);

}  // namespace fingerpost::query
