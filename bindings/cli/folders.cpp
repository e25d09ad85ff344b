// The kernel tells of a folder's own entries alone, so each folder under a root has a watch of
// its own. What is made between the making of a folder and its watch is found by looking into
// it; where events were lost, all is looked through again.
#include "folders.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <thread>

#include "wanted.hpp"

namespace fingerpost::cli {
namespace {

namespace fs = std::filesystem;

// A file that is still being written is not told of: it is read when it is closed.
constexpr std::uint32_t changes = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                  IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB |
                                  IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK;

}  // namespace

Folders::Folders(std::vector<fs::path> roots, fs::path index)
    : roots_(std::move(roots)),
      named_(index.has_filename() ? std::move(index) : index.parent_path()) {
  descriptor_ = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  look_again();
}

Folders::~Folders() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void Folders::look_again() {
  if (descriptor_ < 0) return;
  for (const auto& [watch, folder] : watched_) ::inotify_rm_watch(descriptor_, watch);
  watched_.clear();
  all_ = true;
  std::error_code trouble;
  index_ = fs::weakly_canonical(named_, trouble);
  for (const fs::path& root : roots_) {
    std::error_code none;
    const fs::path real = fs::canonical(root, none);
    none ? void(all_ = false) : enter(real);
  }
}

// A folder that cannot be watched, for want of watches or of permission, is looked into now and
// then, and so are those within it.
void Folders::enter(const fs::path& folder) {
  if (folder == index_) return;
  const int watch = ::inotify_add_watch(descriptor_, folder.c_str(), changes);
  if (watch < 0) return void(all_ = false);
  watched_[watch] = folder;
  std::error_code trouble;
  for (fs::directory_iterator at(folder, trouble), end; !trouble && at != end;
       at.increment(trouble)) {
    std::error_code none;
    if (at->is_directory(none) && !at->is_symlink(none) &&
        !at->path().filename().string().starts_with("."))
      enter(at->path());
  }
}

// Whether it may matter: hidden files but one are never looked at, nor is the index itself.
bool Folders::heed(int watch, unsigned mask, const std::string& name) {
  if (mask & IN_Q_OVERFLOW) return look_again(), true;
  const auto at = watched_.find(watch);
  if (at == watched_.end()) return false;
  if (mask & IN_IGNORED) return watched_.erase(at), false;
  if (mask & (IN_DELETE_SELF | IN_MOVE_SELF)) return true;
  if (name.empty() || (name.starts_with(".") && name != ignore_name)) return false;
  const fs::path path = at->second / name;
  if (path == index_) return false;
  if ((mask & IN_ISDIR) && (mask & (IN_CREATE | IN_MOVED_TO))) enter(path);
  // A file that is made is told of again when it is closed.
  return (mask & IN_ISDIR) || !(mask & IN_CREATE);
}

bool Folders::wait(std::chrono::milliseconds longest) {
  if (descriptor_ < 0) {
    std::this_thread::sleep_for(longest);
    return false;
  }
  pollfd waiting{descriptor_, POLLIN, 0};
  if (::poll(&waiting, 1, static_cast<int>(longest.count())) <= 0) return false;
  alignas(inotify_event) std::array<char, 1 << 16> events;
  bool changed = false;
  for (ssize_t got; (got = ::read(descriptor_, events.data(), events.size())) > 0;) {
    for (const char* each = events.data(); each < events.data() + got;) {
      inotify_event event;
      std::memcpy(&event, each, sizeof event);
      const char* const name = each + sizeof event;
      changed |= heed(event.wd, event.mask,
                      {name, event.len ? ::strnlen(name, event.len) : std::size_t{0}});
      each = name + event.len;
    }
  }
  return changed;
}

}  // namespace fingerpost::cli
