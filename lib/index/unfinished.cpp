#include "index/unfinished.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "fingerpost/error.hpp"

namespace fingerpost::index {
namespace {

constexpr const char* mark = "unfinished";

bool is_ours(const std::filesystem::path& folder, std::string_view manifest) {
  const std::filesystem::directory_iterator first(folder), none;
  if (first == none) return true;
  if (!std::filesystem::exists(folder / mark)) return false;
  return !std::filesystem::exists(folder / "manifest") ||
         read_file(folder / "manifest") == manifest;
}

}  // namespace

Unfinished::Unfinished(const std::filesystem::path& folder, std::string_view manifest)
    : folder_(folder) {
  if (!std::filesystem::exists(folder)) {
    std::filesystem::create_directories(folder);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    sync_folder(std::filesystem::absolute(folder).parent_path());
  }
  if (!std::filesystem::is_directory(folder) || !is_ours(folder, manifest))
    throw Error(Fault::exists, folder.string() + " is not empty");
  lock_ = Lock::take(folder / mark, Lock::Mode::exclusive, true);
  if (!lock_) throw Error(Fault::locked, folder.filename().string() + " is being written");
  sync_folder(folder);
}

bool is_side_file(std::string_view name) {
  constexpr std::string_view kinds[] = {"vocabulary-", "almanac-", "ledger-",     "cards-",
                                        "commits-",    "issuers-", "half-applied"};
  return name.ends_with(".new") ||
         std::any_of(std::begin(kinds), std::end(kinds),
                     [&](std::string_view kind) { return name.starts_with(kind); });
}

void Unfinished::clear(const Manifest& manifest) const {
  std::set<std::filesystem::path> named;  // files, and the folders they lie in
  for (const FileEntry& file : files_of(manifest))
    for (std::filesystem::path at = file.name; !at.empty(); at = at.parent_path()) named.insert(at);
  const auto clear_in = [&](const std::filesystem::path& in, bool all) {
    if (!std::filesystem::is_directory(folder_ / in)) return;
    for (const auto& each : std::filesystem::directory_iterator(folder_ / in)) {
      const std::filesystem::path name = each.path().filename();
      if (!named.contains(in / name) && (all || is_side_file(name.string())))
        std::filesystem::remove_all(each.path());
    }
  };
  clear_in({}, false);
  clear_in("segments", true);
  for (const auto& tier : manifest.tiers)
    for (const SegmentEntry& segment : tier.segments)
      clear_in(std::filesystem::path("segments") / segment.name, true);
}

void Unfinished::finish(std::string_view manifest) {
  switch_file(folder_ / "manifest", manifest);
  std::filesystem::remove(folder_ / mark);
  sync_folder(folder_);
}

}  // namespace fingerpost::index
