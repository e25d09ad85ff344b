#include <algorithm>
#include <atomic>

#include "catch.hpp"
#include "support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const Date today = 2025y / 6 / 15;

Vocabulary family() {
  return Vocabulary::from_json(R"({"name": "family", "version": "1", "topics": [
    {"id": "abuse", "label": "Abuse"},
    {"id": "neglect", "label": "Neglect", "broader": ["abuse"]},
    {"id": "self-neglect", "label": "Self neglect", "broader": ["neglect"]},
    {"id": "training", "label": "Training"}]})");
}

Document told(std::string id, Kind kind, std::vector<std::string> topics, std::string text) {
  Document made = document(std::move(id), "A page", std::move(text));
  made.kind = made.sections.front().kind = kind;
  made.topics = std::move(topics);
  made.publisher = kind == Kind::event ? "Leeds SCP" : "Bradford SCP";
  return made;
}

struct Made {
  Folder folder;
  Index index;
  explicit Made(const std::vector<Document>& documents)
      : index(Index::create(folder / "index", {.vocabulary = family()})) {
    Writer writer = index.writer();
    for (const Document& each : documents) writer.put(each);
    writer.commit(2025y / 1 / 1);
  }
  Results search(Query query) const {
    query.facets = true;
    return index.searcher().search(query, {today});
  }
};

std::string counts(const Results& results, const std::string& field) {
  std::vector<std::string> values;
  for (const Facet& facet : results.facets)
    if (facet.field == field)
      for (const Facet::Value& value : facet.values)
        values.push_back(value.id + " " + std::to_string(value.count));
  std::sort(values.begin(), values.end());
  std::string all;
  for (const std::string& value : values) all += (all.empty() ? "" : ", ") + value;
  return all;
}

std::vector<Document> some() {
  return {told("a", Kind::event, {"neglect"}, "saltmarrow one"),
          told("b", Kind::event, {"neglect", "training"}, "saltmarrow two"),
          told("c", Kind::guidance, {"self-neglect"}, "saltmarrow three"),
          told("d", Kind::protocol, {"training"}, "saltmarrow four"),
          told("e", Kind::protocol, {"training"}, "another word")};
}

}  // namespace

TEST_CASE("a facet counts what there would be without the filter on its own field", "[index]") {
  const Made made(some());
  const Query query{.text = "saltmarrow"};
  CHECK(counts(made.search(query), "kind") == "event 2, guidance 1, protocol 1");
  Query events = query;
  events.kinds = {Kind::event};
  CHECK(made.search(events).total == 2);
  CHECK(counts(made.search(events), "kind") == "event 2, guidance 1, protocol 1");
  CHECK(counts(made.search(events), "publisher") == "Leeds SCP 2");
  events.publishers = {"Bradford SCP"};
  CHECK(made.search(events).total == 0);
  CHECK(counts(made.search(events), "kind") == "guidance 1, protocol 1");
  CHECK(counts(made.search(events), "publisher") == "Leeds SCP 2");
  CHECK(counts(made.search(events), "layer").empty());
  Query about = query;
  about.topics = {"training"};
  CHECK(counts(made.search(about), "kind") == "event 1, protocol 1");
  CHECK(counts(made.search(about), "topic") == counts(made.search(query), "topic"));
}

TEST_CASE("a value of a facet counts what a search for it finds", "[index]") {
  std::vector<Document> documents = some();
  // Of several kinds and standings at once, whichever section is its best.
  Document diary = told("f", Kind::newsletter, {"training"}, "saltmarrow saltmarrow");
  diary.sections.push_back({.anchor = "over",
                            .kind = Kind::event,
                            .text = "saltmarrow",
                            .validity = *period_from_iso("2024-05-01")});
  diary.sections.push_back({.anchor = "news", .kind = Kind::item, .text = "saltmarrow word"});
  documents.push_back(diary);
  const Made made(documents);
  CHECK(counts(made.search({.text = "saltmarrow"}), "kind") ==
        "event 3, guidance 1, item 1, newsletter 1, protocol 1");
  const Results all = made.search({.text = "saltmarrow OR word"});
  for (const Facet& facet : all.facets)
    for (const Facet::Value& value : facet.values) {
      Query narrowed{.text = "saltmarrow OR word"};
      if (facet.field == "topic") narrowed.topics = {value.id};
      if (facet.field == "publisher") narrowed.publishers = {value.id};
      if (facet.field == "kind") narrowed.kinds = {*named<Kind>(value.id)};
      if (facet.field == "layer") narrowed.layers = {*named<Layer>(value.id)};
      if (facet.field == "standing") narrowed.text += " standing:" + value.id;
      if (facet.field == "year" || facet.field == "language" || facet.field == "format") continue;
      INFO(facet.field << " " << value.id);
      CHECK(made.search(narrowed).total == value.count);
    }
}

TEST_CASE("topics are a tree, in which each document counts once above its topics", "[index]") {
  const Made made(some());
  const Results all = made.search({.text = "saltmarrow"});
  CHECK(counts(all, "topic") == "abuse 3, neglect 3, self-neglect 1, training 2");
  for (const Facet::Value& value : all.facets.front().values) {
    if (value.id == "neglect") CHECK(value.broader == Ids{"abuse"});
    if (value.id == "abuse") CHECK(value.broader.empty());
  }
  CHECK(
      to_json(all).find(
          R"("id": "self-neglect", "label": "Self neglect", "count": 1, "broader": ["neglect"])") !=
      std::string::npos);
}

