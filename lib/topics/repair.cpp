// A thesaurus made by others holds what our own may not: labels that two concepts
// share, links to nowhere, circles. Each step mends one of make()'s promises with
// the least loss and tells what it did:
//
//     Mercury, Mercury                  Mercury (Planets), Mercury (Metals)
//     "depression" names three topics   found for each beside one of its own words
//     AIDS, among the other names       in capitals only: "aids" is a word
//     a above b above a                 the link that closes the circle goes
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "text/text.hpp"
#include "topics/names.hpp"
#include "topics/topics.hpp"

namespace fingerpost::topics {
namespace {

// Longer runs of capitals are shouted words and no acronyms.
constexpr std::size_t longest_acronym = 6;

bool is_acronym(std::string_view name) {
  const auto words = text::words(name);
  return words.size() == 1 && words[0].upper && words[0].span.length == name.size() &&
         name.size() <= longest_acronym;
}

class Repair {
 public:
  Repair(std::vector<Topic> topics, std::vector<std::string>& told)
      : topics_(std::move(topics)), told_(told) {}

  std::vector<Topic> all() {
    give_labels();
    give_ids();
    for (Topic& topic : topics_) mend_entry(topic);
    for (Topic& topic : topics_) mend_links(topic);
    relate_in_return();
    break_circles();
    part_labels();
    part_names();
    return std::move(topics_);
  }

 private:
  void tell(const Topic& topic, const std::string& what) {
    told_.push_back("topic \"" + topic.id + "\": " + what);
  }

  void give_labels() {
    std::erase_if(topics_, [&](Topic& topic) {
      if (!name_key(topic.label).empty()) return false;
      for (const auto& name : topic.names)
        if (!name_key(name).empty()) {
          tell(topic, "it had no label; \"" + name + "\" is taken for one");
          topic.label = name;
          return false;
        }
      tell(topic, "left out: it has neither label nor names");
      return true;
    });
  }

  void give_ids() {
    std::vector<Topic> kept;
    for (Topic& topic : topics_) {
      if (topic.id.empty()) {
        topic.id = text::slug(topic.label);
        if (topic.id.empty()) topic.id = "topic";
        while (ids_.contains(topic.id)) topic.id += "-";
        tell(topic, "it had no id; this one was made for it");
      }
      const auto [at, fresh] = ids_.emplace(topic.id, kept.size());
      if (fresh) {
        kept.push_back(std::move(topic));
      } else {
        tell(topic, "its id was there twice; the second, \"" + topic.label + "\", is left out");
      }
    }
    topics_ = std::move(kept);
  }

  void mend_entry(Topic& topic) {
    std::unordered_set<std::string> seen{name_key(topic.label)};
    const auto idle = [&](const std::string& name) {
      const std::string key = name_key(name);
      return key.empty() || !seen.insert(key).second;
    };
    for (const auto& acronym : topic.acronyms) seen.insert(name_key(acronym.text));
    std::erase_if(topic.names, [&](const std::string& name) {
      if (is_acronym(name) && !idle(name)) {
        topic.acronyms.push_back({name, Acronym::Rule::upper, {}, {}});
        return true;
      }
      return idle(name);
    });
    std::erase_if(topic.acronyms, [](const auto& a) { return name_key(a.text).empty(); });
    std::erase_if(topic.former, [&](const auto& former) { return idle(former.text); });
    if (topic.lived.first && topic.lived.last && *topic.lived.last < *topic.lived.first) {
      tell(topic, "it ended before it began; its years are left out");
      topic.lived = {};
    }
  }

  void mend_links(Topic& topic) {
    for (auto* links : {&topic.broader, &topic.related}) {
      std::set<std::string> seen{topic.id};
      std::erase_if(*links, [&](const std::string& id) {
        if (ids_.contains(id)) return !seen.insert(id).second;
        tell(topic, std::string(links == &topic.broader ? "broader" : "related") + " \"" + id +
                        "\" is no topic; the link is left out");
        return true;
      });
    }
  }

  void relate_in_return() {
    std::size_t one_sided = 0;
    std::set<std::pair<std::string, std::string>> links;
    for (const Topic& topic : topics_)
      for (const auto& id : topic.related) links.emplace(topic.id, id);
    for (const auto& [from, to] : links) {
      if (links.contains({to, from})) continue;
      topics_[ids_.at(to)].related.push_back(from);
      ++one_sided;
    }
    if (one_sided > 0)
      told_.push_back(std::to_string(one_sided) + " links were named from one side only");
  }

  void break_circles() {
    enum : char { fresh, open, done };
    std::vector<char> state(topics_.size(), fresh);
    std::vector<std::pair<std::size_t, std::size_t>> path;
    for (std::size_t start = 0; start < topics_.size(); ++start) {
      if (state[start] == fresh) path.emplace_back(start, 0), state[start] = open;
      while (!path.empty()) {
        auto& [at, next] = path.back();
        auto& broader = topics_[at].broader;
        if (next == broader.size()) {
          state[at] = done;
          path.pop_back();
          continue;
        }
        const std::size_t above = ids_.at(broader[next]);
        if (state[above] == open) {
          tell(topics_[at], "broader \"" + broader[next] + "\" closed a circle and is left out");
          broader.erase(broader.begin() + static_cast<std::ptrdiff_t>(next));
          continue;
        }
        ++next;
        if (state[above] == fresh) path.emplace_back(above, 0), state[above] = open;
      }
    }
  }

