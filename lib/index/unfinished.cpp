#include "index/unfinished.hpp"

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

void Unfinished::finish(std::string_view manifest) {
  switch_file(folder_ / "manifest", manifest);
  std::filesystem::remove(folder_ / mark);
  sync_folder(folder_);
}

}  // namespace fingerpost::index
