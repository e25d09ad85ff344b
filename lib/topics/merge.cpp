// An own vocabulary over another. Whoever writes one cannot edit what is below:
// a link named from one side is made to hold on both, and what hung from a hidden
// topic hangs from those above it.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "fingerpost/error.hpp"
#include "topics/names.hpp"
#include "topics/topics.hpp"

namespace fingerpost::topics {
namespace {

[[noreturn]] void refuse(const std::string& id, const std::string& why) {
  throw Error(Fault::bad_vocabulary, "topic \"" + id + "\": " + why);
}

bool holds(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

void add_new(std::vector<std::string>& to, const std::vector<std::string>& from) {
  for (const auto& each : from)
    if (!holds(to, each)) to.push_back(each);
}

class Merge {
 public:
  explicit Merge(std::vector<Topic> below) : topics_(std::move(below)) {
    for (std::size_t i = 0; i < topics_.size(); ++i) ids_.emplace(topics_[i].id, i);
  }

  void apply(const TopicChange& change) {
    if (change.topic.id.empty())
      throw Error(Fault::bad_vocabulary, "an entry without an id changes nothing");
    const auto at = ids_.find(change.topic.id);
    if (change.hidden) {
      if (at == ids_.end()) refuse(change.topic.id, "there is no such topic to hide");
      hidden_.insert(change.topic.id);
      return;
    }
    if (at == ids_.end()) {
      if (!change.hidden_names.empty()) refuse(change.topic.id, "there is no such topic below");
      add(change.topic);
    } else {
      drop_names(topics_[at->second], change.hidden_names);
      extend(topics_[at->second], change.topic);
    }
    linked_.push_back(change.topic.id);
  }

  std::vector<Topic> take() {
    for (const auto& id : linked_) relate_in_return(id);
    if (!hidden_.empty()) hide();
    return std::move(topics_);
  }

 private:
  void add(const Topic& topic) {
    if (topic.label.empty())
      refuse(topic.id, "it has no label, and no topic below has this id to be changed");
    ids_.emplace(topic.id, topics_.size());
    topics_.push_back(topic);
  }

  static void drop_names(Topic& topic, const std::vector<std::string>& names) {
    for (const auto& name : names) {
      const std::string key = name_key(name);
      const auto same = [&](const std::string& text) { return name_key(text) == key; };
      const std::size_t gone =
          std::erase_if(topic.names, same) +
          std::erase_if(topic.acronyms, [&](const Acronym& a) { return same(a.text); }) +
          std::erase_if(topic.former, [&](const FormerName& f) { return same(f.text); });
      if (gone == 0) refuse(topic.id, "\"" + name + "\" is none of its names, to be hidden");
    }
  }

  static void extend(Topic& topic, const Topic& by) {
    rename(topic, by.label);
    for (const auto& name : by.names)
      if (!holds(topic.names, name) && name_key(name) != name_key(topic.label))
        topic.names.push_back(name);
    for (const auto& acronym : by.acronyms) {
      std::erase_if(topic.acronyms, [&](const Acronym& a) { return a.text == acronym.text; });
      topic.acronyms.push_back(acronym);
    }
    add_new(topic.broader, by.broader);
    add_new(topic.related, by.related);
    add_new(topic.not_meant, by.not_meant);
    add_new(topic.signs, by.signs);
    topic.former.insert(topic.former.end(), by.former.begin(), by.former.end());
    if (!by.note.empty()) topic.note = by.note;
    if (by.lived.first) topic.lived.first = by.lived.first;
    if (by.lived.last) topic.lived.last = by.lived.last;
  }

  // What it was called below is still what people type.
  static void rename(Topic& topic, const std::string& label) {
    if (label.empty() || label == topic.label) return;
    const std::string old = std::exchange(topic.label, label);
    std::erase_if(topic.names, [&](const auto& name) { return name_key(name) == name_key(label); });
    if (!holds(topic.names, old) && name_key(old) != name_key(label)) topic.names.push_back(old);
  }

  void relate_in_return(const std::string& id) {
    for (const auto& other : topics_[ids_.at(id)].related)
      if (const auto at = ids_.find(other); at != ids_.end())
        add_new(topics_[at->second].related, {id});
  }

  // What stands above, with those above it in place of what is hidden.
  std::vector<std::string> above(const Topic& topic) const {
    std::vector<std::string> out, waiting = topic.broader;
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      const std::string id = waiting[i];
      if (!seen.insert(id).second) continue;
      const auto at = ids_.find(id);
      if (at == ids_.end() || !hidden_.contains(id))
        out.push_back(id);
      else
        waiting.insert(waiting.end(), topics_[at->second].broader.begin(),
                       topics_[at->second].broader.end());
    }
    return out;
  }

  void hide() {
    std::vector<std::vector<std::string>> broader;
    for (const Topic& topic : topics_) broader.push_back(above(topic));
    for (std::size_t i = 0; i < topics_.size(); ++i) {
      topics_[i].broader = std::move(broader[i]);
      std::erase_if(topics_[i].related, [&](const auto& id) { return hidden_.contains(id); });
    }
    std::erase_if(topics_, [&](const Topic& topic) { return hidden_.contains(topic.id); });
  }

  std::vector<Topic> topics_;
  std::unordered_map<std::string, std::size_t> ids_;
  std::unordered_set<std::string> hidden_;
  std::vector<std::string> linked_;
};

}  // namespace

std::vector<Topic> merge(std::vector<Topic> below, const std::vector<TopicChange>& changes) {
  Merge merge(std::move(below));
  for (const auto& change : changes) merge.apply(change);
  return merge.take();
}

}  // namespace fingerpost::topics

namespace fingerpost {

Vocabulary merged(const Vocabulary& below, const std::vector<TopicChange>& changes,
                  const std::string& name, const std::string& version) {
  return topics::make(name.empty() ? below.name() : name,
                      version.empty() ? below.version() : version,
                      topics::merge(below.topics(), changes), below.shade(), below.field());
}

}  // namespace fingerpost
