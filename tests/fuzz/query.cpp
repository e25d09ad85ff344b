// Whatever is typed becomes a Plan within its limits.
#include "query/query.hpp"
#include "fuzz.hpp"

using namespace fingerpost;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Vocabulary vocabulary = Vocabulary::built_in();
  static const Places places = Places::england();
  const std::string_view input = fuzz::text_of(data, size);
  constexpr AsOf day{Date(std::chrono::year(2025), std::chrono::month(6), std::chrono::day(15))};
  const query::Plan plan = query::plan({.text = std::string(input)}, day, vocabulary, places);
  std::size_t prefixes = 0;
  for (const query::Clause& clause : plan.clauses) {
    prefixes += clause.prefix;
    fuzz::require(clause.phrase.size() <= query::max_phrase, "a phrase is short", input);
    fuzz::require(clause.phrase.empty() || clause.any.empty(), "a phrase has no terms", input);
    fuzz::require(!clause.phrase.empty() || !clause.any.empty(), "a clause asks something", input);
    for (const auto& term : clause.any)
      fuzz::require(term.term.empty() != term.phrase.empty() && term.term.size() <= 245,
                    "a term can be stored", input);
  }
  fuzz::require(plan.clauses.size() <= query::max_clauses, "clauses are few", input);
  fuzz::require(prefixes <= query::max_prefixes, "prefixes are few", input);
  fuzz::require(plan.as_of.day.ok(), "the day is a day", input);
  return 0;
}
