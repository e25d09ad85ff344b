// Plain text, divided: by us alone, in one pass, in the host's own process.
#pragma once

#include <string_view>

#include "extract/extract.hpp"

namespace fingerpost::extract {

// `text` is UTF-8. Nothing is interpreted but bullets, numbers, columns and wrapped lines.
std::vector<Block> divide(std::string_view text);

}  // namespace fingerpost::extract
