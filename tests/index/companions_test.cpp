// What is to be consulted with a hit: by what hosts and pages say, and by its matter.
#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "index/index.hpp"
#include "index/support.hpp"

namespace fingerpost {
namespace {

using namespace std::chrono_literals;
using namespace tests;

constexpr Date today = 2025y / 6 / 15;

struct Page {
  std::string id, title, text, publisher;
  Layer layer = Layer::local;
  Kind kind = Kind::protocol;
  std::vector<std::string> topics = {}, applies_to = {};
};

Document document_of(const Page& page) {
  Document document = tests::document(page.id, page.title, page.text);
  document.publisher = page.publisher;
  document.layer = page.layer;
  document.kind = document.sections[0].kind = page.kind;
  document.topics = page.topics;
  document.applies_to = page.applies_to;
  document.published = *period_from_iso("2024-02");
  return document;
}

// Four layers on bruising, one of another place, one on something else.
const std::vector<Page> pages{{"dfe/bruising",
                               "Bruising in babies: national advice",
                               "Bruises need a senior opinion.",
                               "DfE",
                               Layer::national,
                               Kind::guidance,
                               {"bruising-non-mobile"},
                               {"england"}},
                              {"wy/bruising",
                               "Bruising procedure",
                               "Bruises are referred the same day.",
                               "West Yorkshire",
                               Layer::regional,
                               Kind::protocol,
                               {"bruising-non-mobile"},
                               {"west-yorkshire"}},
                              {"leeds/bruising",
                               "Leeds bruising protocol",
                               "Bruises on babies who cannot roll.",
                               "Leeds SCP",
                               Layer::local,
                               Kind::protocol,
                               {"bruising-non-mobile"},
                               {"leeds"}},
                              {"kirklees/bruising",
                               "Kirklees bruising protocol",
                               "Bruises on babies who cannot roll.",
                               "Kirklees SCP",
                               Layer::local,
                               Kind::protocol,
                               {"bruising-non-mobile"},
                               {"kirklees"}},
                              {"school/bruising",
                               "What our nursery does about bruises",
                               "Bruises are written down.",
                               "Larkfield Nursery",
                               Layer::agency,
                               Kind::protocol,
                               {"bruising-non-mobile"},
                               {"leeds"}},
                              {"leeds/body-map",
                               "Body map",
                               "Draw the bruises.",
                               "Leeds SCP",
                               Layer::local,
                               Kind::form,
                               {"bruising-non-mobile"},
                               {"leeds"}},
                              {"leeds/neglect",
                               "Leeds neglect protocol",
                               "Neglect and its signs.",
                               "Leeds SCP",
                               Layer::local,
                               Kind::protocol,
                               {"neglect"},
                               {"leeds"}},
                              {"leeds/news",
                               "Newsletter",
                               "Bruises in the news.",
                               "Leeds SCP",
                               Layer::local,
                               Kind::newsletter,
                               {"bruising-non-mobile"},
                               {"leeds"}}};

class Held {
 public:
  explicit Held(std::vector<Document> documents) {
    Writer writer = index_.writer();
    for (const Document& document : documents) writer.put(document);
    writer.commit(2024y / 3 / 1);
  }
  Searcher searcher(std::vector<std::string> tiers = {}) const { return index_.searcher(tiers); }

