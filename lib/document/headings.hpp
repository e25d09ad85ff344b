// Which lines are headings where the format does not say so.
#pragma once

#include <string_view>
#include <vector>

#include "extract/extract.hpp"

namespace fingerpost::document {

// Level of a heading that is only bold: below all real ones.
inline constexpr int bold_level = 7;

// What is stamped above a title or a notice and heads nothing: "Important", "ARCHIVED".
bool is_stamp(std::string_view text);

// Turns the blocks that are headings in disguise into headings: bold lines of
// any format and, in a plain text, short lines that stand alone.
void infer_headings(std::vector<extract::Block>& blocks, bool plain_text);

}  // namespace fingerpost::document
