// What supersedes what, and from when: between editions of one id, and between
// documents that say they replace each other.
#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

struct Shelf {
  Folder folder;
  Index index = Index::create(folder / "i");
  Writer writer = index.writer();

  void put(const Document& document, Date recorded = 2024y / 1 / 1) {
    writer.put(document);
    writer.commit(recorded);
  }
  Hit hit(const std::string& id, Date day, std::vector<std::string> tiers = {}) {
    for (const Hit& hit : ask(index.searcher(std::move(tiers)), "walrus", day).hits)
      if (hit.document == id) return hit;
    return {.document = "nothing"};
  }
  std::string standing(const std::string& id, Date day) {
    Hit found = hit(id, day);
    return found.document == "nothing"
               ? "nothing"
               : std::string(name(found.standing)) + " " + found.superseded_by;
  }
};

Document guidance(std::string id, Date published, std::vector<std::string> replaces = {}) {
  Document made = document(std::move(id), "Walrus guidance", "walrus");
  made.kind = made.sections[0].kind = Kind::guidance;
  made.published = day(published);
  made.replaces = std::move(replaces);
  return made;
}

}  // namespace

TEST_CASE("a successor supersedes while it is in force, or is succeeded itself", "[index]") {
  Shelf shelf;
  shelf.put(guidance("a", 2020y / 1 / 1));
  Document b = guidance("b", 2021y / 1 / 1, {"a"});
  SECTION("withdrawn without a successor, it supersedes no more") {
    b.withdrawn = day(2022y / 2 / 1);
    shelf.put(b);
    CHECK(shelf.standing("a", 2020y / 6 / 1) == "in_force ");
    CHECK(shelf.standing("a", 2022y / 1 / 31) == "superseded b");
    CHECK(shelf.standing("a", 2022y / 2 / 1) == "in_force ");
  }
  SECTION("ended, it gives way again") {
    b.validity = {2021y / 1 / 1, 2021y / 6 / 1};
    shelf.put(b);
    CHECK(shelf.standing("a", 2021y / 6 / 1) == "superseded b");
    CHECK(shelf.standing("a", 2021y / 6 / 2) == "in_force ");
  }
  SECTION("withdrawn because another took its place, the chain holds") {
    b.withdrawn = day(2022y / 2 / 1);
    shelf.put(b);
    shelf.put(guidance("c", 2022y / 2 / 1, {"b"}));
    CHECK(shelf.standing("a", 2023y / 1 / 1) == "superseded c");
  }
  SECTION("a successor in force before it is published does not supersede unseen") {
    b.published = day(2021y / 3 / 1);
    b.validity.first = 2021y / 1 / 1;
    shelf.put(b);
    CHECK(shelf.standing("a", 2021y / 2 / 1) == "in_force ");
    CHECK(shelf.standing("a", 2021y / 3 / 1) == "superseded b");
  }
  SECTION("a mistaken claim is taken back by the next edition") {
    shelf.put(b);
    CHECK(shelf.standing("a", 2024y / 1 / 1) == "superseded b");
    b.replaces.clear();
    shelf.put(b);
    CHECK(shelf.standing("a", 2024y / 1 / 1) == "in_force ");
  }
  SECTION("documents that replace each other leave both found") {
    b.replaces = {"a"};
    shelf.put(b);
    shelf.put(guidance("a", 2020y / 1 / 2, {"b"}));
    CHECK(shelf.standing("a", 2024y / 1 / 1) != "nothing");
    CHECK(shelf.standing("b", 2024y / 1 / 1) != "nothing");
  }
  SECTION("of two successors the one that began last is named, whatever the segments") {
    shelf.put(b);
    shelf.put(guidance("c", 2021y / 5 / 1, {"a"}));
    CHECK(shelf.standing("a", 2024y / 1 / 1) == "superseded c");
    shelf.writer.merge();
    CHECK(shelf.standing("a", 2024y / 1 / 1) == "superseded c");
  }
}

TEST_CASE("documents that replace each other are one work", "[index]") {
  Shelf shelf;
  shelf.put(guidance("a", 2020y / 1 / 1));
  shelf.put(guidance("b", 2021y / 1 / 1, {"a"}));
  shelf.put(guidance("c", 2022y / 1 / 1, {"b"}));
  shelf.put(guidance("other", 2022y / 1 / 1));
  auto found = [&](Date day) {
    return ids(shelf.index.searcher().search({.text = "walrus", .group = Group::work}, {day}));
  };
  CHECK(found(2024y / 1 / 1) == Ids{"c", "other"});
  CHECK(found(2021y / 6 / 1) == Ids{"b"});
  CHECK(ask(shelf.index.searcher(), "walrus", 2024y / 1 / 1).total == 4);
}

