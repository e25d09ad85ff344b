// What a Writer takes in, or refuses with Error(bad_argument).
#pragma once

#include <string_view>

#include "fingerpost/document.hpp"
#include "index/data.hpp"

namespace fingerpost::index {

// Ids cross every door: as text, on a line, in an address.
void check_id(std::string_view id);

// What could be stored but not read back would fail every search that finds it.
void check_document(const Document& document);

}  // namespace fingerpost::index
