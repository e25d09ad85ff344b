// Why a text got its tags, and how two vocabularies differ.
#include "json/json.hpp"
#include "json/values.hpp"

namespace fingerpost {
namespace {

using json::list;

Json to_value(const TagExplanation::Factor& factor) {
  return Json::Object{{"feature", factor.feature}, {"value", factor.value}};
}

Json to_value(const TagExplanation::Place& place) {
  return Json::Object{{"words", place.evidence.words},
                      {"offset", static_cast<std::uint64_t>(place.evidence.offset)},
                      {"length", static_cast<std::uint64_t>(place.evidence.length)},
                      {"where", place.evidence.where},
                      {"worth", place.worth},
                      {"factors", list(place.factors, [](const auto& f) { return to_value(f); })}};
}

Json to_value(const TagExplanation& tag, const Vocabulary& vocabulary) {
  const Topic* topic = vocabulary.find(tag.tag.topic);
  return Json::Object{{"id", tag.tag.topic},
                      {"label", topic ? topic->label : tag.tag.topic},
                      {"weight", tag.tag.weight},
                      {"factors", list(tag.factors, [](const auto& f) { return to_value(f); })},
                      {"places", list(tag.places, [](const auto& p) { return to_value(p); })}};
}

const char* name_of(TopicDifference::Kind kind) {
  return kind == TopicDifference::Kind::added     ? "added"
         : kind == TopicDifference::Kind::removed ? "removed"
                                                  : "changed";
}

Json to_value(const TopicDifference& difference) {
  return Json::Object{{"topic", difference.topic},
                      {"change", name_of(difference.kind)},
                      {"key", difference.key},
                      {"gained", list(difference.gained)},
                      {"lost", list(difference.lost)}};
}

}  // namespace

std::string to_json(const std::vector<TagExplanation>& tags, const Vocabulary& vocabulary) {
  return to_json(Json(Json::Object{
      {"topics", list(tags, [&](const auto& tag) { return to_value(tag, vocabulary); })}}));
}

std::string to_json(const std::vector<TopicDifference>& differences) {
  return to_json(Json(Json::Object{
      {"differences", list(differences, [](const auto& each) { return to_value(each); })}}));
}

}  // namespace fingerpost
