// A notice with an end that somebody put on a page which has none is a section
// of its own: when it has ended, the page has not.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document/passage.hpp"
#include "document/topics_lived.hpp"

namespace fingerpost::document {

// Cuts the notices out of `passages`, which have their dates. `published`, when
// known, tells an announced end from one that is told as history.
std::vector<Passage> cut_notices(std::vector<Passage> passages,
                                 const std::optional<Period>& published, const Lived& lived,
                                 Kind kind);

// Something is cancelled, closed, suspended.
bool announces(std::string_view text);

// A short page whose text above all headings is such an announcement and its end.
bool is_whole_notice(const std::vector<Passage>& passages, const std::optional<Period>& published,
                     const Lived& lived);

// "closed from 24 December until 1 January": first and last day of an announcement.
bool closes_something(const Passage& passage, const DateMention& mention);

// Whether a mention ends what its passage says: a stated last day, not history.
// A page of a `kind` that stands is ended only by what is said of itself.
bool ends_something(const Passage& passage, const DateMention& mention,
                    const std::optional<Period>& published, Kind kind);

}  // namespace fingerpost::document
