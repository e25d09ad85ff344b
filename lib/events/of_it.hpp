// Whether what a sentence says is said of the event: not of its bookings, its place or another
// event, not if something comes about, not of the past, and by somebody who means it.
#pragma once

#include <cstddef>

#include "events/sentence.hpp"

namespace fingerpost::events {

// "Has not been cancelled": the word at `at` is denied.
bool is_denied(const Tokens& tokens, std::size_t at);
// "To cancel your place": asked of others, or of what is theirs.
bool is_asked_of_others(const Tokens& tokens, std::size_t at);
// "Will not now take place", "we won't be holding": at a word for happening; not "in person".
bool is_said_not_to_happen(const Tokens& tokens, std::size_t at);
// "Rumours that it is cancelled are untrue"; at the word by which it is off, as what else was done
// "in error" in the sentence leaves that as it is.
bool is_said_to_be_untrue(const Tokens& tokens, std::size_t at);
// The word at `at` is of the event that is marked, or that is spoken of.
bool is_said_of_it(const Tokens& tokens, std::size_t at, const Event& event);
// "It", "this has", "this meeting", "the event" stand for what was named before; "this week's
// drop-in" does not, nor "this training" for a conference.
bool is_pronoun(const Tokens& tokens, std::size_t at, const Event& event);

}  // namespace fingerpost::events
