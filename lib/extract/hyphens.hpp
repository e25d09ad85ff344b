// Words that a line's end broke.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace fingerpost::extract {

// What a text says of its own words: "safe-" and "guarding" are one, "multi-" and
// "agency" keep the hyphen where the text has it elsewhere.
class Hyphens {
 public:
  // A program breaks words throughout a text: fewer than `fewest` line ends with a
  // hyphen were typed so, and keep it.
  explicit Hyphens(std::size_t fewest) : fewest_(fewest) {}

  // Reads the words of a line, and whether a word is broken at its end.
  void collect(std::string_view line);

  // Whether a word of `text`, a line that ends in a hyphen, goes on in `next`.
  static bool broken(std::string_view text, std::string_view next);
  // Adds `next` to `text`, whose last word goes on in it.
  void join(std::string& text, std::string_view next) const;

 private:
  bool keeps(std::string_view text, std::string_view next) const;

  std::size_t fewest_;
  std::set<std::string> words_ = {};
  std::size_t ends_ = 0;  // lines that end in a hyphen
};

}  // namespace fingerpost::extract
