#include <algorithm>
#include <cctype>

#include "catch.hpp"
#include "index/pairs.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const Date today = 2024y / 6 / 1;

// One document for each pair, and the ids of those that `typed` finds.
template <std::size_t N>
struct Written {
  explicit Written(const WordPair (&pairs)[N]) {
    Writer writer = index.writer();
    for (std::size_t i = 0; i < N; ++i)
      writer.put(document(std::to_string(i), "Notes", pairs[i].written));
    // Words that stand in no document are taken for slips: all that is typed stands in one.
    std::string typed;
    for (const WordPair& pair : pairs) typed += std::string(pair.typed) + ".\n";
    writer.put(document("typed", "Typed", typed));
    writer.commit(today);
  }
  bool meets(const char* typed, std::size_t i) const {
    const Results found = searcher().search({.text = typed, .limit = 100}, {today});
    const Ids all = ids(found);
    return std::find(all.begin(), all.end(), std::to_string(i)) != all.end();
  }
  const Searcher& searcher() const {
    if (!opened) opened.emplace(index.searcher());
    return *opened;
  }

  Folder folder;
  Index index = Index::create(folder / "i");
  mutable std::optional<Searcher> opened;
};

}  // namespace

TEST_CASE("what is typed meets what is written, however it is spelt", "[index]") {
  const Written written(meet);
  for (std::size_t i = 0; i < std::size(meet); ++i) {
    INFO(meet[i].typed << " / " << meet[i].written);
    CHECK(written.meets(meet[i].typed, i));
  }
}

TEST_CASE("words that only look alike do not meet", "[index]") {
  const Written written(apart);
  for (std::size_t i = 0; i < std::size(apart); ++i) {
    INFO(apart[i].typed << " / " << apart[i].written);
    CHECK_FALSE(written.meets(apart[i].typed, i));
  }
}

TEST_CASE("a slip in a long word is put right by what stands beside it", "[index]") {
  Folder folder;
  const Index index = Index::create(folder / "i");
  Writer writer = index.writer();
  for (const auto& [title, body] : written_for_slips) writer.put(document(title, title, body));
  writer.commit(today);
  const Searcher searcher = index.searcher();
  for (const Slip& slip : slips) {
    INFO(slip.typed);
    const Results found = ask(searcher, slip.typed, today);
    for (const std::string& each : found.did_you_mean) UNSCOPED_INFO("suggested: " << each);
    CHECK((found.did_you_mean.empty() ? "" : found.did_you_mean.front()) == slip.meant);
    for (const std::string& each : found.did_you_mean) CHECK(ask(searcher, each, today).total > 0);
  }
}
