// A cue of time without a day: who uses one of these words wants the newest of what ages.
#include <algorithm>

#include "query/query.hpp"
#include "text/text.hpp"

namespace fingerpost::query {
namespace {

constexpr std::string_view cues[] = {"latest",     "new",         "newest",    "news",
                                     "newsletter", "newsletters", "recent",    "recently",
                                     "now",        "current",     "currently", "today",
                                     "update",     "updates",     "bulletin",  "bulletins"};

}  // namespace

std::size_t words_of(const Plan& plan) {
  return static_cast<std::size_t>(
      std::count_if(plan.clauses.begin(), plan.clauses.end(), [](const Clause& clause) {
        return !clause.word.empty() && clause.need != Clause::Need::must_not;
      }));
}

bool asks_for_recent(std::string_view text) {
  const std::vector<text::Word> words = text::words(text);
  return std::any_of(words.begin(), words.end(), [](const text::Word& word) {
    return std::find(std::begin(cues), std::end(cues), word.folded) != std::end(cues);
  });
}

}  // namespace fingerpost::query
