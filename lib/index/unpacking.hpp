// What is in the parts of a pack that was verified; nothing of it is believed to be well formed.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/document.hpp"
#include "fingerpost/error.hpp"
#include "index/packing.hpp"
#include "packs/packs.hpp"

namespace fingerpost::index {

// A line of it.
struct Packed {
  std::uint32_t edition = 1;
  Document document = {};
};

// Throws Error(pack) or Error(bad_argument).
Packed packed_from(std::string_view line);

// Throws Error(wrong_version) for a part that this fingerpost does not know.
void check_parts(const packs::Contents& contents);

// Ids of what a pack of changes takes away. Throws Error(pack).
std::vector<std::string> removed_in(const packs::Source& pack, const packs::Contents& contents);

// A line of a pack's documents: in which of the parts that have some, and where in it.
struct Spot {
  std::size_t part = 0, line = 0;
  friend auto operator<=>(const Spot&, const Spot&) = default;
};

// Calls `take(spot, line)` for each document from `from` on; an error in one is said with its
// place. One part is held at a time; those before are not read. Gives how many were.
template <class Take>
std::size_t each_document(const packs::Source& pack, const packs::Contents& contents, Spot from,
                          const Take& take) {
  std::size_t part = 0, read = 0;
  for (const packs::Place& place : contents.places) {
    if (!place.name.starts_with(documents_part) || part++ < from.part) continue;
    const std::string bytes = packs::read(pack, place);
    ++read;
    Spot at{part - 1, 0};
    for (std::string_view rest = bytes; !rest.empty(); ++at.line) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      try {
        if (at >= from) take(at, rest.substr(0, end));
      } catch (const Error& error) {
        if (error.fault() != Fault::bad_argument && error.fault() != Fault::pack) throw;
        throw Error(Fault::pack, place.name + ", line " + std::to_string(at.line + 1) +
                                     " of the pack: " + error.what());
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return read;
}

}  // namespace fingerpost::index
