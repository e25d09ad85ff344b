// Blocks become a Document: sections, kind, validity, relations. The public door
// is fingerpost::Reader (fingerpost/read.hpp); its steps are here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.hpp"
#include "fingerpost/document.hpp"
#include "fingerpost/read.hpp"

namespace fingerpost::document {

// The steps of Reader::read after extraction, in order.
Document assemble(const Source& source, extract::Extraction extraction,
                  const std::vector<TopicClue>& clues, const Almanac& almanac = {});

}  // namespace fingerpost::document
