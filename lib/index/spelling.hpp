// Words that were meant, from the words of the opened tiers and no others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/library.hpp"
#include "index/matcher.hpp"

namespace fingerpost::index {

class Spelling {
 public:
  explicit Spelling(const Library& library);

  struct Near {
    std::string word = {};
    double cost = 0;           // edits, less for the usual slips
    std::size_t sections = 0;  // visible ones that have it
  };
  // Words as near to `word` as may be, nearest and then most frequent first, each in a
  // visible section; empty for short words and digits. Never `word` itself.
  std::vector<Near> near(std::string_view word, const Matcher& matcher) const;

 private:
  struct Entry {
    std::uint32_t offset = 0;  // in `bytes_`
    std::uint16_t length = 0;
    std::uint32_t letters = 0;  // a bit for each that it has
    std::uint32_t frequency = 0;
  };
  std::string_view word(const Entry& entry) const {
    return std::string_view(bytes_).substr(entry.offset, entry.length);
  }

  std::string bytes_;
  std::vector<Entry> entries_;
};

}  // namespace fingerpost::index
