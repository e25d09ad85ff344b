// Block by block, in order and once: the labels of tests/pages/formats that say so. Words
// found somewhere would not show a text read twice, or an item at another level.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "catch.hpp"
#include "extract/extract.hpp"
#include "fingerpost/json.hpp"
#include "pages/labels.hpp"

namespace {

namespace fs = std::filesystem;
using namespace fingerpost;
using extract::Block;

// "h2 Scope", "li3 an item within items", "row Duty | room 4", "p Ring first."
std::vector<std::string> shown(const std::vector<Block>& blocks) {
  static const std::vector<std::string> names{"h", "p", "li", "row", "pre", "dl"};
  std::vector<std::string> out;
  for (const Block& block : blocks)
    out.push_back(names.at(static_cast<std::size_t>(block.type)) +
                  (block.level ? std::to_string(block.level) : "") + " " + block.text);
  return out;
}

std::vector<std::string> differing() {
  extract::Extractor extractor;
  std::vector<std::string> out;
  int judged = 0;
  for (const auto& entry :
       fs::recursive_directory_iterator(FINGERPOST_SOURCE "/tests/pages/formats")) {
    if (entry.path().extension() != ".docx" && entry.path().extension() != ".odt" &&
        entry.path().extension() != ".eml")
      continue;
    fs::path label = entry.path();
    const Json expected = parse_json(labels::bytes_of(label.replace_extension(".expected.json")));
    std::vector<std::string> wanted;
    for (const Json& block : labels::list_of(expected, "blocks")) wanted.push_back(*block.text());
    if (wanted.empty()) continue;
    ++judged;
    const std::string name = entry.path().filename().string(),
                      bytes = labels::bytes_of(entry.path());
    const auto read = shown(extractor.extract(extract::media_type(name, bytes), bytes).blocks);
    if (read == wanted) continue;
    std::string said = name + " is read as";
    for (const std::string& block : read) said += "\n  " + block;
    out.push_back(said);
  }
  CHECK(judged >= 18);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("every block is read once, in its order and at its level", "[extract]") {
  CHECK(differing() == std::vector<std::string>{});
}
