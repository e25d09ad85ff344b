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

  void put(Document document) { writer.put(document); }
  Searcher open() {
    writer.commit(today);
    return index.searcher();
  }
};

Document event(std::string id, Date first, Date last) {
  Document event = document(std::move(id), "Safeguarding week", "A week of sessions.");
  event.kind = event.sections[0].kind = Kind::event;
  event.sections[0].validity = {first, last};
  return event;
}

}  // namespace

TEST_CASE("words in a title outrank the same words in a body", "[index]") {
  Shelf shelf;
  shelf.put(document("body", "Other", "This page is about private fostering for families."));
  shelf.put(
      document("title", "Private fostering", "This page is about arrangements for families."));
  CHECK(ids(ask(shelf.open(), "private fostering", today)) == Ids{"title", "body"});
}

TEST_CASE("a phrase in quotes is met word for word and does not cross from title to text",
          "[index]") {
  Shelf shelf;
  shelf.put(document("exact", "One", "The concerns resolution process."));
  shelf.put(document("apart", "Two", "Resolution of concerns."));
  shelf.put(document("across", "Concerns", "Resolution is quick."));
  auto searcher = shelf.open();
  CHECK(ids(ask(searcher, "\"concerns resolution\"", today)) == Ids{"exact"});
  CHECK(ask(searcher, "concerns resolution", today).total == 3);
  CHECK(ids(ask(searcher, "resolution -process -quick", today)) == Ids{"apart"});
}

TEST_CASE("sections are found, documents are counted", "[index]") {
  Shelf shelf;
  Document page = document("a", "Newsletter", "walrus one");
  for (int i = 2; i <= 6; ++i)
    page.sections.push_back({.heading = "Item " + std::to_string(i),
                             .anchor = "s" + std::to_string(i),
                             .text = "walrus again"});
  page.sections[3].text = "walrus walrus walrus";
  shelf.put(page);
  auto searcher = shelf.open();
  auto results = ask(searcher, "walrus", today);
  CHECK(results.total == 1);
  REQUIRE(results.hits.size() == 1);
  CHECK(results.hits[0].anchor == "s4");
  CHECK(results.hits[0].sections.size() == 3);
  CHECK(searcher.search({.text = "walrus", .group = Group::section}, {today}).total == 6);
}

TEST_CASE("the event that comes next is first, the one that was last before older ones",
          "[index]") {
  Shelf shelf;
  shelf.put(event("2021", 2021y / 6 / 21, 2021y / 6 / 27));
  shelf.put(event("2023", 2023y / 6 / 19, 2023y / 6 / 25));
  shelf.put(event("2024", 2024y / 6 / 24, 2024y / 6 / 28));
  shelf.put(event("2025", 2025y / 6 / 23, 2025y / 6 / 27));
  auto searcher = shelf.open();
  CHECK(ids(ask(searcher, "safeguarding week", 2024y / 5 / 20)) ==
        Ids{"2024", "2025", "2023", "2021"});
  CHECK(ids(ask(searcher, "safeguarding week", 2024y / 6 / 28)).front() == "2024");
  CHECK(ids(ask(searcher, "safeguarding week", 2024y / 6 / 29)).front() == "2025");
  CHECK(ids(ask(searcher, "safeguarding week", 2026y / 1 / 1)).front() == "2025");
  auto leave_out =
      searcher.search({.text = "safeguarding week", .ended = Ended::leave_out}, {2024y / 7 / 1});
  CHECK(ids(leave_out) == Ids{"2025"});
}

