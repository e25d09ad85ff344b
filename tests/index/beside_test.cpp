// Editions beside an answer: predecessors, old editions cited, works not there yet, years of
// one series; and what is most like a document.
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

Document edition(int year, const std::string& month = "-01") {
  const std::string said = std::to_string(year);
  Document out = document("wt/" + said, "Working Together to Safeguard Children " + said,
                          "Arrangements of partners in " + said + ".");
  out.kind = out.sections[0].kind = Kind::guidance;
  out.layer = Layer::national;
  out.publisher = "DfE";
  out.metadata = {{"publisher", "DfE", "host", "", true}};
  out.published = period_from_iso(said + month);
  return out;
}

// Read from its words, so that the dates room finds what it cites.
Document citing(const std::string& id, const std::string& text) {
  return read({.id = id,
               .media_type = "text/plain",
               .kind = Kind::protocol,
               .publisher = "Leeds SCP",
               .published = period_from_iso("2019-05")},
              "Heron visits\n\n" + text);
}

class Held {
 public:
  explicit Held(const std::vector<Document>& documents) {
    Writer writer = index_.writer();
    for (const Document& each : documents) writer.put(each);
    writer.commit(2024y / 3 / 1);
  }
  Searcher searcher(std::vector<std::string> tiers = {}) const { return index_.searcher(tiers); }

 private:
  Folder folder_;
  Index index_ = Index::create(folder_ / "x.index");
};

const Hit* hit_of(const Results& results, const std::string& id) {
  for (const Hit& hit : results.hits)
    if (hit.document == id) return &hit;
  return nullptr;
}

TEST_CASE("a hit names what it takes the place of", "[index]") {
  const Held held({edition(2015), edition(2018), edition(2023)});
  const Results now = ask(held.searcher(), "working together", 2025y / 1 / 1);
  CHECK(hit_of(now, "wt/2023")->supersedes.size() == 2);
  CHECK(hit_of(now, "wt/2018")->superseded_by == "wt/2023");
  CHECK(hit_of(now, "wt/2018")->supersedes.empty());
  const Results then = ask(held.searcher(), "working together", 2019y / 1 / 1);
  CHECK(hit_of(then, "wt/2018")->supersedes == Ids{"wt/2015"});
}

std::string cited(const Searcher& searcher, Date day = 2025y / 1 / 1) {
  const Results results = ask(searcher, "herons", day);
  std::string out;
  if (const Hit* hit = hit_of(results, "x"))
    for (const Cited& each : hit->cites_superseded)
      out += each.words + " > " + each.document + "; ";
  return out;
}

TEST_CASE("a hit that cites an edition no longer in force says so", "[index]") {
  struct Case {
    std::string text, cites;
  };
  const Case cases[] = {
      {"Herons are told of in Working Together 2018.", "Working Together 2018 > wt/2023; "},
      {"Herons: see Working Together to Safeguard Children 2018 for more.",
       "Working Together to Safeguard Children 2018 > wt/2023; "},
      {"Herons: see Working Together to Safeguard Children (2015).",
       "Working Together to Safeguard Children (2015) > wt/2023; "},
      {"Herons are told of in Working Together 2023.", ""},
      {"Herons: Working Together 2023 replaced Working Together 2018.", ""},
      {"Herons are told of in Working Together.", ""},
      {"Herons were counted in 2018, working together with the council.", ""},
      {"Herons: see the Heron Strategy 2018.", ""},
      {"Herons came under the Children Act 1989.", ""}};
  for (const Case& each : cases) {
    INFO(each.text);
    const Held held({edition(2018), edition(2023), citing("x", each.text)});
    CHECK(cited(held.searcher()) == each.cites);
  }
  const Held held({edition(2018), edition(2023), citing("x", cases[0].text)});
  CHECK(cited(held.searcher(), 2020y / 1 / 1).empty());  // it was in force then
}

TEST_CASE("the edition cited need not be held, and one that nobody may see tells nothing",
          "[index]") {
  const Document page = citing("x", "Herons are told of in Working Together 2018.");
  CHECK(cited(Held({edition(2023), page}).searcher()) == "Working Together 2018 > wt/2023; ");
  CHECK(cited(Held({edition(2015), page}).searcher()).empty());
  Document secret = edition(2023);
  secret.tier = "police";
  const Held held({edition(2018), secret, page});
  CHECK(cited(held.searcher()).empty());
  CHECK(cited(held.searcher({"police"})) == "Working Together 2018 > wt/2023; ");
}

TEST_CASE("a work of which no edition is held for the day is told, with the one held first",
          "[index]") {
  const Held held({edition(2015), edition(2023), citing("x", "Herons.")});
  const Searcher searcher = held.searcher();
  const Results early = ask(searcher, "what did working together say", 2012y / 6 / 1);
  REQUIRE(early.earliest_held.size() == 1);
  CHECK(early.earliest_held[0].document == "wt/2015");
  CHECK(early.earliest_held[0].begins == 2015y / 1 / 1);
  CHECK(early.notices.back().find("no edition for 2012-06-01 is held") == 0);
  for (const auto& [text, day] : {std::pair{"working together", 2016y / 1 / 1},
                                  {"herons", 2012y / 1 / 1},
                                  {"working hard", 2012y / 1 / 1},
                                  {"together we work", 2012y / 1 / 1}}) {
    INFO(text);
    CHECK(ask(searcher, text, day).earliest_held.empty());
  }
  Document secret = edition(2011);
  secret.tier = "police";
  const Held with({edition(2015), edition(2023), citing("x", "Herons."), secret});
  CHECK(ask(with.searcher(), "working together", 2012y / 6 / 1).earliest_held.size() == 1);
  CHECK(ask(with.searcher({"police"}), "working together", 2012y / 6 / 1).earliest_held.empty());
}

