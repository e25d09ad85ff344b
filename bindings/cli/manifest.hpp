// manifest.ndjson: what an agency knows of the files beside it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "intake.hpp"

namespace fingerpost::cli {

inline constexpr const char* manifest_name = "manifest.ndjson";

struct Manifest {
  std::map<std::string, Item> of_files = {};  // by path relative to the PATH
  std::vector<Item> others = {};              // broken lines, and documents that bring their body
  // False when a line could not be read: it may have named any file around it,
  // with a tier of its own, so none of those may be indexed without it.
  bool whole = true;
};

// `folder` holds the manifest, relative to `root`.
Manifest read_manifest(const std::filesystem::path& root, const std::filesystem::path& folder);

// Throws Error(bad_argument) when the manifest of a folder above `path` has a line for it or
// for what is under it, or may have one: without that line it could be shown to the public.
void check_above(const std::filesystem::path& path);

}  // namespace fingerpost::cli
