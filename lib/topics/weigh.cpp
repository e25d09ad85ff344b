// What each place a topic is named in is worth: the product of where it stands, the
// kind of name and the manner of saying it. What that makes of the text: about.cpp.
#include "topics/weigh.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "topics/about.hpp"
#include "topics/borrowed.hpp"
#include "topics/features.hpp"
#include "topics/topics.hpp"

namespace fingerpost::topics {
namespace {

using Factor = TagExplanation::Factor;

constexpr std::size_t most_evidence = 20;  // places shown for one tag

constexpr std::size_t fewest_told = 4;    // of a glossary's letters

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
  Scale(const Data& data, bool explaining, Around around = {})
      : data_(data), explaining_(explaining), about_(data), around_(std::move(around)) {}

  void add(const Part& part, bool is_body) {
    const auto words = tokens(part.text, data_.lexicon);
    const auto found = matches(data_, part.text, words, around_);
    auto said = data_.scopes.of(part.text, words);
    if (!is_body) frame_ = data_.scopes.frame(part.text, words);
    if (is_body && frame_ != Said::plainly)
      for (Said& each : said) each = std::max(each, frame_);
    if (is_glossary(found)) std::fill(said.begin(), said.end(), Said::elsewhere);
    const auto crowd = crowds(words, found);
    for (std::size_t i = 0; i < found.size(); ++i) {
      std::vector<Factor> reasons;
      Worth worth(explaining_ ? &reasons : nullptr);
      worth.times(part.where.data(), part.worth);
      weigh_kind(data_.patterns[found[i].pattern], found[i], worth);
      weigh_manner(said[found[i].first], worth);
      if (is_body) weigh_place(words[found[i].first].in_sentence == 0, crowd[i], worth);
      const bool plainly = said[found[i].first] == Said::plainly;
      about_.note(words, found[i],
                  {worth.value(), how_late(part, words[found[i].first], is_body), plainly,
                   !is_body && part.worth < in_body, !is_body, overlaps(found, i),
                   borrows(part, words, found, i)});
      const std::size_t offset = words[found[i].first].offset;
      const std::size_t end = words[found[i].last].offset + words[found[i].last].length;
      places_.push_back(
          {found[i].topic, &part, offset, end - offset, worth.value(), std::move(reasons)});
    }
    about_.read(part, words, said, found, is_body);
    if (is_body) return;
    for (const auto& word : words) around_.stems.push_back(word.stem);
    for (const Match& match : found) {
      around_.topics.push_back(match.topic);
      above_.push_back(match.pattern);
    }
  }

  // Acronyms that were found in a title before the text told what else they are.
  std::vector<std::uint32_t> foreign() const {
    std::vector<std::uint32_t> out = sorted(around_.foreign);
    std::erase_if(out, [&](std::uint32_t pattern) {
      return std::find(above_.begin(), above_.end(), pattern) == above_.end();
    });
    return out;
  }

