// An archive of one file, which is the archive itself: whoever opens archives in archives
// never comes to an end.
//
// Deflate knows two instructions: L(n) gives the n bytes that follow it, R(n) gives the
// last n bytes given once more. P and S are what an archive has before and after its file:
//
//     P  L(a) [P L(a)]  R(a)                           gives  P L(a) P L(a)
//     fill  L(c) [R(a) fill L(c)]  R(c)                gives  R(a) fill L(c), twice
//     L(c) [R(c) L(c) R(c) L(c)]  R(c)                 gives  R(c) L(c), four times
//     L(c) [... R(d) L(e)]  R(d)                       gives  what it says, and R(d) L(e)
//     L(e) [R(e) S]  R(e)  S                           gives  R(e) S, twice
//
// On the left, read downwards, stands what is given on the right. `fill` does nothing; it
// makes the second literal as long as the third. The checksum, which is a part of the file it
// is of, comes from 32 equations, since each bit of it changes always the same bits of the sum.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "zip.hpp"

namespace fingerpost::made {
namespace detail {

inline std::string literal(std::size_t size) {
  std::string out(1, '\0');
  little(out, size, 2), little(out, ~size, 2);
  return out;
}

inline int log2_of(std::size_t n) { return n < 2 ? 0 : 1 + log2_of(n / 2); }

// `length`, 3 to 257, of what was given `distance` bytes ago.
inline void copy(Bits& bits, std::size_t length, std::size_t distance) {
  const std::size_t l = length - 3, d = distance - 1;
  const int more = l < 8 ? 0 : log2_of(l) - 2, further = d < 4 ? 0 : log2_of(d) - 1;
  const auto sign = static_cast<unsigned>(1 + 4 * static_cast<std::size_t>(more) + (l >> more));
  if (sign < 24)
    bits.code(sign, 7);
  else
    bits.code(0xC0 + sign - 24, 8);
  bits.number(static_cast<unsigned>(l & ((1U << more) - 1)), more);
  bits.code(static_cast<unsigned>(2 * static_cast<std::size_t>(further) + (d >> further)), 5);
  bits.number(static_cast<unsigned>(d & ((1U << further) - 1)), further);
}

inline std::string repeat(std::size_t size, bool last = false) {
  Bits bits;
  bits.number(last, 1), bits.number(1, 2);
  for (std::size_t left = size; left > 0;) {
    std::size_t length = std::min<std::size_t>(left, 257);
    if (left > length && left - length < 3) length -= 3;
    copy(bits, length, size);
    left -= length;
  }
  bits.code(0, 7);
  if (last) return bits.bytes();
  bits.number(0, 3);  // a literal of nothing, which ends the byte
  return bits.bytes() + literal(0).substr(1);
}

// `size` bytes that give nothing: 5 to 7, 9, or the sum of such.
inline std::string nothing(std::size_t size) {
  if (size == 8 || size < 5) throw std::logic_error("no instructions of this size");
  if (size >= 10) return nothing(size == 13 ? 6 : 5) + nothing(size == 13 ? 7 : size - 5);
  Bits bits;
  for (std::size_t blocks = size == 9 ? 3 : size - 5; blocks > 0; --blocks)
    bits.number(2, 3), bits.code(0, 7);
  bits.number(0, 3);
  return bits.bytes() + literal(0).substr(1);
}

// The number that the rule gives back.
template <class Rule>
std::size_t fixed(Rule&& rule) {
  std::size_t n = 10;
  while (rule(n) != n) n = rule(n);
  return n;
}

inline std::string quine_program(const std::string& before, const std::string& after) {
  const std::size_t a = before.size() + 5;
  const std::size_t c = fixed([](std::size_t n) { return 2 * repeat(n).size() + 10; });
  const std::size_t d = fixed([](std::size_t n) { return repeat(n).size() + 5; });
  const std::size_t e = fixed([&](std::size_t n) { return repeat(n, true).size() + after.size(); });
  const std::string la = literal(a), lc = literal(c), le = literal(e);
  const std::string ra = repeat(a), rc = repeat(c), rd = repeat(d), re = repeat(e, true);
  const std::string fill = nothing(c - ra.size() - lc.size());
  return la + before + la + ra + fill + lc + ra + fill + lc + rc + lc + rc + lc + rc + lc + rc +
         lc + std::string(c - d, ' ') + rd + le + rd + le + re + after + re;
}

// The whole archive, as it is with that checksum.
inline std::string quine_with(const std::string& name, std::uint32_t crc) {
  const std::size_t head = 30 + name.size(), tail = 46 + name.size() + 22;
  const std::size_t packed = quine_program(std::string(head, ' '), std::string(tail, ' ')).size();
  ZipEntry entry{name, std::string(packed, ' '), 8,
                 static_cast<std::uint32_t>(head + packed + tail), crc};
  const std::string shell = zip({entry});
  entry.packed = quine_program(shell.substr(0, head), shell.substr(head + packed));
  return zip({entry});
}

// The x for which the sum of the archive with x is x; false for none.
inline bool own_sum(const std::string& name, std::uint32_t& x) {
  const auto sum = [&](std::uint32_t crc) { return crc_of(quine_with(name, crc)); };
  const std::uint32_t zero = sum(0);
  std::array<std::uint64_t, 32> rows{};  // of each bit: whose sum it is, and whether it must be set
  for (unsigned bit = 0; bit < 32; ++bit) {
    const std::uint32_t column = sum(1U << bit) ^ zero ^ 1U << bit;
    for (unsigned row = 0; row < 32; ++row)
      rows[row] |= static_cast<std::uint64_t>(column >> row & 1) << bit;
  }
  for (unsigned row = 0; row < 32; ++row)
    rows[row] |= static_cast<std::uint64_t>(zero >> row & 1) << 32;
  for (unsigned bit = 0; bit < 32; ++bit) {
    unsigned pivot = bit;
    while (pivot < 32 && !(rows[pivot] >> bit & 1)) ++pivot;
    if (pivot == 32) return false;
    std::swap(rows[bit], rows[pivot]);
    for (unsigned row = 0; row < 32; ++row)
      if (row != bit && (rows[row] >> bit & 1)) rows[row] ^= rows[bit];
  }
  x = 0;
  for (unsigned bit = 0; bit < 32; ++bit)
    x |= static_cast<std::uint32_t>(rows[bit] >> 32 & 1) << bit;
  return true;
}

}  // namespace detail

// The archive whose only file, of that name, is the archive. Throws where the checksum's
// equations have no solution: then another name may have one.
inline std::string quine(std::string name) {
  std::uint32_t crc = 0;
  if (!detail::own_sum(name, crc)) throw std::logic_error("no checksum for " + name);
  return detail::quine_with(name, crc);
}

}  // namespace fingerpost::made
