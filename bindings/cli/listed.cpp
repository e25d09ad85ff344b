#include "listed.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "fingerpost/error.hpp"

namespace fingerpost::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 1u << 16;  // no kernel takes more; tests/cli/test_listed.py

bool is_under(const fs::path& root, const fs::path& path) {
  return std::mismatch(root.begin(), root.end(), path.begin(), path.end()).first == root.end();
}

// Where the file is without links above it; its own name stays, though it may be a link.
fs::path settled(const fs::path& name, std::error_code& trouble) {
  const fs::path whole = fs::absolute(name, trouble).lexically_normal();
  if (trouble || !whole.has_filename()) return whole;
  const fs::path folder = fs::canonical(whole.parent_path(), trouble);
  return folder / whole.filename();
}

bool is_hidden(const fs::path& relative) {
  return std::any_of(relative.begin(), relative.end(),
                     [](const fs::path& part) { return part.string().starts_with("."); });
}

Error no_list(const std::string& called) {
  return Error(Fault::bad_argument,
               called + ": this is no list of files, each with a NUL behind it (find -print0)");
}

Item failed(const std::string& where, Fault fault, const std::string& why) {
  return Item{.where = where, .failure = Failure{where, fault, why}};
}

}  // namespace

Listed::Listed(Input list, const fs::path& base, const FolderRules& rules)
    : list_(std::move(list)),
      root_(fs::canonical(base.empty() ? fs::path(".") : base)),
      index_(fs::weakly_canonical(rules.index)),
      origin_(rules.origin.empty() ? root_.string() : rules.origin),
      wanted_(root_, rules.include, rules.exclude) {
  check_above(root_);
}

std::optional<std::string> Listed::next_name() {
  for (std::size_t searched = at_;;) {
    const auto end = buffer_.find('\0', searched);
    if (end != std::string::npos) {
      std::string name = buffer_.substr(at_, end - at_);
      at_ = end + 1;
      return name;
    }
    if (buffer_.size() - at_ > longest_name) throw no_list(called());
    buffer_.erase(0, std::exchange(at_, 0));
    searched = buffer_.size();
    std::array<char, 1 << 16> block;
    const std::size_t got = list_.read(block.data(), block.size());
    buffer_.append(block.data(), got);
    if (got > 0) continue;
    if (buffer_.empty()) return std::nullopt;
    return std::exchange(buffer_, {});
  }
}

std::optional<Item> Listed::next() {
  while (const auto name = next_name()) {
    ++number_;
    if (name->empty()) continue;
    if (auto item = take(*name)) return item;
  }
  return std::nullopt;
}

std::optional<Item> Listed::take(const std::string& name) {
  std::error_code trouble;
  const fs::path file = settled(name, trouble);
  if (!trouble && fs::is_directory(file, trouble)) return ++folders_, std::nullopt;
  const fs::path real = trouble ? fs::path() : fs::canonical(file, trouble);
  if (trouble && name.find('\n') != std::string::npos) throw no_list(called());
  if (trouble) return failed(name, Fault::io, trouble.message());
  if (is_under(index_, file)) return std::nullopt;
  if (!is_under(root_, file) || !is_under(root_, real))
    return failed(name, Fault::bad_argument,
                  "it is not under " + root_.string() + "; --base FOLDER says where files may be");
  if (!fs::is_regular_file(real, trouble))
    return failed(name, Fault::io, "this is no file to read");
  try {
    const fs::path relative = file.lexically_relative(root_);
    return passed_over(relative) ? std::nullopt : item_of(relative);
  } catch (const Error& error) {
    return failed(name, Fault::io, error.what());
  }
}

bool Listed::passed_over(const fs::path& relative) {
  if (is_hidden(relative) || relative.filename() == manifest_name) return true;
  fs::path folder;
  wanted_.heed(folder);
  for (const fs::path& part : relative.parent_path()) wanted_.heed(folder /= part);
  return !wanted_.file(relative.generic_string());
}

const Manifest& Listed::manifest_in(const fs::path& folder) {
  const auto [at, first] = manifests_.try_emplace(folder.generic_string());
  if (first && fs::exists(root_ / folder / manifest_name))
    at->second = read_manifest(root_, folder);
  return at->second;
}

// Its line is in the manifest beside it, or in that of a folder above it.
std::optional<Item> Listed::item_of(const fs::path& relative) {
  const std::string path = relative.generic_string();
  Item item{.where = path};
  item.source.id = path;
  std::size_t lines = 0;
  bool whole = true;
  for (fs::path folder = relative; !folder.empty();) {
    folder = folder.parent_path();
    const Manifest& manifest = manifest_in(folder);
    whole = whole && manifest.whole;
    const auto line = manifest.of_files.find(path);
    if (line == manifest.of_files.end()) continue;
    if (++lines == 1) item = line->second;
  }
  if (lines > 1) return failed(path, Fault::bad_argument, "two manifests have a line for it");
  if (lines == 0 && !whole)
    return failed(path, Fault::bad_argument,
                  "left out: its line in the manifest may be one that could not be read");
  if (lines == 0 && !is_document(relative)) return ++left_out_, std::nullopt;
  item.source.origin = origin_;
  item.source.name = relative.filename().string();
  item.file = root_ / relative;
  return item;
}

}  // namespace fingerpost::cli
