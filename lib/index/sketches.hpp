// The sketch of a document's words, kept with its header: read only for documents
// that have a band of it in common.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "index/library.hpp"

namespace fingerpost::index {

void keep_sketch(const std::vector<std::uint32_t>& sketch, Xapian::Document& header);
std::vector<std::uint32_t> sketch_of(const Library& library, Number document);

}  // namespace fingerpost::index
