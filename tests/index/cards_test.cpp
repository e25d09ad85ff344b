// Cards and pins of an index's owner.
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

Card card(std::string id, std::vector<std::string> patterns) {
  Card card{.id = id, .title = "Card " + id, .lines = {"Say it at once."}};
  card.fits = {.patterns = std::move(patterns), .from = 2025y / 1 / 1, .until = 2025y / 12 / 31};
  return card;
}

Pin pin(std::string document, std::vector<std::string> patterns) {
  Pin pin{.document = std::move(document)};
  pin.fits = {.patterns = std::move(patterns), .from = 2025y / 1 / 1, .until = 2025y / 12 / 31};
  return pin;
}

class Held {
 public:
  Held(std::vector<Document> documents, const Cards& cards) {
    Writer writer = index_.writer();
    for (Document& document : documents) {
      if (!document.published) document.published = *period_from_iso("2024-02");
      writer.put(document);
    }
    writer.commit(2024y / 3 / 1);
    writer.use(cards);
  }
  Searcher searcher(std::vector<std::string> tiers = {}) const { return index_.searcher(tiers); }
  Index& index() { return index_; }
  const std::filesystem::path& folder() const { return folder_.path(); }

 private:
  Folder folder_;
  Index index_ = Index::create(folder_ / "x.index");
};

Ids shown(const Searcher& searcher, const Query& query, Date day = today) {
  Ids ids;
  for (const ShownCard& each : searcher.search(query, {day}).cards) ids.push_back(each.id);
  return ids;
}

Ids pinned(const Searcher& searcher, const Query& query, Date day = today) {
  Ids ids;
  for (const Pinned& each : searcher.search(query, {day}).pinned) ids.push_back(each.document);
  return ids;
}

TEST_CASE("a card is shown for its patterns, its topics, its days and its places", "[index]") {
  Card by_words = card("words", {"report concern"});
  Card by_topic = card("topic", {});
  by_topic.fits.topics = {"neglect"};
  Card by_place = card("place", {"report concern"});
  by_place.fits.places = {"leeds"};
  const Held held({document("a", "A page", "Words.")}, {{by_words, by_topic, by_place}, {}});
  const Searcher searcher = held.searcher();
  CHECK(shown(searcher, {.text = "how do I report concerns?"}) == Ids{"words", "place"});
  CHECK(shown(searcher, {.text = "concern to report", .place = "kirklees"}) == Ids{"words"});
  CHECK(shown(searcher, {.text = "report concern", .place = "leeds"}) == Ids{"words", "place"});
  CHECK(shown(searcher, {.text = "annual report"}).empty());
  CHECK(shown(searcher, {.text = "neglect"}) == Ids{"topic"});
  CHECK(shown(searcher, {.text = "poor supervision"}, today).size() <= 1);
  CHECK(shown(searcher, {.topics = {"neglect"}}) == Ids{"topic"});
  for (const auto& [day, there] : {std::pair{2024y / 12 / 31, false},
                                   {2025y / 1 / 1, true},
                                   {2025y / 12 / 31, true},
                                   {2026y / 1 / 1, false}})
    CHECK(shown(searcher, {.text = "neglect"}, day).empty() != there);
}

TEST_CASE("in a crisis its cards come first, and older than its review a card says so", "[index]") {
  Card emergency = card("emergency", {});
  emergency.crisis = true;
  emergency.review_due = 2025y / 5 / 31;
  const Held held({document("a", "A page", "Words.")},
                  {{card("general", {"child hurt"}), emergency}, {}});
  const Searcher searcher = held.searcher();
  CHECK(shown(searcher, {.text = "child is being hurt right now"}) == Ids{"emergency", "general"});
  CHECK(shown(searcher, {.text = "who do I call"}) == Ids{"emergency"});
  CHECK(shown(searcher, {.text = "training on immediate danger"}).empty());
  const Results results = searcher.search({.text = "who do I call"}, {today});
  CHECK(results.cards[0].review_overdue);
  CHECK_FALSE(searcher.search({.text = "who do I call"}, {2025y / 5 / 31}).cards[0].review_overdue);
}

Document contact(std::string id, std::string title, std::string text, std::string place) {
  Document out = document(std::move(id), std::move(title), std::move(text));
  out.kind = out.sections[0].kind = Kind::contact;
  out.applies_to = {std::move(place)};
  out.publisher = "Duty";
  return out;
}

