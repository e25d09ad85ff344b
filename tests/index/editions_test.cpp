#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const Date day1 = 2024y / 1 / 10, day2 = 2024y / 2 / 10, day3 = 2024y / 3 / 10;

}  // namespace

TEST_CASE("what is put is found after the commit and not before", "[index]") {
  Folder folder;
  auto index = Index::create(folder / "a.index");
  auto writer = index.writer();
  CHECK(writer.put(document("a", "Bruising protocol", "A mark on a baby.")) == Put::added);
  CHECK(ask(index.searcher(), "bruising", day1).total == 0);
  CHECK(writer.commit(day1) == 1);
  auto results = ask(index.searcher(), "bruising", day1);
  REQUIRE(results.total == 1);
  CHECK(results.hits[0].document == "a");
  CHECK(results.revision == 1);
  CHECK(results.recorded == day1);
}

TEST_CASE("the same content again is no change", "[index]") {
  Folder folder;
  auto index = Index::create(folder / "a.index");
  auto writer = index.writer();
  writer.put(document("a", "Bruising", "one"));
  CHECK(writer.commit(day1) == 1);
  CHECK(writer.put(document("a", "Bruising", "one")) == Put::unchanged);
  CHECK(writer.commit(day2) == 1);
  CHECK(index.searcher().info().recorded == day1);
}

TEST_CASE("a new body under a known id supersedes the old one and keeps it", "[index]") {
  Folder folder;
  auto index = Index::create(folder / "a.index");
  auto writer = index.writer();
  writer.put(document("a", "Week", "walrus workshops"));
  writer.commit(day1);
  CHECK(writer.put(document("a", "Week", "penguin workshops")) == Put::changed);
  writer.commit(day2);
  auto searcher = index.searcher();

  CHECK(ask(searcher, "penguin", day3).hits.at(0).standing == Standing::undated);
  auto old = ask(searcher, "walrus", day3);
  REQUIRE(old.hits.size() == 1);
  CHECK(old.hits[0].standing == Standing::superseded);
  CHECK(old.hits[0].superseded_by == "a");
  CHECK(old.hits[0].edition == 1);
  CHECK(ask(searcher, "workshops", day3).total == 1);
  CHECK(ask(searcher, "workshops", day3).hits.at(0).edition == 2);

  SECTION("known at a day is what the index held on it") {
    CHECK(ask(searcher, "penguin", day3, day1).total == 0);
    CHECK(ask(searcher, "walrus", day3, day1).hits.at(0).standing == Standing::undated);
    CHECK(ask(searcher, "workshops", day3, 2024y / 1 / 9).total == 0);
    CHECK(searcher.find("a", day1)->sections[0].text == "walrus workshops");
    CHECK(searcher.find("a")->sections[0].text == "penguin workshops");
    CHECK_FALSE(searcher.find("a", 2024y / 1 / 9));
  }
  SECTION("counts tell what is there and what is kept") {
    CHECK(searcher.info().documents == 1);
    CHECK(searcher.info().editions == 2);
    CHECK(searcher.ids() == Ids{"a"});
  }
}

TEST_CASE("what is removed is gone with all its editions, and known to have been there",
          "[index]") {
  Folder folder;
  auto index = Index::create(folder / "a.index");
  auto writer = index.writer();
  writer.put(document("a", "Week", "walrus"));
  writer.commit(day1);
  writer.put(document("a", "Week", "penguin"));
  writer.commit(day2);
  CHECK(writer.remove("a"));
  CHECK_FALSE(writer.remove("a"));
  CHECK_FALSE(writer.remove("b"));
  writer.commit(day3);
  auto searcher = index.searcher();
  CHECK(ask(searcher, "walrus penguin", day3).total == 0);
  CHECK_FALSE(searcher.find("a"));
  CHECK(searcher.ids().empty());
  CHECK(ask(searcher, "penguin", day3, day2).total == 1);
  CHECK(ask(searcher, "walrus", day3, day1).total == 1);

  writer.put(document("a", "Week", "walrus again"));
  writer.commit(2024y / 4 / 10);
  searcher.refresh();
  CHECK(ask(searcher, "walrus", 2024y / 4 / 10).hits.at(0).edition == 3);
  CHECK(ask(searcher, "penguin", 2024y / 4 / 10).total == 0);
}

