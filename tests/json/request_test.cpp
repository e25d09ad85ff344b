#include <string>
#include <vector>

#include "catch.hpp"
#include "fingerpost/error.hpp"
#include "fingerpost/json.hpp"

namespace fp = fingerpost;
using namespace std::chrono_literals;

namespace {

template <class Read>
std::string refusal(Read read, std::string_view text) {
  try {
    read(text);
  } catch (const fp::Error& error) {
    CHECK(error.fault() == fp::Fault::bad_argument);
    return error.what();
  }
  return "(taken)";
}

std::string request(std::string_view text) { return refusal(fp::request_from_json, text); }
std::string line(std::string_view text) { return refusal(fp::line_from_json, text); }

bool says(const std::string& message, std::string_view words) {
  if (message.find(words) != std::string::npos) return true;
  UNSCOPED_INFO(message);
  return false;
}

}  // namespace

TEST_CASE("a request with every key is read", "[json]") {
  const fp::Request request = fp::request_from_json(R"({
      "id": "q1", "text": "missing children", "as_of": "2024-05-20", "known_at": "2024-05-01",
      "kinds": ["event", "course"], "topics": ["neglect"], "publishers": ["Leeds SCP"],
      "layers": ["local"], "for": "leeds", "from": "2024-05", "to": "2024",
      "ended": "leave_out", "sort": "newest", "group": "section", "limit": 5, "offset": 10,
      "facets": true, "explain": true, "snippets": false, "strict": true,
      "literal": ["as_of"], "extra": {"phase": ["primary", "nursery"], "year": 7, "pilot": true}})");
  const fp::Query& query = request.query;
  CHECK(query.id == "q1");
  CHECK(query.text == "missing children");
  CHECK(request.as_of == 2024y / 5 / 20);
  CHECK(request.known_at == 2024y / 5 / 1);
  CHECK(query.kinds == std::vector{fp::Kind::event, fp::Kind::course});
  CHECK(query.topics == std::vector<std::string>{"neglect"});
  CHECK(query.publishers == std::vector<std::string>{"Leeds SCP"});
  CHECK(query.layers == std::vector{fp::Layer::local});
  CHECK(query.place == "leeds");
  CHECK(fp::to_iso(query.period) == "2024-05-01/2024-12-31");
  CHECK(query.ended == fp::Ended::leave_out);
  CHECK(query.sort == fp::Sort::newest);
  CHECK(query.group == fp::Group::section);
  CHECK(query.limit == 5);
  CHECK(query.offset == 10);
  CHECK(query.facets == fp::FacetChoice(true));
  CHECK(query.explain);
  CHECK_FALSE(query.snippets);
  CHECK(query.strict);
  CHECK(query.literal == std::vector<std::string>{"as_of"});
  CHECK(query.extra ==
        std::map<std::string, std::vector<std::string>>{
            {"phase", {"primary", "nursery"}}, {"pilot", {"true"}}, {"year", {"7"}}});
  CHECK(fp::request_from_json(R"({"literal": true})").query.literal ==
        std::vector<std::string>{"all"});
  CHECK(fp::request_from_json(R"({"literal": false})").query.literal.empty());
  CHECK_THROWS_AS(fp::request_from_json(R"({"extra": {"phase": null}})"), fp::Error);
  CHECK_THROWS_AS(fp::request_from_json(R"({"extra": {"phase": {"a": 1}}})"), fp::Error);
}

