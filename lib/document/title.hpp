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

// "April Newsletter | Leeds SCP": what stands before the last divider.
std::string without_site(const std::string& title);

}  // namespace fingerpost::document
