// A text, line by line, as tokens: the only pass over its bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dates/tables.hpp"

namespace fingerpost::dates {

struct Token {
  std::uint32_t begin = 0, end = 0;  // in the line
  std::int32_t value = 0;            // of a number, month, weekday, ordinal ...
  std::uint16_t id = 0;              // of a known word
  Is is = Is::end;
  std::uint8_t digits = 0;
  bool glued = false;    // no white space before it
  bool capital = false;  // begins with a capital
  bool caps = false;     // all capitals, two or more
  bool company = false;  // Entry::needs_company
  bool suffix = false;   // a number with st, nd, rd, th; a word with 's
};

// A line as its author meant it: wrapped lines are joined.
struct Line {
  std::string_view text = {};
  std::size_t offset = 0;  // of `text` in the whole
  std::size_t number = 0;
  std::vector<Token> tokens = {};  // the last one is Is::end

  int size() const { return static_cast<int>(tokens.size()) - 1; }
  const Token& at(int i) const {
    return i >= 0 && i < size() ? tokens[static_cast<std::size_t>(i)] : tokens.back();
  }
  std::string_view words(int from, int to) const {  // tokens [from, to)
    return text.substr(at(from).begin, at(to - 1).end - at(from).begin);
  }
};

class Lines {
 public:
  Lines(std::string_view text, const Tables& tables) : text_(text), tables_(tables) {}
  // False at the end of the text. Reuses what `line` has allocated.
  bool next(Line& line);

 private:
  std::size_t line_end(std::size_t from) const;
  std::size_t joined_end(std::size_t from) const;

  std::string_view text_;
  const Tables& tables_;
  std::size_t at_ = 0;
  std::size_t number_ = 0;
};

// The tokens of one line, as `Lines` would give them.
void tokenise(Line& line, const Tables& tables);

}  // namespace fingerpost::dates
