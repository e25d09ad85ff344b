// The days of a document and of its sections, from whoever says them first: the
// host, the page's metadata, the page's words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/passage.hpp"
#include "fingerpost/document.hpp"
#include "fingerpost/read.hpp"

namespace fingerpost::document {

// "Review Sept 2023, extended to Sept 2026": the second is a day of review and ends
// nothing. The passages have their dates.
void put_off_reviews(std::vector<Passage>& passages);

// States what words like "Last updated 3 May 2024", "Review date: 09/2025" say of
// the whole. The passages have their dates.
void take_days(Document& document, const std::vector<Passage>& passages);

// Sets, from the dates in its title, what `document` does not have yet.
void take_days(Document& document, const std::vector<DateMention>& in_title);
// Sets, from what the opening says of "this guidance", what its validity lacks.
void take_validity(Document& document, const std::vector<Passage>& passages);

// "Valid until", "in force from": words made plain that are about all that follows.
bool begins_as_validity(const std::string& plain_words);
// " this interim guidance " and the like, in words made plain.
bool names_itself(const std::string& plain_words);
// "Valid until 31 March 2025", a heading that speaks of what stands under it.
bool limits_what_follows(std::string_view heading, const DateMention& mention);
// "Until at least 1 June", "until 1 June at the earliest": no end is known.
bool is_earliest(std::string_view text, std::size_t offset, std::size_t length);
// Sets the end, the start or both that `validity` does not have yet.
void limit(Period& validity, const Period& when, Role role);

// The first and last day of what `passage`, a part of `document`, says.
Period validity_of(const Passage& passage, const Document& document);

// Of a document that is itself one event, course or notice: from its sections.
// Of others: from "comes into force on ..." at the head of the page.
Period validity_of(const Document& document);

}  // namespace fingerpost::document
