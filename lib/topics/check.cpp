// Whether a list of topics is a vocabulary: one pass for each promise that
// topics::make gives, each complaint naming the entry an editor has to mend.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "fingerpost/error.hpp"
#include "text/text.hpp"
#include "topics/data.hpp"

namespace fingerpost::topics {
namespace {

using Ids = std::unordered_map<std::string_view, TopicIndex>;

[[noreturn]] void refuse(const Topic& topic, const std::string& why) {
  throw Error(Fault::bad_vocabulary, "topic \"" + topic.id + "\": " + why);
}

std::string folded_words(std::string_view text) {
  std::string out;
  for (const auto& word : text::words(text)) out += (out.empty() ? "" : " ") + word.folded;
  return out;
}

void check_entry(const Topic& topic) {
  if (folded_words(topic.label).empty()) refuse(topic, "it has no label");
  for (const auto& name : topic.names)
    if (folded_words(name).empty()) refuse(topic, "a name without words: \"" + name + "\"");
  for (const auto& acronym : topic.acronyms)
    if (folded_words(acronym.text).empty())
      refuse(topic, "an acronym without letters: \"" + acronym.text + "\"");
  if (topic.lived.first && topic.lived.last && *topic.lived.last < *topic.lived.first)
    refuse(topic, "it ends before it begins");
}

Ids check_ids(const std::vector<Topic>& topics) {
  Ids ids;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    if (topics[i].id.empty())
      throw Error(Fault::bad_vocabulary, "topic number " + std::to_string(i + 1) + " (\"" +
                                             topics[i].label + "\") has no id");
    if (!ids.emplace(topics[i].id, static_cast<TopicIndex>(i)).second)
      refuse(topics[i], "its id is there twice");
    check_entry(topics[i]);
  }
  return ids;
}

void check_links(const std::vector<Topic>& topics, const Ids& ids) {
  for (const auto& topic : topics) {
    for (const auto& id : topic.broader)
      if (!ids.contains(id)) refuse(topic, "broader \"" + id + "\" is no topic");
    for (const auto& id : topic.related) {
      const auto at = ids.find(id);
      if (at == ids.end()) refuse(topic, "related \"" + id + "\" is no topic");
      const auto& back = topics[at->second].related;
      if (std::find(back.begin(), back.end(), topic.id) == back.end())
        refuse(topic, "related to \"" + id + "\", which does not name it in return");
    }
  }
}

// Depth first without recursion: a vocabulary may be a chain of fifty thousand.
void check_acyclic(const std::vector<Topic>& topics, const Ids& ids) {
  enum : char { fresh, open, done };
  std::vector<char> state(topics.size(), fresh);
  std::vector<std::pair<TopicIndex, std::size_t>> path;
  for (TopicIndex start = 0; start < topics.size(); ++start) {
    if (state[start] == fresh) path.emplace_back(start, 0), state[start] = open;
    while (!path.empty()) {
      auto& [at, next] = path.back();
      if (next == topics[at].broader.size()) {
        state[at] = done;
        path.pop_back();
        continue;
      }
      const TopicIndex above = ids.at(topics[at].broader[next++]);
      if (state[above] == open) refuse(topics[above], "it is broader than itself");
      if (state[above] == fresh) path.emplace_back(above, 0), state[above] = open;
    }
  }
}

// Two topics may share letters only where a context decides between them.
void check_names(const std::vector<Topic>& topics) {
  struct Owner {
    TopicIndex topic;
    bool decided;
  };
  std::unordered_map<std::string, Owner> owners;
  const auto claim = [&](const std::string& name, TopicIndex topic, bool decided,
                         const std::string& as_given) {
    const auto [at, fresh] = owners.emplace(name, Owner{topic, decided});
    if (fresh || at->second.topic == topic || (decided && at->second.decided)) return;
    refuse(topics[topic], "\"" + as_given + "\" also names \"" + topics[at->second.topic].id +
                              "\", and no context decides");
  };
  for (TopicIndex i = 0; i < topics.size(); ++i) {
    const Topic& topic = topics[i];
    claim(folded_words(topic.label), i, false, topic.label);
    for (const auto& name : topic.names) claim(folded_words(name), i, false, name);
    for (const auto& a : topic.acronyms)
      claim(folded_words(a.text), i, a.rule == Acronym::Rule::context && !a.near.empty(), a.text);
  }
}

}  // namespace

void check(const std::vector<Topic>& topics) {
  const Ids ids = check_ids(topics);
  check_links(topics, ids);
  check_acyclic(topics, ids);
  check_names(topics);
}

}  // namespace fingerpost::topics
