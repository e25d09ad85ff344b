// Headings and what stands under them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/passage.hpp"
#include "extract/extract.hpp"

namespace fingerpost::document {

struct Outline {
  std::string heading = {};  // the page's own title, from its content; or empty
  std::vector<Passage> passages = {};
};

// Divides at headings. No passage is a heading alone: one without a text of its
// own lives on in the path of those below it, or as a line of the one before.
// Where the format itself gives a `title`, of several headings of one level the
// first is no more than the others, unless it says the same.
Outline outline(const std::vector<extract::Block>& blocks, std::string_view title = {});

}  // namespace fingerpost::document
