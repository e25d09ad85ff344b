// Words that were meant, from the words of the opened tiers and no others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/library.hpp"
#include "index/matcher.hpp"

namespace fingerpost::index {

class Spelling {
 public:
  explicit Spelling(const Library& library);

  // Words as near to `word` as may be, most frequent first, each in a visible
  // section; empty for short words, digits and words that are there.
  std::vector<std::string> meant(std::string_view word, const Matcher& matcher) const;

 private:
  std::vector<std::string> words_;
};

}  // namespace fingerpost::index
