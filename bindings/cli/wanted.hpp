// Which files of a folder are wanted: by --include and --exclude, and by the .fingerpostignore
// files that its owners keep in it, of the form that others of the kind have (.gitignore).
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fingerpost::cli {

inline constexpr const char* ignore_name = ".fingerpostignore";

class Wanted {
 public:
  // With the .fingerpostignore files of the folders above `root`, which count as its own do.
  // Throws Error(bad_argument) naming one that cannot be read.
  Wanted(std::filesystem::path root, std::vector<std::string> include,
         std::vector<std::string> exclude);

  // Heeds the .fingerpostignore of a folder, by its path relative to the root; once is enough.
  // Throws as above: what it would have kept out is not known then.
  void heed(const std::filesystem::path& folder);

  // By their paths relative to the root; the folders above them are looked at too.
  bool folder(const std::string& path) const { return kept(path, true); }
  bool file(const std::string& path) const { return kept(path, false) && included(path); }

 private:
  struct Rule {
    std::string pattern = {};
    bool keeps = false;         // "!pattern"
    bool folders_only = false;  // "pattern/"
    bool of_names = false;      // no slash: of the last part of a path, at any depth
  };
  struct Rules {
    std::string prefix = {};  // of the root, as the folder above it sees it: "site/pages/"
    std::vector<Rule> rules = {};
  };

  static std::vector<Rule> read(const std::filesystem::path& file);
  static bool fits(const Rule& rule, std::string_view path, bool is_folder);
  bool kept(const std::string& path, bool is_folder) const;
  bool ignored(const std::string& path, bool is_folder) const;
  bool included(const std::string& path) const;

  std::filesystem::path root_;
  std::vector<std::string> include_, exclude_;
  std::vector<Rules> above_ = {};                      // outermost first
  std::map<std::string, std::vector<Rule>> own_ = {};  // by folder, "" is the root
};

}  // namespace fingerpost::cli
