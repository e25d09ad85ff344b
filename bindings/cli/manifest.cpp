#include "manifest.hpp"

#include "fingerpost/error.hpp"

namespace fingerpost::cli {
namespace {

namespace fs = std::filesystem;

bool leads_out(const fs::path& path) {
  return path.empty() || path.is_absolute() || *path.begin() == "..";
}

void take(Manifest& manifest, Item item, const std::string& place) {
  const auto refuse = [&](const std::string& message) {
    item.failure = Failure{place, Fault::bad_argument, message};
    manifest.others.push_back(item);
  };
  if (item.failure) {
    manifest.whole = false;
    return manifest.others.push_back(std::move(item));
  }
  if (item.file.empty()) return manifest.others.push_back(std::move(item));
  const fs::path file = item.file.lexically_normal();
  if (leads_out(file)) return refuse(file.generic_string() + " leads out of the folder");
  item.where = file.generic_string();
  if (item.source.id.empty()) item.source.id = item.where;
  if (!manifest.of_files.emplace(file.generic_string(), item).second)
    refuse(file.generic_string() + " has a line already");
}

// A line for `path` itself, or for a file in that folder.
bool names_under(const Manifest& manifest, const std::string& path) {
  if (manifest.of_files.contains(path)) return true;
  const auto at = manifest.of_files.lower_bound(path + "/");
  return at != manifest.of_files.end() && at->first.starts_with(path + "/");
}

}  // namespace

Manifest read_manifest(const fs::path& root, const fs::path& folder) {
  Manifest manifest;
  const auto name = (folder / manifest_name).lexically_normal().generic_string();
  try {
    Lines lines{Input((root / folder / manifest_name).string())};
    while (const auto line = lines.next()) {
      const std::string place = name + ", line " + std::to_string(line->number);
      take(manifest, item_of_line(*line, place, folder), place);
    }
  } catch (const Error& error) {
    manifest.whole = false;
    manifest.others.push_back(
        Item{.where = name, .failure = Failure{name, Fault::io, error.what()}});
  }
  return manifest;
}

void check_above(const fs::path& path) {
  std::error_code none;
  const fs::path file = fs::canonical(path, none);
  if (none) return;
  for (fs::path folder = file; folder != folder.root_path();) {
    folder = folder.parent_path();
    if (!fs::is_regular_file(folder / manifest_name, none)) continue;
    const Manifest manifest = read_manifest(folder, "");
    const std::string where = (folder / manifest_name).generic_string();
    const std::string instead = ": index " + folder.generic_string() + " as a whole";
    if (!manifest.whole)
      throw Error(Fault::bad_argument,
                  where + " has lines that cannot be read and may be about " + path.string());
    const std::string inner = file.lexically_relative(folder).generic_string();
    if (names_under(manifest, inner))
      throw Error(Fault::bad_argument, where + " says what is known of " + path.string() + instead);
  }
}

}  // namespace fingerpost::cli
