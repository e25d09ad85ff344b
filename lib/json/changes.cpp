// What changed, listed documents and their editions as text that other programs read.
#include "fingerpost/changes.hpp"

#include <cstdint>

#include "fingerpost/store.hpp"
#include "json/json.hpp"
#include "json/values.hpp"

namespace fingerpost {
namespace json {
namespace {

Json ends(const Period& period) {
  if (period.open()) return Json();
  return Json::Object{{"first", or_null(period.first)}, {"last", or_null(period.last)}};
}

Json value_of(const FieldChange& change) {
  return Json::Object{{"field", change.field},
                      {"before", or_null(change.before)},
                      {"after", or_null(change.after)}};
}

Json value_of(const SectionChange& change) {
  return Json::Object{{"change", std::string(name(change.change))},
                      {"anchor", change.anchor},
                      {"heading", change.heading},
                      {"heading_before", or_null(change.heading_before)},
                      {"removed", list(change.removed)},
                      {"added", list(change.added)}};
}

Json value_of(const Differences& all) {
  const auto date = [](const DateMention& each) { return to_value(each); };
  return Json::Object{
      {"fields", list(all.fields, [](const FieldChange& each) { return value_of(each); })},
      {"sections", list(all.sections, [](const SectionChange& each) { return value_of(each); })},
      {"dates_removed", list(all.dates_removed, date)},
      {"dates_added", list(all.dates_added, date)},
      {"topics_removed", list(all.topics_removed)},
      {"topics_added", list(all.topics_added)}};
}

Json value_of(const Change& change) {
  Json::Object out{{"change", std::string(name(change.change))},
                   {"on", to_iso(change.on)},
                   {"document", change.document},
                   {"edition", std::int64_t{change.edition}},
                   {"title", change.title},
                   {"url", or_null(change.url)},
                   {"kind", std::string(name(change.kind))},
                   {"publisher", or_null(change.publisher)},
                   {"layer", std::string(name(change.layer))},
                   {"topics", list(change.topics)},
                   {"standing", std::string(name(change.standing))},
                   {"superseded_by", or_null(change.superseded_by)},
                   {"validity", ends(change.validity)},
                   {"anchors", list(change.anchors)},
                   {"headings", list(change.headings)}};
  if (change.differences) out.emplace_back("differences", value_of(*change.differences));
  return out;
}

Json value_of(const Listed& each) {
  return Json::Object{{"document", each.document},
                      {"edition", std::int64_t{each.edition}},
                      {"title", each.title},
                      {"url", or_null(each.url)},
                      {"kind", std::string(name(each.kind))},
                      {"publisher", or_null(each.publisher)},
                      {"layer", std::string(name(each.layer))},
                      {"standing", std::string(name(each.standing))},
                      {"review_overdue", each.review_overdue},
                      {"superseded_by", or_null(each.superseded_by)},
                      {"published", or_null(each.published)},
                      {"updated", or_null(each.updated)},
                      {"review_due", or_null(each.review_due)},
                      {"validity", ends(each.validity)},
                      {"topics", list(each.topics)},
                      {"sections", static_cast<std::uint64_t>(each.sections)}};
}

Json value_of(const EditionHeld& each) {
  return Json::Object{{"edition", std::int64_t{each.edition}},
                      {"title", each.title},
                      {"status", std::string(name(each.status))},
                      {"published", or_null(each.published)},
                      {"updated", or_null(each.updated)},
                      {"validity", ends(each.validity)},
                      {"recorded", to_iso(each.recorded)},
                      {"until", or_null(each.until)},
                      {"removed", each.removed},
                      {"standing", std::string(name(each.standing))}};
}

Json value_of(const EditionOfWork& each) {
  return Json::Object{{"document", each.document},
                      {"edition", std::int64_t{each.edition}},
                      {"title", each.title},
                      {"name", or_null(each.name)},
                      {"kind", std::string(name(each.kind))},
                      {"publisher", or_null(each.publisher)},
                      {"standing", std::string(name(each.standing))},
                      {"superseded_by", or_null(each.superseded_by)},
                      {"published", or_null(each.published)},
                      {"validity", ends(each.validity)},
                      {"differences", each.differences ? value_of(*each.differences) : Json()}};
}

Json value_of(const Related& each) {
  return Json::Object{{"link", std::string(name(each.link))},
                      {"document", each.document},
                      {"title", or_null(each.title)},
                      {"standing", each.title.empty() ? Json() : std::string(name(each.standing))},
                      {"place", or_null(each.place)},
                      {"why", or_null(each.why)}};
}

}  // namespace
}  // namespace json

std::string to_json(const Differences& differences) { return to_json(json::value_of(differences)); }

// {"cursor", "since", "as_of", "revision", "changes": [{"change", "on", "document", ..}]}
std::string to_json(const Changes& changes) {
  return to_json(Json(Json::Object{{"cursor", changes.cursor},
                                   {"since", json::or_null(changes.since)},
                                   {"as_of", to_iso(changes.as_of)},
                                   {"revision", changes.revision},
                                   {"changes", json::list(changes.changes, [](const Change& each) {
                                      return json::value_of(each);
                                    })}}));
}

std::string to_json(const Listing& listing) {
  return to_json(Json(Json::Object{
      {"documents",
       json::list(listing.documents, [](const Listed& each) { return json::value_of(each); })},
      {"next", json::or_null(listing.next)},
      {"total", static_cast<std::uint64_t>(listing.total)}}));
}

std::string to_json(const std::vector<EditionOfWork>& editions) {
  return to_json(Json(Json::Object{{"editions", json::list(editions, [](const EditionOfWork& each) {
                                      return json::value_of(each);
                                    })}}));
}

std::string to_json(const std::vector<EditionHeld>& editions) {
  return to_json(Json(Json::Object{{"editions", json::list(editions, [](const EditionHeld& each) {
                                      return json::value_of(each);
                                    })}}));
}

std::string to_json(const std::vector<Related>& related) {
  return to_json(Json(Json::Object{
      {"related", json::list(related, [](const Related& each) { return json::value_of(each); })}}));
}

}  // namespace fingerpost
