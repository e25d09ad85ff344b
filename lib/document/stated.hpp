// All that is stated of a whole document, with who states it. Whoever comes first
// counts: the host, then values for machines, then the page's words; the others are
// kept beside it, and whether they agree.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fingerpost/document.hpp"
#include "fingerpost/read.hpp"

namespace fingerpost::document {

using Metadata = std::vector<std::pair<std::string, std::string>>;

// Keeps the value; where it is a member that `document` does not have yet, sets it.
// Nothing said twice by the same is kept twice.
void state(Document& document, std::string_view field, const Period& when, std::string_view from,
           std::string_view words = {});
void state(Document& document, std::string_view field, std::string_view value,
           std::string_view from, std::string_view words = {});

// What the host says of it.
void state_host(Document& document, const Source& source);
// What a file says of itself to machines: days, publisher, author, version.
void state_metadata(Document& document, const Metadata& metadata);

// Sets `agrees` of all, and puts what counts first. A month agrees with a day of it,
// a title with one that goes on.
void compare_stated(Document& document);

// What is stated first of a field; empty when nothing is.
std::string_view stated(const Document& document, std::string_view field);

// The day, month or year that a value for machines or people gives, or nothing.
std::optional<Period> period_of(std::string_view value);

}  // namespace fingerpost::document
