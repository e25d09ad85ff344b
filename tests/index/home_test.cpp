// A place or a kind that words name, and an index that is mostly of one place.
#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const Date today = 2024y / 6 / 1;

Document of(std::string id, std::string publisher, std::string text = "Ring about an allegation.") {
  Document made = document(std::move(id), "Designated officer", std::move(text));
  made.publisher = std::move(publisher);
  made.layer = Layer::local;
  return made;
}

// Two officers, and so many other pages of Leeds and of Bradford.
struct Shelf {
  Folder folder;
  Index index = Index::create(folder / "i");

  Searcher with(int leeds, int bradford) {
    Writer writer = index.writer();
    writer.put(of("a-bradford", "Bradford SCP"));
    writer.put(of("b-leeds", "Leeds SCP"));
    for (int i = 0; i < leeds; ++i)
      writer.put(of("leeds/" + std::to_string(i), "Leeds SCP", "Opening times."));
    for (int i = 0; i < bradford; ++i)
      writer.put(of("bradford/" + std::to_string(i), "Bradford SCP", "Opening times."));
    writer.commit(today);
    return index.searcher();
  }
};

}  // namespace

TEST_CASE("where most is of one place, a question that names none is asked there", "[index]") {
  CHECK(ids(ask(Shelf().with(30, 5), "allegation", today)) == Ids{"b-leeds", "a-bradford"});
  CHECK(ids(ask(Shelf().with(5, 30), "allegation", today)) == Ids{"a-bradford", "b-leeds"});
  // Few pages, or as many of each, say nothing of whose index it is.
  CHECK(ids(ask(Shelf().with(3, 0), "allegation", today)) == Ids{"a-bradford", "b-leeds"});
  CHECK(ids(ask(Shelf().with(30, 30), "allegation", today)) == Ids{"a-bradford", "b-leeds"});
}

TEST_CASE("home is a factor that is told, and says of no hit that it is not for you", "[index]") {
  Shelf shelf;
  const Searcher searcher = shelf.with(30, 5);
  const Results results = searcher.search({.text = "allegation", .explain = true}, {today});
  REQUIRE(results.hits.size() == 2);
  CHECK(results.hits[0].factors.size() == 2);
  REQUIRE(results.hits[1].factors.size() == 3);
  CHECK(results.hits[1].factors[2].words == "serves elsewhere than leeds");
  CHECK_FALSE(results.hits[1].not_for_you);
  CHECK(results.understood.empty());
}

TEST_CASE("a place that is named comes before home", "[index]") {
  Shelf shelf;
  const Searcher searcher = shelf.with(30, 5);
  CHECK(ids(ask(searcher, "allegation bradford", today)) == Ids{"a-bradford", "b-leeds"});
  const Results results = ask(searcher, "allegation bradford", today);
  CHECK(results.hits[1].not_for_you);
}

TEST_CASE("the kind that words ask for ranks higher, and others are still found", "[index]") {
  Folder folder;
  const Index index = Index::create(folder / "i");
  Writer writer = index.writer();
  Document page = document("a-page", "Allegations", "The phone number for allegations.");
  Document card = document("b-card", "Allegations", "The phone number for allegations.");
  card.kind = card.sections[0].kind = Kind::contact;
  writer.put(page);
  writer.put(card);
  writer.commit(today);
  const Searcher searcher = index.searcher();
  CHECK(ids(ask(searcher, "allegations phone number", today)) == Ids{"b-card", "a-page"});
  CHECK(ids(ask(searcher, "allegations", today)) == Ids{"a-page", "b-card"});
}

TEST_CASE("a course that is cancelled is found by who would go to it", "[index]") {
  Folder folder;
  const Index index = Index::create(folder / "i");
  Writer writer = index.writer();
  Document course = document("course", "Safer recruitment course", "Half a day, in Leeds.");
  course.kind = course.sections[0].kind = Kind::course;
  course.status = Status::withdrawn;
  course.sections[0].validity = {2024y / 6 / 20, 2024y / 6 / 20};
  writer.put(course);
  writer.put(document("policy", "Recruitment", "Safer recruitment is for each course of action."));
  writer.commit(today);
  const Results results = ask(index.searcher(), "safer recruitment course", today);
  CHECK(ids(results) == Ids{"course", "policy"});
  CHECK(results.hits[0].standing == Standing::withdrawn);
}

