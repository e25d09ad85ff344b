// Tags from another vocabulary for what is indexed already, from the stored text.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "fingerpost/topics.hpp"
#include "index/manifest.hpp"

namespace fingerpost::index {

struct Retagged {
  SegmentEntry entry;
  std::size_t sections = 0;  // whose tags are others now
};

// `entry` as a new segment of that name, with its documents tagged by `vocabulary`
// and its closings folded in; nothing when every tag stays as it is. The old
// segment is not touched.
std::optional<Retagged> retagged(const std::filesystem::path& index, const SegmentEntry& entry,
                                 const std::string& name, const Vocabulary& vocabulary);

}  // namespace fingerpost::index