TEST_CASE("within one commit the last word counts", "[index]") {
  Folder folder;
  auto index = Index::create(folder / "a.index");
  auto writer = index.writer();
  writer.put(document("a", "Week", "walrus"));
  writer.put(document("a", "Week", "penguin"));
  writer.put(document("b", "Week", "gull"));
  writer.remove("b");
  writer.commit(day1);
  auto searcher = index.searcher();
  CHECK(ask(searcher, "walrus", day1).total == 0);
  CHECK(ask(searcher, "gull", day1).total == 0);
  CHECK(ask(searcher, "penguin", day1).hits.at(0).edition == 1);

  SECTION("a replacement that is then removed takes the old edition with it") {
    writer.put(document("a", "Week", "heron"));
    writer.remove("a");
    writer.commit(day2);
    searcher.refresh();
    CHECK(ask(searcher, "penguin", day2).total == 0);
    CHECK(ask(searcher, "penguin", day2, day1).total == 1);
  }
}

TEST_CASE("what is not committed is dropped", "[index]") {
  Folder folder;
  auto index = Index::create(folder / "a.index");
  {
    auto writer = index.writer();
    writer.put(document("a", "Week", "walrus"));
  }
  CHECK(index.searcher().info().documents == 0);
  auto writer = index.writer();
  writer.put(document("a", "Week", "walrus"));
  writer.commit(day1);
  CHECK(index.searcher().info().documents == 1);
}

TEST_CASE("a successor supersedes from its own first day, not from its publication", "[index]") {
  Folder folder;
  auto index = Index::create(folder / "a.index");
  auto writer = index.writer();
  Document old = document("kcsie-2024", "Keeping children safe in education 2024", "Schools must.");
  old.kind = Kind::guidance;
  old.published = day(2024y / 7 / 1);
  old.validity.first = 2024y / 9 / 1;
  Document next =
      document("kcsie-2025", "Keeping children safe in education 2025", "Schools must.");
  next.kind = Kind::guidance;
  next.published = day(2025y / 7 / 1);
  next.validity.first = 2025y / 9 / 1;
  next.replaces = {"kcsie-2024"};
  Document draft =
      document("kcsie-2026", "Keeping children safe in education 2026", "Schools must.");
  draft.kind = Kind::guidance;
  draft.published = day(2025y / 10 / 1);
  draft.status = Status::draft;
  draft.replaces = {"kcsie-2025"};
  for (const Document& each : {old, next, draft}) writer.put(each);
  writer.commit(day1);
  auto searcher = index.searcher();
  auto on = [&](Date day) { return ask(searcher, "keeping children safe", day); };

  auto may = on(2025y / 5 / 1);
  CHECK(ids(may) == Ids{"kcsie-2024"});
  CHECK(may.later == 2);
  auto august = on(2025y / 8 / 31);
  CHECK(ids(august) == Ids{"kcsie-2024", "kcsie-2025"});
  CHECK(august.hits[0].standing == Standing::in_force);
  CHECK(august.hits[1].standing == Standing::upcoming);
  auto september = on(2025y / 9 / 1);
  CHECK(ids(september) == Ids{"kcsie-2025", "kcsie-2024"});
  CHECK(september.hits[1].standing == Standing::superseded);
  CHECK(september.hits[1].superseded_by == "kcsie-2025");
  auto november = on(2025y / 11 / 1);
  CHECK(november.hits.at(0).document == "kcsie-2025");
  CHECK(november.hits[0].standing == Standing::in_force);
  CHECK(november.hits.at(1).standing != Standing::in_force);
}
