#include "index/kin.hpp"

#include <array>
#include <cstring>

namespace fingerpost::index {
namespace {

enum Slot : unsigned { keys = 0, sketch = 1, supersedes_titles = 2 };

void put(std::string& out, std::uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift);
}

std::uint64_t get(const std::string& bytes, std::size_t at) {
  std::uint64_t out = 0;
  for (std::size_t i = at; i < at + 8; ++i) out = out << 8 | static_cast<unsigned char>(bytes[i]);
  return out;
}

constexpr std::size_t keys_size = 4 * 8 + 1;

}  // namespace

void add_kin(const document::Kin& kin, Xapian::Document& header) {
  std::string all;
  for (const std::uint64_t key : {kin.address, kin.canonical, kin.work, kin.edition.order})
    put(all, key);
  all += static_cast<char>(kin.edition.by);
  header.add_value(keys, all);
  std::string hashes;
  for (const std::uint32_t hash : kin.sketch)
    for (int shift = 24; shift >= 0; shift -= 8) hashes += static_cast<char>(hash >> shift);
  if (!hashes.empty()) header.add_value(sketch, hashes);
  std::string titles;
  for (const std::string& title : kin.supersedes) titles += title + "\n";
  if (!titles.empty()) header.add_value(supersedes_titles, titles);
}

std::string KinReader::value(Number document, unsigned slot) {
  const auto [segment, row] = library_.seat_of_document(document);
  const std::size_t number = library_.segment_of(document);
  Stream& stream = streams_.at(slot);
  if (stream.segment != number) {
    stream.segment = number;
    stream.at = segment->database.valuestream_begin(slot);
    stream.end = segment->database.valuestream_end(slot);
  }
  const Xapian::docid header = segment->columns.documents[row].slot;
  if (stream.at == stream.end) return {};
  stream.at.skip_to(header);
  return stream.at != stream.end && stream.at.get_docid() == header ? *stream.at : std::string();
}

document::Kin KinReader::read(Number document, bool with_sketch) {
  document::Kin kin;
  const std::string all = value(document, keys);
  if (all.size() != keys_size) return kin;
  kin.address = get(all, 0), kin.canonical = get(all, 8), kin.work = get(all, 16);
  kin.edition = {static_cast<document::Edition::By>(all.back()), get(all, 24)};
  if (!with_sketch) return kin;
  const std::string hashes = value(document, sketch);
  for (std::size_t at = 0; at + 4 <= hashes.size(); at += 4) {
    std::uint32_t hash = 0;
    for (std::size_t i = at; i < at + 4; ++i)
      hash = hash << 8 | static_cast<unsigned char>(hashes[i]);
    kin.sketch.push_back(hash);
  }
  return kin;
}

std::vector<std::string> KinReader::supersedes(Number document) {
  std::vector<std::string> titles;
  const std::string all = value(document, supersedes_titles);
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    titles.push_back(all.substr(at, end - at));
    at = end + 1;
  }
  return titles;
}

}  // namespace fingerpost::index
