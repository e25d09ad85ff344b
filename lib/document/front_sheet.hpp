// What a document's control sheet says of it: version, owner, who ratified it, when
// it is reviewed, what it supersedes.
#pragma once

#include <vector>

#include "document/passage.hpp"
#include "fingerpost/document.hpp"

namespace fingerpost::document {

// Keeps, as stated in the text, what a sheet at the head or the foot of the page or
// under a heading like "Document control" says, and the last row of its version
// history. A newsletter has none: it tells of other pages.
void state_front_sheet(Document& document, const std::vector<Passage>& passages);

}  // namespace fingerpost::document
