// The files that a list names, as `find -print0` writes it: each name ends with a NUL.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "input.hpp"
#include "intake.hpp"
#include "manifest.hpp"
#include "wanted.hpp"

namespace fingerpost::cli {

// Files under one base folder, each as look_into() would give it: with the id it has there, what
// the manifests say of it, and nothing of what is not wanted. What vanished no list can tell.
class Listed {
 public:
  // Throws Error(bad_argument) as check_above() and Wanted do.
  Listed(Input list, const std::filesystem::path& base, const FolderRules& rules);

  // The next file, or why it cannot be taken; folders and what is not wanted are passed over.
  // Throws Error(bad_argument) where this is no such list.
  std::optional<Item> next();
  const std::string& called() const { return list_.called(); }
  std::size_t bytes_done() const { return list_.bytes_taken(); }
  std::size_t folders() const { return folders_; }    // that were passed over
  std::size_t left_out() const { return left_out_; }  // pictures, styles and scripts

 private:
  std::optional<std::string> next_name();
  std::optional<Item> take(const std::string& name);
  bool passed_over(const std::filesystem::path& relative);
  std::optional<Item> item_of(const std::filesystem::path& relative);
  const Manifest& manifest_in(const std::filesystem::path& folder);

  Input list_;
  std::filesystem::path root_, index_;
  std::string origin_;
  Wanted wanted_;
  std::string buffer_ = {};
  std::size_t at_ = 0, number_ = 0, folders_ = 0, left_out_ = 0;
  std::map<std::string, Manifest> manifests_ = {};
};

}  // namespace fingerpost::cli
