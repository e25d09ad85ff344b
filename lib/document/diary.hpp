// Newsletters cut into their items, diaries and programmes into their lines.
#pragma once

#include <string_view>
#include <vector>

#include "document/passage.hpp"

namespace fingerpost::document {

// `passages` of a document of that kind and title, with their dates. Items, diary lines and
// sessions get kinds of their own; text that is none of these stays where it was.
std::vector<Passage> cut_diaries(std::vector<Passage> passages, Kind kind, std::string_view title);

}  // namespace fingerpost::document