TEST_CASE("a draft edition stands between two published ones without reviving the first",
          "[index]") {
  Shelf shelf;
  Document first = guidance("a", 2020y / 1 / 1), draft = guidance("a", 2021y / 1 / 1),
           last = guidance("a", 2022y / 1 / 1);
  first.sections[0].text = "walrus first";
  draft.sections[0].text = "walrus draft";
  draft.status = Status::draft;
  last.sections[0].text = "walrus last";
  shelf.put(first);
  shelf.put(draft);
  CHECK(ask(shelf.index.searcher(), "first", 2024y / 1 / 1).hits.at(0).standing ==
        Standing::in_force);
  shelf.put(last);
  CHECK(ask(shelf.index.searcher(), "first", 2024y / 1 / 1).hits.at(0).standing ==
        Standing::superseded);
  CHECK(ask(shelf.index.searcher(), "draft", 2024y / 1 / 1).hits.at(0).standing ==
        Standing::superseded);
  CHECK(shelf.hit("a", 2024y / 1 / 1).edition == 3);
}

TEST_CASE("an event of an edition that was replaced is not still to come", "[index]") {
  Shelf shelf;
  Document page = document("diary", "Walrus day", "walrus old day");
  page.kind = page.sections[0].kind = Kind::event;
  page.published = day(2024y / 4 / 1);
  page.sections[0].validity = {2024y / 5 / 25, 2024y / 5 / 25};
  shelf.put(page, 2024y / 4 / 1);
  page.sections[0].text = "walrus postponed";
  page.sections[0].validity = {2024y / 9 / 25, 2024y / 9 / 25};
  shelf.put(page, 2024y / 4 / 10);
  Hit hit = shelf.hit("diary", 2024y / 5 / 1);
  CHECK(hit.edition == 2);
  CHECK(hit.validity.first == 2024y / 9 / 25);
  CHECK(ask(shelf.index.searcher(), "old", 2024y / 5 / 1).hits.at(0).standing ==
        Standing::superseded);
}

TEST_CASE("a withdrawal given as a month counts from its first day", "[index]") {
  Shelf shelf;
  Document page = guidance("a", 2020y / 1 / 1);
  page.withdrawn = period_from_iso("2024-06");
  shelf.put(page);
  CHECK(shelf.standing("a", 2024y / 5 / 31) == "in_force ");
  CHECK(shelf.standing("a", 2024y / 6 / 1) == "withdrawn ");
}

TEST_CASE("what moves to a closed tier leaves the open one in the same commit", "[index]") {
  Shelf shelf;
  Document page = document("a", "Walrus", "walrus one");
  shelf.put(page);
  page.sections[0].text = "walrus two";
  shelf.writer.put(page);
  page.tier = "police";
  page.sections[0].text = "walrus three";
  shelf.writer.put(page);
  shelf.writer.commit(2024y / 2 / 1);
  CHECK(shelf.hit("a", 2024y / 3 / 1).document == "nothing");
  CHECK(shelf.index.searcher().ids().empty());
  CHECK(shelf.hit("a", 2024y / 3 / 1, {"police"}).document == "a");
  CHECK(shelf.index.searcher({"police"}).find("a")->sections[0].text == "walrus three");

  SECTION("and is found whole when it comes back") {
    page.tier = "public";
    page.sections[0].text = "walrus four";
    shelf.put(page, 2024y / 4 / 1);
    CHECK(shelf.index.searcher().find("a")->sections[0].text == "walrus four");
    CHECK(shelf.index.searcher({"police"}).ids() == Ids{"a"});
    CHECK(ask(shelf.index.searcher(), "one", 2024y / 5 / 1).total == 0);
  }
}

TEST_CASE("a document that names no tier stays in the one it is in", "[index]") {
  Shelf shelf;
  Document page = document("a", "Walrus", "walrus one");
  page.tier = "police";
  shelf.put(page);
  page.tier = "";
  page.sections[0].text = "walrus two";
  shelf.put(page);
  CHECK(shelf.hit("a", 2024y / 3 / 1).document == "nothing");
  CHECK(shelf.index.searcher({"police"}).find("a")->sections[0].text == "walrus two");
}

TEST_CASE("what could not be read back is refused", "[index]") {
  Shelf shelf;
  Document page = document("a", "Walrus", "walrus");
  page.validity = {2024y / 6 / 1, 2024y / 5 / 1};
  CHECK_THROWS_AS(shelf.writer.put(page), Error);
  page.validity = {};
  page.published = Period{2024y / 2 / 30, 2024y / 2 / 30};
  CHECK_THROWS_AS(shelf.writer.put(page), Error);
  page.published.reset();
  Json deep;
  for (int i = 0; i < 80; ++i) deep = Json::Array{std::move(deep)};
  page.extra = Json::Object{{"deep", deep}};
  CHECK_THROWS_AS(shelf.writer.put(page), Error);
  page.extra = {};
  page.id = "caf\xe9";
  CHECK_THROWS_AS(shelf.writer.put(page), Error);
  page.id = "a";
  shelf.put(page);
  CHECK(shelf.hit("a", 2024y / 3 / 1).document == "a");
}
