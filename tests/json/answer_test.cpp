#include <string>

#include "catch.hpp"
#include "fingerpost/json.hpp"
#include "json/json.hpp"

namespace fp = fingerpost;
using namespace std::chrono_literals;

namespace {

// The answer that bindings/README.md shows.
fp::Results missing_children() {
  fp::Results results{.id = "q1", .query = "missing children", .as_of = 2024y / 5 / 20};
  results.total = 1;
  results.revision = 37;
  results.recorded = 2024y / 4 / 20;
  fp::Hit hit{.document = "newsletter/2024-04",
              .anchor = "dates-for-your-diary-2",
              .title = "April Newsletter",
              .heading = "Dates for your diary",
              .url = "https://x.example/april",
              .kind = fp::Kind::event,
              .publisher = "Leeds SCP",
              .layer = fp::Layer::local,
              .standing = fp::Standing::upcoming,
              .validity = fp::day(2024y / 5 / 25),
              .published = fp::period_from_iso("2024-04"),
              .topics = {"missing-from-home"},
              .score = 7.5};
  hit.snippet.parts = {
      {"25 May International ", false}, {"Missing Children", true}, {"'s Day", false}};
  results.hits.push_back(hit);
  results.facets.push_back({"topic", {{"missing-from-home", "Children missing", 1}}});
  return results;
}

std::string keys(const fp::Json& object) {
  std::string all;
  for (const auto& [key, value] : *object.object()) all += (all.empty() ? "" : " ") + key;
  return all;
}

}  // namespace

TEST_CASE("an answer has the shape scripts rely on, in its order", "[json]") {
  CHECK(
      fp::to_json(missing_children()) ==
      R"({"id": "q1", "query": "missing children", "as_of": "2024-05-20", "total": 1, )"
      R"("total_exact": true, "later": 0, "revision": 37, "recorded": "2024-04-20", )"
      R"("did_you_mean": [], "understood": {}, "notices": [], "cards": [], )"
      R"("hits": [{"document": "newsletter/2024-04", "edition": 1, )"
      R"("anchor": "dates-for-your-diary-2", "title": "April Newsletter", )"
      R"("heading": "Dates for your diary", "page": null, "url": "https://x.example/april", )"
      R"("kind": "event", "publisher": "Leeds SCP", "layer": "local", "standing": "upcoming", )"
      R"("review_overdue": false, "superseded_by": null, "not_for_you": null, )"
      R"("validity": {"first": "2024-05-25", "last": "2024-05-25"}, "published": "2024-04", )"
      R"("updated": null, "review_due": null, "topics": ["missing-from-home"], )"
      R"("snippet": [{"text": "25 May International "}, {"text": "Missing Children", "match": true}, )"
      R"({"text": "'s Day"}], "score": 7.5, "sections": [], "companions": [], "copies": [], "dates": []}], )"
      R"("facets": {"topic": [{"id": "missing-from-home", "label": "Children missing", "count": 1}]}})");
}

TEST_CASE("an answer without an id has none", "[json]") {
  CHECK(keys(fp::json::to_value(fp::Results{})) ==
        "query as_of total total_exact later revision recorded did_you_mean understood notices "
        "cards hits facets");
}

TEST_CASE("what words were taken to mean stands under its key, with the words", "[json]") {
  fp::Results results;
  results.understood = {{"as_of", "2023-11-30", "before december 2023"},
                        {"topics", fp::Json::Array{"neglect"}, "topic:neglect"}};
  CHECK(fp::to_json(*fp::json::to_value(results).find("understood")) ==
        R"({"as_of": "2023-11-30", "topics": ["neglect"], )"
        R"("words": {"as_of": "before december 2023", "topics": "topic:neglect"}})");
}

