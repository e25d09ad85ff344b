// HTML to blocks: by the real parser, or past it in one pass.
#pragma once

#include <string_view>

#include "extract/protocol.hpp"
#include "extract/worker/builder.hpp"

namespace fingerpost::extract {

// By gumbo; a page beyond the request's depth or attributes is read flat, with a problem.
Extraction read_html(std::string_view page, const Request& request);

// Tags stripped in one linear pass, blocks and furniture told by tag names alone.
Extraction read_flat(std::string_view page, const Request& request);
void read_flat(std::string_view page, Builder& builder);

}  // namespace fingerpost::extract
