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

}  // namespace fingerpost::cli
