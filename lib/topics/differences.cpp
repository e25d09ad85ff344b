#include <algorithm>
#include <map>
#include <set>

#include "topics/topics.hpp"

namespace fingerpost {
namespace {

using Texts = std::vector<std::string>;

const char* rule_name(Acronym::Rule rule) {
  return rule == Acronym::Rule::any ? "any" : rule == Acronym::Rule::upper ? "upper" : "context";
}

std::string years(const Period& period) {
  if (period.open()) return {};
  return (period.first ? to_iso(*period.first) : "..") + "/" +
         (period.last ? to_iso(*period.last) : "..");
}

// A topic as what its keys hold, so that two are compared key by key.
std::map<std::string, Texts> keys_of(const Topic& topic) {
  std::map<std::string, Texts> keys{{"label", {topic.label}},   {"names", topic.names},
                                    {"broader", topic.broader}, {"related", topic.related},
                                    {"not", topic.not_meant},   {"signs", topic.signs},
                                    {"note", {topic.note}},     {"years", {years(topic.lived)}}};
  for (const auto& former : topic.former)
    keys["former"].push_back(former.text + (former.used.open() ? "" : " " + years(former.used)));
  for (const auto& acronym : topic.acronyms) {
    keys["acronyms"].push_back(acronym.text + ", " + rule_name(acronym.rule));
    keys["near " + acronym.text] = acronym.near;
    keys["hosts " + acronym.text] = acronym.hosts;
  }
  return keys;
}

Texts only_in(const Texts& a, const Texts& b) {
  Texts out;
  for (const auto& each : a)
    if (!each.empty() && std::find(b.begin(), b.end(), each) == b.end()) out.push_back(each);
  return out;
}

void compare(const Topic& older, const Topic& newer, std::vector<TopicDifference>& out) {
  const auto before = keys_of(older), after = keys_of(newer);
  std::set<std::string> keys;
  for (const auto& [key, texts] : before) keys.insert(key);
  for (const auto& [key, texts] : after) keys.insert(key);
  const auto texts = [](const auto& all, const std::string& key) {
    const auto at = all.find(key);
    return at == all.end() ? Texts() : at->second;
  };
  for (const auto& key : keys) {
    const Texts a = texts(before, key), b = texts(after, key);
    TopicDifference difference{TopicDifference::Kind::changed, newer.id, key, only_in(b, a),
                               only_in(a, b)};
    if (!difference.gained.empty() || !difference.lost.empty())
      out.push_back(std::move(difference));
  }
}

}  // namespace

std::vector<TopicDifference> differences(const Vocabulary& older, const Vocabulary& newer) {
  std::vector<TopicDifference> out;
  for (const Topic& topic : newer.topics()) {
    if (const Topic* before = older.find(topic.id))
      compare(*before, topic, out);
    else
      out.push_back({TopicDifference::Kind::added, topic.id, "label", {topic.label}, {}});
  }
  for (const Topic& topic : older.topics())
    if (!newer.find(topic.id))
      out.push_back({TopicDifference::Kind::removed, topic.id, "label", {}, {topic.label}});
  return out;
}

}  // namespace fingerpost
