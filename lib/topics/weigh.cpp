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

using Factor = TagExplanation::Factor;

constexpr std::size_t most_evidence = 20;  // places shown for one tag

// What one place is worth: a product, each factor with its name for explain().
class Worth {
 public:
  explicit Worth(std::vector<Factor>* reasons) : reasons_(reasons) {}
  void times(const char* feature, double factor) {
    value_ *= factor;
    if (reasons_ && factor != 1) reasons_->push_back({feature, factor});
  }
  double value() const { return value_; }

 private:
  std::vector<Factor>* reasons_;
  double value_ = 1;
};

void weigh_kind(const Pattern& pattern, const Match& match, Worth& worth) {
  if (match.shared)
    worth.times("shares its last words", of_turned);
  else if (pattern.kind == Pattern::Kind::acronym)
    worth.times("an acronym", of_acronym);
  else if (pattern.kind == Pattern::Kind::turned)
    worth.times("words turned round", of_turned);
  else if (pattern.words == 1 && pattern.text.size() < long_word)
    worth.times("one short word", of_one_word);
  if (match.slip) worth.times("misspelt", of_slip);
  if (match.sense != 1) worth.times("sense by its context", match.sense);
}

void weigh_manner(Said said, Worth& worth) {
  if (said == Said::elsewhere) worth.times("sends the reader elsewhere", said_elsewhere);
  if (said == Said::denied) worth.times("denied", said_denied);
}

void weigh_place(bool first_sentence, std::size_t crowd, Worth& worth) {
  if (first_sentence) worth.times("in the first sentence", in_first_sentence);
  if (crowd > list_from)
    worth.times("one of a list", 1 / std::sqrt(static_cast<double>(crowd - list_from + 1)));
}

class Scale {
 public:
  Scale(const Data& data, bool explaining) : data_(data), explaining_(explaining) {}

  void add(const Part& part, bool is_body) {
    const auto words = tokens(part.text, data_.lexicon);
    const auto found = matches(data_, part.text, words, around_);
    const auto said = data_.scopes.of(part.text, words);
    const auto sentence = sentences(words);
    const auto crowd = crowds(sentence, found);
    for (std::size_t i = 0; i < found.size(); ++i) {
      std::vector<Factor> reasons;
      Worth worth(explaining_ ? &reasons : nullptr);
      worth.times(part.where.data(), part.worth);
      weigh_kind(data_.patterns[found[i].pattern], found[i], worth);
      weigh_manner(said[found[i].first], worth);
      if (is_body) weigh_place(sentence[found[i].first] == 0, crowd[i], worth);
      note(part, words, found[i], worth.value(), std::move(reasons));
    }
    if (is_body) words_ = words.size();
    note_field(words, found);
    for (const auto& word : words) around_.stems.push_back(word.stem);
    for (const Match& match : found) around_.topics.push_back(match.topic);
  }

  std::vector<TagExplanation> weighed() {
    const double against = length_base + std::sqrt(static_cast<double>(words_) / length_scale);
    double most = 0;
    for (const auto& [topic, found] : found_) most = std::max(most, found.worth);
    std::vector<TagExplanation> out;
    for (auto& [topic, found] : found_) {
      TagExplanation tag;
      tag.tag.topic = data_.topics[topic].id;
      Worth whole(explaining_ ? &tag.factors : nullptr);
      whole.times("beside the main topic", 1 - data_.shade * (1 - found.worth / most));
      if (is_strange(found)) whole.times("no word of the field", of_stranger);
      if (narrower_found(topic, found.worth)) whole.times("a narrower topic is named", of_broader);
      const double worth = found.worth * whole.value();
      tag.tag.weight = worth / (worth + against);
      if (explaining_) tag.factors.push_back({"words of the text", static_cast<double>(words_)});
      for (const auto& place : found.places) tag.tag.evidence.push_back(place.evidence);
      if (explaining_) tag.places = std::move(found.places);
      out.push_back(std::move(tag));
    }
    return out;
  }

 private:
  struct Found {
    double worth = 0;
    bool by_words_alone = true;  // by no name of several words
    bool by_acronyms_alone = true;
    bool tellingly = false;  // see is_telling
    std::vector<TagExplanation::Place> places = {};
  };

