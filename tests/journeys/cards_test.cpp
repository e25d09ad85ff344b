// The questions of tests/questions that want a card before any page: a practitioner who
// asks "who do I call", and a young person who writes "I want to die".
#include <algorithm>
#include <fstream>
#include <sstream>

#include "catch.hpp"
#include "fingerpost/fingerpost.hpp"
#include "journeys/partnership.hpp"

using namespace fingerpost;
using namespace std::chrono_literals;

namespace {

Cards of_the_examples() {
  std::ifstream file(std::string(FINGERPOST_SOURCE) + "/examples/cards.json");
  std::ostringstream text;
  text << file.rdbuf();
  return cards_from_json(text.str());
}

std::vector<std::string> shown(const Results& results) {
  std::vector<std::string> ids;
  for (const ShownCard& each : results.cards) ids.push_back(each.id);
  return ids;
}

bool has(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

TEST_CASE("who asks for help is shown whom to ring before any page", "[journeys]") {
  const tests::Folder folder;
  Index index = Index::create(folder / "cards.index");
  {
    Writer writer = index.writer();
    Document page;
    page.id = "pages/concerned-about-a-child";
    page.title = "Concerned about a child?";
    page.published = period_from_iso("2024-02");
    page.sections.push_back({.anchor = "top", .text = "Whom to ring, and when."});
    writer.put(page);
    writer.commit(2024y / 3 / 1);
    REQUIRE(writer.use(of_the_examples()));
  }
  const Searcher searcher = index.searcher();
  const auto ask = [&](const char* text, Date day = 2026y / 1 / 15) {
    return searcher.search({.text = text, .place = "leeds"}, {day});
  };
  const Results call = ask("who do I call");  // q004
  CHECK(has(shown(call), "leeds-duty"));
  CHECK(has(shown(call), "immediate-danger"));
  REQUIRE(call.pinned.size() == 1);
  CHECK(call.pinned[0].document == "pages/concerned-about-a-child");
  const Results die = ask("I want to die", 2025y / 6 / 15);  // q045
  CHECK(shown(die).front() == "immediate-danger");
  CHECK(has(shown(die), "someone-to-talk-to"));
  CHECK(ask("bruising protocol").cards.empty());
  CHECK(ask("training on immediate danger").cards.empty());
  // Elsewhere another team answers, and after its last day nobody knows.
  CHECK_FALSE(
      has(shown(searcher.search({.text = "who do I call", .place = "kirklees"}, {2026y / 1 / 15})),
          "leeds-duty"));
  CHECK(ask("who do I call", 2027y / 1 / 1).cards.empty());
  CHECK(ask("who do I call", 2026y / 7 / 1).cards.front().review_overdue);
}

TEST_CASE("an index without cards shows its contacts in a crisis, those of the place",
          "[journeys]") {
  const Searcher searcher = tests::partnership().searcher();
  for (const char* text : {"who do I call", "I want to die", "child is being hurt right now"}) {
    INFO(text);
    const Results results = searcher.search({.text = text, .place = "leeds"}, {2026y / 1 / 15});
    REQUIRE_FALSE(results.cards.empty());
    for (const ShownCard& each : results.cards) {
      INFO(each.document);
      CHECK(each.document.starts_with("contacts/"));
      CHECK(each.document.find("bradford") == std::string::npos);
      CHECK(each.document.find("kirklees") == std::string::npos);
      CHECK_FALSE(each.lines.empty());
      CHECK(each.phone.empty());
    }
  }
  CHECK(searcher.search({.text = "suicide prevention strategy"}, {2026y / 1 / 15}).cards.empty());
}
