#include <random>
#include <string>

#include "catch.hpp"
#include "fingerpost/error.hpp"
#include "json/json.hpp"

namespace fp = fingerpost;
using namespace std::chrono_literals;

namespace {

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  fp::Document document() {
    fp::Document document{.id = text(), .url = text(), .title = text(), .kind = some<fp::Kind>()};
    document.publisher = text();
    document.layer = some<fp::Layer>();
    document.tier = text();
    document.status = some<fp::Status>();
    document.media_type = text();
    document.applies_to = texts();
    for (const std::string& place : texts()) document.not_for[place] = text();
    document.replaces = texts();
    document.supplements = texts();
    document.topics = texts();
    document.audience = texts();
    document.published = perhaps_period();
    document.updated = perhaps_period();
    document.review_due = perhaps_period();
    document.withdrawn = perhaps_period();
    document.published_basis = some<fp::Basis>();
    document.validity = {perhaps_date(), perhaps_date()};
    if (toss()) document.extra = fp::Json::Object{{text() + "k", text()}, {"n", fp::Json(7)}};
    for (int n = pick(4); n > 0; --n) document.sections.push_back(section());
    document.problems = texts();
    document.digest = text();
    return document;
  }

 private:
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  bool toss() { return pick(2) == 0; }
  template <class E>
  E some() {
    return static_cast<E>(pick(static_cast<int>(fp::names_of<E>.size())));
  }
  std::string text() {
    static const char* const words[] = {"Leeds", "\"quoted\"", "£5 – é", "line\nbreak", "", "a\\b"};
    return std::string(words[pick(6)]) + words[pick(6)];
  }
  std::vector<std::string> texts() {
    std::vector<std::string> all;
    for (int n = pick(3); n > 0; --n) all.push_back(text());
    return all;
  }
  fp::Date date() {
    return std::chrono::year(2000 + pick(40)) /
           std::chrono::month(1 + static_cast<unsigned>(pick(12))) /
           std::chrono::day(1 + static_cast<unsigned>(pick(28)));
  }
  std::optional<fp::Date> perhaps_date() {
    if (toss()) return std::nullopt;
    return date();
  }
  std::optional<fp::Period> perhaps_period() {
    if (toss()) return std::nullopt;
    const fp::Date first = date();
    switch (pick(4)) {
      case 0:
        return fp::day(first);
      case 1:
        return fp::period_from_iso(fp::to_iso(first).substr(0, 7));
      case 2:
        return fp::period_from_iso(fp::to_iso(first).substr(0, 4));
      default:
        return fp::Period{.last = first};
    }
  }
  fp::Section section() {
    fp::Section section{.heading = text(), .path = texts(), .anchor = text(), .fragment = text()};
    if (toss()) section.page = pick(400);
    section.kind = some<fp::Kind>();
    section.text = text();
    section.validity = {perhaps_date(), perhaps_date()};
    for (int n = pick(3); n > 0; --n)
      section.dates.push_back({{perhaps_date(), perhaps_date()},
                               some<fp::Role>(),
                               some<fp::Basis>(),
                               pick(100) / 100.0,
                               text(),
                               static_cast<std::size_t>(pick(900)),
                               static_cast<std::size_t>(pick(30)),
                               text(),
                               text(),
                               text(),
                               text()});
    for (int n = pick(3); n > 0; --n) {
      section.tags.push_back({text(), pick(1000) / 1000.0, {}, text()});
      section.tags.back().evidence.push_back({text(), 3, 4, toss() ? "body" : "title"});
    }
    return section;
  }

  std::mt19937 random_;
};

std::string refusal(std::string_view text) {
  try {
    fp::document_from_json(text);
  } catch (const fp::Error& error) {
    CHECK(error.fault() == fp::Fault::bad_argument);
    return error.what();
  }
  return "(taken)";
}

}  // namespace

TEST_CASE("every document reads back as it was written", "[json]") {
  Maker maker(1989);
  for (int i = 0; i < 500; ++i) {
    const fp::Document document = maker.document();
    INFO(fp::to_json(document));
    REQUIRE(fp::document_from_json(fp::to_json(document)) == document);
  }
}

TEST_CASE("a section reads back as it was written", "[json]") {
  Maker maker(2004);
  for (int i = 0; i < 100; ++i)
    for (const fp::Section& section : maker.document().sections)
      REQUIRE(fp::json::section_from(fp::json::to_value(section)) == section);
}

TEST_CASE("a document is written with the keys scripts rely on", "[json]") {
  fp::Document document{.id = "a", .title = "April"};
  document.published = fp::period_from_iso("2024-04");
  document.sections.push_back(
      {.heading = "Dates", .path = {"Above"}, .anchor = "dates", .text = "x"});
  CHECK(
      fp::to_json(fp::json::to_value(document.sections.front())) ==
      R"({"heading": "Dates", "path": ["Above"], "anchor": "dates", "page": null, "kind": "page", )"
      R"("text": "x", "validity": {"first": null, "last": null}, "dates": [], "tags": []})");
  const fp::Json value = fp::json::to_value(document);
  CHECK(*value.find("published")->text() == "2024-04");
  CHECK(value.find("updated")->is_null());
  CHECK(value.find("sections")->array()->size() == 1);
  CHECK(fp::json::to_value(document, false).find("sections") == nullptr);
  CHECK(value.find("origin") == nullptr);
}

TEST_CASE("a document that cannot be read back says where", "[json]") {
  CHECK(refusal(R"({"id": "a", "sectoins": []})").find("did you mean \"sections\"?") !=
        std::string::npos);
  CHECK(refusal(R"({"sections": [{"kind": "x"}]})").find("\"kind\"") != std::string::npos);
  CHECK(refusal(R"({"sections": [3]})").find("a section is an object, not 3") != std::string::npos);
  CHECK(refusal(R"({"sections": [{"dates": [{"first": "x"}]}]})").find("\"first\"") !=
        std::string::npos);
}

TEST_CASE("places read back as they were written", "[json]") {
  const fp::Places england = fp::Places::england();
  const fp::Places again = fp::json::places_from(fp::json::to_value(england));
  CHECK(again.within == england.within);
  CHECK(again.publishers == england.publishers);
  CHECK_THROWS_AS(fp::json::places_from(fp::parse_json(R"({"places": {"leeds": "england"}})")),
                  fp::Error);
}
