// Folders that are watched for changes (inotify), with all that is under them.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace fingerpost::cli {

class Folders {
 public:
  // Folders that are not there yet are looked for again by look_again().
  Folders(std::vector<std::filesystem::path> roots, std::filesystem::path index);
  Folders(const Folders&) = delete;
  Folders& operator=(const Folders&) = delete;
  ~Folders();

  // False where the kernel tells nothing, or not of all folders: whoever relies on them looks
  // into them now and then.
  bool told_of_all() const { return descriptor_ >= 0 && all_; }
  // Waits so long, or until something happens or a signal comes. True when something under the
  // folders is another than before, as far as the kernel tells.
  bool wait(std::chrono::milliseconds longest);
  // Watches what is there by now. Events may have been lost, or a folder put in the place of
  // another.
  void look_again();

 private:
  void enter(const std::filesystem::path& folder);
  bool heed(int watch, unsigned mask, const std::string& name);

  std::vector<std::filesystem::path> roots_;
  std::filesystem::path named_;  // the index, as it was called
  std::filesystem::path index_ = {};
  int descriptor_ = -1;
  bool all_ = true;
  std::map<int, std::filesystem::path> watched_ = {};
};

}  // namespace fingerpost::cli
