#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const Date today = 2024y / 6 / 1;

Ids texts(const std::vector<Completion>& completions) {
  Ids all;
  for (const Completion& each : completions) all.push_back(each.text);
  return all;
}

Document titled(std::string id, std::string title, std::string heading = "") {
  Document made = document(std::move(id), std::move(title), "Words for this document.");
  made.sections[0].heading = std::move(heading);
  return made;
}

struct Shelf {
  Folder folder;
  Index index = Index::create(folder / "i");
  Writer writer = index.writer();
  void put(const Document& document) { writer.put(document); }
  Searcher open(std::vector<std::string> tiers = {}) {
    writer.commit(today);
    return index.searcher(std::move(tiers));
  }
};

void put_some(Shelf& shelf) {
  shelf.put(titled("a", "Walrus sightings in harbours", "Whom to ring"));
  shelf.put(titled("b", "Harbour walk", "Whom to ring"));
  shelf.put(titled("c", "The quarterly walrus report", "Café tables"));
  Document topic = titled("d", "Dog bites");
  topic.topics = {"neglect"};
  shelf.put(topic);
}

}  // namespace

TEST_CASE("what is typed goes on to titles, headings and topics by any of their words", "[index]") {
  Shelf shelf;
  put_some(shelf);
  const Searcher searcher = shelf.open();
  struct Case {
    const char* typed;
    Ids completions;
  };
  for (const Case& each :
       std::vector<Case>{{"walr", {"Walrus sightings in harbours", "The quarterly walrus report"}},
                         {"WALRUS SI", {"Walrus sightings in harbours"}},
                         {"harb", {"Harbour walk", "Walrus sightings in harbours"}},
                         {"whom", {"Whom to ring"}},
                         {"ring", {"Whom to ring"}},
                         {"cafe\xCC\x81", {"Café tables"}},
                         {"negl", {"Neglect", "Abuse and neglect"}},
                         {"walrus harb", {"Walrus sightings in harbours"}},
                         {"", {}},
                         {"  ", {}},
                         {"zzz", {}},
                         {"document", {}}}) {
    INFO(each.typed);
    CHECK(texts(searcher.complete(each.typed, {today})) == each.completions);
  }
  const auto ring = searcher.complete("ring", {today});
  CHECK(ring[0].from == CompletedFrom::heading);
  CHECK(ring[0].documents == 2);
  CHECK(ring[0].id.empty());
  const auto walk = searcher.complete("harbour w", {today});
  CHECK(walk[0] == Completion{"Harbour walk", CompletedFrom::title, "b", 1, Standing::undated});
  CHECK(searcher.complete("neglect", {today})[0].id == "neglect");
}

TEST_CASE("one slip is forgiven from four letters on, never in the first or in a number",
          "[index]") {
  Shelf shelf;
  put_some(shelf);
  shelf.put(titled("s", "Section 4712 notes"));
  const Searcher searcher = shelf.open();
  for (const char* typed : {"walus", "wallrus", "wlarus", "walrys", "wakrus s", "quartrely"}) {
    INFO(typed);
    CHECK_FALSE(searcher.complete(typed, {today}).empty());
  }
  for (const char* typed : {"qal", "xalrus", "wrulas", "section 4713", "wqlrys"}) {
    INFO(typed);
    CHECK(searcher.complete(typed, {today}).empty());
  }
}

TEST_CASE("what is over comes after what is in force, what is not there yet never", "[index]") {
  Shelf shelf;
  Document old = titled("old", "Walrus code 2020");
  old.validity = {2020y / 1 / 1, 2021y / 1 / 1};
  Document now = titled("now", "Zoo walrus code");
  now.published = period_from_iso("2024-01-01");
  Document later = titled("later", "Walrus code 2026");
  later.published = period_from_iso("2026-01-01");
  shelf.put(old), shelf.put(now), shelf.put(later);
  const Searcher searcher = shelf.open();
  CHECK(texts(searcher.complete("walrus", {today})) == Ids{"Zoo walrus code", "Walrus code 2020"});
  CHECK(searcher.complete("walrus", {today})[1].standing == Standing::ended);
  CHECK(texts(searcher.complete("walrus", {2020y / 6 / 1})) == Ids{"Walrus code 2020"});
  CHECK(texts(searcher.complete("walrus", {2026y / 6 / 1})) ==
        Ids{"Walrus code 2026", "Zoo walrus code", "Walrus code 2020"});
  CHECK(searcher.complete("walrus", {today, 2024y / 5 / 31}).empty());
  CHECK(texts(searcher.complete("walrus", {today}, 1)) == Ids{"Zoo walrus code"});
  CHECK(searcher.complete("walrus", {today}, 0).empty());
  CHECK_THROWS_AS(searcher.complete("walrus", {today}, 101), Error);
}

TEST_CASE("completion tells nothing of a tier that is not opened", "[index]") {
  Shelf plain, mixed;
  put_some(plain), put_some(mixed);
  Document hidden = titled("x", "Walrus raid", "Whom to ring");
  hidden.tier = "police";
  mixed.put(hidden);
  const Searcher one = plain.open(), other = mixed.open(),
                 police = mixed.index.searcher({"police"});
  for (const char* typed : {"w", "walr", "walrus raid", "raid", "whom", "walus", "ring"}) {
    INFO(typed);
    CHECK(to_json(one.complete(typed, {today})) == to_json(other.complete(typed, {today})));
  }
  CHECK(texts(police.complete("raid", {today})) == Ids{"Walrus raid"});
  // Removed, it is nowhere.
  mixed.writer.remove("x");
  mixed.writer.commit(today);
  CHECK(mixed.index.searcher({"police"}).complete("raid", {today}).empty());
}

TEST_CASE("any bytes are completed or not, and quickly", "[index]") {
  Shelf shelf;
  put_some(shelf);
  const Searcher searcher = shelf.open();
  for (const std::string& typed :
       {std::string("\xff\xfe"), std::string(5000, 'w'), std::string("\"-*"), std::string("\0", 1),
        std::string(3000, '\xc3'), std::string("walrus \xe2\x80")})
    CHECK_NOTHROW(searcher.complete(typed, {today}));
}
