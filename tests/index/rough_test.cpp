// What cannot be among the best is not scored: answers are those of scoring all.
#include <random>
#include <utility>

#include "catch.hpp"
#include "fingerpost/json.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const AsOf on{2026y / 6 / 1, {}};

// Words of which some stand in most sections and some in few; days, kinds, places, topics,
// copies, and later editions of some.
Searcher shelf(Folder& folder) {
  Index index = Index::create(folder / "i");
  Writer writer = index.writer();
  std::mt19937 chance(7);
  const auto below = [&chance](unsigned n) { return static_cast<int>(chance() % n); };
  const auto text = [&] {
    std::string words;
    for (int i = 0; i < 12 + below(20); ++i)
      words += "word" + std::to_string(below(1 + static_cast<unsigned>(below(40)))) + ' ';
    const char* topics[] = {"Neglect.", "County lines.", "Self-harm and neglect.", "", "", ""};
    return words + topics[below(6)];
  };
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < (round == 0 ? 600 : 80); ++i) {
      Document made = document("d" + std::to_string(i), "Title word" + std::to_string(i % 50),
                               i % 9 == 0 ? "word1 word2 word3 word4 the same text" : text());
      made.kind = static_cast<Kind>(below(8));
      made.layer = static_cast<Layer>(below(4));
      made.publisher = i % 3 == 0 ? "Leeds SCP" : "Bradford SCP";
      made.sections.front().kind = made.kind;
      if (i % 5 == 0) made.validity = {2020y / 1 / 1, Date(2026y / (1 + i % 12) / 1)};
      if (i % 7 == 0) made.replaces = {"d" + std::to_string(i / 2)};
      for (int more = below(4); more > 0; --more)
        made.sections.push_back({.anchor = "s" + std::to_string(more), .text = text()});
      writer.put(made);
    }
    writer.commit(2026y / 1 / (5 + static_cast<unsigned>(round)));
  }
  return index.searcher();
}

// What is filtered by a field that is counted is all scored: here by one that keeps all.
Query all_scored(Query query) {
  query.facets = true;
  query.publishers = {"Leeds SCP", "Bradford SCP"};
  return query;
}

}  // namespace

TEST_CASE("what cannot be among the best is left unscored, and no answer changes", "[index]") {
  Folder folder;
  const Searcher searcher = shelf(folder);
  std::mt19937 chance(11);
  std::size_t many = 0;
  for (int i = 0; i < 120; ++i) {
    Query query{.limit = i % 4 == 0 ? 40u : 10u, .offset = i % 3 == 0 ? 7u * (i % 20) : 0u};
    for (int words = 0; words <= i % 4; ++words)
      query.text += "word" + std::to_string(chance() % 40) + ' ';
    if (i % 5 == 1) query.text += "contact leeds";
    if (i % 6 == 2) query.kinds = {Kind::guidance, Kind::page, Kind::event};
    if (i % 7 == 3) query.text += "2026";
    query.group = i % 8 == 5 ? Group::section : Group::document;
    const Results one = searcher.search(query, on);
    query.facets = true;
    Results counted = searcher.search(query, on);
    Results all = searcher.search(all_scored(query), on);
    INFO(query.text);
    CHECK(to_json(counted) == to_json(all));
    CHECK_FALSE(std::exchange(counted.facets, {}).empty());
    CHECK(to_json(one) == to_json(counted));
    many += one.total > 150;
  }
  CHECK(many > 30);  // or there was nothing to leave
}
