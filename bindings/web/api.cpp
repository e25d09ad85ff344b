// What stands in an answer is what every other door gives: the library writes it.
#include "api.hpp"

#include <map>

#include "held.hpp"

namespace fingerpost::web {
namespace {

Response json(std::string body) { return {200, "application/json", std::move(body) + "\n", {}}; }

bool is_json(const Request& request) {
  return request.header("content-type").rfind("application/json", 0) == 0;
}

fingerpost::Request request_in(const Asking& asking) {
  if (asking.request.method == Method::post && is_json(asking.request))
    return request_of(asking.request.body, asking.settings);
  return request_of(asking.asked, asking.settings);
}

// The fields of a small request, which may come as JSON too.
Parameters fields_in(const Asking& asking, std::initializer_list<std::string_view> known) {
  Parameters fields = asking.asked;
  if (asking.request.method == Method::post && is_json(asking.request)) {
    fields = {};
    const Json value = parse_json(asking.request.body);
    if (!value.object()) throw Error(Fault::bad_argument, "a request is a JSON object");
    for (const auto& [key, member] : *value.object())
      fields.add(key, member.text() ? *member.text() : to_json(member));
  }
  only(fields, known);
  return fields;
}

std::size_t limit_in(const Parameters& fields, std::size_t otherwise, std::size_t most) {
  const std::string text = fields.text("limit");
  if (text.empty()) return otherwise;
  if (text.size() <= 4 && text.find_first_not_of("0123456789") == text.npos)
    if (const std::size_t limit = std::stoul(text); limit <= most) return limit;
  throw Error(Fault::bad_argument, "\"limit\" takes a number up to " + std::to_string(most));
}

}  // namespace

Response json_error(unsigned status, std::string_view fault, const std::string& message) {
  const Json about = Json::Object{{"fault", fault}, {"message", message}};
  Response response = json(to_json(Json(Json::Object{{"error", about}})));
  response.status = status;
  return response;
}

Response api_search(const Asking& asking) {
  const fingerpost::Request request = request_in(asking);
  const auto& lease = asking.lease;
  return json(to_json(
      (*lease)->search(request.query, as_of(request, asking.today), patience(asking.settings))));
}

Response api_facets(const Asking& asking) {
  fingerpost::Request request = request_in(asking);
  request.query.limit = 0;
  request.query.offset = 0;
  if (!request.query.facets.any()) request.query.facets = true;
  request.query.companions = false;
  const auto& lease = asking.lease;
  return json(to_json(
      (*lease)->search(request.query, as_of(request, asking.today), patience(asking.settings))));
}

Response api_complete(const Asking& asking) {
  constexpr std::size_t shown = 8, most = 100;
  const Parameters fields = fields_in(asking, {"prefix", "as_of", "limit"});
  const AsOf day{day_in(fields, "as_of", asking.today)};
  const auto searcher = asking.desk.completer(asking.lease, day.day);
  if (!searcher) throw Refused(503, "suggestions are being made ready: ask again in a moment");
  return json(
      to_json(searcher->complete(fields.text("prefix"), day, limit_in(fields, shown, most))));
}

// The edition that is named, or the one that stands on the day.
Response api_document(const Asking& asking) {
  const Parameters fields = fields_in(asking, {"id", "edition", "as_of"});
  const std::string id = fields.text("id");
  if (id.empty()) throw Error(Fault::bad_argument, "\"id\" is needed");
  const std::optional<int> edition = edition_in(fields);
  const Date day = day_in(fields, "as_of", asking.today);
  const auto& lease = asking.lease;
  const auto published = published_by(**lease, id, {day});
  std::optional<EditionHeld> held;
  if (!edition) held = standing_edition(published, day);
  for (const EditionHeld& each : published)
    if (each.edition == edition) held = each;
  const auto document = held ? (*lease)->edition(id, held->edition) : std::nullopt;
  if (!document) throw Refused(404, "there is no such document that was published by that day");
  return json(to_json(shown_of(*document)));
}

// The vocabulary, each topic with how many documents are about it on the day.
Response api_topics(const Asking& asking) {
  const Parameters fields = fields_in(asking, {"as_of"});
  Query query;
  query.limit = 0;
  query.facets = {FacetField::topic};
  query.companions = false;
  const auto& lease = asking.lease;
  std::map<std::string, std::size_t> counts;
  const Date day = day_in(fields, "as_of", asking.today);
  for (const auto& facet : (*lease)->search(query, {day}, patience(asking.settings)).facets)
    if (facet.field == "topic")
      for (const auto& value : facet.values) counts[value.id] = value.count;
  Json::Array topics;
  for (const Topic& topic : lease->index().vocabulary().topics()) {
    Json::Array broader;
    for (const auto& each : topic.broader) broader.push_back(each);
    topics.push_back(Json::Object{{"id", topic.id},
                                  {"label", topic.label},
                                  {"broader", std::move(broader)},
                                  {"documents", static_cast<std::int64_t>(counts[topic.id])}});
  }
  return json(to_json(Json(Json::Object{{"as_of", to_iso(day)}, {"topics", std::move(topics)}})));
}

Response api_feeds(const Asking& asking) {
  const auto feed = [&](const char* title, const std::string& path, const char* type) {
    return Json(Json::Object{{"title", title}, {"url", asking.outside(path)}, {"type", type}});
  };
  return json(to_json(Json(Json::Object{
      {"feeds",
       Json::Array{feed("New documents", "/feed.atom", "application/atom+xml"),
                   feed("New documents", "/feed.json", "application/feed+json"),
                   feed("What has changed", "/changes.atom", "application/atom+xml"),
                   feed("What is new, as a newsletter", "/digest.atom", "application/atom+xml"),
                   feed("To be reviewed", "/expiring.atom", "application/atom+xml"),
                   feed("Events", "/events.ics", "text/calendar")}}})));
}

// Whether it answers, from what was readable last; nothing of what it holds beyond these tiers.
Response api_health(const Asking& asking) {
  const bool readable = asking.desk.readable();
  const auto& lease = asking.lease;
  const IndexInfo& info = lease->info();
  return json(to_json(
      Json(Json::Object{{"status", readable ? "ok" : "stale"},
                        {"as_of", to_iso(asking.today)},
                        {"documents", static_cast<std::int64_t>(info.documents)},
                        {"revision", static_cast<std::int64_t>(info.revision)},
                        {"recorded", info.recorded ? Json(to_iso(*info.recorded)) : Json()}})));
}

}  // namespace fingerpost::web
