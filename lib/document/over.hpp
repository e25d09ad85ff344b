// Whether a page says that what it tells of is over: "This service ran until 31 March",
// "Heron Buddies closed in 2022", "the scheme is no longer offered from 1 April".
#pragma once

#include <string_view>

#include "document/claims.hpp"

namespace fingerpost::document {

// Where a sentence stands.
struct Setting {
  std::string_view title = {};
  std::string_view before = {}, after = {};  // the rest of its paragraph
  bool first = false;                        // in the page's first paragraph
  bool it = false;                           // "It" is what the page tells of
};

// over: the day it names is the last; over_now: the same, and it is so without a day.
// Else as claim_of has it: useless, gone, going.
Claim over_of(std::string_view sentence, const Setting& setting);
// "Heron Buddies (ended 31 March 2024)"
Claim over_in_title(std::string_view title);
// "History", "Past projects": what stands under it is not what the page tells of.
bool is_of_the_past(std::string_view heading);

}  // namespace fingerpost::document
