// Zip archives made by hand, honest or not: what an office file is wrapped in.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fingerpost::made {

struct ZipEntry {
  std::string name = {};
  std::string packed = {};  // as it stands in the archive
  int method = 0;           // 0: stored, 8: deflated
  std::uint32_t size = 0;   // that it says it has unpacked
  std::uint32_t crc = 0;
  int flags = 0;  // 1: encrypted
};

inline std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = ~0U;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320U : 0);
  }
  return ~crc;
}

inline ZipEntry stored(std::string name, std::string bytes) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  const std::uint32_t crc = crc_of(bytes);
  return {std::move(name), std::move(bytes), 0, size, crc};
}

namespace detail {

// Deflate's bits: numbers from their low end, codes from their high one.
class Bits {
 public:
  void number(unsigned value, int count) {
    for (int i = 0; i < count; ++i) bit(value >> i & 1);
  }
  void code(unsigned value, int count) {
    for (int i = count; i-- > 0;) bit(value >> i & 1);
  }
  std::string bytes() { return std::move(out_); }

 private:
  void bit(unsigned value) {
    if (used_ == 0) out_ += '\0';
    if (value) out_.back() = static_cast<char>(out_.back() | 1 << used_);
    used_ = (used_ + 1) % 8;
  }
  std::string out_ = {};
  int used_ = 0;
};

inline void little(std::string& out, std::uint64_t value, int bytes) {
  for (; bytes > 0; --bytes, value >>= 8) out += static_cast<char>(value & 0xFF);
}

}  // namespace detail

// `start`, whose last `period` signs (1 to 4) go on for `runs` times 258, all below 0x90:
// one byte stands for 158, the most that deflate's own table gives.
inline std::string deflated_run(std::string_view start, unsigned period, std::size_t runs) {
  detail::Bits bits;
  bits.number(1, 1), bits.number(1, 2);  // the last block, with the fixed table
  for (const char c : start) bits.code(0x30U + static_cast<unsigned char>(c), 8);
  for (std::size_t i = 0; i < runs; ++i) bits.code(0xC5, 8), bits.code(period - 1, 5);
  bits.code(0, 7);
  return bits.bytes();
}

// The same as a file of an archive, true in all that it says but its checksum.
inline ZipEntry deflated(std::string name, std::string_view start, unsigned period,
                         std::size_t runs) {
  return {std::move(name), deflated_run(start, period, runs), 8,
          static_cast<std::uint32_t>(start.size() + 258 * runs), 0};
}

inline std::string zip(const std::vector<ZipEntry>& entries) {
  std::string out, directory;
  const auto describe = [](std::string& to, const ZipEntry& e) {
    detail::little(to, 20, 2), detail::little(to, static_cast<unsigned>(e.flags), 2);
    detail::little(to, static_cast<unsigned>(e.method), 2), detail::little(to, 0, 4);
    detail::little(to, e.crc, 4), detail::little(to, e.packed.size(), 4);
    detail::little(to, e.size, 4), detail::little(to, e.name.size(), 2);
    detail::little(to, 0, 2);
  };
  for (const ZipEntry& e : entries) {
    directory += "PK\x01\x02";
    detail::little(directory, 20, 2);
    describe(directory, e);
    detail::little(directory, 0, 10);
    detail::little(directory, out.size(), 4);
    directory += e.name;
    out += "PK\x03\x04";
    describe(out, e);
    out += e.name + e.packed;
  }
  const std::size_t at = out.size();
  out += directory + "PK\x05\x06";
  detail::little(out, 0, 4);
  detail::little(out, entries.size(), 2), detail::little(out, entries.size(), 2);
  detail::little(out, directory.size(), 4), detail::little(out, at, 4);
  detail::little(out, 0, 2);
  return out;
}

// An office file of one part.
inline std::string docx(std::string document) {
  return zip({stored("word/document.xml", std::move(document))});
}
inline std::string odt(std::string content) {
  return zip({stored("mimetype", "application/vnd.oasis.opendocument.text"),
              stored("content.xml", std::move(content))});
}

}  // namespace fingerpost::made