  // Whether the text speaks of what the vocabulary's field speaks of, beside the
  // names found in it.
  void note_field(const std::vector<Token>& words, const std::vector<Match>& found) {
    auto match = found.begin();
    for (std::uint32_t i = 0; i < words.size() && !of_the_field_; ++i) {
      while (match != found.end() && match->last < i) ++match;
      const bool named = match != found.end() && match->first <= i;
      of_the_field_ = !named && is_field_word(words[i]);
    }
  }

  // What its context decided has that context beside it, and no common word has a
  // figure in it ("COVID-19").
  bool is_one_word(const Match& match) const {
    const Pattern& pattern = data_.patterns[match.pattern];
    return match.first == match.last && pattern.near == 0 && !has_figure(pattern);
  }

  static bool has_figure(const Pattern& pattern) {
    return pattern.text.find_first_of("0123456789") != std::string::npos;
  }

  bool is_field_word(const Token& word) const {
    return word.stem < data_.field_words.size() && data_.field_words[word.stem];
  }

  // A name that says by itself which field it is of: the label, a long one, one with a
  // word of the field in it, or one whose context decided.
  bool is_telling(const std::vector<Token>& words, const Match& match) const {
    const Pattern& pattern = data_.patterns[match.pattern];
    if (pattern.kind == Pattern::Kind::label || pattern.near != 0 || has_figure(pattern))
      return true;
    return pattern.words >= telling_name ||
           std::any_of(words.begin() + match.first, words.begin() + match.last + 1,
                       [&](const Token& word) { return is_field_word(word); });
  }

  bool is_strange(const Found& found) const {
    if (!found.by_words_alone && (found.tellingly || words_ >= long_text)) return false;
    const std::size_t least = found.by_acronyms_alone ? short_text_of_acronym : short_text;
    return !of_the_field_ && !data_.field_words.empty() && words_ >= least;
  }

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

  void note(const Part& part, const std::vector<Token>& words, const Match& match, double worth,
            std::vector<Factor> reasons) {
    Found& found = found_[match.topic];
    found.worth += worth;
    found.by_acronyms_alone &= data_.patterns[match.pattern].kind == Pattern::Kind::acronym;
    found.by_words_alone &= is_one_word(match);
    found.tellingly |= is_telling(words, match);
    if (found.places.size() >= most_evidence) return;
    const std::size_t offset = words[match.first].offset;
    const std::size_t length = words[match.last].offset + words[match.last].length - offset;
    found.places.push_back(
        {{std::string(part.text.substr(offset, length)), offset, length, std::string(part.where)},
         std::move(reasons),
         worth});
  }

  const Data& data_;
  bool explaining_;
  Around around_;
  std::map<TopicIndex, Found> found_;
  std::size_t words_ = 0;
  bool of_the_field_ = false;
};

bool heavier(const Tag& a, const Tag& b) {
  return a.weight != b.weight ? a.weight > b.weight : a.topic < b.topic;
}

std::vector<TagExplanation> weighed(const Data& data, const std::vector<Part>& parts,
                                    bool explaining) {
  Scale scale(data, explaining);
  for (const Part& part : parts) scale.add(part, &part == &parts.back());
  auto out = scale.weighed();
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return heavier(a.tag, b.tag); });
  return out;
}

}  // namespace

std::vector<Tag> weigh(const Data& data, const std::vector<Part>& parts) {
  std::vector<Tag> tags;
  for (auto& each : weighed(data, parts, false)) tags.push_back(std::move(each.tag));
  return tags;
}

std::vector<TagExplanation> explain(const Data& data, const std::vector<Part>& parts) {
  return weighed(data, parts, true);
}

std::vector<Tag> weigh_query(const Data& data, std::string_view query, std::string_view context) {
  const auto words = tokens(query, data.lexicon);
  std::map<TopicIndex, Tag> found;
  for (const Match& match : matches_in_query(data, query, words, context)) {
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
      std::sort(next.begin(), next.end());
      next.erase(std::unique(next.begin(), next.end()), next.end());
      level = std::move(next);
    }
  }
  for (auto& [topic, tag] : above)
    if (!own.contains(tag.topic)) tags.push_back(std::move(tag));
  sort(tags);
}

void sort(std::vector<Tag>& tags) { std::sort(tags.begin(), tags.end(), heavier); }

}  // namespace fingerpost::topics
