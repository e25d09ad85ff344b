// A segment written anew from what it stores.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "index/manifest.hpp"
#include "index/segment.hpp"

namespace fingerpost::index {

// Which rows go along, and as which documents.
using Carry = std::function<std::optional<Document>(std::uint32_t row)>;

// What `carry` gives of `segment`, as a new segment of that name in `index`; its days,
// editions and commits stay as they were, its closings are folded in, and what was never seen
// by anybody is left out. Nothing when no row is left: then no file is either.
std::optional<SegmentEntry> rewritten(const Segment& segment, const std::filesystem::path& index,
                                      const std::string& name, const Carry& carry);

}  // namespace fingerpost::index
