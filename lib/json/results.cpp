// An answer as every door gives it. The order of the keys is part of what
// scripts and people read, and stays.
#include <array>
#include <charconv>
#include <utility>

#include "json/json.hpp"
#include "json/values.hpp"

namespace fingerpost {
namespace json {
namespace {

// Six significant digits: what is beyond them differs between machines, and
// would make equal answers look different.
double rounded(double value) {
  constexpr int digits = 6;
  std::array<char, 64> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                 std::chars_format::general, digits)
                       .ptr;
  double out = value;
  std::from_chars(text.data(), end, out);
  return out;
}

Json number(std::uint64_t value) { return Json(value); }

Json part_value(const Snippet::Part& part) {
  Json::Object object{{"text", part.text}};
  if (part.match) object.emplace_back("match", true);
  return object;
}

Json snippet_value(const Snippet& snippet) {
  return list(snippet.parts, [](const auto& part) { return part_value(part); });
}

Json not_for_you(const std::optional<std::pair<std::string, std::string>>& place_and_use) {
  if (!place_and_use) return nullptr;
  return Json::Object{{"place", place_and_use->first}, {"use", or_null(place_and_use->second)}};
}

Json explained(const std::vector<Factor>& factors) {
  return list(factors, [](const Factor& factor) {
    return Json(Json::Object{{"words", factor.words}, {"value", rounded(factor.value)}});
  });
}

Json dates(const Hit& hit) {
  return list(hit.dates, [](const auto& date) { return to_value(date); });
}

// Another section of a hit's document: what the document says of itself stands
// in the hit.
Json section_of_hit(const Hit& hit) {
  Json::Object object{{"document", hit.document},
                      {"anchor", hit.anchor},
                      {"heading", hit.heading},
                      {"page", hit.page ? Json(*hit.page) : Json()},
                      {"url", hit.url},
                      {"kind", name(hit.kind)},
                      {"standing", name(hit.standing)},
                      {"validity", to_value(hit.validity)},
                      {"topics", list(hit.topics)},
                      {"snippet", snippet_value(hit.snippet)},
                      {"score", rounded(hit.score)},
                      {"dates", dates(hit)}};
  if (!hit.page_label.empty()) object.emplace_back("page_label", hit.page_label);
  return object;
}

Json copy_value(const Copy& copy) {
  return Json::Object{{"document", copy.document},
                      {"title", copy.title},
                      {"publisher", copy.publisher},
                      {"url", copy.url},
                      {"standing", name(copy.standing)}};
}

Json companion_value(const Companion& companion) {
  return Json::Object{{"document", companion.document},
                      {"title", companion.title},
                      {"publisher", companion.publisher},
                      {"layer", name(companion.layer)},
                      {"standing", name(companion.standing)},
                      {"relation", name(companion.relation)},
                      {"why", companion.why}};
}

Json cited_value(const Cited& cited) {
  return Json::Object{{"words", cited.words}, {"title", cited.title}, {"document", cited.document}};
}

Json edition_value(const OtherEdition& edition) {
  return Json::Object{{"document", edition.document},
                      {"title", edition.title},
                      {"standing", name(edition.standing)},
                      {"validity", to_value(edition.validity)}};
}

Json said_value(const SaidOf& said) {
  Json::Object object{{"taking", name(said.taking)}};
  if (said.moved_from) object.emplace_back("moved_from", to_value(*said.moved_from));
  object.emplace_back("document", said.document);
  object.emplace_back("anchor", said.anchor);
  object.emplace_back("words", said.words);
  object.emplace_back("times", said.times);
  return object;
}

// What few hits have stands behind what all have.
void add_rare(const Hit& hit, Json::Object& object) {
  if (!hit.supersedes.empty()) object.emplace_back("supersedes", list(hit.supersedes));
  if (!hit.cites_superseded.empty())
    object.emplace_back("cites_superseded", list(hit.cites_superseded, cited_value));
  if (hit.said) object.emplace_back("said", said_value(*hit.said));
  if (!hit.editions.empty()) object.emplace_back("editions", list(hit.editions, edition_value));
}

Json hit_value(const Hit& hit) {
  Json::Object object{{"document", hit.document},
                      {"edition", hit.edition},
                      {"anchor", hit.anchor},
                      {"title", hit.title},
                      {"heading", hit.heading},
                      {"page", hit.page ? Json(*hit.page) : Json()},
                      {"url", hit.url},
                      {"kind", name(hit.kind)},
                      {"publisher", hit.publisher},
                      {"layer", name(hit.layer)},
                      {"standing", name(hit.standing)},
                      {"review_overdue", hit.review_overdue},
                      {"superseded_by", or_null(hit.superseded_by)},
                      {"not_for_you", not_for_you(hit.not_for_you)},
                      {"validity", to_value(hit.validity)},
                      {"published", or_null(hit.published)},
                      {"updated", or_null(hit.updated)},
                      {"review_due", or_null(hit.review_due)},
                      {"topics", list(hit.topics)},
                      {"snippet", snippet_value(hit.snippet)},
                      {"score", rounded(hit.score)},
                      {"sections", list(hit.sections, section_of_hit)},
                      {"companions", list(hit.companions, companion_value)},
                      {"copies", list(hit.copies, copy_value)},
                      {"dates", dates(hit)}};
  if (!hit.page_label.empty()) object.emplace_back("page_label", hit.page_label);
  if (!hit.language.empty()) object.emplace_back("language", hit.language);
  add_rare(hit, object);
  if (!hit.factors.empty()) object.emplace_back("explain", explained(hit.factors));
  if (!hit.extra.is_null()) object.emplace_back("extra", hit.extra);
  return object;
}

// {"as_of": "2023-11-30", "words": {"as_of": "before december 2023"}}
Json understood(const std::vector<Understood>& all) {
  Json::Object values, words;
  for (const Understood& each : all) {
    values.emplace_back(each.key, each.value);
    words.emplace_back(each.key, each.words);
  }
  if (!words.empty()) values.emplace_back("words", std::move(words));
  return values;
}

Json card_value(const ShownCard& card) {
  Json::Object object{{"id", card.id},
                      {"title", card.title},
                      {"lines", list(card.lines)},
                      {"phone", or_null(card.phone)},
                      {"url", or_null(card.url)},
                      {"source", or_null(card.source)},
                      {"crisis", card.crisis},
                      {"review_due", or_null(card.review_due)},
                      {"review_overdue", card.review_overdue}};
  if (!card.document.empty()) object.emplace_back("document", card.document);
  return object;
}

Json pinned_value(const Pinned& pinned) {
  return Json::Object{{"document", pinned.document},
                      {"anchor", or_null(pinned.anchor)},
                      {"title", pinned.title},
                      {"url", pinned.url},
                      {"publisher", pinned.publisher},
                      {"layer", name(pinned.layer)},
                      {"standing", name(pinned.standing)},
                      {"superseded_by", or_null(pinned.superseded_by)},
                      {"not_for_you", not_for_you(pinned.not_for_you)}};
}

Json held_value(const EarliestHeld& held) {
  return Json::Object{
      {"document", held.document}, {"title", held.title}, {"begins", to_iso(held.begins)}};
}

Json facets(const std::vector<Facet>& all) {
  Json::Object object;
  for (const Facet& facet : all)
    object.emplace_back(facet.field, list(facet.values, [](const Facet::Value& value) {
                          Json::Object object{{"id", value.id},
                                              {"label", value.label},
                                              {"count", number(value.count)}};
                          if (!value.broader.empty())
                            object.emplace_back("broader", list(value.broader));
                          return Json(std::move(object));
                        }));
  return object;
}

}  // namespace

Json to_value(const Results& results) {
  Json::Object object;
  if (!results.id.empty()) object.emplace_back("id", results.id);
  for (auto& member : Json::Object{
           {"query", results.query},
           {"as_of", to_iso(results.as_of)},
           {"total", number(results.total)},
           {"total_exact", results.total_exact},
           {"later", number(results.later)},
           {"revision", number(results.revision)},
           {"recorded", or_null(results.recorded)},
           {"did_you_mean", list(results.did_you_mean)},
           {"topics_meant", list(results.topics_meant,
                                 [](const TopicMeant& meant) {
                                   return Json(Json::Object{{"id", meant.id},
                                                            {"label", meant.label},
                                                            {"words", meant.words},
                                                            {"count", number(meant.count)}});
                                 })},
           {"understood", understood(results.understood)},
           {"notices", list(results.notices)},
           {"cards", list(results.cards, card_value)},
           {"hits", list(results.hits, [](const Hit& hit) { return hit_value(hit); })},
           {"facets", facets(results.facets)},
       })
    object.push_back(std::move(member));
  if (!results.pinned.empty()) object.emplace_back("pinned", list(results.pinned, pinned_value));
  if (!results.earliest_held.empty())
    object.emplace_back("earliest_held", list(results.earliest_held, held_value));
  return object;
}

}  // namespace json

std::string to_json(const std::vector<Completion>& completions) {
  return to_json(
      Json(Json::Object{{"completions", json::list(completions, [](const Completion& each) {
                           return Json(Json::Object{{"text", each.text},
                                                    {"from", name(each.from)},
                                                    {"id", json::or_null(each.id)},
                                                    {"documents", json::number(each.documents)},
                                                    {"standing", name(each.standing)}});
                         })}}));
}

std::string to_json(const Results& results) { return to_json(json::to_value(results)); }

std::string to_json(const IndexInfo& info) {
  return to_json(Json(Json::Object{{"documents", json::number(info.documents)},
                                   {"sections", json::number(info.sections)},
                                   {"editions", json::number(info.editions)},
                                   {"revision", json::number(info.revision)},
                                   {"recorded", json::or_null(info.recorded)}}));
}

std::string to_json(const CheckReport& report) {
  return to_json(
      Json(Json::Object{{"files", json::number(report.files)},
                        {"damage", json::list(report.damage, [](const Damage& damage) {
                           return Json(Json::Object{{"file", damage.file}, {"what", damage.what}});
                         })}}));
}

}  // namespace fingerpost
