// The owner's cards and pins, kept beside the vocabulary: a file for each tier, named by
// its hash, which the tier's entry of the manifest names.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "fingerpost/cards.hpp"
#include "index/manifest.hpp"

namespace fingerpost::index {

// Those of the tiers named, and no others. Throws Error(corrupt) when a file is not as it
// was written.
Cards load_cards(const std::filesystem::path& folder, const Manifest& manifest,
                 const std::vector<std::string>& tiers);
// Those of one tier, as a file named by its bytes.
FileEntry write_cards(const std::filesystem::path& folder, const Cards& cards);

}  // namespace fingerpost::index
