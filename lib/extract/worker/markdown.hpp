// Markdown to blocks, by md4c.
#pragma once

#include <string_view>

#include "extract/protocol.hpp"

namespace fingerpost::extract {

// Raw HTML in it is read flat. Ends the process when there is not memory enough.
Extraction read_markdown(std::string_view text, const Request& request);

}  // namespace fingerpost::extract
