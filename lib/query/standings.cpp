// What does not stand is asked for by name: "the old threshold document", "draft strategy for
// comment", "new arrangements, when do they start". It is then no worse than what stands.
#include <algorithm>
#include <string_view>

#include "query/draft.hpp"

namespace fingerpost::query {
namespace {

struct Cue {
  std::string_view word;
  Standing standing;
};

constexpr Cue cues[] = {
    {"draft", Standing::draft},           {"drafts", Standing::draft},
    {"consultation", Standing::draft},    {"consultations", Standing::draft},
    {"proposed", Standing::draft},        {"proposals", Standing::draft},
    {"upcoming", Standing::upcoming},     {"forthcoming", Standing::upcoming},
    {"future", Standing::upcoming},       {"planned", Standing::upcoming},
    {"old", Standing::superseded},        {"older", Standing::superseded},
    {"former", Standing::superseded},     {"previous", Standing::superseded},
    {"previously", Standing::superseded}, {"superseded", Standing::superseded},
    {"replaced", Standing::superseded},   {"archived", Standing::superseded},
    {"outdated", Standing::superseded},   {"obsolete", Standing::superseded},
    {"withdrawn", Standing::withdrawn},   {"expired", Standing::ended},
};

// "When do they start": what has not begun.
constexpr std::string_view beginnings[] = {"start",  "starts", "begin", "begins", "starting",
                                           "effect", "force",  "live",  "launch", "launches"};

// "A 14 year old".
constexpr std::string_view ages[] = {"year", "years", "yr",  "yrs",  "month", "months",
                                     "week", "weeks", "day", "days", "how",   "y"};

template <class All, class One>
bool among(const All& all, const One& one) {
  return std::find(std::begin(all), std::end(all), one) != std::end(all);
}

void name(Plan& plan, Standing standing) {
  if (!among(plan.named, standing)) plan.named.push_back(standing);
}

}  // namespace

void read_standings_named(Draft& draft) {
  const std::string open = open_words(draft);
  std::string_view before;
  bool when = false;
  const std::vector<text::Word> words = text::words(open);
  for (const text::Word& word : words) {
    const bool taken = draft.is_taken(word.span.offset, word.span.length);
    const bool age = word.folded == "old" && among(ages, before);
    for (const Cue& cue : cues)
      if (!taken && !age && cue.word == word.folded) name(draft.plan, cue.standing);
    if (when && among(beginnings, word.folded)) name(draft.plan, Standing::upcoming);
    when = when || word.folded == "when";
    before = word.folded;
  }
  // What is replaced has often ended as well.
  if (among(draft.plan.named, Standing::superseded)) name(draft.plan, Standing::ended);
}

}  // namespace fingerpost::query