TEST_CASE("filters", "[index]") {
  Shelf shelf;
  Document guidance = document("g", "Guidance on walrus", "walrus");
  guidance.kind = guidance.sections[0].kind = Kind::guidance;
  guidance.publisher = "DfE";
  guidance.layer = Layer::national;
  guidance.published = period_from_iso("2023-12");
  guidance.topics = {"neglect"};
  Document page = document("p", "Page on walrus", "walrus");
  page.publisher = "Leeds SCP";
  page.layer = Layer::local;
  page.published = period_from_iso("2024-05-01");
  shelf.put(guidance);
  shelf.put(page);
  shelf.put(event("e", 2024y / 6 / 24, 2024y / 6 / 28));
  auto searcher = shelf.open();
  auto found = [&](const Query& query) { return ids(searcher.search(query, {today})); };
  CHECK(found({.text = "walrus", .kinds = {Kind::guidance}}) == Ids{"g"});
  CHECK(found({.text = "walrus", .publishers = {"leeds scp"}}) == Ids{"p"});
  CHECK(found({.text = "walrus", .layers = {Layer::national}}) == Ids{"g"});
  CHECK(found({.topics = {"neglect"}}) == Ids{"g"});
  CHECK(found({.topics = {"abuse-and-neglect"}}) == Ids{"g"});
  CHECK(found({.text = "walrus", .period = {2024y / 1 / 1, {}}}) == Ids{"p"});
  CHECK(found({.text = "walrus", .period = {{}, 2023y / 12 / 1}}) == Ids{"g"});
  CHECK(found({.period = {2024y / 6 / 28, 2024y / 7 / 1}}) == Ids{"e"});
  CHECK(found({.text = "walrus", .sort = Sort::newest}) == Ids{"p", "g"});
  CHECK(found({.text = "walrus", .sort = Sort::oldest}) == Ids{"g", "p"});
  CHECK(found({.text = "walrus", .sort = Sort::title}) == Ids{"g", "p"});
}

TEST_CASE("what serves the place asked for comes first, what is not for it says what to use",
          "[index]") {
  Shelf shelf;
  Document leeds = document("leeds/bruising", "Bruising in babies", "bruising");
  leeds.publisher = "Leeds SCP";
  Document four = document("wy/bruising", "Bruising in babies: bruising", "bruising bruising");
  four.applies_to = {"bradford", "calderdale", "kirklees", "wakefield"};
  four.not_for = {{"leeds", "leeds/bruising"}};
  shelf.put(leeds);
  shelf.put(four);
  auto searcher = shelf.open();
  auto for_leeds = searcher.search({.text = "bruising", .place = "Leeds"}, {today});
  CHECK(ids(for_leeds) == Ids{"leeds/bruising", "wy/bruising"});
  CHECK_FALSE(for_leeds.hits[0].not_for_you);
  CHECK(for_leeds.hits[1].not_for_you ==
        std::pair<std::string, std::string>{"leeds", "leeds/bruising"});
  auto for_bradford = searcher.search({.text = "bruising", .place = "bradford"}, {today});
  CHECK(ids(for_bradford) == Ids{"wy/bruising", "leeds/bruising"});
  CHECK_FALSE(for_bradford.hits[0].not_for_you);
  CHECK(for_bradford.hits[1].not_for_you);
}

TEST_CASE("topics are offered with the documents one may see", "[index]") {
  Shelf shelf;
  shelf.put(document("a", "Neglect", "Neglect of a child: what neglect looks like."));
  Document hidden = document("b", "Neglect audit", "Neglect of a child in three families.");
  hidden.tier = "police";
  shelf.put(hidden);
  auto searcher = shelf.open();
  const auto offered = ask(searcher, "neglekt", today).topics_meant;
  REQUIRE(offered.size() == 1);
  CHECK(offered[0].id == "neglect");
  CHECK(offered[0].label == "Neglect");
  CHECK(offered[0].words == "neglekt");
  CHECK(offered[0].count == 1);
  CHECK(ask(searcher, "neglect", today).topics_meant.empty());
  // A guess that finds nothing one may see is not made.
  CHECK(ask(searcher, "gromming", today).topics_meant.empty());
  // What letters may mean is told, whatever there is.
  const auto both = ask(searcher, "SCR", today).topics_meant;
  REQUIRE(both.size() == 2);
  CHECK(both[0].count == 0);
}

