// The words of a sentence with the marks between them: where a phrase stands, what
// is set off by commas and brackets, what a dash or a colon divides.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fingerpost::document {

struct Token {
  std::string word = {};  // in lower case
  // The last mark since the word before: ',', '(', ')', ':' for all that divides; else ' '.
  char before = ' ';
  std::size_t offset = 0;
  bool capitals = false;
};

std::vector<Token> tokens_of(std::string_view text);

template <std::size_t n>
bool among(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool begins_with_digit(std::string_view word);
// A number, a month, a weekday, "on", "since" and the like.
bool is_of_a_day(const Token& token);

// Looking for a phrase from one token on.
class Reading {
 public:
  explicit Reading(std::string_view text) : tokens_(tokens_of(text)) {}

  std::size_t size() const { return tokens_.size(); }
  const Token& at(std::size_t i) const { return tokens_[i]; }
  bool is(std::size_t i, std::string_view word) const {
    return i < size() && tokens_[i].word == word;
  }
  // Of `phrase`, single spaces between its words, how many tokens stand at `i`; or 0.
  std::size_t says(std::size_t i, std::string_view phrase) const {
    std::size_t count = 0;
    while (!phrase.empty()) {
      const std::size_t end = std::min(phrase.find(' '), phrase.size());
      if (!is(i + count, phrase.substr(0, end))) return 0;
      ++count;
      phrase.remove_prefix(std::min(end + 1, phrase.size()));
    }
    return count;
  }
  template <std::size_t n>
  std::size_t says_one(std::size_t i, const std::array<std::string_view, n>& phrases) const {
    std::size_t most = 0;
    for (const std::string_view phrase : phrases) most = std::max(most, says(i, phrase));
    return most;
  }

 private:
  std::vector<Token> tokens_;
};

}  // namespace fingerpost::document