  // Of topics with one label each gets its own qualifier.
  void part_labels() {
    std::unordered_map<std::string, std::vector<std::size_t>> by_label;
    std::unordered_set<std::string> taken;
    for (std::size_t i = 0; i < topics_.size(); ++i) {
      const std::string key = name_key(topics_[i].label);
      by_label[key].push_back(i);
      taken.insert(key);
    }
    for (std::size_t i = 0; i < topics_.size(); ++i) {
      Topic& topic = topics_[i];
      if (by_label.at(name_key(topic.label)).size() < 2) continue;
      std::string label = topic.label + " (" + qualifier(topic) + ")";
      if (taken.contains(name_key(label))) label = topic.label + " (" + topic.id + ")";
      while (!taken.insert(name_key(label)).second)
        label = topic.label + " (" + topic.id + " " + std::to_string(++numbered_) + ")";
      new_labels_.emplace_back(i, label);
    }
    for (auto& [i, label] : new_labels_) {
      tell(topics_[i],
           "other topics are labelled \"" + topics_[i].label + "\" as well; now \"" + label + "\"");
      topics_[i].label = std::move(label);
    }
  }

  std::string qualifier(const Topic& topic) const {
    if (topic.broader.empty()) return topic.id;
    return topics_[ids_.at(topic.broader.front())].label;
  }

  // A label keeps its letters; what names several topics besides is decided by
  // the words of each.
  void part_names() {
    std::unordered_map<std::string, std::set<std::size_t>> owners;
    std::unordered_map<std::string, std::size_t> labels;
    for (std::size_t i = 0; i < topics_.size(); ++i) {
      labels.emplace(name_key(topics_[i].label), i);
      for (const auto& name : topics_[i].names) owners[name_key(name)].insert(i);
      for (const auto& former : topics_[i].former) owners[name_key(former.text)].insert(i);
      for (const auto& acronym : topics_[i].acronyms) owners[name_key(acronym.text)].insert(i);
    }
    for (std::size_t i = 0; i < topics_.size(); ++i) part_names(topics_[i], i, owners, labels);
  }

  template <class Owners, class Labels>
  void part_names(Topic& topic, std::size_t index, const Owners& owners, const Labels& labels) {
    std::vector<std::string> shared;
    const auto taken = [&](const std::string& name) {
      const auto label = labels.find(name_key(name));
      if (label != labels.end() && label->second != index) {
        tell(topic, "\"" + name + "\" is left to \"" + topics_[label->second].id +
                        "\", whose label it is");
        return true;
      }
      if (owners.at(name_key(name)).size() < 2) return false;
      shared.push_back(name);
      return true;
    };
    std::erase_if(topic.names, taken);
    std::erase_if(topic.former, [&](const auto& former) { return taken(former.text); });
    std::erase_if(topic.acronyms, [&](const Acronym& acronym) {
      const bool decided = acronym.rule == Acronym::Rule::context && !acronym.near.empty();
      return !decided && taken(acronym.text);
    });
    for (const auto& name : shared) add_decided(topic, name);
  }

  void add_decided(Topic& topic, const std::string& name) {
    const std::vector<std::string> near = own_words(topic, name);
    if (near.empty()) return tell(topic, "\"" + name + "\" also names others and is left out");
    tell(topic, "\"" + name + "\" also names others; it counts beside one of its own words");
    const std::string text = is_acronym(name) ? name : name_key(name);
    topic.acronyms.push_back({text, Acronym::Rule::context, near, {}});
  }

  // Words of its other names and of its neighbours that `name` has not.
  std::vector<std::string> own_words(const Topic& topic, const std::string& name) const {
    std::set<std::string> out;
    const auto add = [&](const std::string& from) {
      for (const auto& word : text::words(from))
        if (!text::is_stop_word(word.folded) && word.folded.size() > 2) out.insert(word.folded);
    };
    add(topic.label);
    for (const auto& each : topic.names) add(each);
    for (const auto& id : topic.broader) add(topics_[ids_.at(id)].label);
    for (const auto& id : topic.related) add(topics_[ids_.at(id)].label);
    for (const auto& word : text::words(name)) out.erase(word.folded);
    return {out.begin(), out.end()};
  }

  std::vector<Topic> topics_;
  std::vector<std::string>& told_;
  std::unordered_map<std::string, std::size_t> ids_;
  std::vector<std::pair<std::size_t, std::string>> new_labels_;
  std::size_t numbered_ = 0;
};

}  // namespace

std::vector<Topic> repair(std::vector<Topic> topics, std::vector<std::string>& told) {
  return Repair(std::move(topics), told).all();
}

}  // namespace fingerpost::topics
