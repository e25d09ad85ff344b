// The day to which a sentence says that an event was moved.
#pragma once

#include <optional>
#include <utility>

#include "events/sentence.hpp"

namespace fingerpost::events {

// The day that follows a word for moving: between them stand only small words.
std::optional<DateMention> day_behind(const Tokens& tokens, std::size_t from, const Event& event);
// "On 15 December instead of 10 December", "originally on 10 December, will be on 15 December":
// the day, and where it stands.
std::optional<std::pair<DateMention, std::size_t>> day_against(const Tokens& tokens,
                                                               const Event& event);

}  // namespace fingerpost::events
