#include "index/sketches.hpp"

#include <string>

namespace fingerpost::index {
namespace {

constexpr Xapian::valueno slot = 0;

}  // namespace

void keep_sketch(const std::vector<std::uint32_t>& sketch, Xapian::Document& header) {
  std::string bytes;
  for (const std::uint32_t hash : sketch)
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(hash >> shift);
  if (!bytes.empty()) header.add_value(slot, bytes);
}

std::vector<std::uint32_t> sketch_of(const Library& library, Number document) {
  const auto [segment, row] = library.seat_of_document(document);
  const std::string bytes =
      segment->database.get_document(segment->columns.documents[row].slot, Xapian::DOC_ASSUME_VALID)
          .get_value(slot);
  std::vector<std::uint32_t> sketch;
  for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
    std::uint32_t hash = 0;
    for (std::size_t i = at; i < at + 4; ++i)
      hash = hash << 8 | static_cast<unsigned char>(bytes[i]);
    sketch.push_back(hash);
  }
  return sketch;
}

}  // namespace fingerpost::index
