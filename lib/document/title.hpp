// What a document is called.
#pragma once

#include <string>

#include "document/outline.hpp"
#include "extract/extract.hpp"
#include "fingerpost/read.hpp"

namespace fingerpost::document {

// The host's title, else the page's own heading, else the format's without the
// name of the site, else the first heading, the file's name, the id.
std::string title_of(const Source& source, const extract::Extraction& extraction,
                     const Outline& outline);

// What the page's own heading and its format call it, kept beside its title.
void state_titles(Document& document, const extract::Extraction& extraction,
                  const Outline& outline);

}  // namespace fingerpost::document
