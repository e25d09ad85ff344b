// Dates are where they say, are days that were, and run forward.
#include "fingerpost/date.hpp"
#include "fuzz.hpp"

using namespace fingerpost;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = fuzz::text_of(data, size);
  constexpr Date known(std::chrono::year(2024), std::chrono::month(4), std::chrono::day(1));
  for (const DateClues& clues : {DateClues{}, DateClues{.published = day(known)}}) {
    for (const DateMention& mention : find_dates(input, clues)) {
      fuzz::require(mention.offset <= input.size() &&
                        mention.length <= input.size() - mention.offset &&
                        input.substr(mention.offset, mention.length) == mention.words,
                    "the words stand where they are said to", input);
      fuzz::require(mention.certainty >= 0 && mention.certainty <= 1, "certainty", input);
      const Period& when = mention.when;
      fuzz::require(!when.first || when.first->ok(), "a first day is a day", input);
      fuzz::require(!when.last || when.last->ok(), "a last day is a day", input);
      fuzz::require(!when.first || !when.last || *when.first <= *when.last, "forward", input);
    }
  }
  period_from_iso(input);
  date_from_iso(input);
  return 0;
}
