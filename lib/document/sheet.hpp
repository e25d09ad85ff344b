// What the lines and rows of a control sheet say, before anybody asks what it means.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/passage.hpp"

namespace fingerpost::document {

struct SheetEntry {
  std::string_view field;    // of sheet_field
  std::string value, words;  // a day in ISO form, or words; and the whole as it stands
};

// The entries of paragraph `row` of a passage, or of a table that begins there; how
// many paragraphs they are made of.
struct SheetRows {
  std::vector<SheetEntry> entries = {};
  std::size_t paragraphs = 1;
};
SheetRows read_sheet(const std::vector<Paragraph>& passage, std::size_t row);

// Whether a field has words for a value, not a day.
bool has_words(std::string_view field);

// The first entry of that field, or nullptr.
const SheetEntry* find_entry(const std::vector<SheetEntry>& entries, std::string_view field);

}  // namespace fingerpost::document
