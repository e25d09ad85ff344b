// Of which clause a word is, and who or what it is said of there:
//
//     the heating repairs were CANCELLED , the network meeting will go ahead
//     └──── of these ────┘               └ another clause
//
//     the network meeting was due at the Guildhall but has been CANCELLED
//     └────── of this, as its clause has nobody ──────┘
//
// and whether it is done, or only denied, feared, reported or taken back there.
#pragma once

#include <cstddef>

#include "events/sentence.hpp"

namespace fingerpost::events {

// "The lunch is cancelled": it is done to something that is neither named nor stands for it.
bool is_done_to_another(const Tokens& tokens, std::size_t at, const Event& event);
// "There are no plans to", "rather than cancelling", "at risk of being cancelled".
bool is_not_done(const Tokens& tokens, std::size_t at);
// "The previously cancelled meeting", "looks at suspended pupils": it says what kind, not what is.
bool tells_kind(const Tokens& tokens, std::size_t at);
// "The speaker is ill, so the meeting": where the clause begins in which it is named.
std::size_t clause_of_name(const Tokens& tokens);
// "An email said that it is cancelled": by others, and not by whoever writes.
bool is_reported(const Tokens& tokens, std::size_t at);

}  // namespace fingerpost::events