TEST_CASE("facets are all, none or those named", "[json]") {
  using fp::FacetField;
  const auto asked = [](const char* facets) {
    return fp::request_from_json(R"({"facets": )" + std::string(facets) + "}").query.facets;
  };
  CHECK(asked("true") == fp::FacetChoice(true));
  CHECK_FALSE(asked("false").any());
  CHECK_FALSE(asked("[]").any());
  CHECK(asked(R"(["kind", "standing", "kind"])") ==
        fp::FacetChoice{FacetField::kind, FacetField::standing});
  const auto refused = [&](const char* facets) {
    try {
      asked(facets);
    } catch (const fp::Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK(refused(R"(["kinds"])").find("\"facets\" takes one of topic, kind,") != std::string::npos);
  CHECK(refused("\"kind\"").find("list of names") != std::string::npos);
  CHECK_THROWS_AS(asked("[true]"), fp::Error);
}

TEST_CASE("an empty request is the default one, and null is not given", "[json]") {
  for (const auto* text :
       {"{}", R"({"text": null, "as_of": null, "limit": null, "kinds": null})"}) {
    const fp::Request request = fp::request_from_json(text);
    CHECK(request.query.text.empty());
    CHECK(request.query.limit == 10);
    CHECK(request.query.snippets);
    CHECK_FALSE(request.as_of);
  }
}

TEST_CASE("an unknown key of a request is named, with the key meant", "[json]") {
  struct Case {
    std::string text, meant;
  };
  for (const Case& each : std::vector<Case>{{R"({"kind": "event"})", "kinds"},
                                            {R"({"asof": "2024-05-20"})", "as_of"},
                                            {R"({"as-of": "2024-05-20"})", "as_of"},
                                            {R"({"query": "x"})", "text"},
                                            {R"({"Text": "x"})", "text"},
                                            {R"({"layer": "x"})", "layers"},
                                            {R"({"knownat": "x"})", "known_at"},
                                            {R"({"place": "leeds"})", "for"},
                                            {R"({"explian": true})", "explain"}}) {
    const std::string key = each.text.substr(2, each.text.find('"', 2) - 2);
    CHECK(says(request(each.text), "unknown key \"" + key + "\""));
    CHECK(says(request(each.text), "did you mean \"" + each.meant + "\"?"));
  }
  CHECK(request(R"({"wobble": 1})") == "unknown key \"wobble\" in a request");
  CHECK(says(request(R"({"tiers": ["police"]})"), "unknown key \"tiers\""));
}

TEST_CASE("a value of a request that cannot be taken is named", "[json]") {
  struct Case {
    std::string text, says;
  };
  for (const Case& each :
       std::vector<Case>{{R"({"kinds": ["event", "banana"]})", "not \"banana\""},
                         {R"({"kinds": ["Event"]})", "one of page, guidance, protocol"},
                         {R"({"kinds": "event"})", "\"kinds\" takes a list"},
                         {R"({"sort": "worst"})", "best, newest, oldest, title, start"},
                         {R"({"ended": "hide"})", "rank_lower, leave_out, rank_equally"},
                         {R"({"group": "works"})", "document, section"},
                         {R"({"as_of": "2024-05"})", "a day as YYYY-MM-DD, not \"2024-05\""},
                         {R"({"as_of": "2023-02-29"})", "not \"2023-02-29\""},
                         {R"({"as_of": "20/05/2024"})", "not \"20/05/2024\""},
                         {R"({"as_of": 20240520})", "\"as_of\" takes a text, not 20240520"},
                         {R"({"known_at": "today"})", "\"known_at\""},
                         {R"({"from": "2024-13"})", "not \"2024-13\""},
                         {R"({"from": "2024-05-13/2024-05-19"})", "a day, a month or a year"},
                         {R"({"from": "2025", "to": "2024"})", "\"from\" is after \"to\""},
                         {R"({"limit": -1})", "\"limit\" takes a whole number from 0, not -1"},
                         {R"({"limit": 2.5})", "not a number"},
                         {R"({"limit": "10"})", "not \"10\""},
                         {R"({"facets": 1})", "true, false or a list of names of facets, not 1"},
                         {R"({"topics": [1]})", "\"topics\" takes a text, not 1"},
                         {R"([])", "a request is an object, not a list"},
                         {R"("x")", "a request is an object, not \"x\""},
                         {R"({"text": "a", "text": "b"})", "twice"}})
    CHECK(says(request(each.text), each.says));
}

TEST_CASE("a message stays one short line, whatever the key was", "[json]") {
  const std::string key = std::string(5000, 'x') + "\\n\\u0007";
  const std::string message = request("{\"" + key + "\": 1}");
  CHECK(message.size() < 200);
  CHECK(message.find('\n') == std::string::npos);
}

TEST_CASE("a line with every key is read", "[json]") {
  const fp::Line line = fp::line_from_json(R"({
      "id": "a", "url": "https://x.example/a", "title": "A", "text": "Body", "media_type": "text/markdown",
      "kind": "protocol", "publisher": "Leeds SCP", "layer": "local", "applies_to": ["leeds"],
      "not_for": {"leeds": "b", "york": null}, "tier": "police", "status": "draft", "published": "2024-05-01",
      "updated": "2024-06", "valid_from": "2024", "valid_until": "2025-03-31", "review_due": "2026-01",
      "withdrawn": "2025-04-01", "replaces": ["c"], "supplements": ["d"], "topics": ["neglect"],
      "audience": ["schools"], "extra": {"delivery": "online", "n": [1, 2]}, "remove": false})");
  const fp::Source& source = line.source;
  CHECK(source.id == "a");
  CHECK(line.body == "Body");
  CHECK(source.media_type == "text/markdown");
  CHECK(source.kind == fp::Kind::protocol);
  CHECK(source.layer == fp::Layer::local);
  CHECK(source.not_for.at("leeds") == "b");
  CHECK(source.not_for.at("york").empty());
  CHECK(source.tier == "police");
  CHECK(source.status == fp::Status::draft);
  CHECK(fp::to_iso(*source.published) == "2024-05-01");
  CHECK(fp::to_iso(*source.updated) == "2024-06");
  CHECK(fp::to_iso(*source.valid_from) == "2024");
  CHECK(fp::to_iso(*source.valid_until) == "2025-03-31");
  CHECK(fp::to_iso(*source.review_due) == "2026-01");
  CHECK(fp::to_iso(*source.withdrawn) == "2025-04-01");
  CHECK(source.replaces == std::vector<std::string>{"c"});
  CHECK(source.supplements == std::vector<std::string>{"d"});
  CHECK(source.audience == std::vector<std::string>{"schools"});
  CHECK(source.extra.find("delivery")->text()->compare("online") == 0);
  CHECK_FALSE(line.remove);
}

TEST_CASE("the body's key says what the body is", "[json]") {
  CHECK(fp::line_from_json(R"({"id": "a", "html": "<p>x"})").source.media_type == "text/html");
  CHECK(fp::line_from_json(R"({"id": "a", "html": "<p>x"})").body == "<p>x");
  CHECK(fp::line_from_json(R"({"id": "a", "text": "<html>"})").source.media_type == "text/plain");
  CHECK(fp::line_from_json(R"({"id": "a", "path": "a.md"})").source.media_type.empty());
  CHECK(fp::line_from_json(R"({"id": "a", "path": "a.md"})").path == "a.md");
  CHECK(fp::line_from_json(R"({"path": "a.md"})").source.id.empty());
  CHECK(fp::line_from_json(R"({"id": "a", "text": ""})").body.empty());
}

TEST_CASE("a line that removes names the document alone", "[json]") {
  const fp::Line line = fp::line_from_json(R"({"id": "a", "remove": true})");
  CHECK(line.remove);
  CHECK(line.source.id == "a");
}

TEST_CASE("a line that cannot be taken says why", "[json]") {
  struct Case {
    std::string text, says;
  };
  for (const Case& each : std::vector<Case>{
           {R"({"text": "x"})", "needs an \"id\""},
           {R"({"id": "", "text": "x"})", "needs an \"id\""},
           {R"({"id": "a"})", "exactly one of"},
           {R"({"id": "a", "text": "x", "html": "y"})", "exactly one of"},
           {R"({"id": "a", "text": "x", "remove": true})", "has no body"},
           {R"({"id": "a", "text": 3})", "\"text\" takes a text, not 3"},
           {R"({"id": "a", "path": ""})", "\"path\""},
           {R"({"id": "a", "text": "x", "kind": "blog"})", "not \"blog\""},
           {R"({"id": "a", "text": "x", "tier": ""})", "\"tier\""},
           {R"({"id": "a", "text": "x", "status": "final"})", "published, draft, withdrawn"},
           {R"({"id": "a", "text": "x", "published": "May 2024"})", "not \"May 2024\""},
           {R"({"id": "a", "text": "x", "valid_until": "2024-02-30"})", "\"valid_until\""},
           {R"({"id": "a", "text": "x", "valid_from": "2025", "valid_until": "2024"})",
            "\"valid_from\" is after"},
           {R"({"id": "a", "text": "x", "extra": [1]})", "\"extra\" takes an object"},
           {R"({"id": "a", "text": "x", "not_for": ["leeds"]})", "\"not_for\" takes an object"},
           {R"({"id": "a", "text": "x", "applies_to": "leeds"})", "\"applies_to\" takes a list"},
           {R"({"id": "a", "text": "x", "publishd": "2024"})", "did you mean \"published\"?"},
           {R"({"id": "a", "text": "x", "label": "police"})", "did you mean \"tier\"?"},
           {R"({"id": "a", "body": "x"})", "did you mean \"text\"?"},
           {R"(not json)", "not JSON"}})
    CHECK(says(line(each.text), each.says));
}

TEST_CASE("a source takes what a line takes, but no body", "[json]") {
  CHECK(fp::source_from_json(R"({"id": "a", "kind": "event"})").kind == fp::Kind::event);
  CHECK(says(refusal(fp::source_from_json, R"({"id": "a", "text": "x"})"), "unknown key \"text\""));
}

TEST_CASE("an index's options stand beside the table for England", "[json]") {
  const fp::IndexOptions options = fp::options_from_json(R"({
      "language": "cy", "default_tier": "none",
      "vocabulary": {"name": "tiny", "version": "2", "topics": [{"id": "x", "label": "Xylophones"}]},
      "places": {"cardiff": ["wales"]}, "publishers": {"Cardiff Board": "cardiff"}})");
  CHECK(options.language == "cy");
  CHECK(options.default_tier == "none");
  CHECK(options.vocabulary.name() == "tiny");
  CHECK(options.places.within.at("cardiff") == std::vector<std::string>{"wales"});
  CHECK(options.places.within.contains("leeds"));
  CHECK(options.places.publishers.at("Cardiff Board") == "cardiff");
  CHECK(fp::options_from_json("{}").vocabulary.topics().size() > 100);
  CHECK(says(refusal(fp::options_from_json, R"({"defualt_tier": "x"})"), "default_tier"));
  CHECK(says(refusal(fp::options_from_json, R"({"default_tier": ""})"), "default_tier"));
}
