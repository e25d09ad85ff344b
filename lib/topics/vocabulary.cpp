#include <algorithm>
#include <unordered_set>

#include "fingerpost/error.hpp"
#include "topics/data.hpp"
#include "topics/features.hpp"
#include "topics/suggest.hpp"
#include "topics/topics.hpp"
#include "topics/weigh.hpp"

namespace fingerpost {
namespace {

// What is met from `start` along `links`, nearest first, each once, the start last.
std::vector<std::string> reached(const std::vector<Topic>& topics, topics::TopicIndex start,
                                 const std::vector<std::vector<topics::TopicIndex>>& links) {
  std::vector<std::string> ids;
  std::vector<topics::TopicIndex> waiting{start};
  std::unordered_set<topics::TopicIndex> seen{start};
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    if (i > 0) ids.push_back(topics[waiting[i]].id);
    for (const auto next : links[waiting[i]])
      if (seen.insert(next).second) waiting.push_back(next);
  }
  return ids;
}

std::vector<topics::Part> parts(const Document& document, std::size_t index) {
  const Section& section = document.sections[index];
  std::vector<topics::Part> out;
  out.push_back(
      {document.title, "title", index == 0 ? topics::in_title : topics::in_title_of_document});
  for (const auto& heading : section.path)
    out.push_back({heading, "path", topics::in_heading_above});
  if (section.heading != document.title)
    out.push_back({section.heading, "heading", topics::in_heading});
  out.push_back({section.text, "body", topics::in_body});
  return out;
}

}  // namespace

Vocabulary::Vocabulary(std::shared_ptr<const topics::Data> data) : data_(std::move(data)) {}

const std::string& Vocabulary::name() const { return data_->name; }
const std::string& Vocabulary::version() const { return data_->version; }
double Vocabulary::shade() const { return data_->shade; }
const std::vector<std::string>& Vocabulary::field() const { return data_->field; }
const std::vector<Topic>& Vocabulary::topics() const { return data_->topics; }

const Topic* Vocabulary::find(std::string_view id) const {
  const auto at = data_->by_id.find(id);
  return at == data_->by_id.end() ? nullptr : &data_->topics[at->second];
}

std::vector<std::string> Vocabulary::narrower(std::string_view id) const {
  const auto at = data_->by_id.find(id);
  if (at == data_->by_id.end()) return {};
  auto ids = reached(data_->topics, at->second, data_->families.below);
  ids.insert(ids.begin(), std::string(id));
  return ids;
}

std::vector<std::string> Vocabulary::broader(std::string_view id) const {
  const auto at = data_->by_id.find(id);
  if (at == data_->by_id.end()) return {};
  return reached(data_->topics, at->second, data_->families.above);
}

std::vector<Tag> Vocabulary::tag(std::string_view text, std::string_view title,
                                 bool inherited) const {
  auto tags = topics::weigh(
      *data_, {{title, "title", topics::in_title}, {text, "body", topics::in_body}}, topics::about);
  if (inherited) topics::inherit(*data_, tags);
  return tags;
}

std::vector<Period> Vocabulary::lived_in(std::string_view text, std::string_view title) const {
  std::vector<Period> years;
  for (const topics::TopicIndex topic :
       topics::named(*data_, {{title, "title", topics::in_title}, {text, "body", topics::in_body}}))
    if (const Period& lived = data_->topics[topic].lived; !lived.open()) years.push_back(lived);
  return years;
}

std::vector<TagExplanation> Vocabulary::explain(std::string_view text,
                                                std::string_view title) const {
  return topics::explain(*data_,
                         {{title, "title", topics::in_title}, {text, "body", topics::in_body}});
}

void Vocabulary::tag(Document& document) const {
  for (std::size_t i = 0; i < document.sections.size(); ++i)
    document.sections[i].tags = topics::weigh(*data_, parts(document, i), topics::about);
}

std::vector<Tag> Vocabulary::named_in(std::string_view query, std::string_view context) const {
  return topics::weigh_query(*data_, query, context);
}

std::vector<TopicSuggestion> Vocabulary::suggest(std::string_view query,
                                                 std::string_view context) const {
  return topics::suggest(*data_, query, context);
}

std::vector<TopicClue> Vocabulary::clues() const {
  std::vector<TopicClue> clues;
  for (const Topic& topic : data_->topics) {
    if (topic.lived.open()) continue;
    TopicClue clue{topic.names, topic.lived};
    clue.names.insert(clue.names.begin(), topic.label);
    for (const auto& acronym : topic.acronyms)
      if (acronym.rule == Acronym::Rule::any) clue.names.push_back(acronym.text);
    clues.push_back(std::move(clue));
  }
  return clues;
}

namespace topics {

Vocabulary make(std::string name, std::string version, std::vector<Topic> topics, double shade,
                std::vector<std::string> field) {
  if (!(shade >= 0 && shade <= 1)) throw Error(Fault::bad_vocabulary, "\"shade\" is from 0 to 1");
  check(topics);
  auto data = std::make_shared<Data>();
  data->name = std::move(name);
  data->version = std::move(version);
  data->shade = shade;
  data->field = std::move(field);
  data->topics = std::move(topics);
  build(*data);
  return Access::make(std::move(data));
}

}  // namespace topics
}  // namespace fingerpost