TEST_CASE("languages and formats are counted where documents carry them", "[index]") {
  std::vector<Document> documents = some();
  documents[0].media_type = "text/html; charset=utf-8";
  documents[1].media_type = "application/pdf";
  documents[1].metadata.push_back({.field = "language", .value = "cy"});
  documents[2].metadata.push_back({.field = "language", .value = "en-GB"});
  const Made made(documents);
  const Results all = made.search({.text = "saltmarrow"});
  CHECK(counts(all, "format") == "application/pdf 1, text/html 1");
  CHECK(counts(all, "language") == "cy 1, en-gb 1");
  for (const Hit& hit : all.hits)
    CHECK(hit.language == (hit.document == "b" ? "cy" : hit.document == "c" ? "en-gb" : ""));
  CHECK(to_json(all).find(R"("language": "cy")") != std::string::npos);
  Writer writer = made.index.writer();
  writer.put(told("f", Kind::event, {}, "saltmarrow five"));
  writer.commit(2025y / 1 / 2);
  writer.merge();
  CHECK(counts(made.search({.text = "saltmarrow"}), "format") == "application/pdf 1, text/html 1");
}

TEST_CASE("what is sensitive is found, and none of its words are shown", "[index]") {
  std::vector<Document> documents = some();
  documents[0].sensitive = true;
  documents[1].extra = Json::Object{{"sensitive", true}};
  documents[2].extra = Json::Object{{"sensitive", false}};
  const Made made(documents);
  for (const Hit& hit : made.search({.text = "saltmarrow"}).hits) {
    INFO(hit.document);
    CHECK(hit.snippet.parts.empty() == (hit.document == "a" || hit.document == "b"));
  }
  CHECK(made.index.searcher().find("a")->sensitive);
  CHECK(made.index.searcher().find("b")->sensitive);  // for the diary and the digest too
  CHECK_FALSE(made.index.searcher().find("c")->sensitive);
  CHECK(document_from_json(to_json(documents[0])).sensitive);
}

TEST_CASE("a search that its host stops says so, and the next one answers as ever", "[index]") {
  std::vector<Document> documents;
  for (int i = 0; i < 300; ++i)
    documents.push_back(told("d" + std::to_string(i), Kind::page, {}, "saltmarrow neglect again"));
  const Made made(documents);
  const Searcher searcher = made.index.searcher();
  const Query query{.text = "saltmarrow neglect \"neglect again\" salt*", .facets = true};
  const std::string before = to_json(searcher.search(query, {today}));
  std::size_t most = 0;
  searcher.search(query, {today}, {.stop = [&] { return ++most, false; }});
  REQUIRE(most > 2);
  for (std::size_t at = 1; at <= most; ++at) {
    std::size_t asked = 0;
    try {
      searcher.search(query, {today}, {.stop = [&] { return ++asked == at; }});
      FAIL("it ran to its end");
    } catch (const Error& error) {
      CHECK(error.fault() == Fault::limit);
    }
    CHECK(to_json(searcher.search(query, {today})) == before);
  }
}

TEST_CASE("pages of an answer are the answer, in every order", "[index]") {
  std::vector<Document> documents;
  for (int i = 0; i < 60; ++i) {
    Document each = told("d" + std::to_string(i), i % 3 ? Kind::item : Kind::guidance, {},
                         i % 2 ? "saltmarrow" : "saltmarrow and more saltmarrow words");
    each.title = "Title " + std::to_string(i % 7);
    if (i % 4) each.published = period_from_iso("20" + std::to_string(10 + i % 14) + "-03-01");
    documents.push_back(each);
  }
  const Made made(documents);
  const Searcher searcher = made.index.searcher();
  for (const Sort sort : {Sort::best, Sort::newest, Sort::oldest, Sort::title, Sort::start}) {
    Query query{.text = "saltmarrow", .sort = sort, .limit = 100};
    const Ids whole = ids(searcher.search(query, {today}));
    CHECK(whole.size() == 60);
    Ids paged;
    query.limit = 7;
    for (query.offset = 0; query.offset < 70; query.offset += 7)
      for (const std::string& id : ids(searcher.search(query, {today}))) paged.push_back(id);
    CHECK(paged == whole);
  }
}

// Whatever is asked for beside it, filtered or not, a facet says the same.
TEST_CASE("a facet asked for alone counts as it does among all", "[index]") {
  const Made made(some());
  const Searcher searcher = made.index.searcher();
  for (const Group group : {Group::document, Group::section, Group::work})
    for (const bool filtered : {false, true}) {
      Query query{.text = "saltmarrow", .group = group};
      if (filtered) {
        query.kinds = {Kind::event};
        query.topics = {"abuse"};
      }
      query.facets = true;
      const Results all = searcher.search(query, {today});
      REQUIRE(all.facets.size() == names_of<FacetField>.size());
      for (std::size_t i = 0; i < all.facets.size(); ++i) {
        query.facets = {static_cast<FacetField>(i)};
        const Results one = searcher.search(query, {today});
        INFO(all.facets[i].field);
        REQUIRE(one.facets.size() == 1);
        CHECK(one.facets[0].field == names_of<FacetField>[i]);
        CHECK(one.facets[0].field == all.facets[i].field);
        CHECK(one.facets[0].values == all.facets[i].values);
        CHECK(one.total == all.total);
      }
    }
}
