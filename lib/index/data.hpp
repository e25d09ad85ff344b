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
  Almanac almanac = {};
  std::string almanac_file = {};  // of the manifest; empty without one

  // As the manifest says; `known` itself while its files are the ones named.
  static std::shared_ptr<const Data> read(const std::filesystem::path& folder,
                                          const index::Manifest& manifest,
                                          std::shared_ptr<const Data> known = nullptr);
};

namespace index {

FileEntry write_vocabulary(const std::filesystem::path& folder, const Vocabulary& vocabulary);
// Nullopt for the built-in one alone, which every fingerpost has.
std::optional<FileEntry> write_almanac(const std::filesystem::path& folder, const Almanac& almanac);
// Throws Error(corrupt) when it is not as it was written.
Almanac read_almanac(const std::filesystem::path& folder, const std::optional<FileEntry>& file);

// Throws Error(bad_argument) for what cannot be the name of a tier.
void check_tier(std::string_view name);

}  // namespace index

}  // namespace fingerpost
