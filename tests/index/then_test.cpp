// Days that a question is about, where they are others than the one it is answered for.
#include <algorithm>

#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const AsOf on{2026y / 6 / 1, {}};

Document guidance(const std::string& id, Period validity) {
  Document out = document(id, "Searching pupils", "How to search a pupil and what to write down.");
  out.kind = out.sections.front().kind = Kind::guidance;
  out.validity = out.sections.front().validity = validity;
  return out;
}

Document course(const std::string& id, Period validity) {
  Document out = document(id, "Course " + id, "Half a day about neglect.");
  out.kind = out.sections.front().kind = Kind::course;
  out.validity = out.sections.front().validity = validity;
  return out;
}

Searcher opened(Folder& folder, const std::vector<Document>& documents) {
  Index index = Index::create(folder / "i");
  Writer writer = index.writer();
  for (const Document& each : documents) writer.put(each);
  writer.commit(2026y / 1 / 5);
  return index.searcher();
}

double factor(const Results& results, const std::string& id, std::string_view words) {
  for (const Hit& hit : results.hits)
    if (hit.document == id)
      for (const Factor& each : hit.factors)
        if (each.words.find(words) != std::string::npos) return each.value;
  return -1;
}

}  // namespace

TEST_CASE("before a day what stood until then comes first, and is told as it stands", "[index]") {
  Folder folder;
  const Searcher searcher = opened(folder, {guidance("newer", {2022y / 9 / 1, std::nullopt}),
                                            guidance("older", {2018y / 1 / 1, 2022y / 8 / 31})});
  Query query{.text = "searching pupils before july 2022", .explain = true};
  const Results before = searcher.search(query, on);
  REQUIRE(ids(before) == Ids{"older", "newer"});
  CHECK(before.hits[0].standing == Standing::ended);
  CHECK(before.hits[1].standing == Standing::in_force);
  CHECK(factor(before, "older", "as it stood on 2022-06-30") == 1);
  CHECK(factor(before, "newer", "as it stood on 2022-06-30") == query.weights.upcoming);
  query.text = "searching pupils";
  CHECK(ids(searcher.search(query, on)) == Ids{"newer", "older"});
}

TEST_CASE("what was published after that day did not stand on it", "[index]") {
  Document newer = guidance("newer", {}), older = guidance("older", {});
  newer.published = Period{2023y / 9 / 1, 2023y / 9 / 30};
  older.published = Period{2018y / 1 / 1, 2018y / 1 / 31};
  Folder folder;
  const Searcher searcher = opened(folder, {newer, older});
  const Query query{.text = "searching pupils before july 2022", .explain = true};
  const Results results = searcher.search(query, on);
  CHECK(ids(results) == Ids{"older", "newer"});
  CHECK(factor(results, "newer", "as it stood on 2022-06-30") == query.weights.upcoming);
}

TEST_CASE("in the days of a case today's guidance counts as well as that of then", "[index]") {
  Folder folder;
  const Searcher searcher = opened(folder, {guidance("newer", {2022y / 9 / 1, std::nullopt}),
                                            guidance("older", {2018y / 1 / 1, 2022y / 8 / 31})});
  const Results results =
      searcher.search({.text = "pupils searched in june 2021", .explain = true}, on);
  CHECK(factor(results, "newer", "in force") == 1);
  CHECK(factor(results, "older", "as it stood on 2021-06-30") == 1);
}

TEST_CASE("two days asked about in turn are each kept", "[index]") {
  Folder folder;
  const Searcher searcher = opened(folder, {guidance("newer", {2022y / 9 / 1, std::nullopt}),
                                            guidance("older", {2018y / 1 / 1, 2022y / 8 / 31})});
  for (int year = 2016; year < 2024; ++year) {
    const std::string text = "searching pupils before july " + std::to_string(year);
    for (const auto day : {2025y / 1 / 1, 2026y / 1 / 1, 2024y / 1 / 1})
      CHECK(searcher.search({.text = text}, {day, {}}).total == 2);
  }
}

TEST_CASE("what happens in the days asked for stands before what lasts through them", "[index]") {
  Folder folder;
  const Searcher searcher =
      opened(folder, {course("all-year", {2025y / 9 / 1, 2026y / 8 / 31}),
                      course("in-july", {2026y / 7 / 9, 2026y / 7 / 9}),
                      course("june-and-july", {2026y / 6 / 1, 2026y / 7 / 31})});
  CHECK(ids(searcher.search({.text = "courses in july"}, on)) ==
        Ids{"in-july", "june-and-july", "all-year"});
  const Results told = searcher.search({.text = "neglect courses in july", .explain = true}, on);
  CHECK(factor(told, "all-year", "of its days") < 0.6);
  CHECK(factor(told, "in-july", "of its days") == -1);
}

TEST_CASE("a newsletter of a month is found by its month alone", "[index]") {
  Document bulletin = document("2018-10", "LSCB bulletin", "What partners did.");
  bulletin.kind = bulletin.sections.front().kind = Kind::newsletter;
  bulletin.published = Period{2018y / 10 / 1, 2018y / 10 / 31};
  Folder folder;
  const Searcher searcher =
      opened(folder, {bulletin, document("page", "Newsletter", "Our newsletter of October 2018.")});
  CHECK(ids(searcher.search({.text = "newsletter october 2018"}, on)) == Ids{"2018-10"});
}

TEST_CASE("an edition that begins in the days asked for is no worse for not having begun",
          "[index]") {
  Folder folder;
  const Searcher searcher = opened(folder, {guidance("now", {2025y / 9 / 1, std::nullopt}),
                                            guidance("coming", {2026y / 9 / 1, std::nullopt})});
  const auto standing = [&](const char* text) {
    const Query query{.text = text, .explain = true};
    return factor(searcher.search(query, on), "coming", "not before 2026-09-01");
  };
  CHECK(standing("searching pupils that starts this september") == Weights().named_standing);
  CHECK(standing("searching pupils in june 2027") == Weights().upcoming);
  CHECK(standing("searching pupils") == Weights().upcoming);
}
