#include "text/utf8.hpp"

#include "text/text.hpp"

namespace fingerpost::text {
namespace {

unsigned char byte(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// How many bytes a lead byte announces; 0 for what cannot lead.
std::size_t announced(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

// The second byte alone tells overlong forms, surrogates and what lies beyond U+10FFFF.
bool fits_second(unsigned char lead, unsigned char second) {
  if (lead == 0xE0) return second >= 0xA0 && second <= 0xBF;
  if (lead == 0xED) return second >= 0x80 && second <= 0x9F;
  if (lead == 0xF0) return second >= 0x90 && second <= 0xBF;
  if (lead == 0xF4) return second >= 0x80 && second <= 0x8F;
  return second >= 0x80 && second <= 0xBF;
}

bool fits(std::string_view text, std::size_t at, std::size_t i) {
  const unsigned char b = byte(text, at + i);
  return i == 1 ? fits_second(byte(text, at), b) : (b & 0xC0) == 0x80;
}

}  // namespace

Character character(std::string_view text, std::size_t at) {
  const unsigned char lead = byte(text, at);
  if (lead < 0x80) return lead ? Character{lead, 1, true} : Character{replacement, 1, false};
  const std::size_t length = announced(lead);
  if (!length) return {replacement, 1, false};
  char32_t value = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (at + i >= text.size() || !fits(text, at, i)) return {replacement, i, false};
    value = value << 6 | (byte(text, at + i) & 0x3F);
  }
  return {value, length, true};
}

void append(std::string& out, char32_t c) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    tail(12), tail(6), tail(0);
  }
}

std::string valid_utf8(std::string_view bytes, std::size_t* bad) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const Character c = character(bytes, i);
    if (c.valid)
      out.append(bytes, i, c.length);
    else
      append(out, replacement), ++count;
    i += c.length;
  }
  if (bad) *bad = count;
  return out;
}

}  // namespace fingerpost::text