TEST_CASE("a word that stands nowhere is put right, an acronym never", "[index]") {
  Shelf shelf;
  shelf.put(document("a", "Domestic violence", "A safety plan after domestic violence."));
  shelf.put(document("b", "Managing allegations", "Contact the LADO about FGM."));
  auto searcher = shelf.open();
  auto typed = ask(searcher, "saftey plan domestic voilence", today);
  CHECK(typed.did_you_mean == Ids{"safety plan domestic violence"});
  CHECK(typed.hits.at(0).document == "a");
  CHECK(ask(searcher, "LEDO", today).did_you_mean.empty());
  CHECK(ask(searcher, "FGC", today).did_you_mean.empty());
  CHECK(ask(searcher, "domestic", today).did_you_mean.empty());
}

TEST_CASE("snippets show the words that match, and nothing else is marked", "[index]") {
  Shelf shelf;
  shelf.put(document("a", "Diary", "25 May International Missing Children's Day"));
  auto hit = ask(shelf.open(), "missing children", today).hits.at(0);
  CHECK(to_text(hit.snippet) == "25 May International Missing Children's Day");
  std::vector<std::string> marked;
  for (const auto& part : hit.snippet.parts)
    if (part.match) marked.push_back(part.text);
  CHECK(marked == Ids{"Missing", "Children's"});
}

TEST_CASE("paging is stable and limits are errors", "[index]") {
  Shelf shelf;
  for (int i = 0; i < 25; ++i) shelf.put(document("d" + std::to_string(i), "Walrus", "walrus"));
  auto searcher = shelf.open();
  Ids all, paged;
  for (std::size_t offset = 0; offset < 25; offset += 5) {
    auto page = ids(searcher.search({.text = "walrus", .limit = 5, .offset = offset}, {today}));
    paged.insert(paged.end(), page.begin(), page.end());
  }
  all = ids(searcher.search({.text = "walrus", .limit = 100}, {today}));
  CHECK(all.size() == 25);
  CHECK(paged == all);
  CHECK_THROWS_AS(searcher.search({.text = "walrus", .limit = 101}, {today}), Error);
  CHECK_THROWS_AS(searcher.search({.text = "walrus", .offset = 10001}, {today}), Error);
}

TEST_CASE("explain multiplies to the score", "[index]") {
  Shelf shelf;
  shelf.put(event("2021", 2021y / 6 / 21, 2021y / 6 / 27));
  auto hit = shelf.open()
                 .search({.text = "safeguarding week", .place = "leeds", .explain = true}, {today})
                 .hits.at(0);
  double product = 1;
  for (const Factor& factor : hit.factors) product *= factor.value;
  CHECK(product == Approx(hit.score).epsilon(1e-6));
  CHECK(hit.factors.size() == 5);
  CHECK(hit.factors[1].words == "ended on 2021-06-27");
}

TEST_CASE("a day of what happened leaves no guidance out", "[index]") {
  Folder folder;
  const Index index = Index::create(folder / "i");
  Writer writer = index.writer();
  Document protocol =
      document("protocol", "Bruising", "Any bruise of a baby is a matter of concern.");
  protocol.kind = protocol.sections[0].kind = Kind::protocol;
  protocol.published = day(2024y / 3 / 1);
  Document news = document("news", "Newsletter", "A bruise was in the news.");
  news.kind = news.sections[0].kind = Kind::newsletter;
  news.published = day(2024y / 3 / 1);
  writer.put(protocol), writer.put(news);
  writer.commit(2026y / 1 / 5);
  const Searcher searcher = index.searcher();
  for (const std::string asked :
       {"baby bruise last week", "bruise since yesterday", "bruise in half term",
        "baby born in june 2026 with bruise", "bruise on 3 July"}) {
    INFO(asked);
    const Results found = ask(searcher, asked, 2026y / 7 / 20);
    CHECK(ids(found) == Ids{"protocol"});
    CHECK(found.notices.size() == 1);
  }
  // Who asks for documents of those days is answered so.
  for (const std::string asked :
       {"bruise protocols updated last week", "news of a bruise last week"})
    CHECK(ask(searcher, asked, 2026y / 7 / 20).hits.empty());
  CHECK(ids(searcher.search({.text = "bruise", .period = {2026y / 7 / 1, 2026y / 7 / 20}},
                            {2026y / 7 / 20, std::nullopt})) == Ids{});
}
