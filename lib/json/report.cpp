#include "fingerpost/report.hpp"

#include <cstdint>

namespace fingerpost {

// {"as_of", "without_guidance": [{"id", "label"}], "uncovered_phrases": [{"words", "documents"}]}
std::string to_json(const TopicReport& report) {
  Json::Array topics, phrases;
  for (const auto& topic : report.without_guidance)
    topics.push_back(Json::Object{{"id", topic.id}, {"label", topic.label}});
  for (const auto& phrase : report.uncovered)
    phrases.push_back(Json::Object{{"words", phrase.words},
                                   {"documents", static_cast<std::uint64_t>(phrase.texts)}});
  return to_json(Json(Json::Object{{"as_of", to_iso(report.as_of)},
                                   {"without_guidance", std::move(topics)},
                                   {"uncovered_phrases", std::move(phrases)}}));
}

}  // namespace fingerpost
