// The small partnership of examples/pages and what journeys through it share.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "fingerpost/fingerpost.hpp"

namespace fingerpost::tests {

using Ids = std::vector<std::string>;

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "fingerpost-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path operator/(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

inline std::string slurp(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string seed(const char* name) {
  return slurp(std::filesystem::path(FINGERPOST_SOURCE) / "tests/pages/seeds" / name);
}

inline ReaderOptions with_clues() {
  return {.worker = {}, .clues = Vocabulary::built_in().clues()};
}

// Every document that the manifest of a folder names.
inline void put_folder(Writer& writer, const std::filesystem::path& folder) {
  std::ifstream manifest(folder / "manifest.ndjson");
  for (std::string text; std::getline(manifest, text);) {
    Line line = line_from_json(text);
    line.source.name = line.path;
    if (line.source.id.empty()) line.source.id = line.path;
    writer.put(line.source, line.path.empty() ? line.body : slurp(folder / line.path));
  }
}

// Every document of examples/pages, put and committed.
inline void put_partnership(Writer& writer) {
  put_folder(writer, std::filesystem::path(FINGERPOST_SOURCE) / "examples/pages");
}

// Made once for the test program.
inline const Index& partnership() {
  static Folder folder;
  static const Index index = [] {
    Index made = Index::create(folder / "partnership.index");
    Writer writer = made.writer();
    put_partnership(writer);
    writer.commit(Date(std::chrono::year(2026), std::chrono::month(7), std::chrono::day(1)));
    return made;
  }();
  return index;
}

inline Results ask(const Searcher& searcher, std::string text, Date day, std::string place = {}) {
  return searcher.search({.text = std::move(text), .place = std::move(place)}, {day});
}

inline Ids ids(const Results& results) {
  Ids ids;
  for (const Hit& hit : results.hits) ids.push_back(hit.document);
  return ids;
}

// From 0; nothing when it is not on the page.
inline std::optional<std::size_t> rank_of(const Results& results, std::string_view id) {
  for (std::size_t i = 0; i < results.hits.size(); ++i)
    if (results.hits[i].document == id) return i;
  return std::nullopt;
}

}  // namespace fingerpost::tests
