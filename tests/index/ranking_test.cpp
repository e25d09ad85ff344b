// What moves a hit, in both directions, and what --explain tells of it.
#include <algorithm>
#include <map>

#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const AsOf on{2026y / 6 / 1, {}};

// Beside many pages of other words, so that no word of the test stands in a tenth of all.
class Abstracts {
 public:
  Abstracts() {
    for (int i = 0; i < 200; ++i)
      put("other" + std::to_string(i), "Page " + std::to_string(i),
          "padding" + std::to_string(i) + " filler" + std::to_string(i));
  }
  void put(const std::string& id, const std::string& title, const std::string& text) {
    writer_.put(document(id, title, text));
  }
  Document& draft(const std::string& id, const std::string& text) {
    return drafts_.emplace_back(document(id, id, text));
  }
  Searcher open() {
    for (const Document& each : drafts_) writer_.put(each);
    writer_.commit(2026y / 1 / 5);
    return index_.searcher();
  }

 private:
  Folder folder_;
  Index index_ = Index::create(folder_ / "i");
  Writer writer_ = index_.writer();
  std::vector<Document> drafts_;
};

double score(const Results& results, const std::string& id) {
  for (const Hit& hit : results.hits)
    if (hit.document == id) return hit.score;
  return 0;
}

double factor(const Hit& hit, const std::string& words) {
  for (const Factor& each : hit.factors)
    if (each.words.find(words) != std::string::npos) return each.value;
  return 1;
}

double factor(const Results& results, const std::string& id, const std::string& words) {
  for (const Hit& hit : results.hits)
    if (hit.document == id) return factor(hit, words);
  return 1;
}

// Ten reports of a wreck speak of a lighthouse; of two that match less, one does too.
Abstracts& wrecks(Abstracts& shelf) {
  for (int i = 0; i < 10; ++i)
    shelf.put("wreck" + std::to_string(i), "Wreck",
              "Stranded schooner wreck survey harbour, by the lighthouse keeper.");
  shelf.put("with", "Notes", "A harbour, and the lighthouse keeper.");
  shelf.put("without", "Notes", "A harbour, and the allotment gardener.");
  return shelf;
}

const std::string in_words = "survey of the wreck of a stranded schooner in the harbour";

}  // namespace

TEST_CASE("what shares words with the first answers is lifted, and nothing is added", "[index]") {
  Abstracts shelf;
  wrecks(shelf).put("unasked", "Notes", "The lighthouse keeper.");
  const Searcher searcher = shelf.open();
  Query query{.text = in_words, .limit = 50, .explain = true};
  const Results fed = searcher.search(query, on);
  CHECK(score(fed, "with") > score(fed, "without"));
  CHECK(factor(fed, "with", "first answers") > factor(fed, "without", "first answers"));
  CHECK(factor(fed, "with", "first answers") <= Weights().most_feedback);
  CHECK(score(fed, "unasked") == 0);
  query.weights.feedback = 0;
  const Results plain = searcher.search(query, on);
  CHECK(score(plain, "with") == Approx(score(plain, "without")).epsilon(1e-6));
  CHECK(factor(plain, "with", "first answers") == 1);
  CHECK(plain.total == fed.total);
}

TEST_CASE("what is asked for exactly is not fed back", "[index]") {
  Abstracts shelf;
  const Searcher searcher = wrecks(shelf).open();
  for (const std::string asked :
       {"harbour", "wreck harbour survey", "\"stranded schooner\" wreck survey harbour",
        "wreck survey harbour stranded -gardener", "wreck survey stranded schooner harb*"}) {
    INFO(asked);
    for (const Hit& hit : searcher.search({.text = asked, .explain = true}, on).hits)
      CHECK(factor(hit, "first answers") == 1);
  }
}

TEST_CASE("feedback comes from what is there on the day, and from nothing else", "[index]") {
  Abstracts shelf;
  wrecks(shelf);
  const Searcher before = shelf.open();
  const Query query{.text = in_words, .limit = 50, .explain = true};
  const Results alone = before.search(query, on);
  Abstracts more;
  wrecks(more);
  for (int i = 0; i < 5; ++i) {
    Document& later = more.draft("later" + std::to_string(i),
                                 "Stranded schooner wreck survey harbour allotment gardener.");
    later.published = {2027y / 1 / 1, 2027y / 1 / 1};
  }
  const Results both = more.open().search(query, on);
  CHECK(ids(both) == ids(alone));
  CHECK(score(both, "with") == score(alone, "with"));
}

