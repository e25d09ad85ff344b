// What the tests of the index share: a folder that goes away, documents in a line.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "fingerpost/fingerpost.hpp"

namespace fingerpost::tests {

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
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline Document document(std::string id, std::string title, std::string text) {
  Document document;
  document.id = std::move(id);
  document.title = std::move(title);
  document.sections.push_back({.anchor = "top", .text = std::move(text)});
  return document;
}

inline std::vector<std::string> ids(const Results& results) {
  std::vector<std::string> ids;
  for (const Hit& hit : results.hits) ids.push_back(hit.document);
  return ids;
}

inline Results ask(const Searcher& searcher, std::string text, Date day,
                   std::optional<Date> known = {}) {
  return searcher.search({.text = std::move(text)}, {day, known});
}

using Ids = std::vector<std::string>;

}  // namespace fingerpost::tests
