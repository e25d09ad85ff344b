#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const Date today = 2024y / 6 / 1;

struct Shelf {
  Folder folder;
  Index index = Index::create(folder / "i");
  Writer writer = index.writer();
  void put(const Document& document) { writer.put(document); }
  Searcher open() {
    writer.commit(today);
    return index.searcher();
  }
};

Ids found(const Searcher& searcher, const std::string& typed) {
  Ids all = ids(ask(searcher, typed, today));
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

TEST_CASE("near words are found in any order, by their families, within the section", "[index]") {
  Shelf shelf;
  shelf.put(document("a", "One", "Any bruising that is seen on very young babies is referred."));
  shelf.put(document("b", "Two", "The baby had a bruise."));
  shelf.put(document("c", "Three",
                     "A bruise. one two three four five six seven eight nine ten "
                     "eleven twelve of the baby."));
  shelf.put(document("d", "Bruise", "A baby."));
  const Searcher searcher = shelf.open();
  CHECK(found(searcher, "bruise NEAR baby") == Ids{"a", "b"});
  CHECK(found(searcher, "baby NEAR/3 bruise") == Ids{"b"});
  CHECK(found(searcher, "baby NEAR/50 bruise") == Ids{"a", "b", "c"});
  CHECK(found(searcher, "\"bruise baby\"~3") == Ids{"b"});
  CHECK(found(searcher, "\"bruising babies\"~9") == Ids{"a"});
  CHECK(found(searcher, "baby NEAR baby") == Ids{"a", "b", "c", "d"});
  CHECK(found(searcher, "baby NEAR walrus").empty());
  CHECK(found(searcher, "bruise NEAR young NEAR baby") == Ids{"a"});
}

TEST_CASE("title: asks for words of the title, not of the text", "[index]") {
  Shelf shelf;
  shelf.put(document("a", "Bruising in babies", "Words."));
  shelf.put(document("b", "Babies", "Bruising of all sorts."));
  shelf.put(document("c", "Bruised fruit", "Words."));
  const Searcher searcher = shelf.open();
  CHECK(found(searcher, "title:bruising") == Ids{"a", "c"});
  CHECK(found(searcher, "title:\"bruising babies\"") == Ids{"a"});
  CHECK(found(searcher, "title:bruisi*") == Ids{"a"});
  CHECK(found(searcher, "-title:babies bruising") == Ids{"c"});
  CHECK(found(searcher, "bruising title:babies") == Ids{"a", "b"});
  CHECK(found(searcher, "title:fruit OR title:babies") == Ids{"a", "b", "c"});
}

TEST_CASE("page: asks for pages by number or by what is printed on them", "[index]") {
  Shelf shelf;
  Document paper = document("a", "Paper", "one");
  paper.sections[0].page = 3;
  paper.sections[0].page_label = "iii";
  for (int i = 4; i <= 8; ++i) {
    paper.sections.push_back({.anchor = "s" + std::to_string(i), .text = "walrus"});
    paper.sections.back().page = i;
    paper.sections.back().page_label = std::to_string(i - 3);
  }
  shelf.put(paper);
  shelf.put(document("b", "Page", "one walrus"));
  const Searcher searcher = shelf.open();
  const auto anchors = [&](const std::string& typed) {
    Ids all;
    for (const Hit& hit : searcher.search({.text = typed, .group = Group::section}, {today}).hits)
      all.push_back(hit.anchor);
    std::sort(all.begin(), all.end());
    return all;
  };
  CHECK(anchors("page:iii") == Ids{"top"});
  CHECK(anchors("page:III") == Ids{"top"});
  CHECK(anchors("page:8") == Ids{"s8"});
  CHECK(anchors("page:1") == Ids{"s4"});
  CHECK(anchors("page:7-9") == Ids{"s7", "s8"});
  CHECK(anchors("walrus page:8,1") == Ids{"s4", "s8"});
  CHECK(anchors("page:90").empty());
}

TEST_CASE("what a host keeps beside a document is filtered by", "[index]") {
  Shelf shelf;
  const auto put = [&](std::string id, const char* extra) {
    Document each = document(std::move(id), "Walrus", "walrus");
    each.extra = parse_json(extra);
    shelf.put(each);
  };
  put("a", R"({"phase": "Primary", "years": [5, 6], "pilot": true})");
  put("b",
      R"({"phase": "secondary", "years": [6, 7], "version": 1.0, "share": 1.5, "edition": "1.0", "long": ")"
      "x"
      R"("})");
  put("c", "{}");
  put("d", ("{\"phase\": \"" + std::string(5000, 'y') + "\"}").c_str());
  const Searcher searcher = shelf.open();
  using Extra = std::map<std::string, std::vector<std::string>>;
  const auto kept = [&](const Extra& extra) {
    Ids all = ids(searcher.search({.text = "walrus", .extra = extra}, {today}));
    std::sort(all.begin(), all.end());
    return all;
  };
  CHECK(kept({{"phase", {"primary"}}}) == Ids{"a"});
  CHECK(kept({{"phase", {"primary", "secondary"}}}) == Ids{"a", "b"});
  CHECK(kept({{"years", {"6"}}}) == Ids{"a", "b"});
  CHECK(kept({{"years", {"6"}}, {"phase", {"secondary"}}}) == Ids{"b"});
  CHECK(kept({{"pilot", {"true"}}}) == Ids{"a"});
  for (const char* one : {"1", "1.0", "1.00"}) CHECK(kept({{"version", {one}}}) == Ids{"b"});
  CHECK(kept({{"share", {"1.50"}}}) == Ids{"b"});
  CHECK(kept({{"years", {"6.0"}}}) == Ids{"a", "b"});
  CHECK(kept({{"edition", {"1.0"}}}) == Ids{"b"});
  CHECK(kept({{"edition", {"1"}}}).empty());
  CHECK(kept({{"phase", {std::string(5000, 'y')}}}) == Ids{"d"});
  CHECK(kept({{"phase", {"tertiary"}}}).empty());
  CHECK(kept({{"phase", {}}}).empty());
  CHECK(kept({}) == Ids{"a", "b", "c", "d"});
}

TEST_CASE("a publisher of whom nothing is there is told, from the opened tiers alone", "[index]") {
  Shelf shelf;
  Document hidden = document("x", "Walrus", "walrus");
  hidden.tier = "police";
  hidden.publisher = "Harbour Watch";
  shelf.put(document("a", "Walrus", "walrus"));
  shelf.put(hidden);
  const Searcher open = shelf.open(), police = shelf.index.searcher({"police"});
  const Query query{.text = "walrus", .publishers = {"Harbour Watch"}};
  CHECK(open.search(query, {today}).notices == Ids{"nothing here is from \"Harbour Watch\""});
  CHECK(police.search(query, {today}).notices.empty());
  Query strict = query;
  strict.strict = true;
  CHECK_THROWS_AS(open.search(strict, {today}), Error);
  CHECK(police.search(strict, {today}).total == 1);
}
