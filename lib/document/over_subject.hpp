// Of what a sentence about an end speaks: the service, the scheme that its page tells of.
#pragma once

#include <cstddef>
#include <string>

#include "document/over.hpp"
#include "document/wording.hpp"

namespace fingerpost::document {

struct Subject {
  std::size_t end = 0;  // the token behind it; 0 where the page is not spoken of
  bool bare = false;    // "the scheme", which the title does not name
  std::string noun = {};
};

// "This service", "our mentoring scheme", what the title names, "the scheme" in the first
// paragraph; nothing where another's is spoken of.
Subject subject_of(const Reading& all, const Setting& setting);

}  // namespace fingerpost::document
