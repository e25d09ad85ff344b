// Copies of an index: files never change once they are named, so whoever holds all that one
// manifest names may take as long as it likes. The manifest is written last:
//
//     hold (mapped, all of one commit) ─► copy each, compared with its hash ─► manifest
//
// Until then the folder has no manifest and a file `unfinished`, by which the next attempt
// knows it for its own and goes on; what that one does not name, it takes away first.
#include "fingerpost/keeping.hpp"

#include <memory>
#include <set>

#include "fingerpost/error.hpp"
#include "index/files.hpp"
#include "index/manifest.hpp"
#include "index/segment.hpp"
#include "index/unfinished.hpp"

namespace fingerpost {

using namespace index;

namespace {

struct HeldFile {
  FileEntry entry;
  Mapped bytes;  // readable also when a Writer has cleared it away
};

// All files of one commit.
struct HeldIndex {
  std::string manifest_bytes;
  Manifest manifest;
  std::vector<HeldFile> files;
};

std::vector<HeldFile> hold_files(const std::filesystem::path& folder, const Manifest& manifest) {
  std::vector<HeldFile> files;
  for (FileEntry& entry : files_of(manifest)) {
    std::error_code none;
    if (!std::filesystem::exists(folder / entry.name, none))
      throw Error(Fault::corrupt, entry.name + " is missing");
    Mapped bytes(folder / entry.name);
    files.push_back({std::move(entry), std::move(bytes)});
  }
  return files;
}

// A Writer beside us may switch to the next manifest while files of this one are opened.
HeldIndex hold(const std::filesystem::path& folder) {
  constexpr int tries = 1000;  // to open a file takes less than a commit: two are seldom needed
  for (int i = 1;; ++i) {
    Manifest manifest = load_manifest(folder, Stemmed::by_any);
    std::string bytes = read_file(folder / "manifest");
    try {
      if (load_manifest(folder, Stemmed::by_any).revision == manifest.revision) {
        auto files = hold_files(folder, manifest);
        return {std::move(bytes), std::move(manifest), std::move(files)};
      }
    } catch (const Error&) {
      if (i >= tries || read_file(folder / "manifest") == bytes) throw;
    }
    if (i >= tries)
      throw Error(Fault::locked, folder.filename().string() + " changes all the time");
  }
}

void check(const HeldFile& file) {
  if (file.bytes.bytes().size() != file.entry.size ||
      hash_of(file.bytes.bytes()) != file.entry.hash)
    throw Error(Fault::corrupt, file.entry.name + ": its hash does not fit");
}

bool is_there(const std::filesystem::path& file, const FileEntry& entry) {
  std::error_code none;
  return std::filesystem::file_size(file, none) == entry.size && !none &&
         hash_of_file(file) == entry.hash;
}

CopyReport copy(const HeldIndex& held, Unfinished to) {
  CopyReport report{.revision = held.manifest.revision};
  to.clear(held.manifest);
  std::set<std::filesystem::path> folders{to.folder()};
  for (const HeldFile& file : held.files) {
    const std::filesystem::path at = to.folder() / file.entry.name;
    for (auto in = at.parent_path(); folders.insert(in).second; in = in.parent_path())
      std::filesystem::create_directories(in);
    check(file);
    if (is_there(at, file.entry))
      ++report.kept;
    else
      write_file(at, file.bytes.bytes());
    ++report.files;
    report.bytes += file.entry.size;
  }
  std::filesystem::create_directories(to.folder() / "segments");  // also of an empty index
  for (const auto& each : folders) sync_folder(each);
  to.finish(held.manifest_bytes);
  return report;
}

}  // namespace

CopyReport backup(const std::filesystem::path& folder, const std::filesystem::path& to) {
  return engine([&] {
    const HeldIndex held = hold(folder);
    return copy(held, Unfinished(to, held.manifest_bytes));
  });
}

CopyReport restore(const std::filesystem::path& from, const std::filesystem::path& folder) {
  return engine([&] {
    const HeldIndex held = hold(from);
    for (const HeldFile& file : held.files) check(file);
    return copy(held, Unfinished(folder, held.manifest_bytes));
  });
}

}  // namespace fingerpost