 private:
  Folder folder_;
  Index index_ = Index::create(folder_ / "x.index");
};

std::vector<Document> all(const std::vector<Page>& pages) {
  std::vector<Document> documents;
  for (const Page& page : pages) documents.push_back(document_of(page));
  return documents;
}

// "supplements wy/bruising", in their order.
std::vector<std::string> companions(const Searcher& searcher, Query query, const std::string& id,
                                    Date day = today) {
  std::vector<std::string> out;
  for (const Hit& hit : searcher.search(query, {day}).hits)
    if (hit.document == id)
      for (const Companion& each : hit.companions)
        out.push_back(std::string(name(each.relation)) + " " + each.document);
  return out;
}

bool has(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

TEST_CASE("each layer's document on the same matter stands beside a hit, and its form", "[index]") {
  const Held held(all(pages));
  const Searcher searcher = held.searcher();
  const Query query{.text = "leeds bruising protocol", .place = "leeds"};
  CHECK(companions(searcher, query, "leeds/bruising") ==
        Ids{"form_for leeds/body-map", "same_matter dfe/bruising", "same_matter wy/bruising",
            "same_matter school/bruising"});
  const Results results = searcher.search(query, {today});
  REQUIRE_FALSE(results.hits.empty());
  REQUIRE_FALSE(results.hits[0].companions.empty());
  const Companion& form = results.hits[0].companions[0];
  CHECK(form.title == "Body map");
  CHECK(form.publisher == "Leeds SCP");
  CHECK(form.standing == Standing::in_force);
  CHECK(form.why.starts_with("both are about "));
}

TEST_CASE("nobody is sent to another place's document", "[index]") {
  const Held held(all(pages));
  const Searcher searcher = held.searcher();
  for (const std::string place : {"leeds", ""})
    CHECK_FALSE(has(
        companions(searcher, {.text = "leeds bruising protocol", .place = place}, "leeds/bruising"),
        "same_matter kirklees/bruising"));
  // Of a national page nobody knows for whom it was found: what one place does is not told.
  for (const std::string& each :
       companions(searcher, {.text = "national advice bruising"}, "dfe/bruising"))
    CHECK(each.find("leeds/") == std::string::npos);
}

TEST_CASE("only what stands on the day is a companion, and a request may leave them out",
          "[index]") {
  std::vector<Document> documents = all(pages);
  documents[0].withdrawn = *period_from_iso("2025-01-01");
  documents[1].status = Status::draft;
  documents[4].validity.last = 2025y / 3 / 1;
  const Held held(documents);
  const Searcher searcher = held.searcher();
  const Query query{.text = "leeds bruising protocol", .place = "leeds"};
  CHECK(companions(searcher, query, "leeds/bruising") == Ids{"form_for leeds/body-map"});
  CHECK(companions(searcher, query, "leeds/bruising", 2024y / 12 / 1) ==
        Ids{"form_for leeds/body-map", "same_matter dfe/bruising", "same_matter school/bruising"});
  Query without = query;
  without.companions = false;
  CHECK(companions(searcher, without, "leeds/bruising").empty());
}

TEST_CASE("a topic that most documents are about is no matter", "[index]") {
  std::vector<Page> many;
  for (int i = 0; i < 60; ++i)
    many.push_back({"p" + std::to_string(i),
                    "Page " + std::to_string(i),
                    "Words on training.",
                    "DfE",
                    Layer::national,
                    Kind::guidance,
                    {"neglect"},
                    {"england"}});
  many.push_back({"leeds",
                  "Leeds page",
                  "Training words.",
                  "Leeds SCP",
                  Layer::local,
                  Kind::protocol,
                  {"neglect"},
                  {"leeds"}});
  const Held held(all(many));
  CHECK(companions(held.searcher(), {.text = "leeds page training"}, "leeds").empty());
}

Document telling(Page page, const std::string& field, const std::string& name) {
  Document document = document_of(page);
  document.metadata.push_back({field, name, "text", "As the page says of " + name + "."});
  return document;
}

TEST_CASE("what a page says of another is told of both, by its words", "[index]") {
  struct Case {
    std::string field, name;
    std::string of_teller, of_other;  // empty: nothing
  };
  const Case cases[] = {
      {"supplements", "West Yorkshire Neglect Procedure", "supplemented_by wy/neglect",
       "supplements leeds/eggs"},
      {"read_with", "Neglect Procedure", "read_with wy/neglect", "read_with leeds/eggs"},
      {"overrides", "Neglect Procedure", "", "overrides leeds/eggs"},
      {"use_form", "Neglect Procedure", "form_for wy/neglect", ""},
      {"supplements", "Procedure", "", ""},               // one word names nothing
      {"supplements", "Drowning Procedure", "", ""},      // that nobody has
      {"supplements", "Policy on Eggs in Leeds", "", ""}  // itself, or nothing
  };
  for (const Case& each : cases) {
    INFO(each.field << " " << each.name);
    const Held held(
        {telling({"leeds/eggs", "Eggs in Leeds", "Eggs.", "Leeds SCP"}, each.field, each.name),
         document_of(
             {"wy/neglect", "Neglect procedure", "Neglect.", "West Yorkshire", Layer::regional})});
    const Searcher searcher = held.searcher();
    const auto one = companions(searcher, {.text = "eggs"}, "leeds/eggs");
    const auto two = companions(searcher, {.text = "neglect"}, "wy/neglect");
    CHECK(one == (each.of_teller.empty() ? Ids{} : Ids{each.of_teller}));
    CHECK(two == (each.of_other.empty() ? Ids{} : Ids{each.of_other}));
  }
}

TEST_CASE("a name that two documents bear is nobody's", "[index]") {
  const Held held({telling({"a", "Eggs", "Eggs.", "Leeds SCP"}, "supplements", "Neglect Procedure"),
                   document_of({"b", "Neglect procedure", "Neglect.", "West Yorkshire"}),
                   document_of({"c", "Neglect procedure", "Neglect.", "North Yorkshire"})});
  CHECK(companions(held.searcher(), {.text = "eggs"}, "a").empty());
}

TEST_CASE("the regional procedures are those of the layer, on the same matter", "[index]") {
  std::vector<Document> documents = all(pages);
  documents[2] = telling(pages[2], "supplements", "regional procedures");
  const Held held(documents);
  const auto found = companions(
      held.searcher(), {.text = "leeds bruising protocol", .place = "leeds"}, "leeds/bruising");
  REQUIRE_FALSE(found.empty());
  CHECK(found[0] == "supplemented_by wy/bruising");
  CHECK(std::count(found.begin(), found.end(), "same_matter wy/bruising") == 0);
}

TEST_CASE("metadata by id counts, follows editions, and is told by its words", "[index]") {
  Document local = document_of({"leeds/eggs", "Eggs in Leeds", "Eggs.", "Leeds SCP"});
  local.supplements = {"wy/2021"};
  Document old = document_of({"wy/2021", "Procedure 2021", "Herons.", "WY", Layer::regional});
  Document newer = document_of({"wy/2024", "Procedure 2024", "Herons.", "WY", Layer::regional});
  newer.replaces = {"wy/2021"};
  const Held held({local, old, newer});
  const Results results = held.searcher().search({.text = "eggs"}, {today});
  REQUIRE(results.hits.size() == 1);
  REQUIRE(results.hits[0].companions.size() == 1);
  CHECK(results.hits[0].companions[0].document == "wy/2024");
  CHECK(results.hits[0].companions[0].why == "metadata: leeds/eggs supplements wy/2021");
  CHECK(companions(held.searcher(), {.text = "herons"}, "wy/2024") ==
        Ids{"supplements leeds/eggs"});
}

TEST_CASE("what to use instead comes first, also where only the page says it", "[index]") {
  Document by_host = document_of({"a", "Eggs for all", "Eggs.", "WY", Layer::regional});
  by_host.not_for = {{"leeds", "b"}};
  Document by_page = document_of({"c", "Herons for all", "Herons.", "WY", Layer::regional});
  by_page.not_for = {{"leeds", ""}};
  by_page.metadata.push_back({"use_instead", "Leeds Heron Protocol", "text",
                              "Not for Leeds: see the Leeds Heron Protocol."});
  const Held held({by_host, by_page, document_of({"b", "Eggs in Leeds", "E.", "Leeds SCP"}),
                   document_of({"d", "Heron protocol", "H.", "Leeds SCP"})});
  CHECK(companions(held.searcher(), {.text = "eggs", .place = "leeds"}, "a") ==
        Ids{"use_instead b"});
  CHECK(companions(held.searcher(), {.text = "herons", .place = "leeds"}, "c") ==
        Ids{"use_instead d"});
  const Results results = held.searcher().search({.text = "herons", .place = "leeds"}, {today});
  for (const Hit& hit : results.hits)
    if (hit.document == "c") {
      REQUIRE(hit.not_for_you);
      CHECK(hit.not_for_you->second == "d");
    }
  CHECK(companions(held.searcher(), {.text = "eggs", .place = "kirklees"}, "a").empty());
}

TEST_CASE("a companion in a tier that is not opened changes no byte", "[index]") {
  std::vector<Document> documents = all(pages);
  documents[1].tier = documents[5].tier = "police";
  documents[5].supplements = {"leeds/bruising"};
  const Held with(documents);
  documents.erase(documents.begin() + 5);
  documents.erase(documents.begin() + 1);
  const Held without(documents);
  const Query query{.text = "leeds bruising protocol", .place = "leeds"};
  CHECK(to_json(with.searcher().search(query, {today})) ==
        to_json(without.searcher().search(query, {today})));
  CHECK(companions(with.searcher({"police"}), query, "leeds/bruising").size() == 4);
}

}  // namespace
}  // namespace fingerpost
