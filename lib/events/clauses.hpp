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
// "These meetings are cancelled: the network meeting".
bool heads_list(const Tokens& tokens, std::size_t at);
// "Cancellation of the network meeting", not "a cancellation fee".
bool is_cancellation_of_it(const Tokens& tokens, std::size_t at);
// What is said at `at` is of the event: "is now going ahead", not "the helpline is open as usual".
bool is_of_clause(const Tokens& tokens, std::size_t at, const Event& event);
struct Range {
  std::size_t from = 0, to = 0;
};
Range clause_around(const Tokens& tokens, std::size_t at);
// "There are no plans to", "rather than cancelling", "at risk of being cancelled".
bool is_not_done(const Tokens& tokens, std::size_t at);
// "The previously cancelled meeting", "looks at suspended pupils": it says what kind, not what is.
bool tells_kind(const Tokens& tokens, std::size_t at);
// "The speaker is ill, so the meeting": where the clause begins in which it is named.
std::size_t clause_of_name(const Tokens& tokens);
// "Do not believe posts that it is cancelled", "some have asked us to": not by whoever writes.
bool is_reported(const Tokens& tokens, std::size_t at);

}  // namespace fingerpost::events