Document week(int year, const std::string& place = "leeds") {
  const std::string said = std::to_string(year);
  Document out = document(place + "/" + said, "Safeguarding Week " + said, "A week of talks.");
  out.kind = out.sections[0].kind = Kind::event;
  out.publisher = place;
  out.applies_to = {place};
  out.published = period_from_iso(said + "-02");
  out.validity = {Date{std::chrono::year(year) / 6 / 20}, Date{std::chrono::year(year) / 6 / 24}};
  return out;
}

std::vector<std::string> folded(const Searcher& searcher, const std::string& text, Date day) {
  std::vector<std::string> out;
  for (const Hit& hit : searcher.search({.text = text, .group = Group::work}, {day}).hits) {
    std::string line = hit.document + ":";
    for (const OtherEdition& each : hit.editions) line += " " + each.document;
    out.push_back(line);
  }
  return out;
}

TEST_CASE("the years of one series fold into one, with what is next first", "[index]") {
  const Held held({week(2023), week(2024), week(2025), week(2024, "york"),
                   document("page", "Safeguarding Week planning", "How a week is planned.")});
  const Searcher searcher = held.searcher();
  const auto first = [&](const char* text, Date day) {
    for (const std::string& each : folded(searcher, text, day))
      if (each.starts_with("leeds")) return each;
    return std::string();
  };
  CHECK(first("safeguarding week", 2024y / 3 / 1) == "leeds/2024: leeds/2023");
  CHECK(first("safeguarding week", 2024y / 9 / 1) == "leeds/2024: leeds/2023");
  CHECK(first("safeguarding week", 2025y / 6 / 22) == "leeds/2025: leeds/2024 leeds/2023");
  CHECK(first("safeguarding week 2023", 2025y / 6 / 22) == "leeds/2023: leeds/2025 leeds/2024");
  const Results results =
      searcher.search({.text = "safeguarding week", .group = Group::work}, {2025y / 6 / 22});
  CHECK(results.total == 3);
  CHECK(searcher.search({.text = "safeguarding week"}, {2025y / 6 / 22}).total == 5);
}

TEST_CASE("editions stand under their work, and what only sounds alike does not", "[index]") {
  const Held held({edition(2018), edition(2023),
                   document("a", "Heron course", "Working together with herons."),
                   document("b", "Heron visit", "Working together with herons.")});
  CHECK(folded(held.searcher(), "working together", 2025y / 1 / 1) ==
        std::vector<std::string>{"wt/2023: wt/2018", "a:", "b:"});
}

TEST_CASE("what is like a document shares its rare words, and is not the document itself",
          "[index]") {
  Document copy = document("copy", "Herons at the lake", "Herons nest in reeds beside the lake.");
  Document older = document("old", "Nests of herons", "Herons nest in reeds; keep away from them.");
  older.validity.last = 2024y / 6 / 1;
  Document york = document("york", "Nests", "Herons nest in reeds near York.");
  york.applies_to = {"york"};
  const Held held({document("own", "Herons at the lake", "Herons nest in reeds beside the lake."),
                   document("like", "Reeds and nests", "Herons nest where reeds grow tall."), older,
                   york, document("other", "Bicycles", "Bicycles are ridden on the road."),
                   document("more", "Roads", "A road for bicycles by the lake.")});
  const Searcher searcher = held.searcher();
  const Results results = searcher.like("own", {2025y / 1 / 1});
  REQUIRE(results.hits.size() >= 3);
  CHECK(hit_of(results, "own") == nullptr);
  CHECK(ids(results).back() == "old");  // it is over
  CHECK(hit_of(results, "other") == nullptr);
  CHECK(searcher.like("own", {2025y / 1 / 1}, 1).hits.size() == 1);
  const Results leeds = searcher.like("own", {2025y / 1 / 1}, 10, {}, "leeds");
  CHECK(ids(leeds).front() == "like");
  CHECK_THROWS_AS(searcher.like("nowhere", {2025y / 1 / 1}), Error);
  CHECK_THROWS_AS(searcher.like("own", {2025y / 1 / 1}, 10, "nowhere"), Error);
  CHECK_NOTHROW(searcher.like("own", {2025y / 1 / 1}, 10, "top"));
}

TEST_CASE("editions of a document are not like it: they are it", "[index]") {
  const Held held({edition(2015), edition(2018), edition(2023),
                   citing("x", "Arrangements of partners and herons.")});
  const Results results = held.searcher().like("wt/2023", {2025y / 1 / 1});
  CHECK(ids(results) == Ids{"x"});
}

TEST_CASE("what is not opened is like nothing, and changes nothing", "[index]") {
  std::vector<Document> documents{document("a", "Herons", "Herons nest in reeds."),
                                  document("b", "Nests", "Herons in reeds nest.")};
  const Held without(documents);
  documents.push_back(document("c", "Reeds", "Reeds and herons nest."));
  documents.back().tier = "police";
  const Held with(documents);
  CHECK(to_json(with.searcher().like("a", {2025y / 1 / 1})) ==
        to_json(without.searcher().like("a", {2025y / 1 / 1})));
  CHECK_THROWS_AS(with.searcher().like("c", {2025y / 1 / 1}), Error);
  CHECK(with.searcher({"police"}).like("a", {2025y / 1 / 1}).hits.size() == 2);
}

}  // namespace
}  // namespace fingerpost
