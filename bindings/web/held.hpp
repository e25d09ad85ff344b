// Which of the bodies under an id a reader is shown on a day, and what of it may be shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fingerpost/index.hpp"

namespace fingerpost::web {

// Those that a reader may know of on that day, oldest first: published by then, still there and,
// where a day `known` is asked for, recorded by then.
std::vector<EditionHeld> published_by(const Searcher& searcher, const std::string& id, AsOf as_of);

// What search shows of that id: the latest that has begun and is no draft; where there is none
// of these the latest to come, then the latest draft. Nothing when none was published.
std::optional<EditionHeld> standing_edition(const std::vector<EditionHeld>& published, Date day);

// The language that somebody states of it: "cy", "en-GB"; or empty.
std::string language_of(const Document& document);
// "sensitive" stands in a member of its own or among what the host says of it.
bool is_sensitive(const Document& document);
// The document without the words of one that is sensitive: text, headings and what is made of
// them, the words of days, of topics and of what is stated of it.
Document shown_of(Document document);

}  // namespace fingerpost::web
