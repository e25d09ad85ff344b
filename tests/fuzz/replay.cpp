// Stands in for libFuzzer where there is none: every file of the folders named,
// as it is and changed in many small ways, always the same ones.
//
//     fuzz_NAME FOLDER... [--changes N]
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

// What parsers trip over, to be put in anywhere.
constexpr const char* pieces[] = {"\"", "\\",   "<!--", "]]>",    "&#0;", "\xff", "\xe2\x80\x99",
                                  "-",  "31 ",  "2024", "May ",   "<td>", "{",    "[",
                                  ":",  "\r\n", "\x01", "as-of:", "*",    "(",    "</p>"};

void give(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string changed(std::string bytes, const std::string& other, std::mt19937_64& chance) {
  for (std::size_t left = 1 + chance() % 4; left > 0; --left) {
    std::size_t at = bytes.empty() ? 0 : chance() % bytes.size();
    switch (chance() % 6) {
      case 0:
        if (!bytes.empty()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << chance() % 8));
        break;
      case 1:
        bytes.erase(at, 1 + chance() % 20);
        break;
      case 2:
        bytes.insert(at, pieces[chance() % std::size(pieces)]);
        break;
      case 3:
        bytes.insert(at, bytes.substr(at, 1 + chance() % 200));
        break;
      case 4:
        bytes.resize(at);
        break;
      default:
        bytes.insert(at, other.substr(other.empty() ? 0 : chance() % other.size(), 100));
    }
  }
  return bytes;
}

// What stands beside a file of tests/pages, saying how it reads.
bool is_label(const fs::path& file) { return file.filename().string().ends_with(".expected.json"); }

std::vector<std::string> inputs_of(const std::vector<std::string>& folders) {
  std::vector<fs::path> files;
  for (const std::string& folder : folders)
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.is_regular_file() && !is_label(entry.path())) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> inputs;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return inputs;
}

}  // namespace

int main(int count, char** words) {
  std::vector<std::string> folders;
  std::size_t changes = 200;
  for (int i = 1; i < count; ++i) {
    if (std::string(words[i]) == "--changes" && i + 1 < count)
      changes = std::stoul(words[++i]);
    else
      folders.emplace_back(words[i]);
  }
  std::vector<std::string> inputs = inputs_of(folders);
  if (inputs.empty()) return std::fprintf(stderr, "no inputs to replay\n"), 2;
  std::mt19937_64 chance(1);
  std::size_t given = 0;
  for (const std::string& input : inputs) {
    give(input);
    for (std::size_t i = 0; i < changes; ++i)
      give(changed(input, inputs[chance() % inputs.size()], chance));
    given += 1 + changes;
  }
  std::printf("%zu inputs, each as it should be\n", given);
}
