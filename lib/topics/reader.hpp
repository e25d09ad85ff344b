// The words of a text one after another, as text::WordReader gives them, for who looks each of
// them up: packed into numbers. Nearly every word of English is letters and
// digits of ASCII, and those are told from all else, folded and kept eight at a time:
//
//     " Childre|n's..."      one comparison for each of eight letters at once
//       children             as numbers, the last filled up with zeros
//
// so that nobody need touch its letters again.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "text/text.hpp"

namespace fingerpost::topics {

// Eight letters as they stand in memory.
using Eight = std::uint64_t;

namespace eights {

constexpr Eight ones = 0x0101010101010101u, top = 0x80 * ones;

// The first letter in the lowest byte, and back again.
inline Eight ordered(Eight letters) {
  return std::endian::native == std::endian::little ? letters : __builtin_bswap64(letters);
}

// The highest bit of each byte that is from..to, both of ASCII, among bytes of ASCII; no
// byte carries into the next.
constexpr Eight between(Eight bytes, unsigned char from, unsigned char to) {
  return (bytes + (0x80u - from) * ones) ^ (bytes + (0x7Fu - to) * ones);
}

// Whether a byte is of ASCII and in no word.
inline constexpr auto gaps = [] {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < 0x80; ++c)
    table[c] = !(c >= '0' && c <= '9') && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  return table;
}();

// Whether a plain word ends before such a byte: not at an apostrophe.
inline constexpr auto ends = [] {
  auto table = gaps;
  table['\''] = table['`'] = false;
  return table;
}();

}  // namespace eights

class PackedReader {
 public:
  explicit PackedReader(std::string_view text) : text_(text) {}
  // False at the end. What the others say holds until the next call.
  [[gnu::always_inline]] bool next() {
    // One space divides most words, and what follows it is a letter.
    at_ += at_ < text_.size() && text_[at_] == ' ';
    if (read_plain()) return true;
    while (at_ < text_.size() && eights::gaps[static_cast<unsigned char>(text_[at_])]) ++at_;
    return read_plain() || read_other();
  }
  text::Span span() const { return span_; }
  bool upper() const { return plain_ ? shouts() : upper_; }
  std::string_view folded() const {
    return packed() ? std::string_view(reinterpret_cast<const char*>(letters_.data()), length_)
                    : folded_;
  }
  std::size_t length() const { return length_; }  // of folded()
  // Whether eights() are all letters of folded(), with zeros behind the last of them: not
  // of a word of more than 64.
  bool packed() const { return length_ <= 8 * room; }
  const Eight* eights() const { return letters_.data(); }

 private:
  static constexpr std::size_t room = 8;  // of eights: English has no word of 64 letters

  bool read_plain();
  bool shouts() const;
  // Any other, by text::WordReader.
  bool read_other();
  Eight eight_at(std::size_t at) const {
    if (at + 8 > text_.size()) return last_at(at);
    Eight bytes = 0;
    std::memcpy(&bytes, text_.data() + at, sizeof bytes);
    return eights::ordered(bytes);
  }
  Eight last_at(std::size_t at) const;

  std::string_view text_;
  std::size_t at_ = 0;
  text::Span span_ = {};
  std::size_t length_ = 0;
  std::array<Eight, room> letters_ = {};
  std::string folded_ = {};  // where it is not packed
  bool plain_ = false;  // the last word was read by read_plain()
  bool upper_ = false;  // of any other
};

// False, and nothing that counts is changed, where no word begins and for any word but one of
// plain letters that neither an apostrophe nor anything beyond ASCII follows. Asked at every
// word: a call of its own would cost as much as the answer.
[[gnu::always_inline]] inline bool PackedReader::read_plain() {
  using eights::between, eights::ones, eights::top;
  for (std::size_t i = 0; i < room; ++i) {
    const Eight bytes = eight_at(at_ + 8 * i);
    const Eight low = bytes & ~top;
    const Eight folded = low | 0x20 * ones;
    const Eight others = (~(between(folded, 'a', 'z') | between(low, '0', '9')) | bytes) & top;
    if (others == 0) {
      letters_[i] = eights::ordered(folded);
      continue;
    }
    const auto bits = static_cast<unsigned>(std::countr_zero(others)) - 7;
    const std::size_t length = 8 * i + bits / 8;
    if (length == 0 || !eights::ends[bytes >> bits & 0xFF]) return false;
    letters_[i] = eights::ordered(folded & ((Eight{1} << bits) - 1));
    length_ = length;
    span_ = {at_, length};
    at_ += length;
    return plain_ = true;
  }
  return false;
}

}  // namespace fingerpost::topics