  std::vector<TopicIndex> named() const {
    std::vector<TopicIndex> out;
    for (const Place& place : places_) out.push_back(place.topic);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  // Those of at least this weight.
  std::vector<TagExplanation> weighed(double least) {
    about_.finish();
    std::vector<TagExplanation> out;
    for (const TopicIndex topic : named()) {
      TagExplanation tag = weight_of(topic);
      if (tag.tag.weight < least) continue;
      show(topic, tag);
      out.push_back(std::move(tag));
    }
    for (const TopicIndex topic : about_.unnamed(sorted(around_.not_meant))) {
      TagExplanation tag = weight_of(topic);
      if (tag.tag.weight < unnamed_from) continue;
      tag.tag.evidence = about_.signs_of(topic);
      if (explaining_)
        for (const auto& evidence : tag.tag.evidence) tag.places.push_back({evidence, {}, 1});
      out.push_back(std::move(tag));
    }
    return out;
  }

 private:
  static std::vector<std::uint32_t> sorted(std::vector<std::uint32_t> numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
  }

  // From 0, in the title or at the beginning, to 1. Titles further up stand between.
  static double how_late(const Part& part, const Token& word, bool is_body) {
    if (!is_body) return part.worth > in_body ? 0 : late_above;
    return static_cast<double>(word.offset) /
           static_cast<double>(std::max(part.text.size(), never_late));
  }

  // "Working with resistant families" holds two names of one topic.
  static bool overlaps(const std::vector<Match>& found, std::size_t at) {
    return at > 0 && found[at - 1].topic == found[at].topic &&
           found[at - 1].last >= found[at].first;
  }

  // "Missing and Exploited Children Team": of names that overlap the last is followed by it.
  bool borrows(const Part& part, const std::vector<Token>& words, const std::vector<Match>& found,
               std::size_t at) const {
    const auto borrowed = [&](std::size_t i) {
      return is_borrowed(data_, part.text, words, found[i]);
    };
    bool any = borrowed(at);
    for (std::size_t i = at + 1; !any && i < found.size() && found[i].first <= found[at].last; ++i)
      any = found[i].topic == found[at].topic && borrowed(i);
    return any;
  }

  // "CIN child in need; FII fabricated or induced illness; ...": letters, each before what
  // they stand for, tell what a text abbreviates.
  bool is_glossary(const std::vector<Match>& found) const {
    std::size_t told = 0;
    for (std::size_t i = 1; i < found.size(); ++i)
      told += found[i].topic == found[i - 1].topic && found[i].first == found[i - 1].last + 1 &&
              found[i].last > found[i].first &&
              data_.patterns[found[i - 1].pattern].kind == Pattern::Kind::acronym;
    return told >= fewest_told;
  }

  // How many different topics the sentence of each match names.
  static std::vector<std::size_t> crowds(const std::vector<Token>& words,
                                         const std::vector<Match>& found) {
    std::vector<std::size_t> out;
    std::vector<TopicIndex> topics;
    while (out.size() < found.size()) {
      topics.clear();
      const std::uint32_t at = words[found[out.size()].first].in_sentence;
      std::size_t end = out.size();
      for (; end < found.size() && words[found[end].first].in_sentence == at; ++end)
        topics.push_back(found[end].topic);
      std::sort(topics.begin(), topics.end());
      const auto different = std::unique(topics.begin(), topics.end()) - topics.begin();
      out.resize(end, static_cast<std::size_t>(different));
    }
    return out;
  }

  TagExplanation weight_of(TopicIndex topic) const {
    TagExplanation tag;
    tag.tag.topic = data_.topics[topic].id;
    tag.tag.weight = about_.weight(topic, explaining_ ? &tag.factors : nullptr);
    return tag;
  }

  // The places that named it, with the words that stand there.
  void show(TopicIndex topic, TagExplanation& tag) const {
    auto& evidence = tag.tag.evidence;
    for (const Place& place : places_) {
      if (place.topic != topic || evidence.size() >= most_evidence) continue;
      evidence.push_back({std::string(place.part->text.substr(place.offset, place.length)),
                          place.offset, place.length, std::string(place.part->where)});
      if (explaining_) tag.places.push_back({evidence.back(), place.reasons, place.worth});
    }
  }

  struct Place {
    TopicIndex topic = 0;
    const Part* part = nullptr;
    std::size_t offset = 0, length = 0;
    double worth = 0;
    std::vector<Factor> reasons = {};  // where they are asked for
  };

  const Data& data_;
  bool explaining_;
  About about_;
  Around around_;
  Said frame_ = Said::plainly;        // how the last title says what stands under it
  std::vector<std::uint32_t> above_;  // patterns found in titles and headings
  std::vector<Place> places_;
};

bool heavier(const Tag& a, const Tag& b) {
  return a.weight != b.weight ? a.weight > b.weight : a.topic < b.topic;
}

// "NRM meter readings", says a title, and the text what the letters are: then all is read
// again with that known.
Scale scaled(const Data& data, const std::vector<Part>& parts, bool explaining) {
  Scale scale(data, explaining);
  for (const Part& part : parts) scale.add(part, &part == &parts.back());
  auto foreign = scale.foreign();
  if (foreign.empty()) return scale;
  Around around;
  around.foreign = std::move(foreign);
  Scale again(data, explaining, std::move(around));
  for (const Part& part : parts) again.add(part, &part == &parts.back());
  return again;
}

std::vector<TagExplanation> weighed(const Data& data, const std::vector<Part>& parts, double least,
                                    bool explaining) {
  auto out = scaled(data, parts, explaining).weighed(least);
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return heavier(a.tag, b.tag); });
  return out;
}

}  // namespace

std::vector<Tag> weigh(const Data& data, const std::vector<Part>& parts, double least) {
  std::vector<Tag> tags;
  for (auto& each : weighed(data, parts, least, false)) tags.push_back(std::move(each.tag));
  return tags;
}

std::vector<TagExplanation> explain(const Data& data, const std::vector<Part>& parts) {
  return weighed(data, parts, 0, true);
}

std::vector<TopicIndex> named(const Data& data, const std::vector<Part>& parts) {
  return scaled(data, parts, false).named();
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
  // `own` looks at the words of those that are there: they stay where they are until the end.
  std::vector<Tag> added;
  for (auto& [topic, tag] : above)
    if (!own.contains(tag.topic)) added.push_back(std::move(tag));
  tags.insert(tags.end(), std::make_move_iterator(added.begin()),
              std::make_move_iterator(added.end()));
  sort(tags);
}

void sort(std::vector<Tag>& tags) { std::sort(tags.begin(), tags.end(), heavier); }

}  // namespace fingerpost::topics
