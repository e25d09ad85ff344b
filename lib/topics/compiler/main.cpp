// Makes the built-in vocabulary at build time: its JSON is read, checked and built as any
// other's is, and what came of that is written down as a source file.
//
//     compile VOCABULARY.JSON OUT.CPP
#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>

#include "fingerpost/topics.hpp"
#include "topics/image.hpp"

namespace fingerpost::topics {

// Nothing is built in yet.
extern const unsigned long long built_in_image[];
extern const unsigned long long built_in_size;
const unsigned long long built_in_image[] = {0};
const unsigned long long built_in_size = 0;

}  // namespace fingerpost::topics

namespace {

using namespace fingerpost;

std::string source_of(const std::string& image) {
  std::string out =
      "// Made from lib/topics/vocabulary.json.\nnamespace fingerpost::topics {\n"
      "extern const unsigned long long built_in_image[];\n"
      "extern const unsigned long long built_in_size;\n"
      "const unsigned long long built_in_size = " +
      std::to_string(image.size()) + ";\nconst unsigned long long built_in_image[] = {";
  for (std::size_t at = 0; at < image.size(); at += sizeof(unsigned long long)) {
    unsigned long long word = 0;
    std::memcpy(&word, image.data() + at, std::min(sizeof word, image.size() - at));
    (out += at % 64 == 0 ? '\n' : ' ') += std::to_string(word) + "ULL,";
  }
  return out + "};\n}  // namespace fingerpost::topics\n";
}

std::string file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

// What is wrong with the file ends it, with a word on why.
int main(int count, char** words) {
  if (count != 3) return 2;
  const auto vocabulary = Vocabulary::load(words[1]);
  const std::string source =
      source_of(topics::image_of(*topics::Access::data(vocabulary), to_json(vocabulary)));
  // What is the same is left alone, and nothing is compiled for it.
  if (source != file(words[2])) std::ofstream(words[2], std::ios::binary) << source;
  return file(words[2]) == source ? 0 : 1;
}
