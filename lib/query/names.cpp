// The things a person may name in more than one way: places, publishers, topics.
#include <algorithm>

#include "query/draft.hpp"

namespace fingerpost::query {

std::string place_of(const Places& places, std::string_view name) {
  const std::string place = text::slug(name);
  if (places.within.contains(place)) return place;
  for (const auto& [inner, around] : places.within)
    if (std::find(around.begin(), around.end(), place) != around.end()) return place;
  const std::string folded = text::fold(name);
  for (const auto& [publisher, speaks_for] : places.publishers)
    if (text::fold(publisher) == folded) return text::slug(speaks_for);
  return {};
}

std::vector<std::string> publishers_of(const Places& places, std::string_view name) {
  std::vector<std::string> publishers{std::string(name)};
  const std::string place = text::slug(name);
  for (const auto& [publisher, speaks_for] : places.publishers)
    if (text::slug(speaks_for) == place && publisher != name) publishers.push_back(publisher);
  return publishers;
}

namespace {

bool called(const Topic& topic, const std::string& folded) {
  if (text::fold(topic.label) == folded) return true;
  for (const std::string& name : topic.names)
    if (text::fold(name) == folded) return true;
  for (const FormerName& former : topic.former)
    if (text::fold(former.text) == folded) return true;
  for (const Acronym& acronym : topic.acronyms)
    if (text::fold(acronym.text) == folded) return true;
  return false;
}

}  // namespace

std::string topic_of(const Vocabulary& vocabulary, std::string_view name) {
  if (const Topic* topic = vocabulary.find(name)) return topic->id;
  if (const Topic* topic = vocabulary.find(text::slug(name))) return topic->id;
  const std::string folded = text::squeeze(text::fold(name));
  for (const Topic& topic : vocabulary.topics())
    if (called(topic, folded)) return topic.id;
  const std::vector<Tag> named = vocabulary.named_in(name);
  return named.empty() ? std::string() : named.front().topic;
}

}  // namespace fingerpost::query
