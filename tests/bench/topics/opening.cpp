// Makes an empty index with the built-in vocabulary, or opens one as every command and
// every request of a web page does: what is counted by opening.sh.
//
//     opening make|open FOLDER
#include <cstdio>
#include <filesystem>
#include <string>

#include "fingerpost/index.hpp"

int main(int count, char** words) {
  if (count != 3) return 2;
  const std::filesystem::path folder = words[2];
  if (std::string(words[1]) == "make") {
    std::filesystem::remove_all(folder);
    fingerpost::Index::create(folder);
  } else {
    std::printf("%zu topics\n", fingerpost::Index::open(folder).vocabulary().topics().size());
  }
}