TEST_CASE("a document that goes on about it comes before one that does not", "[index]") {
  Abstracts shelf;
  Document& twice = shelf.draft("twice", "A harbour wall.");
  twice.sections.push_back({.anchor = "more", .text = "The harbour again."});
  Document& once = shelf.draft("once", "A harbour wall.");
  once.title = "twice";
  once.sections.push_back({.anchor = "more", .text = "The market again."});
  const Searcher searcher = shelf.open();
  Query query{.text = "harbour", .explain = true};
  const Results results = searcher.search(query, on);
  CHECK(score(results, "twice") > score(results, "once"));
  const double whole = factor(results, "twice", "other sections");
  CHECK(whole > 1);
  CHECK(whole <= 1 + Weights().whole_document);
  CHECK(factor(results, "once", "other sections") == 1);
  query.weights.whole_document = 0;
  const Results plain = searcher.search(query, on);
  CHECK(score(plain, "twice") == Approx(score(plain, "once")).epsilon(1e-6));
}

TEST_CASE("old news loses where it is asked for in a few words, hardly in a sentence", "[index]") {
  Abstracts shelf;
  for (const char* id : {"new", "old"}) {
    Document& news = shelf.draft(id, "The harbour wall was repaired by volunteers.");
    news.title = "Bulletin";
    news.kind = news.sections[0].kind = Kind::newsletter;
    const Date published = id == std::string("new") ? 2026y / 5 / 20 : 2019y / 5 / 20;
    news.published = {published, published};
  }
  const Searcher searcher = shelf.open();
  auto age = [&](const std::string& asked) {
    return factor(searcher.search({.text = asked, .explain = true}, on), "old", "its age");
  };
  CHECK(age("harbour wall") < 0.4);
  CHECK(age("latest news of volunteers who repaired the harbour wall") < 0.4);
  CHECK(age("volunteers who repaired the wall of a harbour") >= 0.9);
  CHECK(age("repair of the harbour wall") >= 0.9);
  CHECK(age("harbour wall from:2001-01-01") < 0.4);
  Query equal{.text = "harbour wall"};
  equal.weights.recent_floor = 1;
  const Results results = searcher.search(equal, on);
  CHECK(score(results, "old") == score(results, "new"));
}

TEST_CASE("the original comes before a page that names it, where sections are found", "[index]") {
  Folder folder;
  const Index index = Index::create(folder / "i");
  Writer writer = index.writer();
  const std::string body = "<body><h1>Kites</h1><p>Kites are flown on the moor.</p></body>";
  writer.put({.id = "a-copy", .url = "https://school.example/kites", .media_type = "text/html"},
             "<head><link rel=canonical href='https://issuer.example/kites'></head>" + body);
  writer.put({.id = "original", .url = "https://issuer.example/kites", .media_type = "text/html"},
             "<head><link rel=canonical href='https://issuer.example/kites'></head>" + body);
  writer.commit(2026y / 1 / 5);
  const Searcher searcher = index.searcher();
  Query query{.text = "kites", .group = Group::section, .explain = true};
  const Results results = searcher.search(query, on);
  CHECK(ids(results) == Ids{"original", "a-copy"});
  CHECK(factor(results, "a-copy", "original") == Weights().copy);
  CHECK(factor(results, "original", "original") == 1);
  query.weights.copy = 1;
  CHECK(ids(searcher.search(query, on)) == Ids{"a-copy", "original"});
}

TEST_CASE("every factor is told, and they multiply to the score", "[index]") {
  Abstracts shelf;
  const Searcher searcher = wrecks(shelf).open();
  Query query{.text = in_words, .place = "leeds", .explain = true};
  for (double Weights::*changed : {&Weights::undated, &Weights::unknown_place}) {
    query.weights.*changed = 0.5;
    for (const Hit& hit : searcher.search(query, on).hits) {
      double product = 1;
      for (const Factor& each : hit.factors) product *= each.value;
      CHECK(product == Approx(hit.score).epsilon(1e-5));
    }
  }
}

TEST_CASE("the answer is the first so many of all, and equal ones stand by their ids", "[index]") {
  Abstracts shelf;
  for (const char* id : {"e", "c", "a", "d", "b"}) shelf.put(id, "Same", "The harbour wall.");
  const Searcher searcher = shelf.open();
  CHECK(ids(searcher.search({.text = "harbour"}, on)) == Ids{"a", "b", "c", "d", "e"});
  CHECK(ids(searcher.search({.text = "harbour", .limit = 2, .offset = 1}, on)) == Ids{"b", "c"});
}
