// What an Index, its Writer and its Searchers share.
#pragma once

#include <filesystem>
#include <string_view>

#include "fingerpost/index.hpp"
#include "index/manifest.hpp"

namespace fingerpost {

struct Index::Data {
  std::filesystem::path folder;
  Vocabulary vocabulary;
  Places places;
  std::string default_tier;
  std::string vocabulary_file;  // of the manifest; another one after Writer::retag

  // As the manifest says; `known` itself while its vocabulary is the one named.
  static std::shared_ptr<const Data> read(const std::filesystem::path& folder,
                                          const index::Manifest& manifest,
                                          std::shared_ptr<const Data> known = nullptr);
};

namespace index {

FileEntry write_vocabulary(const std::filesystem::path& folder, const Vocabulary& vocabulary);

// Throws Error(bad_argument) for what cannot be the name of a tier.
void check_tier(std::string_view name);

}  // namespace index

}  // namespace fingerpost
