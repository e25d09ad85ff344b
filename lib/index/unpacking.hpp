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
std::vector<std::string> removed_in(const packs::Contents& contents);

// Calls `take(line)` for each document; an error in one is said with its number.
template <class Take>
void each_document(const packs::Contents& contents, const Take& take) {
  std::size_t number = 0;
  for (const packs::Part& part : contents.parts) {
    if (!part.name.starts_with(documents_part)) continue;
    for (std::string_view rest = part.bytes; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      ++number;
      try {
        take(rest.substr(0, end));
      } catch (const Error& error) {
        if (error.fault() != Fault::bad_argument && error.fault() != Fault::pack) throw;
        throw Error(Fault::pack,
                    "document " + std::to_string(number) + " of the pack: " + error.what());
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

}  // namespace fingerpost::index