TEST_CASE("who asks what is cancelled is told of the course that is, before one that is not",
          "[index]") {
  Folder folder;
  const Index index = Index::create(folder / "i");
  Writer writer = index.writer();
  for (const auto& [id, status] : std::vector<std::pair<std::string, Status>>{
           {"a-on", Status::published}, {"b-off", Status::withdrawn}}) {
    const bool off = status == Status::withdrawn;
    Document course = document(id, "Safer recruitment course",
                               off ? "Half a day, cancelled." : "Half a day, not cancelled yet.");
    course.kind = course.sections[0].kind = Kind::course;
    course.status = status;
    course.sections[0].validity = {2024y / 6 / 20, 2024y / 6 / 20};
    writer.put(course);
  }
  writer.commit(today);
  const Searcher searcher = index.searcher();
  CHECK(ids(ask(searcher, "are courses cancelled", today)) == Ids{"b-off", "a-on"});
  CHECK(ids(ask(searcher, "safer recruitment course", today)) == Ids{"a-on", "b-off"});
}

TEST_CASE("who asks whom to call in a place asks in a crisis as elsewhere", "[index]") {
  Shelf shelf;
  shelf.with(1, 1);
  Writer writer = shelf.index.writer();
  Document card = of("contact", "Bradford SCP", "Ring the duty team.");
  card.kind = card.sections[0].kind = Kind::contact;
  writer.put(card);
  writer.commit(today);
  const Searcher searcher = shelf.index.searcher();
  for (const char* text :
       {"who do I call", "who do I call in bradford", "who do I call bradford"}) {
    INFO(text);
    CHECK_FALSE(ask(searcher, text, today).cards.empty());
  }
  CHECK(ask(searcher, "bradford opening times", today).cards.empty());
}

TEST_CASE("pages that are not for the place asked for still stand by how well they answer",
          "[index][place]") {
  Folder folder;
  const Index index = Index::create(folder / "i");
  {
    Writer writer = index.writer();
    Document weak = document("a", "Opening times", "Of the office, and once of bruising too.");
    Document strong = document("b", "Bruising", "Bruising in babies: what to do about bruising.");
    weak.not_for = strong.not_for = {{"leeds", ""}};
    writer.put(weak), writer.put(strong);
    writer.commit(today);
  }
  const Results results =
      index.searcher().search({.text = "bruising", .place = "leeds", .explain = true}, {today});
  REQUIRE(ids(results) == Ids{"b", "a"});
  CHECK(results.hits[1].score > 0);
}

TEST_CASE("where a number is asked for, that of another place is worth less than its pages",
          "[index]") {
  Shelf shelf;
  Writer writer = shelf.index.writer();
  for (const auto& [id, kind] : {std::pair("contact", Kind::contact), {"page", Kind::page}}) {
    Document made = of(id, "Bradford SCP", "The officer for an allegation.");
    made.kind = made.sections.front().kind = kind;
    writer.put(made);
  }
  for (int i = 0; i < 30; ++i)
    writer.put(of("leeds/" + std::to_string(i), "Leeds SCP", "Opening times."));
  writer.commit(today);
  const Searcher searcher = shelf.index.searcher();
  const auto numbers = [&](const std::string& text) {
    const Results results = searcher.search({.text = text, .explain = true}, {today});
    std::string told;
    for (const Hit& hit : results.hits)
      for (const Factor& each : hit.factors)
        if (each.words == "a number of another place") told += hit.document + ' ';
    return told;
  };
  CHECK(numbers("who do i call about an allegation") == "contact ");
  CHECK(numbers("allegation").empty());
  CHECK(numbers("who do i call about an allegation in bradford").empty());
}

TEST_CASE("in a crisis nobody is sent to another place than home", "[index]") {
  const auto duty = [](const char* id, const char* publisher) {
    Document made = of(id, publisher, "Emergency duty team: in danger ring 01632 960 999.");
    made.kind = made.sections.front().kind = Kind::contact;
    made.published = *period_from_iso("2024-01");
    return made;
  };
  Shelf shelf;
  shelf.with(30, 5);
  Writer writer = shelf.index.writer();
  writer.put(duty("duty-bradford", "Bradford SCP"));
  writer.put(duty("duty-leeds", "Leeds SCP"));
  writer.commit(today);
  const Searcher searcher = shelf.index.searcher();
  const auto cards = [&](const Query& query) {
    Ids shown;
    for (const ShownCard& card : searcher.search(query, {today}).cards) shown.push_back(card.id);
    return shown;
  };
  CHECK(cards({.text = "child in immediate danger"}) == Ids{"document:duty-leeds"});
  CHECK(cards({.text = "child in immediate danger", .place = "bradford"}) ==
        Ids{"document:duty-bradford"});
}
