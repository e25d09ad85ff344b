// What an application that was interrupted had done: a manifest that nobody is shown, and how far
// in the pack it came.
//
//     put part 1 ─► its segments synced ─► half-applied switched ─► part 2 ─► ... ─► commit
//
// It holds for one manifest, one pack and one order. A commit of anything else is a switch of the
// manifest, and from then on it is cleared away with all that it names.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/manifest.hpp"
#include "index/unpacking.hpp"

namespace fingerpost::index {

inline constexpr const char* half_applied_name = "half-applied";

// What is to be done with a pack, once all of it was looked at.
struct PackPlan {
  // A document that is to be put: its editions above one that is here, and the last in any
  // case: an issuer who began anew counts from 1 again.
  struct Wanted {
    std::string id = {};
    std::uint32_t above = 0, last = 0;
    bool added = false;  // else changed
  };
  std::vector<Wanted> wanted = {};  // by id
  std::vector<std::string> removed = {}, tiers = {};
  std::uint64_t unchanged = 0;

  const Wanted* find(std::string_view id) const;
};

struct HalfApplied {
  std::string base = {};  // hash of the manifest that was in force
  std::string work = {};  // of the pack and the order
  Spot next = {};         // the line that was not put
  PackPlan plan = {};
  Manifest manifest = {};
};

// What to_text gave of one (manifest.cpp). Throws Error(corrupt), Error(wrong_version).
Manifest manifest_from_text(std::string_view bytes);
// Hash of the file that is in force.
std::string base_of(const std::filesystem::path& folder);
// Nothing where there is none, where it is of another manifest than the one in force, or where
// it or any file that it names is not as it was written.
std::optional<HalfApplied> load_half_applied(const std::filesystem::path& folder);
// The same without a look at the files.
std::optional<HalfApplied> peek_half_applied(const std::filesystem::path& folder);
void save_half_applied(const std::filesystem::path& folder, const HalfApplied& half);
void drop_half_applied(const std::filesystem::path& folder);

}  // namespace fingerpost::index
