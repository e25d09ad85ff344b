// Everything that is searched for an answer: examples/pages and the pages beside
// this file, in one index.
#pragma once

#include <algorithm>
#include <filesystem>
#include <vector>

#include "journeys/partnership.hpp"

namespace fingerpost::questions {

// The folders of tests/questions/`pages`, in the same order everywhere.
inline std::vector<std::filesystem::path> folders(const char* pages = "pages") {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(FINGERPOST_SOURCE) / "tests/questions" / pages))
    if (entry.is_directory()) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

inline Index made_of(const std::filesystem::path& at, const std::vector<const char*>& parts) {
  Index made = Index::create(at);
  Writer writer = made.writer();
  tests::put_partnership(writer);
  for (const char* part : parts)
    for (const auto& pages : folders(part)) tests::put_folder(writer, pages);
  writer.commit(Date(std::chrono::year(2026), std::chrono::month(7), std::chrono::day(1)));
  return made;
}

// Both made once for the test program.
inline const std::filesystem::path& corpus_folder() {
  static tests::Folder folder;
  static const std::filesystem::path at = folder / "corpus.index";
  return at;
}

inline const Index& corpus() {
  static const Index index = made_of(corpus_folder(), {"pages", "aside-pages", "third-pages"});
  return index;
}

// Likewise, with the pages that the fourth part was written over, put into a copy.
inline const Index& corpus_fourth() {
  static tests::Folder folder;
  static const Index index = [] {
    corpus();
    const std::filesystem::path at = folder / "fourth.index";
    std::filesystem::copy(corpus_folder(), at, std::filesystem::copy_options::recursive);
    Index made = Index::open(at);
    Writer writer = made.writer();
    for (const auto& pages : folders("fourth-pages")) tests::put_folder(writer, pages);
    writer.commit(Date(std::chrono::year(2026), std::chrono::month(7), std::chrono::day(1)));
    return made;
  }();
  return index;
}

// And with those of the fifth part, then of the sixth, which are set aside.
inline Index corpus_fifth(const std::filesystem::path& at) {
  return made_of(at, {"pages", "aside-pages", "third-pages", "fourth-pages", "fifth-pages"});
}

inline Index corpus_sixth(const std::filesystem::path& at) {
  return made_of(at, {"pages", "aside-pages", "third-pages", "fourth-pages", "fifth-pages",
                      "sixth-pages"});
}

}  // namespace fingerpost::questions
