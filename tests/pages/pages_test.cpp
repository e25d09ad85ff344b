// Pages in, readings out: see README.md beside this file.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "fingerpost/json.hpp"
#include "fingerpost/read.hpp"
#include "fingerpost/topics.hpp"

namespace {

namespace fs = std::filesystem;
using namespace fingerpost;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  return all.str();
}

// One value a line, so that a difference shows what changed.
void print(const Json& value, std::string indent, std::string& out) {
  const auto items = [&](const auto& all, char open, char close, auto each) {
    out += open;
    for (std::size_t i = 0; i < all.size(); ++i) {
      out += (i ? ",\n" : "\n") + indent + " ";
      each(all[i]);
    }
    out += all.empty() ? "" : "\n" + indent;
    out += close;
  };
  if (const auto* array = value.array())
    items(*array, '[', ']', [&](const Json& item) { print(item, indent + " ", out); });
  else if (const auto* object = value.object())
    items(*object, '{', '}', [&](const auto& member) {
      out += to_json(Json(member.first)) + ": ";
      print(member.second, indent + " ", out);
    });
  else
    out += to_json(value);
}

// The digest is of the bytes and the reader's version, and says nothing of the reading.
Json without_digest(Json value) {
  auto& members = std::get<Json::Object>(value.value);
  std::erase_if(members, [](const auto& member) { return member.first == "digest"; });
  return value;
}

std::string reading_of(const fs::path& file) {
  static Reader reader({{}, Vocabulary::built_in().clues()});
  Source source;
  source.id = source.name = file.filename().string();
  std::string out;
  print(without_digest(parse_json(to_json(reader.read(source, bytes_of(file))))), "", out);
  return out + "\n";
}

std::vector<fs::path> pages() {
  std::vector<fs::path> out;
  for (const char* set : {"seeds", "written"})
    for (const auto& entry :
         fs::directory_iterator(fs::path(FINGERPOST_SOURCE "/tests/pages") / set))
      if (entry.path().extension() != ".json") out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

// The first lines that differ, which tell more than two whole readings.
std::string difference(const std::string& expected, const std::string& actual) {
  const auto a = lines_of(expected), b = lines_of(actual);
  const std::size_t both = std::min(a.size(), b.size());
  std::size_t i = 0;
  while (i < both && a[i] == b[i]) ++i;
  if (i == a.size() && i == b.size()) return {};
  std::string out = "line " + std::to_string(i + 1) + "\n";
  for (std::size_t k = i; k < std::min(i + 6, a.size()); ++k) out += "- " + a[k] + "\n";
  for (std::size_t k = i; k < std::min(i + 6, b.size()); ++k) out += "+ " + b[k] + "\n";
  return out;
}

}  // namespace

TEST_CASE("every page reads as a person found it should", "[pages]") {
  const bool accept = std::getenv("FINGERPOST_ACCEPT") != nullptr;
  const std::vector<fs::path> all = pages();
  REQUIRE(all.size() >= 13);
  for (const fs::path& page : all) {
    const fs::path kept = page.string() + ".json";
    const std::string reading = reading_of(page);
    if (accept) std::ofstream(kept, std::ios::binary) << reading;
    INFO(page.filename().string());
    CHECK(difference(bytes_of(kept), reading) == "");
  }
}
