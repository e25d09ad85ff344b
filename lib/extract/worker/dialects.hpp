// What the dialects of Markdown have beyond the standard, made plain for the parser.
#pragma once

#include <string>
#include <string_view>

namespace fingerpost::extract {

// Notes, definitions and wiki links become words; what tells a site's own program
// something (attributes, includes, imports, the mark of a box) goes. Code stays as it is.
std::string plain_markdown(std::string_view text);

}  // namespace fingerpost::extract
