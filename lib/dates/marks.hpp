// What a byte, or a character beyond ASCII, is to the one pass over a text.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "dates/tables.hpp"

namespace fingerpost::dates {

enum Class : std::uint8_t { letter, digit, space, wide, mark };  // the last two may be in a word

inline constexpr std::array<Class, 256> classes = [] {
  std::array<Class, 256> out{};
  for (int c = 0; c < 256; ++c) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool is_space = c <= ' ' || c == '_' || c == 0x7F;
    out[static_cast<std::size_t>(c)] = c >= 0x80              ? wide
                                       : is_letter            ? letter
                                       : c >= '0' && c <= '9' ? digit
                                       : is_space             ? space
                                                              : mark;
  }
  return out;
}();

inline Class class_of(char c) { return classes[static_cast<unsigned char>(c)]; }
inline bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
inline char lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }

inline Is mark_of(char c) {
  switch (c) {
    case '-':
      return Is::dash;
    case '/':
      return Is::slash;
    case '.':
      return Is::dot;
    case ',':
      return Is::comma;
    case ':':
      return Is::colon;
    case ';':
      return Is::semicolon;
    case '(':
    case '[':
      return Is::open;
    case ')':
    case ']':
      return Is::close;
    case '&':
    case '+':
      return Is::amp;
    case '@':
      return Is::at;
    case '|':
      return Is::pipe;
    case '\'':
    case '"':
    case '`':
      return Is::quote;
    case '*':
      return Is::bullet;
    default:
      return Is::other;
  }
}

// What a character beyond ASCII is to us, and its length.
struct Wide {
  Is is = Is::word;  // word: a letter; end: white space or nothing to see
  std::size_t length = 1;
};

// The bytes of the character that begins at `at`, at most four.
std::size_t wide_length(std::string_view text, std::size_t at);
Wide wide_at(std::string_view text, std::size_t at);

}  // namespace fingerpost::dates
