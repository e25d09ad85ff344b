// Whether a list of topics is a vocabulary: one pass for each promise that
// topics::make gives, each complaint naming the entry an editor has to mend.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "fingerpost/error.hpp"
#include "text/text.hpp"
#include "topics/data.hpp"
#include "topics/names.hpp"
#include "topics/topics.hpp"

namespace fingerpost::topics {
namespace {

class Check {
 public:
  explicit Check(const std::vector<Topic>& topics) : topics_(topics) {}

  std::vector<std::string> all() {
    check_ids();
    for (const auto& topic : topics_) check_entry(topic);
    for (const auto& topic : topics_) check_links(topic);
    check_acyclic();
    check_names();
    return std::move(complaints_);
  }

 private:
  void complain(const Topic& topic, const std::string& why) {
    complaints_.push_back("topic \"" + topic.id + "\": " + why);
  }

  void check_ids() {
    for (std::size_t i = 0; i < topics_.size(); ++i) {
      if (topics_[i].id.empty())
        complaints_.push_back("topic number " + std::to_string(i + 1) + " (\"" + topics_[i].label +
                              "\") has no id");
      else if (!ids_.emplace(topics_[i].id, static_cast<TopicIndex>(i)).second)
        complain(topics_[i], "its id is there twice");
    }
  }

  void check_entry(const Topic& topic) {
    if (name_key(topic.label).empty()) complain(topic, "it has no label");
    for (const auto& name : topic.names)
      if (name_key(name).empty()) complain(topic, "a name without words: \"" + name + "\"");
    for (const auto& sign : topic.signs)
      if (name_key(sign).empty()) complain(topic, "a sign without words: \"" + sign + "\"");
    for (const auto& former : topic.former) {
      if (name_key(former.text).empty())
        complain(topic, "a former name without words: \"" + former.text + "\"");
      if (ends_early(former.used)) complain(topic, "\"" + former.text + "\" ends before it begins");
    }
    for (const auto& acronym : topic.acronyms)
      if (name_key(acronym.text).empty())
        complain(topic, "an acronym without letters: \"" + acronym.text + "\"");
    if (ends_early(topic.lived)) complain(topic, "it ends before it begins");
  }

  static bool ends_early(const Period& period) {
    return period.first && period.last && *period.last < *period.first;
  }

  void check_links(const Topic& topic) {
    for (const auto& id : topic.broader)
      if (!ids_.contains(id)) complain(topic, "broader \"" + id + "\" is no topic");
    for (const auto& id : topic.related) {
      const auto at = ids_.find(id);
      if (at == ids_.end()) {
        complain(topic, "related \"" + id + "\" is no topic");
        continue;
      }
      const auto& back = topics_[at->second].related;
      if (std::find(back.begin(), back.end(), topic.id) == back.end())
        complain(topic, "related to \"" + id + "\", which does not name it in return");
    }
  }

  // Depth first without recursion: a vocabulary may be a chain of fifty thousand.
  void check_acyclic() {
    enum : char { fresh, open, done };
    std::vector<char> state(topics_.size(), fresh);
    std::vector<std::pair<TopicIndex, std::size_t>> path;
    for (TopicIndex start = 0; start < topics_.size(); ++start) {
      if (state[start] == fresh) path.emplace_back(start, 0), state[start] = open;
      while (!path.empty()) {
        auto& [at, next] = path.back();
        if (next == topics_[at].broader.size()) {
          state[at] = done;
          path.pop_back();
          continue;
        }
        const auto found = ids_.find(topics_[at].broader[next++]);
        if (found == ids_.end()) continue;
        const TopicIndex above = found->second;
        if (state[above] == open) complain(topics_[above], "it is broader than itself");
        if (state[above] == fresh) path.emplace_back(above, 0), state[above] = open;
      }
    }
  }

  struct Owner {
    TopicIndex topic;
    bool decided;
  };

  // Two topics may share letters only where a context decides between them.
  void check_names() {
    for (TopicIndex i = 0; i < topics_.size(); ++i) {
      const Topic& topic = topics_[i];
      claim(i, topic.label, false);
      for (const auto& name : topic.names) claim(i, name, false);
      for (const auto& former : topic.former) claim(i, former.text, false);
      for (const auto& a : topic.acronyms)
        claim(i, a.text, a.rule == Acronym::Rule::context && !a.near.empty());
    }
  }

  void claim(TopicIndex topic, const std::string& name, bool decided) {
    const std::string key = name_key(name);
    if (key.empty()) return;
    const auto [at, fresh] = owners_.emplace(key, Owner{topic, decided});
    if (fresh || at->second.topic == topic || (decided && at->second.decided)) return;
    complain(topics_[topic], "\"" + name + "\" also names \"" + topics_[at->second.topic].id +
                                 "\", and no context decides");
  }

  const std::vector<Topic>& topics_;
  std::unordered_map<std::string_view, TopicIndex> ids_;
  std::unordered_map<std::string, Owner> owners_;
  std::vector<std::string> complaints_;
};

}  // namespace

std::string name_key(std::string_view text) {
  std::string out;
  for (const auto& word : text::words(text)) (out += out.empty() ? "" : " ") += word.folded;
  return out;
}

std::vector<std::string> faults(const std::vector<Topic>& topics) { return Check(topics).all(); }

void check(const std::vector<Topic>& topics) {
  const auto complaints = faults(topics);
  if (complaints.empty()) return;
  const std::size_t more = complaints.size() - 1;
  throw Error(Fault::bad_vocabulary,
              complaints.front() + (more ? " (and " + std::to_string(more) + " more)" : ""));
}

}  // namespace fingerpost::topics
