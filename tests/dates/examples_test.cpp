// Every date of the pages of examples/pages and of the two seeds, as a person found
// them right: the file, the role, the period, how it got its year, and the words.
// FINGERPOST_ACCEPT=1 rewrites examples.txt; read the difference before keeping it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "catch.hpp"
#include "fingerpost/read.hpp"
#include "fingerpost/topics.hpp"
#include "fingerpost/value.hpp"

namespace {

namespace fs = std::filesystem;
using namespace fingerpost;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  return all.str();
}

// What the host says of the pages: their days of publication.
std::map<std::string, std::string> published(const fs::path& manifest) {
  std::map<std::string, std::string> out;
  std::ifstream file(manifest);
  for (std::string line; std::getline(file, line);) {
    const Json json = parse_json(line);
    const Json *path = json.find("path"), *day = json.find("published");
    if (path && path->text() && day && day->text()) out[*path->text()] = *day->text();
  }
  return out;
}

void tell(const fs::path& file, const std::string& name, const std::string& day, std::string& out) {
  static Reader reader({{}, Vocabulary::built_in().clues()});
  Source source;
  source.id = source.name = name;
  source.published = period_from_iso(day);
  for (const Section& section : reader.read(source, bytes_of(file)).sections)
    for (const DateMention& m : section.dates)
      out += name + ": " + std::string(fingerpost::name(m.role)) + " " + to_iso(m.when) + " " +
             std::string(fingerpost::name(m.basis)) + " \"" + m.words + "\"" +
             (m.from_time.empty() ? "" : " " + m.from_time + "-" + m.to_time) +
             (m.repeats.empty() ? "" : " " + m.repeats) +
             (m.conflict.empty() ? "" : " (" + m.conflict + ")") + "\n";
}

std::string everything() {
  const fs::path root = FINGERPOST_SOURCE, pages = root / "examples/pages";
  const auto days = published(pages / "manifest.ndjson");
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(pages))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::string out;
  for (const char* seed : {"april-newsletter.txt", "practitioners.txt"})
    tell(root / "tests/pages/seeds" / seed, seed, "", out);
  for (const fs::path& file : files) {
    const std::string name = file.lexically_relative(pages).generic_string();
    const auto day = days.find(name);
    if (name != "manifest.ndjson" && name != "README.md")
      tell(file, name, day == days.end() ? "" : day->second, out);
  }
  return out;
}

}  // namespace

TEST_CASE("every date of the example pages is as a person found it", "[dates]") {
  const fs::path kept = fs::path(FINGERPOST_SOURCE) / "tests/dates/examples.txt";
  const std::string found = everything();
  if (std::getenv("FINGERPOST_ACCEPT")) std::ofstream(kept, std::ios::binary) << found;
  std::istringstream before(bytes_of(kept)), now(found);
  std::string a, b;
  int lines = 0;
  while (std::getline(before, a)) {
    b.clear();
    std::getline(now, b);
    REQUIRE(b == a);
    ++lines;
  }
  CHECK_FALSE(std::getline(now, b));
  CHECK(lines > 400);
}