TEST_CASE("without a card for it a crisis is shown contacts in force, as they are written",
          "[index]") {
  Document old = contact("old", "Emergency duty team (old)", "Emergency: ring 7.", "leeds");
  old.validity.last = 2024y / 12 / 31;
  const std::vector<Document> documents{
      contact("leeds", "Emergency duty team", "Out of hours\n\nIn an emergency ring 0000.",
              "leeds"),
      contact("york", "Emergency duty, York", "In an emergency ring 1111.", "york"),
      contact("hubs", "Opening times of the library", "Monday.", "leeds"), old};
  const Held held(documents, {});
  const Results results =
      held.searcher().search({.text = "child in immediate danger", .place = "leeds"}, {today});
  REQUIRE(results.cards.size() == 1);
  const ShownCard& shown = results.cards[0];
  CHECK(shown.document == "leeds");
  CHECK(shown.lines == Ids{"Out of hours", "In an emergency ring 0000."});
  CHECK(shown.phone.empty());
  CHECK(held.searcher().search({.text = "training", .place = "leeds"}, {today}).cards.empty());
  // Nobody's number is made up.
  const Held empty({document("a", "A page", "Words.")}, {});
  CHECK(empty.searcher().search({.text = "child in immediate danger"}, {today}).cards.empty());
}

TEST_CASE("a pin stands above the hits and changes none of them", "[index]") {
  const std::vector<Document> documents{document("a", "Herons", "Herons by the lake."),
                                        document("b", "Lakes", "A page on water.")};
  const Held held(documents, {{}, {pin("b", {"heron"})}});
  const Held without(documents, {});
  const Results results = held.searcher().search({.text = "herons"}, {today});
  REQUIRE(results.pinned.size() == 1);
  CHECK(results.pinned[0].title == "Lakes");
  CHECK(results.pinned[0].standing == Standing::in_force);
  CHECK(ids(results) == ids(without.searcher().search({.text = "herons"}, {today})));
  CHECK(results.total == 1);
  CHECK(pinned(held.searcher(), {.text = "water"}).empty());
}

TEST_CASE("what does not stand is pinned to its exact question alone", "[index]") {
  Document ended = document("ended", "Closure 2020", "Closed.");
  ended.validity.last = 2020y / 6 / 1;
  Document withdrawn = document("withdrawn", "Old page", "Old.");
  withdrawn.status = Status::withdrawn;
  withdrawn.withdrawn = *period_from_iso("2025-01-01");
  Document elsewhere = document("elsewhere", "For York", "York.");
  elsewhere.not_for = {{"leeds", "b"}};
  Document later = document("later", "New page", "New.");
  later.published = *period_from_iso("2025-09");
  Cards cards;
  for (const std::string id : {"ended", "withdrawn", "elsewhere", "later", "nowhere"})
    cards.pins.push_back(pin(id, {"closure plan " + id}));
  const Held held({ended, withdrawn, elsewhere, later}, cards);
  const Searcher searcher = held.searcher();
  for (const std::string id : {"ended", "withdrawn", "elsewhere"}) {
    INFO(id);
    const std::string words = "closure plan " + id;
    CHECK(pinned(searcher, {.text = words, .place = "leeds"}) == Ids{id});
    CHECK(pinned(searcher, {.text = words + " schools", .place = "leeds"}).empty());
  }
  const Results shown =
      searcher.search({.text = "closure plan elsewhere", .place = "leeds"}, {today});
  REQUIRE(shown.pinned[0].not_for_you);
  CHECK(shown.pinned[0].not_for_you->first == "leeds");
  CHECK(searcher.search({.text = "closure plan ended"}, {today}).pinned[0].standing ==
        Standing::ended);
  CHECK(pinned(searcher, {.text = "closure plan later"}).empty());
  CHECK(pinned(searcher, {.text = "closure plan nowhere"}).empty());
}

TEST_CASE("a card of a tier that is not opened changes no byte", "[index]") {
  Card secret = card("secret", {"who do i call"});
  secret.crisis = true;
  secret.fits.tier = "police";
  Pin hidden = pin("a", {"who do i call"});
  hidden.fits.tier = "police";
  const std::vector<Document> documents{document("a", "A page", "Words.")};
  Held with(documents, {{card("open", {"who do i call"}), secret}, {hidden}});
  const Held without(documents, {{card("open", {"who do i call"})}, {}});
  const Query query{.text = "who do I call"};
  CHECK(to_json(with.searcher().search(query, {today})) ==
        to_json(without.searcher().search(query, {today})));
  CHECK(shown(with.searcher({"police"}), query) == Ids{"secret", "open"});
  CHECK(pinned(with.searcher({"police"}), query) == Ids{"a"});
  // Nor does it when it goes.
  const Searcher searcher = with.searcher();
  const std::uint64_t before = searcher.info().revision;
  CHECK(with.index().writer().use(Cards{{card("open", {"who do i call"})}, {}}));
  CHECK(with.searcher().info().revision == before);
}

