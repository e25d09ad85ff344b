// "section 47", "s.47", "S47" and "§47" are one thing asked for, and so are "Reg 44",
// "Article 3", "para 12", "Year 7" and "KS2".
#pragma once

#include <string_view>
#include <vector>

#include "query/query.hpp"
#include "text/text.hpp"

namespace fingerpost::query {

struct Numbered {
  text::Span span = {};                // in the query
  std::size_t words = 1;               // it is typed in
  std::vector<Clause::Term> any = {};  // the ways of writing it
};

// Those in `open`, the typed words, in order; at most max_numbers.
std::vector<Numbered> numbered(std::string_view open);

}  // namespace fingerpost::query
