// A folder becomes items in two passes: first every file and every manifest is
// found, then each file is given the line that names it.
//
//     pages/manifest.ndjson   {"id": "wt-2023", "path": "guidance/wt.html", "tier": ..}
//     pages/guidance/wt.html                       -> id wt-2023, as the line says
//     pages/notes/visit.txt                        -> id notes/visit.txt
//
// A file whose line may be among those that could not be read is not indexed:
// the line might have given it a tier that the public must not see.
#include "intake.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "fingerpost/error.hpp"
#include "fingerpost/json.hpp"
#include "manifest.hpp"
#include "wanted.hpp"

namespace fingerpost::cli {
namespace {

namespace fs = std::filesystem;

// What websites are made of besides documents; everything else that no reader
// takes is a failure with a name.
constexpr std::array<std::string_view, 20> not_documents{
    ".avif", ".bmp", ".css", ".gif", ".ico",  ".jpeg", ".jpg", ".js",   ".map",  ".mjs",
    ".mp3",  ".mp4", ".otf", ".png", ".scss", ".svg",  ".ttf", ".webp", ".woff", ".woff2"};

class Walk {
 public:
  Walk(const fs::path& root, const FolderRules& rules)
      : root_(fs::canonical(root)), wanted_(root_, rules.include, rules.exclude) {
    folder_.origin = rules.origin.empty() ? root_.string() : rules.origin;
    std::error_code none;
    index_ = fs::weakly_canonical(rules.index, none);
    enter("");
  }

  Folder items() {
    for (const auto& where : manifests_) read(where);
    for (const auto& file : files_) add(file);
    for (const auto& [path, item] : lines_)
      if (wanted_.file(path)) missing(path, item);
    return std::move(folder_);
  }

 private:
  bool heed(const fs::path& folder);
  void enter(const fs::path& relative);
  void meet(const fs::directory_entry& entry, const fs::path& relative);
  void read(const fs::path& where);
  void add(const fs::path& file);
  void add(Item item);
  void missing(const std::string& path, const Item& item);
  void fail(const std::string& where, Fault fault, const std::string& message);
  bool stays_inside(const fs::path& file) const;
  bool may_have_lost_its_line(const fs::path& file) const;

