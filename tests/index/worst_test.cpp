// At 100,000 sections a search for one common word takes about a millisecond of the
// processor, and nothing that can be typed may take more than 250 (tests/bench/README.md):
// the same ratio must hold of an index small enough for a test.
#include <algorithm>
#include <ctime>

#include "catch.hpp"
#include "support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const Date today = 2025y / 6 / 15;

// Of a word list drawn the steeper the earlier a word stands: word 0 is everywhere.
std::string drawn(std::size_t words, std::uint64_t& state) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const auto part = static_cast<double>(state >> 40) / double(1 << 24);
    const auto number = static_cast<std::size_t>(part * part * part * 400);
    text += (i ? " " : "");
    text += "wor" + std::string(1, static_cast<char>('a' + number % 26)) +
            std::string(1, static_cast<char>('a' + number / 26 % 26)) + "n";
  }
  return text;
}

double processor(const Searcher& searcher, const std::string& text) {
  double best = 1e9;
  for (int round = 0; round < 3; ++round) {
    const std::clock_t start = std::clock();
    searcher.search({.text = text, .facets = true}, {today});
    best = std::min(best, double(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

}  // namespace

TEST_CASE("nothing that is typed takes more than 250 times a common word", "[index]") {
  const Folder folder;
  const Index index = Index::create(folder / "index");
  Writer writer = index.writer();
  std::uint64_t state = 1;
  for (int i = 0; i < 600; ++i) {
    Document each = document("d" + std::to_string(i), drawn(4, state), drawn(150, state));
    for (int j = 0; j < 4; ++j)
      each.sections.push_back({.anchor = "s" + std::to_string(j), .text = drawn(150, state)});
    writer.put(each);
  }
  writer.commit(2025y / 1 / 1);
  const Searcher searcher = index.searcher();
  const double one = std::max(processor(searcher, "woraan"), 1e-4);
  std::string text;
  while (text.size() < 2048) text += drawn(8, state) + " ";
  std::string either = drawn(1, state);
  for (int i = 0; i < 40; ++i) either += " OR " + drawn(1, state);
  const std::string cases[] = {'"' + drawn(16, state) + '"',
                               '"' + drawn(2, state) + "\" \"" + drawn(3, state) + '"',
                               "wor* won*",
                               drawn(64, state),
                               text,
                               either,
                               std::string(2048, 'q'),
                               "-" + drawn(1, state)};
  for (const std::string& each : cases) {
    INFO(each.substr(0, 60));
    CHECK(processor(searcher, each) < 250 * one);
  }
}