TEST_CASE("a hit says what else is known of it", "[json]") {
  fp::Results results = missing_children();
  fp::Hit& hit = results.hits.front();
  hit.edition = 2;
  hit.page = 80;
  hit.review_overdue = true;
  hit.superseded_by = "newsletter/2024-05";
  hit.not_for_you = {"leeds", "protocols/leeds"};
  hit.validity = {.last = 2020y / 6 / 1};
  hit.factors = {{"ended on 2020-06-01", 0.2}};
  hit.extra = fp::Json::Object{{"delivery", "online"}};
  hit.dates.push_back({.when = {.last = 2020y / 6 / 1}, .words = "until 1 June"});
  hit.sections.push_back(hit);
  const fp::Json value = fp::json::to_value(results).find("hits")->array()->front();
  CHECK(fp::to_json(*value.find("page")) == "80");
  CHECK(fp::to_json(*value.find("superseded_by")) == R"("newsletter/2024-05")");
  CHECK(fp::to_json(*value.find("not_for_you")) ==
        R"({"place": "leeds", "use": "protocols/leeds"})");
  CHECK(fp::to_json(*value.find("validity")) == R"({"first": null, "last": "2020-06-01"})");
  CHECK(fp::to_json(*value.find("explain")) ==
        R"([{"words": "ended on 2020-06-01", "value": 0.2}])");
  CHECK(fp::to_json(*value.find("extra")) == R"({"delivery": "online"})");
  CHECK(fp::to_json(*value.find("dates")) ==
        R"([{"words": "until 1 June", "offset": 0, "length": 0, "first": null, )"
        R"("last": "2020-06-01", "role": "mentioned", "basis": "stated", "certainty": 1.0, )"
        R"("conflict": null}])");
  CHECK(keys(value.find("sections")->array()->front()) ==
        "document anchor heading page url kind standing validity topics snippet score dates");
  hit.not_for_you = {"leeds", ""};
  CHECK(fp::to_json(*fp::json::to_value(results).find("hits")->array()->front().find(
            "not_for_you")) == R"({"place": "leeds", "use": null})");
}

TEST_CASE("a score is given to six digits, so that equal answers look equal", "[json]") {
  struct Case {
    double score;
    std::string written;
  };
  for (const Case& each : {Case{7.5, "7.5"}, Case{1.0 / 3, "0.333333"}, Case{0.1 + 0.2, "0.3"},
                           Case{123456.789, "123457.0"}, Case{0, "0.0"}}) {
    fp::Results results = missing_children();
    results.hits.front().score = each.score;
    const fp::Json value = fp::json::to_value(results);
    CHECK(fp::to_json(*value.find("hits")->array()->front().find("score")) == each.written);
  }
}

TEST_CASE("dates and topics are written as the commands print them", "[json]") {
  const fp::DateMention date{.when = {.first = 2024y / 5 / 13, .last = 2024y / 5 / 19},
                             .role = fp::Role::event,
                             .basis = fp::Basis::neighbour,
                             .certainty = 0.9,
                             .words = "13-19 May",
                             .length = 9};
  CHECK(fp::to_json(std::vector{date}) ==
        R"({"dates": [{"words": "13-19 May", "offset": 0, "length": 9, "first": "2024-05-13", )"
        R"("last": "2024-05-19", "role": "event", "basis": "neighbour", "certainty": 0.9, )"
        R"("conflict": null}]})");
  const auto vocabulary = fp::Vocabulary::from_json(
      R"({"name": "t", "version": "1", "topics": [{"id": "neglect", "label": "Neglect"}]})");
  const fp::Tag tag{.topic = "neglect",
                    .weight = 0.8,
                    .evidence = {{"neglected", 4, 9, "body"}, {"Neglect", 0, 7, "title"}}};
  CHECK(fp::to_json(std::vector{tag}, vocabulary) ==
        R"({"topics": [{"id": "neglect", "label": "Neglect", "weight": 0.8, "evidence": )"
        R"([{"words": "neglected", "offset": 4, "length": 9}, )"
        R"({"words": "Neglect", "offset": 0, "length": 7, "where": "title"}]}]})");
}

TEST_CASE("an index's figures and damage are written", "[json]") {
  CHECK(fp::to_json(fp::IndexInfo{.documents = 3, .sections = 9, .editions = 4, .revision = 2}) ==
        R"({"documents": 3, "sections": 9, "editions": 4, "revision": 2, "recorded": null})");
  CHECK(
      fp::to_json(fp::CheckReport{.files = 5, .damage = {{"seg/1", "does not match its hash"}}}) ==
      R"({"files": 5, "damage": [{"file": "seg/1", "what": "does not match its hash"}]})");
}
