// What comes in: requests, sources, NDJSON lines, the options of an index.
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "fingerpost/error.hpp"
#include "json/fields.hpp"
#include "json/json.hpp"
#include "json/values.hpp"

namespace fingerpost {
namespace json {
namespace {

// true: nothing typed is read as a day, a field or a topic; a list: those keys are not.
std::vector<std::string> literal(const Field& field) {
  if (!field.value().boolean()) return field.texts();
  return field.flag() ? std::vector<std::string>{"all"} : std::vector<std::string>{};
}

// A text, a number or a truth as it is written.
std::string written(const Field& field, const Json& value) {
  if (const std::string* text = value.text()) return *text;
  if (value.is_null() || value.array() || value.object())
    field.refuse("an object of texts, numbers, true or false, or lists of them");
  return to_json(value);
}

std::map<std::string, std::vector<std::string>> extra(const Field& field) {
  std::map<std::string, std::vector<std::string>> extra;
  for (const auto& [key, value] : *field.object().object()) {
    std::vector<std::string>& wanted = extra[key];
    if (const Json::Array* values = value.array())
      for (const Json& each : *values) wanted.push_back(written(field, each));
    else
      wanted.push_back(written(field, value));
  }
  return extra;
}

// true: all that there are; a list: those.
FacetChoice facets(const Field& field) {
  if (!field.value().array()) {
    if (!field.value().boolean()) field.refuse("true, false or a list of names of facets");
    return field.flag();
  }
  FacetChoice chosen;
  for (const FacetField each : field.some_of<FacetField>()) chosen.add(each);
  return chosen;
}

const Key<Request> request_keys[] = {
    {"id", [](Request& r, const Field& f) { r.query.id = f.text(); }},
    {"text", [](Request& r, const Field& f) { r.query.text = f.text(); }},
    {"as_of", [](Request& r, const Field& f) { r.as_of = f.full_day(); }},
    {"known_at", [](Request& r, const Field& f) { r.known_at = f.full_day(); }},
    {"kinds", [](Request& r, const Field& f) { r.query.kinds = f.some_of<Kind>(); }},
    {"topics", [](Request& r, const Field& f) { r.query.topics = f.texts(); }},
    {"publishers", [](Request& r, const Field& f) { r.query.publishers = f.texts(); }},
    {"layers", [](Request& r, const Field& f) { r.query.layers = f.some_of<Layer>(); }},
    {"context", [](Request& r, const Field& f) { r.query.context = f.text(); }},
    {"for", [](Request& r, const Field& f) { r.query.place = f.text(); }},
    {"from", [](Request& r, const Field& f) { r.query.period.first = f.period().first; }},
    {"to", [](Request& r, const Field& f) { r.query.period.last = f.period().last; }},
    {"ended", [](Request& r, const Field& f) { r.query.ended = f.one_of<Ended>(); }},
    {"sort", [](Request& r, const Field& f) { r.query.sort = f.one_of<Sort>(); }},
    {"group", [](Request& r, const Field& f) { r.query.group = f.one_of<Group>(); }},
    {"limit", [](Request& r, const Field& f) { r.query.limit = f.count(); }},
    {"offset", [](Request& r, const Field& f) { r.query.offset = f.count(); }},
    {"facets", [](Request& r, const Field& f) { r.query.facets = facets(f); }},
    {"explain", [](Request& r, const Field& f) { r.query.explain = f.flag(); }},
    {"snippets", [](Request& r, const Field& f) { r.query.snippets = f.flag(); }},
    {"strict", [](Request& r, const Field& f) { r.query.strict = f.flag(); }},
    {"literal", [](Request& r, const Field& f) { r.query.literal = literal(f); }},
    {"extra", [](Request& r, const Field& f) { r.query.extra = extra(f); }},
    {"weights", [](Request& r, const Field& f) { r.query.weights = weights_from(f.value()); }},
    {"companions", [](Request& r, const Field& f) { r.query.companions = f.flag(); }},
};

// An empty tier would quietly be the default one: whose eyes a document is for
// is said or left out, never half said.
std::string tier(const Field& field) {
  if (field.text().empty()) field.refuse("the name of a tier");
  return field.text();
}

// With the parts of a line that are no Source.
struct Draft {
  Source source = {};
  std::optional<std::string> text = {}, html = {}, path = {};
  bool remove = false;
};

constexpr std::size_t body_keys = 4;
// The keys of a body, then those of a Source.
const Key<Draft> line_keys[] = {
    {"text", [](Draft& d, const Field& f) { d.text = f.text(); }},
    {"html", [](Draft& d, const Field& f) { d.html = f.text(); }},
    {"path", [](Draft& d, const Field& f) { d.path = f.text(); }},
    {"remove", [](Draft& d, const Field& f) { d.remove = f.flag(); }},
    {"id", [](Draft& d, const Field& f) { d.source.id = f.text(); }},
    {"url", [](Draft& d, const Field& f) { d.source.url = f.text(); }},
    {"title", [](Draft& d, const Field& f) { d.source.title = f.text(); }},
    {"media_type", [](Draft& d, const Field& f) { d.source.media_type = f.text(); }},
    {"name", [](Draft& d, const Field& f) { d.source.name = f.text(); }},
    {"kind", [](Draft& d, const Field& f) { d.source.kind = f.one_of<Kind>(); }},
    {"publisher", [](Draft& d, const Field& f) { d.source.publisher = f.text(); }},
    {"layer", [](Draft& d, const Field& f) { d.source.layer = f.one_of<Layer>(); }},
    {"applies_to", [](Draft& d, const Field& f) { d.source.applies_to = f.texts(); }},
    {"not_for", [](Draft& d, const Field& f) { d.source.not_for = f.pairs(); }},
    {"tier", [](Draft& d, const Field& f) { d.source.tier = tier(f); }},
    {"status", [](Draft& d, const Field& f) { d.source.status = f.one_of<Status>(); }},
    {"published", [](Draft& d, const Field& f) { d.source.published = f.period(); }},
    {"updated", [](Draft& d, const Field& f) { d.source.updated = f.period(); }},
    {"valid_from", [](Draft& d, const Field& f) { d.source.valid_from = f.period(); }},
    {"valid_until", [](Draft& d, const Field& f) { d.source.valid_until = f.period(); }},
    {"review_due", [](Draft& d, const Field& f) { d.source.review_due = f.period(); }},
    {"withdrawn", [](Draft& d, const Field& f) { d.source.withdrawn = f.period(); }},
    {"replaces", [](Draft& d, const Field& f) { d.source.replaces = f.texts(); }},
    {"supplements", [](Draft& d, const Field& f) { d.source.supplements = f.texts(); }},
    {"topics", [](Draft& d, const Field& f) { d.source.topics = f.texts(); }},
    {"audience", [](Draft& d, const Field& f) { d.source.audience = f.texts(); }},
    {"sensitive", [](Draft& d, const Field& f) { d.source.sensitive = f.flag(); }},
    {"extra", [](Draft& d, const Field& f) { d.source.extra = f.object(); }},
};

Draft draft(const Json& value, Keys<Draft> keys, std::string_view what) {
  Draft draft;
  read_object(value, keys, what, draft);
  const Source& source = draft.source;
  if (source.valid_from && source.valid_until && source.valid_from->first &&
      source.valid_until->last && *source.valid_from->first > *source.valid_until->last)
    throw Error(Fault::bad_argument, "\"valid_from\" is after \"valid_until\"");
  return draft;
}

// Exactly one body, or none beside remove. A line of a folder's manifest may
// leave the id to the folder.
void check_body(const Draft& draft) {
  if (draft.source.id.empty() && !draft.path)
    throw Error(Fault::bad_argument, "a line needs an \"id\"");
  const int bodies =
      int(draft.text.has_value()) + int(draft.html.has_value()) + int(draft.path.has_value());
  if (draft.remove && bodies > 0)
    throw Error(Fault::bad_argument, "a line with \"remove\" has no body");
  if (!draft.remove && bodies != 1)
    throw Error(Fault::bad_argument, "a line has exactly one of \"text\", \"html\" and \"path\"");
  if (draft.path && draft.path->empty())
    throw Error(Fault::bad_argument, "\"path\" takes the name of a file, not \"\"");
}

// What the body is follows from its key, unless the line says it better: a text
// that happens to begin with "<html>" is still a text.
std::string media_type(const Draft& draft) {
  if (draft.html) return "text/html";
  if (draft.text && draft.source.media_type.empty()) return "text/plain";
  return draft.source.media_type;
}

std::map<std::string, std::vector<std::string>> within(const Field& field) {
  std::map<std::string, std::vector<std::string>> within;
  for (const auto& [place, around] : *field.object().object())
    within[place] = Field(field.key(), around).texts();
  return within;
}

const Key<Places> places_keys[] = {
    {"places", [](Places& p, const Field& f) { p.within = within(f); }},
    {"publishers", [](Places& p, const Field& f) { p.publishers = f.pairs(); }},
};

struct OptionsDraft {
  std::optional<std::string> language = {}, default_tier = {};
  std::optional<Vocabulary> vocabulary = {};
  Places places = {};
  std::string almanac = {};
};

const Key<OptionsDraft> options_keys[] = {
    {"language", [](OptionsDraft& o, const Field& f) { o.language = f.text(); }},
    {"default_tier", [](OptionsDraft& o, const Field& f) { o.default_tier = tier(f); }},
    {"vocabulary",
     [](OptionsDraft& o, const Field& f) {
       o.vocabulary = Vocabulary::from_json(to_json(f.object()));
     }},
    {"almanac", [](OptionsDraft& o, const Field& f) { o.almanac = f.text(); }},
    {"places", [](OptionsDraft& o, const Field& f) { o.places.within = within(f); }},
    {"publishers", [](OptionsDraft& o, const Field& f) { o.places.publishers = f.pairs(); }},
};

}  // namespace

Places places_from(const Json& value) {
  Places places;
  read_object(value, places_keys, "table of places", places);
  return places;
}

Json to_value(const Places& places) {
  Json::Object within, publishers;
  for (const auto& [place, around] : places.within) within.emplace_back(place, list(around));
  for (const auto& [publisher, place] : places.publishers)
    publishers.emplace_back(publisher, place);
  return Json::Object{{"places", std::move(within)}, {"publishers", std::move(publishers)}};
}

}  // namespace json

Request request_from_json(std::string_view text) {
  Request request;
  json::read_object(parse_json(text), json::request_keys, "request", request);
  const Period& period = request.query.period;
  if (period.first && period.last && *period.first > *period.last)
    throw Error(Fault::bad_argument, "\"from\" is after \"to\"");
  return request;
}

Source source_from_json(std::string_view text) {
  const json::Keys<json::Draft> keys = json::line_keys;
  return json::draft(parse_json(text), keys.subspan(json::body_keys), "source").source;
}

Line line_from_json(std::string_view text) {
  json::Draft draft = json::draft(parse_json(text), json::line_keys, "line");
  json::check_body(draft);
  draft.source.media_type = json::media_type(draft);
  return {.source = std::move(draft.source),
          .body = draft.text ? std::move(*draft.text) : std::move(draft.html).value_or(""),
          .path = std::move(draft.path).value_or(""),
          .remove = draft.remove};
}

// What a host adds stands beside the table for England, and before it.
IndexOptions options_from_json(std::string_view text) {
  json::OptionsDraft draft;
  json::read_object(parse_json(text), json::options_keys, "set of options", draft);
  IndexOptions options =
      draft.vocabulary ? IndexOptions{.vocabulary = *draft.vocabulary} : IndexOptions{};
  if (draft.language) options.language = *draft.language;
  if (draft.default_tier) options.default_tier = *draft.default_tier;
  if (!draft.almanac.empty()) options.almanac = Almanac(draft.almanac);
  for (auto& [place, around] : draft.places.within) options.places.within[place] = around;
  for (auto& [publisher, place] : draft.places.publishers)
    options.places.publishers[publisher] = place;
  return options;
}

}  // namespace fingerpost
