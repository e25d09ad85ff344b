#include "query/units.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "query/clauses.hpp"
#include "query/weak_words.hpp"
#include "query/wording.hpp"

namespace fingerpost::query {
namespace {

// A question in its own words against the one of them that says something: tests/questions
// (with it and without).
constexpr double question_weight = 2;
constexpr std::size_t max_question = 6;
// They say how the asker feels about time; standing on the day asked about
// settles that better than the word does.
constexpr std::string_view time_words[] = {"latest", "current",  "currently", "new",      "newest",
                                           "recent", "recently", "today",     "now",      "say",
                                           "says",   "said",     "updated",   "published"};

// When one word is left of a question, whoever asks the same question counts for more
// than whoever has the word: "who do I call", "out of hours".
void keep_the_question(std::vector<Unit>& units, Worth best) {
  Unit* left = nullptr;
  std::vector<std::string> phrase;
  std::string dropped;
  for (Unit& unit : units) {
    if (!is_simple(unit.clause) || unit.offset == std::string_view::npos) return;
    phrase.push_back(unit.clause.word);
    if (unit.worth == Worth::time_word) return;
    if (unit.worth > best)
      dropped += unit.clause.word + ' ';
    else if (std::exchange(left, &unit))
      return;
  }
  if (!left || left->clause.sure || best != Worth::content || !asks(dropped)) return;
  if (phrase.size() <= max_question)
    left->clause.any.push_back({.weight = question_weight, .phrase = std::move(phrase)});
}

}  // namespace

Worth worth_of(const text::Word& word, const Item& item, bool acronym) {
  if (acronym || item.or_before || item.or_after) return Worth::content;
  if (text::is_stop_word(word.folded) || is_shortened(word.folded)) return Worth::stop_word;
  const auto& times = time_words;
  return std::find(std::begin(times), std::end(times), word.folded) != std::end(times)
             ? Worth::time_word
             : Worth::content;
}

void keep_the_best(std::vector<Unit>& units, bool narrowed) {
  Worth best = narrowed ? Worth::content : Worth::stop_word;
  for (const Unit& unit : units) best = std::min(best, unit.worth);
  keep_the_question(units, best);
  std::erase_if(units, [&](const Unit& unit) { return unit.worth > best; });
  std::set<std::string> seen;
  std::erase_if(units, [&](const Unit& unit) { return !seen.insert(key_of(unit.clause)).second; });
}

}  // namespace fingerpost::query
