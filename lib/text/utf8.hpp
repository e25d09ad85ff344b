// Characters in and out of UTF-8, for the files of this room.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fingerpost::text {

inline constexpr char32_t replacement = 0xFFFD;

// One character and the bytes it stands on. Bytes that are no character are the
// replacement character, `valid` false, one byte at a time (or as many as a
// truncated sequence has).
struct Character {
  char32_t value = 0;
  std::size_t length = 1;
  bool valid = true;
};
// The character that begins at `at`; `at` is inside the text.
Character character(std::string_view text, std::size_t at);

void append(std::string& out, char32_t value);

}  // namespace fingerpost::text
