// A folder in which an index is being written that nobody can open yet.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "index/files.hpp"
#include "index/manifest.hpp"

namespace fingerpost::index {

// Named as files of an index are that lie beside its segments and that a manifest may name.
bool is_side_file(std::string_view name);

class Unfinished {
 public:
  // Makes the folder, or takes up one that was left unfinished: it has a file `unfinished` and
  // no manifest, or just this one. Throws Error(exists) for any other that is not empty,
  // Error(locked) when somebody is at it.
  Unfinished(const std::filesystem::path& folder, std::string_view manifest = {});

  const std::filesystem::path& folder() const { return folder_; }
  // Takes away what an earlier attempt left and `manifest` does not name: words may have been
  // purged since. What is named like no file of an index stays.
  void clear(const Manifest& manifest) const;
  // From then on it is an index.
  void finish(std::string_view manifest);

 private:
  std::filesystem::path folder_;
  Lock lock_;
};

}  // namespace fingerpost::index