TEST_CASE("cards are kept with the index, checked, and replaced as a whole", "[index]") {
  Held held({document("a", "A page", "Words.")}, {{card("one", {"heron"})}, {}});
  const std::filesystem::path folder = held.folder() / "x.index";
  CHECK(Index::check(folder).damage.empty());
  CHECK(shown(Index::open(folder).searcher(), {.text = "herons"}) == Ids{"one"});
  Searcher searcher = held.searcher();
  Writer writer = held.index().writer();
  CHECK(writer.cards().cards.size() == 1);
  CHECK_FALSE(writer.use(Cards{{card("one", {"heron"})}, {}}));
  CHECK(writer.use(Cards{{card("two", {"heron"})}, {}}));
  CHECK(shown(searcher, {.text = "herons"}) == Ids{"one"});
  CHECK(searcher.refresh());
  CHECK(shown(searcher, {.text = "herons"}) == Ids{"two"});
  CHECK(writer.use(Cards{}));
  CHECK(searcher.refresh());
  CHECK(shown(searcher, {.text = "herons"}).empty());
  writer.put(document("b", "B page", "Words."));
  CHECK_THROWS_AS(writer.use(Cards{}), Error);
}

std::string refusal(const std::string& json) {
  try {
    Folder folder;
    Index index = Index::create(folder / "x.index");
    index.writer().use(cards_from_json(json));
    return {};
  } catch (const Error& error) {
    return error.what();
  }
}

TEST_CASE("what is wrong with a file of cards is said with its entry", "[index]") {
  const std::string days = R"("from": "2025-01-01", "until": "2025-12-31")";
  const auto entry = [&](const std::string& more) {
    return R"({"cards": [{"id": "edt", "title": "T", "lines": ["x"], "patterns": ["help"], )" +
           days + more + "}]}";
  };
  CHECK(refusal(entry("")).empty());
  const std::pair<std::string, std::string> cases[] = {
      {entry(R"(, "topics": ["jam"])"), "card \"edt\": there is no topic \"jam\""},
      {entry(R"(, "places": ["Leedss"])"), "card \"edt\": there is no place \"Leedss\""},
      {entry(R"(, "tier": "No Tier")"), "card \"edt\""},
      {entry(R"(, "phone": "ring us")"), "card 1 \"edt\": \"phone\""},
      {entry(R"(, "url": "javascript:x")"), "card 1 \"edt\": \"url\""},
      {entry(R"(, "colour": "red")"), "\"colour\""},
      {entry(R"(, "review_due": "soon")"), "\"review_due\""},
      {entry(R"(, "patterns": ["  "])"), "\"patterns\""},
      {R"({"cards": [{"id": "e", "title": "T", "lines": ["x"], "patterns": ["help"]}]})",
       "\"from\" is missing"},
      {R"({"cards": [{"id": "e", "title": "T", "lines": ["x"], "patterns": ["help"], "from": "2025-01-01"}]})",
       "\"until\" is missing"},
      {R"({"cards": [{"id": "e", "title": "T", "lines": ["x"], "patterns": ["h"], "from": "2025-02-01", "until": "2025-01-01"}]})",
       "\"until\" is before"},
      {R"({"cards": [{"id": "e", "title": "T", "lines": ["x"], )" + days + "}]}", "no question"},
      {R"({"cards": [{"id": "e", "title": "T", "patterns": ["h"], )" + days + "}]}",
       "it says nothing"},
      {R"({"cards": [{"title": "T", "lines": ["x"], "patterns": ["h"], )" + days + "}]}",
       "\"id\" is missing"},
      {R"({"pins": [{"patterns": ["h"], )" + days + "}]}", "pin 1: \"document\" is missing"},
      {R"({"card": []})", "\"card\""},
      {"[]", "cards"}};
  for (const auto& [json, what] : cases) {
    INFO(json);
    const std::string told = refusal(json);
    INFO(told);
    CHECK(told.find(what) != std::string::npos);
  }
}

}  // namespace
}  // namespace fingerpost
