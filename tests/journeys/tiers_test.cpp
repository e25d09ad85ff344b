// A document in tier police is invisible, uncounted and unsuggested to a searcher
// opened without it: every answer is byte for byte that of an index that never
// held one.
#include "catch.hpp"
#include "journeys/partnership.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

std::vector<Line> manifest() {
  std::vector<Line> lines;
  std::ifstream in(std::filesystem::path(FINGERPOST_SOURCE) / "examples/pages/manifest.ndjson");
  for (std::string text; std::getline(in, text);) {
    lines.push_back(line_from_json(text));
    lines.back().source.name = lines.back().path;
    if (lines.back().source.id.empty()) lines.back().source.id = lines.back().path;
  }
  return lines;
}

void put(Writer& writer, const Line& line) {
  writer.put(line.source,
             slurp(std::filesystem::path(FINGERPOST_SOURCE) / "examples/pages" / line.path));
}

// Words of the restricted documents that stand in no public one.
std::vector<std::string> secret_words(const std::vector<Line>& lines) {
  std::map<std::string, int> seen;  // 1 public, 2 restricted
  for (const Line& line : lines) {
    std::string text =
                    slurp(std::filesystem::path(FINGERPOST_SOURCE) / "examples/pages" / line.path),
                word;
    for (char c : text + " ")
      if (std::isalpha(static_cast<unsigned char>(c))) {
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      } else {
        if (word.size() > 5)
          seen[word] |= line.source.tier.empty() || line.source.tier == "public" ? 1 : 2;
        word.clear();
      }
  }
  std::vector<std::string> words;
  for (const auto& [word, where] : seen)
    if (where == 2) words.push_back(word);
  return words;
}

}  // namespace

TEST_CASE("what is restricted changes no byte of what others see", "[journeys]") {
  std::vector<Line> lines = manifest();
  Folder folder;
  auto open = Index::create(folder / "open"), mixed = Index::create(folder / "mixed");
  std::size_t restricted = 0;
  {
    auto writer = open.writer();
    for (const Line& line : lines)
      if (line.source.tier.empty() || line.source.tier == "public") put(writer, line);
    writer.commit(2026y / 7 / 1);
  }
  {
    auto writer = mixed.writer();
    for (auto line = lines.rbegin(); line != lines.rend(); ++line)
      if (!line->source.tier.empty() && line->source.tier != "public") {
        put(writer, *line);
        ++restricted;
      }
    writer.commit(2026y / 6 / 1);
    for (auto line = lines.rbegin(); line != lines.rend(); ++line)
      if (line->source.tier.empty() || line->source.tier == "public") put(writer, *line);
    writer.commit(2026y / 7 / 1);
  }
  REQUIRE(restricted >= 4);

  auto one = open.searcher(), two = mixed.searcher();
  CHECK(to_json(one.info()) == to_json(two.info()));
  CHECK(one.ids() == two.ids());
  std::vector<std::string> words = secret_words(lines);
  REQUIRE(words.size() > 20);
  std::vector<std::string> questions{"", "operation", "police intelligence", "bruising",
                                     "missing children"};
  for (const std::string& word : words) {
    questions.push_back(word);
    questions.push_back(word.substr(0, 4) + "*");
    std::string misspelt = word;
    std::swap(misspelt[2], misspelt[3]);
    questions.push_back(misspelt);
  }
  std::size_t differing = 0, seen = 0;
  for (const std::string& text : questions) {
    Query query{.text = text, .facets = true, .explain = true};
    std::string a = to_json(one.search(query, {2026y / 6 / 15})),
                b = to_json(two.search(query, {2026y / 6 / 15}));
    differing += a != b;
    ++seen;
  }
  INFO(seen << " questions");
  CHECK(differing == 0);

  // The test can see a leak: who may see them gets something else.
  auto allowed = mixed.searcher({"police", "health"});
  std::size_t found = 0;
  for (const std::string& word : words)
    found += allowed.search({.text = word}, {2026y / 6 / 15}).total > 0;
  CHECK(found > words.size() / 2);
}