  fs::path root_, index_;
  Wanted wanted_;
  Folder folder_ = {};
  std::vector<fs::path> files_ = {}, manifests_ = {}, broken_ = {};
  std::map<std::string, Item> lines_ = {};
};

void Walk::fail(const std::string& where, Fault fault, const std::string& message) {
  folder_.items.push_back(Item{.where = where, .failure = Failure{where, fault, message}});
}

bool Walk::heed(const fs::path& folder) try {
  wanted_.heed(folder);
  return true;
} catch (const Error& error) {
  folder_.known_in_full = false;
  fail((folder / ignore_name).generic_string(), Fault::io, error.what());
  return false;
}

void Walk::enter(const fs::path& relative) {
  if (!heed(relative)) return;
  std::error_code trouble;
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator at(root_ / relative, trouble), end; !trouble && at != end;
       at.increment(trouble))
    entries.push_back(*at);
  if (trouble) {
    folder_.known_in_full = false;
    fail(relative.empty() ? root_.string() : relative.generic_string(), Fault::io,
         trouble.message());
  }
  std::sort(entries.begin(), entries.end());
  for (const auto& entry : entries) meet(entry, relative / entry.path().filename());
}

void Walk::meet(const fs::directory_entry& entry, const fs::path& relative) {
  std::error_code none;
  const std::string path = relative.generic_string();
  if (relative.filename().string().starts_with(".")) return;
  if (entry.is_directory(none)) {
    if (!entry.is_symlink(none) && entry.path() != index_ && wanted_.folder(path)) enter(relative);
  } else if (entry.is_regular_file(none) && stays_inside(entry.path())) {
    if (relative.filename() == manifest_name)
      manifests_.push_back(relative.parent_path());
    else if (wanted_.file(path))
      files_.push_back(relative);
  }
}

bool Walk::stays_inside(const fs::path& file) const {
  std::error_code trouble;
  if (!fs::is_symlink(file, trouble)) return true;
  const fs::path real = fs::canonical(file, trouble);
  return !trouble &&
         std::mismatch(root_.begin(), root_.end(), real.begin(), real.end()).first == root_.end();
}

void Walk::read(const fs::path& where) {
  Manifest manifest = read_manifest(root_, where);
  if (!manifest.whole) {
    broken_.push_back(where);
    folder_.known_in_full = false;
  }
  for (auto& item : manifest.others) add(std::move(item));
  for (auto& [path, item] : manifest.of_files)
    if (!lines_.emplace(path, item).second)
      fail(path, Fault::bad_argument, "two manifests have a line for it");
}

bool Walk::may_have_lost_its_line(const fs::path& file) const {
  return std::any_of(broken_.begin(), broken_.end(), [&](const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first ==
           folder.end();
  });
}

void Walk::add(const fs::path& file) {
  const std::string path = file.generic_string();
  Item item{.where = path};
  if (auto line = lines_.extract(path)) {
    item = std::move(line.mapped());
  } else if (!is_document(file)) {
    ++folder_.left_out;
    return;
  } else if (may_have_lost_its_line(file)) {
    return fail(path, Fault::bad_argument,
                "left out: its line in the manifest may be one that could not be read");
  } else {
    item.source.id = path;
  }
  item.file = root_ / file;
  add(std::move(item));
}

void Walk::add(Item item) {
  if (!item.failure && !item.remove && !folder_.ids.insert(item.source.id).second)
    return fail(item.where, Fault::bad_argument,
                "another file has the id " + item.source.id + " already");
  item.source.origin = folder_.origin;
  if (!item.file.empty()) item.source.name = item.file.filename().string();
  folder_.items.push_back(std::move(item));
}

void Walk::missing(const std::string& path, const Item& item) {
  std::error_code none;
  if (fs::exists(root_ / path, none)) folder_.ids.insert(item.source.id);
  fail(path, Fault::io, "the manifest has a line for it, but there is no such file to read");
}

}  // namespace

Folder look_into(const fs::path& folder, const FolderRules& rules) {
  return Walk(folder, rules).items();
}

Item item_of_line(const Lines::Line& line, const std::string& place, const fs::path& base) {
  Item item;
  item.where = place;
  try {
    if (line.too_long)
      throw Error(Fault::limit, "the line is longer than 33 MiB and was passed over");
    Line read = line_from_json(line.text);
    item.source = std::move(read.source);
    item.remove = read.remove;
    if (!read.path.empty())
      item.file = base / read.path;
    else
      item.body = std::move(read.body);
  } catch (const Error& error) {
    item.failure = Failure{place, error.fault(), error.what()};
  }
  return item;
}

Item kept_inside(Item item, const fs::path& base, const std::string& place) {
  if (item.failure || item.file.empty()) return item;
  std::error_code trouble;
  const fs::path root = fs::weakly_canonical(base.empty() ? fs::path(".") : base, trouble);
  const fs::path file = fs::weakly_canonical(item.file, trouble);
  if (trouble ||
      std::mismatch(root.begin(), root.end(), file.begin(), file.end()).first != root.end())
    item.failure = Failure{place, Fault::bad_argument,
                           item.file.generic_string() + " leads out of " + root.generic_string() +
                               "; --base FOLDER says where files may be"};
  item.source.name = item.file.filename().string();
  if (item.source.id.empty()) item.source.id = file.lexically_relative(root).generic_string();
  return item;
}

Item item_of_file(const fs::path& file) {
  Item item{.where = file.generic_string()};
  item.source.id = item.source.name = file.filename().string();
  std::error_code none;
  item.source.origin = fs::weakly_canonical(file, none).string();
  item.file = file;
  return item;
}

bool is_document(const fs::path& file) {
  std::string ending = file.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 128 ? std::tolower(c) : c); });
  return std::find(not_documents.begin(), not_documents.end(), ending) == not_documents.end();
}

bool is_lines(const fs::path& path) {
  const fs::path unpacked = path.extension() == ".gz" ? path.stem() : path;
  return unpacked.extension() == ".ndjson" || unpacked.extension() == ".jsonl";
}

}  // namespace fingerpost::cli
