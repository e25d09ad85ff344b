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

TEST_CASE("of what comes out every year the newest stands first when no year is asked for",
          "[index]") {
  const auto report = [](const char* id, const char* title, const char* text) {
    Document made = document(id, title, text);
    made.publisher = "Otter Partnership";
    made.published = *period_from_iso("2025-11");
    return made;
  };
  Folder folder;
  const Searcher searcher = opened(
      folder, {report("old", "Otter census report 2023-24", "Otter census: otters were counted."),
               report("new", "Otter census report 2024-25: all rivers", "Counted again.")});
  Query query = asked("otter census");
  CHECK(ids(searcher.search(query, on)).front() == "new");
  query.weights.newest = 0;
  CHECK(ids(searcher.search(query, on)).front() == "old");
  CHECK(ids(searcher.search(asked("otter census 2023-24"), on)).front() == "old");
}

TEST_CASE("a newer report of a neighbour is not the newest of ours", "[index]") {
  const auto report = [](const char* id, const char* place, const char* title, const char* text) {
    Document made = document(id, title, text);
    made.applies_to = {place};
    made.published = *period_from_iso("2025-11");
    return made;
  };
  Folder folder;
  const Searcher searcher = opened(
      folder, {report("ours", "leeds", "Otter census report 2023-24", "Otter census: counted."),
               report("theirs", "bradford", "Otter census report 2024-25", "Counted.")});
  CHECK(ids(searcher.search(asked("otter census"), on)).front() == "ours");
}

TEST_CASE("who asks for what was before does not get the newest raised", "[index]") {
  const auto report = [](const char* id, const char* title, const char* text, const char* day) {
    Document made = document(id, title, text);
    made.publisher = "Otter Partnership";
    made.published = *period_from_iso(day);
    return made;
  };
  Folder folder;
  const Searcher searcher = opened(
      folder,
      {report("old", "Otter census report 2021-22", "Otter census: counted.", "2022-03-01"),
       report("new", "Otter census report 2024-25: all rivers", "Counted again.", "2025-03-01")});
  CHECK(ids(searcher.search(asked("otter census"), on)).front() == "new");
  CHECK(ids(searcher.search(asked("otter census in june 2022"), on)).front() == "old");
  CHECK(ids(searcher.search(asked("previous otter census report"), on)).front() == "old");
}

TEST_CASE("of two editions the one that says the year asked for stands first", "[index]") {
  Folder folder;
  const Searcher searcher =
      opened(folder, {document("a", "Otter programme 2025-26", "Otter programme."),
                      document("b", "Otter programme, April 2026 to March 2027", "Dates.")});
  CHECK(ids(searcher.search(asked("otter programme 2026-27"), on)).front() == "b");
  CHECK(ids(searcher.search(asked("otter programme 2025/26"), on)).front() == "a");
  Query query = asked("otter programme 2025");
  const double other = searcher.search(query, on).hits.back().score;
  query.weights.other_year = 1;
  CHECK(searcher.search(query, on).hits.back().score > other);
}

TEST_CASE("the year of a law is no edition's", "[index]") {
  Folder folder;
  const Searcher searcher = opened(
      folder, {document("now", "Otter enquiries 2023", "Otter enquiries under the Otter Act 1989."),
               document("law", "The Otter Act 1989", "Otter Act 1989.")});
  const auto year = [&](const std::string& typed, const std::string& id) {
    for (const Hit& hit : searcher.search(asked(typed), on).hits)
      for (const Factor& each : hit.factors)
        if (hit.document == id && each.words.find("its title says") != std::string::npos)
          return each.value;
    return 1.0;
  };
  CHECK(year("otter act 1989 enquiries", "now") == 1);
  CHECK(year("otter act 1989 enquiries", "law") == 1);
  CHECK(year("otter act 1989 enquiries 2023", "now") > 1);
  CHECK(year("otter enquiries 2022", "now") < 1);
  CHECK(year("otter enquiries 2022", "law") == 1);
}

TEST_CASE("what is for adults alone stands below, unless adults are asked about", "[index]") {
  Folder folder;
  const Searcher searcher =
      opened(folder, {document("adults", "Otter clinic for adults", "Otter clinic, otter clinic."),
                      document("all", "Otter clinic for under 18s", "Otter clinic.")});
  CHECK(ids(searcher.search(asked("otter clinic"), on)).front() == "all");
  CHECK(ids(searcher.search(asked("otter clinic adults"), on)).front() == "adults");
  Query query = asked("otter clinic");
  query.weights.not_for_adults = 0;
  CHECK(agreed(searcher.search(query, on), "all") <
        agreed(searcher.search(asked("otter clinic"), on), "all"));
}

TEST_CASE("a general page about no topic stands below what is about one, where most are",
          "[index]") {
  const auto about = [](Document out, const std::string& topic) {
    if (!topic.empty()) out.topics = {topic};
    return out;
  };
  const auto shelf = [&](const std::string& topic) {
    return std::vector<Document>{
        about(document("first", "Otter repairs at night", "Otters at night."), ""),
        about(document("second", "Night team", "Otters are seen at night."), topic),
        about(document("third", "Otter team", "Who is there at night, with otters."), topic)};
  };
  Folder tagged, plain;
  const Searcher topics = opened(tagged, shelf("neglect")), none = opened(plain, shelf(""));
  // Where the vocabulary fits hardly any, nothing is told by it.
  const auto raised = [&](const char* id) {
    const Query query = asked("otters at night");
    return agreed(topics.search(query, on), id) / agreed(none.search(query, on), id);
  };
  CHECK(raised("second") > 1.4);
  CHECK(raised("third") > 1.4);
  CHECK(raised("first") == Approx(1));
}

TEST_CASE("adults are asked about in quotes as well", "[index]") {
  Folder folder;
  const Searcher searcher =
      opened(folder, {document("adults", "Otter clinic for adults", "Otter adults meet."),
                      document("all", "Otter clinic for under 18s", "Otter adults meet.")});
  Query query = asked("clinic \"otter adults\"");
  const double raised = agreed(searcher.search(query, on), "all");
  query.weights.not_for_adults = 0;
  CHECK(agreed(searcher.search(query, on), "all") == raised);
}

TEST_CASE("a page is found by its own heading where its host calls it otherwise", "[index]") {
  Document duty = document("duty", "Duty and Assessment", "Ring the bell.");
  duty.metadata.push_back({.field = "title", .value = duty.title, .from = "host"});
  duty.metadata.push_back(
      {.field = "title", .value = "Worried about an otter?", .from = "heading", .agrees = false});
  Folder folder;
  CHECK(ids(opened(folder, {duty}).search(asked("otter"), on)) == Ids{"duty"});
}

TEST_CASE("what is asked for by filters alone comes newest first", "[index]") {
  std::vector<Document> documents;
  for (const auto& [id, day] : std::vector<std::pair<std::string, std::string>>{
           {"a", "2024-03-01"}, {"b", "2025-03-01"}, {"c", "2023-03-01"}}) {
    Document made = document(id, "Notes", "An otter.");
    made.kind = made.sections.front().kind = Kind::protocol;
    made.published = *period_from_iso(day);
    documents.push_back(made);
  }
  Folder folder;
  const Searcher searcher = opened(folder, documents);
  CHECK(ids(searcher.search({.kinds = {Kind::protocol}}, on)) == Ids{"b", "a", "c"});
}
