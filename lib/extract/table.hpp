// Comma-separated values (RFC 4180, and what spreadsheets make of it) to rows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.hpp"

namespace fingerpost::extract {

// `text` is UTF-8. The divider is the sign, of comma, semicolon, tab and bar, that
// divides the first lines most evenly. A line of one cell is a paragraph; quotation
// marks hold dividers and line ends together; a mark that is never closed ends with
// its line. Rows of more than 1,000 cells are cut, with a problem.
std::vector<Block> rows(std::string_view text, std::vector<std::string>& problems);

}  // namespace fingerpost::extract
