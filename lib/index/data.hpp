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
};

namespace index {

// Throws Error(bad_argument) for what cannot be the name of a tier.
void check_tier(std::string_view name);

}  // namespace index
}  // namespace fingerpost
