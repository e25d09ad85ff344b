// What a document's text says of other documents, and of the places it is not for.
#pragma once

#include "fingerpost/document.hpp"

namespace fingerpost::document {

// States "supplements", "read_with", "overrides" and "use_form", each with the name
// of the other document and the sentence that says so.
void state_relations(Document& document);

// States "not_for" and, where the page says what to use there, "use_instead"; and adds the
// place to `not_for` where the host did not say.
void state_exclusions(Document& document);

}  // namespace fingerpost::document
