// How far a page agrees with the whole question.
#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const AsOf on{2026y / 6 / 1, {}};

// Pages of other words, so that those of the test are rare.
Searcher opened(Folder& folder, const std::vector<Document>& documents) {
  Index index = Index::create(folder / "i");
  Writer writer = index.writer();
  for (int i = 0; i < 100; ++i)
    writer.put(document("other" + std::to_string(i), "Page " + std::to_string(i),
                        "padding" + std::to_string(i) + " filler" + std::to_string(i)));
  for (const Document& each : documents) writer.put(each);
  writer.commit(2026y / 1 / 5);
  return index.searcher();
}

Query asked(const std::string& text) {
  Query query{.text = text, .explain = true};
  query.weights.feedback = 0;
  return query;
}

double agreed(const Results& results, const std::string& id) {
  for (const Hit& hit : results.hits)
    if (hit.document == id)
      for (const Factor& each : hit.factors)
        if (each.words.find("as a whole") != std::string::npos) return each.value;
  return 1;
}

}  // namespace

TEST_CASE("who has every word stands before who repeats one", "[index]") {
  Folder folder;
  const Searcher searcher = opened(
      folder, {document("repeats", "Notes", "Otter otter otter otter otter otter otter otter."),
               document("has", "Notes",
                        "The ferry was late, a tunnel was shut, and on the far bank of the river, "
                        "where nobody goes before noon, an otter slept among the nettles.")});
  Query query = asked("otter ferry tunnel");
  const Results results = searcher.search(query, on);
  CHECK(ids(results) == Ids{"has", "repeats"});
  CHECK(agreed(results, "has") > agreed(results, "repeats"));
  const double most = agreed(results, "has");
  query.weights.covered = query.weights.covered_whole = 0;
  CHECK(agreed(searcher.search(query, on), "has") < most);
}

TEST_CASE("words that other sections have count, and less", "[index]") {
  Document spread = document("spread", "Notes", "An otter.");
  spread.sections.push_back({.anchor = "more", .text = "A ferry."});
  Document alone = document("alone", "Notes", "An otter.");
  alone.sections.push_back({.anchor = "more", .text = "A market."});
  Folder folder;
  const Searcher searcher =
      opened(folder, {spread, alone, document("both", "Notes", "An otter. A ferry.")});
  Query query = asked("otter ferry");
  query.weights.whole_document = 0;
  const Results results = searcher.search(query, on);
  CHECK(agreed(results, "both") > agreed(results, "spread"));
  CHECK(agreed(results, "spread") > agreed(results, "alone"));
  query.weights.covered_whole = 0;
  const Results plain = searcher.search(query, on);
  CHECK(agreed(plain, "spread") < agreed(results, "spread"));
  CHECK(agreed(plain, "both") > agreed(plain, "spread"));
}

TEST_CASE("a title that is the question counts for more than one that has it", "[index]") {
  Folder folder;
  const Searcher searcher =
      opened(folder, {document("is", "Otter ferry", "Here."),
                      document("has", "Otter ferry minutes of the estates committee", "Here.")});
  Query query = asked("otter ferry");
  const Results results = searcher.search(query, on);
  CHECK(agreed(results, "is") > agreed(results, "has"));
  query.weights.titled = 0;
  const Results plain = searcher.search(query, on);
  CHECK(agreed(plain, "is") == Approx(agreed(plain, "has")));
}

TEST_CASE("words that stand side by side as typed count for more", "[index]") {
  Folder folder;
  const Searcher searcher = opened(
      folder, {document("beside", "Notes", "An otter ferry crossed, a heron and a pike."),
               document("apart", "Notes", "A ferry crossed, a heron, a pike and an otter.")});
  Query query = asked("otter ferry");
  const Results results = searcher.search(query, on);
  CHECK(agreed(results, "beside") > agreed(results, "apart"));
  query.weights.together = 0;
  const Results plain = searcher.search(query, on);
  CHECK(agreed(plain, "beside") == Approx(agreed(plain, "apart")));
}

TEST_CASE("what agrees is raised and nothing is lowered, added or left out", "[index]") {
  std::vector<Document> documents;
  for (int i = 0; i < 150; ++i)
    documents.push_back(document("d" + std::to_string(i), "Notes " + std::to_string(i % 7),
                                 std::string(i % 3 ? "otter " : "ferry ") +
                                     (i % 5 ? "tunnel " : "otter ferry ") + std::to_string(i)));
  Folder folder;
  const Searcher searcher = opened(folder, documents);
  Query query = asked("otter ferry tunnel");
  query.limit = 100;
  const Results raised = searcher.search(query, on);
  for (const Hit& hit : raised.hits) CHECK(agreed(raised, hit.document) >= 1);
  for (std::size_t i = 1; i < raised.hits.size(); ++i)
    CHECK(raised.hits[i - 1].score >= raised.hits[i].score);
  query.offset = 100;
  const Results rest = searcher.search(query, on);
  REQUIRE_FALSE(rest.hits.empty());
  CHECK(raised.hits.back().score >= rest.hits.front().score);
  query.weights.covered = query.weights.covered_whole = 0;
  query.weights.titled = query.weights.together = 0;
  CHECK(searcher.search(query, on).total == raised.total);
}
