// What an Index, its Writer and its Searchers share.
#pragma once

#include <filesystem>

#include "fingerpost/index.hpp"
#include "index/manifest.hpp"

namespace fingerpost {

struct Index::Data {
  std::filesystem::path folder;
  Vocabulary vocabulary;
  Places places;
  std::string default_tier;
};

}  // namespace fingerpost
