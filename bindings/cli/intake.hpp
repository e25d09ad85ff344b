// What there is to index, one item at a time and always in the same order: the
// files of a folder with what its manifests say of them, a single file, or the
// lines of an NDJSON stream.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "fingerpost/index.hpp"
#include "fingerpost/read.hpp"
#include "input.hpp"

namespace fingerpost::cli {

struct Item {
  std::string where = {};  // for messages: "guidance/kcsie.html", "standard input, line 7"
  Source source = {};
  std::optional<std::string> body = {};  // what a line carried itself
  std::filesystem::path file = {};       // where the body is, when it is in a file
  bool remove = false;
  int depth = 0;                        // of an attachment: how many documents it is within
  std::string of_file = {};             // of an attachment: the id of the file it came in
  std::string within = {};              // of an attachment: the id of the document it came in
  std::optional<FileLook> look = {};    // of the file it was read from; none when not to be noted
  std::optional<Failure> failure = {};  // it could not even be begun
};

// The files under one PATH. Found at once, so that what vanished is known
// before anything is read; their bytes are not.
struct Folder {
  std::string origin = {};  // what its documents are remembered by
  std::vector<Item> items = {};
  std::set<std::string> ids = {};  // of all that is there, readable or not
  bool known_in_full = true;       // false: something could not be looked into, so nothing vanished
  std::size_t left_out = 0;        // pictures, styles and scripts
};

struct FolderRules {
  std::filesystem::path index = {};                     // never indexed itself
  std::string origin = {};                              // empty: the folder's own path
  std::vector<std::string> include = {}, exclude = {};  // glob patterns of relative paths
};

// Hidden files, what is not wanted (wanted.hpp) and links that lead out of the folder are
// passed over; a manifest never is.
Folder look_into(const std::filesystem::path& folder, const FolderRules& rules);

// What the line at `place` says; a `path` is relative to `base`. A line with a
// path may leave the id empty. Where it is broken the item says so in `failure`.
Item item_of_line(const Lines::Line& line, const std::string& place,
                  const std::filesystem::path& base);

// The same, refused when its file is not under `base` (empty: the working folder),
// links followed; without an id it gets the path relative to that.
Item kept_inside(Item item, const std::filesystem::path& base, const std::string& place);

// The one file PATH names.
Item item_of_file(const std::filesystem::path& file);

// By its name: what websites are made of besides documents (pictures, styles, scripts).
bool is_document(const std::filesystem::path& file);
// By its name: a PATH of lines and not a document, packed or not.
bool is_lines(const std::filesystem::path& path);

}  // namespace fingerpost::cli
