// weight = e / (e + base + sqrt(words / scale))
//
// where e adds up, over the places a topic is named in, what the place, the kind
// of name and the manner of saying it are worth (features.hpp).
#include "topics/weigh.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "topics/features.hpp"
#include "topics/topics.hpp"

namespace fingerpost::topics {
namespace {

constexpr std::size_t most_evidence = 20;  // places shown for one tag

double worth_of_kind(const Pattern& pattern, const Match& match) {
  double worth =
      pattern.words > 1 || pattern.text.size() >= long_word ? of_more_words : of_one_word;
  if (pattern.kind == Pattern::Kind::acronym) worth = of_acronym;
  if (pattern.kind == Pattern::Kind::turned || match.shared) worth = of_turned;
  return worth * (match.slip ? of_slip : 1) * match.sense;
}

double worth_of_manner(Said said) {
  return said == Said::plainly ? 1 : said == Said::elsewhere ? said_elsewhere : said_denied;
}

class Scale {
 public:
  explicit Scale(const Data& data) : data_(data) {}

  void add(const Part& part, bool is_body) {
    const auto words = tokens(part.text, data_.lexicon);
    const auto found = matches(data_, part.text, words, around_);
    const auto said = data_.scopes.of(part.text, words);
    const auto sentence = sentences(words);
    const auto crowd = crowds(sentence, found);
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Match& match = found[i];
      double worth = part.worth * worth_of_kind(data_.patterns[match.pattern], match) *
                     worth_of_manner(said[match.first]);
      if (is_body) {
        if (sentence[match.first] == 0) worth *= in_first_sentence;
        worth /= std::sqrt(std::max(1.0, static_cast<double>(crowd[i]) - list_from + 1));
      }
      note(part, words, match, worth);
    }
    if (is_body) words_ = words.size();
    for (const auto& word : words) around_.stems.push_back(word.stem);
    for (const Match& match : found) around_.topics.push_back(match.topic);
  }

  std::vector<Tag> weighed() const {
    const double against = length_base + std::sqrt(static_cast<double>(words_) / length_scale);
    double most = 0;
    for (const auto& [topic, found] : found_) most = std::max(most, found.worth);
    std::vector<Tag> tags;
    for (const auto& [topic, found] : found_) {
      double worth = found.worth * (1 - in_the_shade * (1 - found.worth / most));
      if (narrower_found(topic, found.worth)) worth *= of_broader;
      tags.push_back({data_.topics[topic].id, worth / (worth + against), found.evidence, {}});
    }
    return tags;
  }

 private:
  struct Found {
    double worth = 0;
    std::vector<Evidence> evidence = {};
  };

  // The narrower topic is what is meant where both are named: "domestic abuse" on
  // a page about the MARAC.
  bool narrower_found(TopicIndex topic, double worth) const {
    for (const TopicIndex below : data_.families.below[topic])
      if (const auto at = found_.find(below); at != found_.end() && at->second.worth >= worth)
        return true;
    return false;
  }

  // Which sentence each word stands in, from 0.
  static std::vector<std::uint32_t> sentences(const std::vector<Token>& words) {
    std::vector<std::uint32_t> out(words.size());
    for (std::size_t i = 1; i < words.size(); ++i) out[i] = out[i - 1] + words[i].sentence;
    return out;
  }

  // How many different topics the sentence of each match names.
  static std::vector<std::size_t> crowds(const std::vector<std::uint32_t>& sentence,
                                         const std::vector<Match>& found) {
    std::vector<std::size_t> out;
    while (out.size() < found.size()) {
      std::vector<TopicIndex> topics;
      const std::uint32_t at = sentence[found[out.size()].first];
      std::size_t end = out.size();
      for (; end < found.size() && sentence[found[end].first] == at; ++end)
        topics.push_back(found[end].topic);
      std::sort(topics.begin(), topics.end());
      const auto different = std::unique(topics.begin(), topics.end()) - topics.begin();
      out.resize(end, static_cast<std::size_t>(different));
    }
    return out;
  }

  void note(const Part& part, const std::vector<Token>& words, const Match& match, double worth) {
    Found& found = found_[match.topic];
    found.worth += worth;
    if (found.evidence.size() >= most_evidence) return;
    const std::size_t offset = words[match.first].offset;
    const std::size_t length = words[match.last].offset + words[match.last].length - offset;
    found.evidence.push_back(
        {std::string(part.text.substr(offset, length)), offset, length, std::string(part.where)});
  }

  const Data& data_;
  Around around_;
  std::map<TopicIndex, Found> found_;
  std::size_t words_ = 0;
};

}  // namespace

std::vector<Tag> weigh(const Data& data, const std::vector<Part>& parts) {
  Scale scale(data);
  for (const Part& part : parts) scale.add(part, &part == &parts.back());
  auto tags = scale.weighed();
  sort(tags);
  return tags;
}

std::vector<Tag> weigh_query(const Data& data, std::string_view query) {
  const auto words = tokens(query, data.lexicon);
  std::map<TopicIndex, Tag> found;
  for (const Match& match : matches_in_query(data, query, words)) {
    Tag& tag =
        found.try_emplace(match.topic, Tag{data.topics[match.topic].id, 0, {}, {}}).first->second;
    tag.weight = std::max(tag.weight, match.sense * (match.slip ? of_slip : 1));
    const std::size_t offset = words[match.first].offset;
    const std::size_t length = words[match.last].offset + words[match.last].length - offset;
    tag.evidence.push_back({std::string(query.substr(offset, length)), offset, length, "query"});
  }
  std::vector<Tag> tags;
  for (auto& [topic, tag] : found) tags.push_back(std::move(tag));
  sort(tags);
  return tags;
}

void inherit(const Data& data, std::vector<Tag>& tags) {
  std::map<TopicIndex, Tag> above;
  std::map<std::string_view, double> own;
  for (const Tag& tag : tags) own[tag.topic] = tag.weight;
  for (const Tag& tag : tags) {
    double weight = tag.weight * inherited_share;
    std::vector<TopicIndex> level = data.families.above[data.by_id.at(tag.topic)];
    for (; !level.empty() && weight > 0.01; weight *= inherited_share) {
      std::vector<TopicIndex> next;
      for (const TopicIndex topic : level) {
        const auto& id = data.topics[topic].id;
        Tag& kept = above.try_emplace(topic, Tag{id, 0, {}, {}}).first->second;
        if (weight > kept.weight) kept.weight = weight, kept.inherited_from = tag.topic;
        next.insert(next.end(), data.families.above[topic].begin(),
                    data.families.above[topic].end());
      }
      level = std::move(next);
    }
  }
  for (auto& [topic, tag] : above)
    if (!own.contains(tag.topic)) tags.push_back(std::move(tag));
  sort(tags);
}

void sort(std::vector<Tag>& tags) {
  std::sort(tags.begin(), tags.end(), [](const Tag& a, const Tag& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.topic < b.topic;
  });
}

}  // namespace fingerpost::topics
