// Names become patterns: runs of stems in the trie, with the variants a writer
// would use without thinking. "child sexual exploitation" is also found as
// "sexual exploitation of a child", "pre-birth" as "prebirth".
#include <algorithm>
#include <cmath>

#include "text/text.hpp"
#include "topics/data.hpp"
#include "topics/everyday.hpp"
#include "topics/features.hpp"
#include "topics/names.hpp"

namespace fingerpost::topics {

// "&" counts as "and", as it does in a text (tokens.cpp). Articles are left
// out, there as here; the A of "vitamin A" is none.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> out;
  std::size_t end = 0;
  const auto words = text::words(name);
  for (const auto& word : words) {
    const auto between = name.substr(end, word.span.offset - end);
    if (!out.empty() && between.find('&') != std::string_view::npos) out.push_back("and");
    end = word.span.offset + word.span.length;
    const bool small = name[word.span.offset] >= 'a';
    if (small && &word != &words.back() && is_article(word.folded)) continue;
    out.push_back(word.folded);
  }
  return out;
}

namespace {

// "education health and care plan" may be written with a comma.
bool is_list(const std::vector<std::string>& words) {
  const auto at = std::find_if(words.begin(), words.end(),
                               [](const auto& word) { return word == "and" || word == "or"; });
  return at != words.end() && at - words.begin() > 1;
}

std::string joined(const std::vector<std::string>& words, std::string_view with) {
  std::string out;
  for (const auto& word : words) (out += out.empty() ? "" : with) += word;
  return out;
}

// "Mercury (planet)" is written "Mercury".
std::string_view unqualified(std::string_view label) {
  const auto open = label.find(" (");
  return open == std::string_view::npos || open == 0 || label.back() != ')' ? label
                                                                            : label.substr(0, open);
}

class Builder {
 public:
  explicit Builder(Data& data) : data_(data) {
    for (const Topic& topic : data.topics) ++plain_labels_[text::fold(unqualified(topic.label))];
  }

  void add(TopicIndex index) {
    const Topic& topic = data_.topics[index];
    add_name(index, topic.label, Pattern::Kind::label);
    if (const auto plain = unqualified(topic.label); plain != topic.label) add_plain(index, plain);
    for (const auto& name : topic.names) add_name(index, name, Pattern::Kind::name);
    for (const auto& former : topic.former) add_name(index, former.text, Pattern::Kind::name);
    for (std::uint32_t i = 0; i < topic.acronyms.size(); ++i) add_acronym(index, i);
    for (const auto& phrase : topic.not_meant) add_not_meant(index, phrase);
  }

 private:
  void add_name(TopicIndex topic, std::string_view name, Pattern::Kind kind) {
    const auto words = words_of(name);
    Pattern pattern = pattern_of(topic, words, kind);
    pattern.comma = name.find(',') != std::string_view::npos || is_list(words);
    put(words, std::move(pattern));
    if (words.size() == 2 && name.find('-') != std::string_view::npos)
      put(topic, {words[0] + words[1]}, kind);
    turn(topic, words);
  }

  void add_not_meant(TopicIndex topic, std::string_view phrase) {
    Pattern pattern = pattern_of(topic, words_of(phrase), Pattern::Kind::not_meant);
    pattern.comma = true;
    put(words_of(phrase), std::move(pattern));
  }

  // Where "Mercury (metal)" is a topic as well, the qualifier must stand near.
  void add_plain(TopicIndex index, std::string_view plain) {
    if (plain_labels_[text::fold(plain)] < 2) return add_name(index, plain, Pattern::Kind::label);
    const Topic& topic = data_.topics[index];
    std::vector<std::string> near = topic.names;
    near.push_back(topic.label.substr(plain.size()));
    Pattern pattern = pattern_of(index, words_of(plain), Pattern::Kind::label);
    pattern.near = add_near(near);
    put(words_of(plain), std::move(pattern));
  }

  // "soil fertility": "fertility of soil".
  void turn(TopicIndex topic, const std::vector<std::string>& words) {
    if (words.size() < 2 || words.size() > 4) return;
    if (std::any_of(words.begin(), words.end(), [](auto& w) { return text::is_stop_word(w); }))
      return;
    std::vector<std::string> turned(words.begin() + 1, words.end());
    turned.push_back("of");
    turned.push_back(words.front());
    put(topic, turned, Pattern::Kind::turned);
  }

  void add_acronym(TopicIndex topic, std::uint32_t which) {
    const Acronym& acronym = data_.topics[topic].acronyms[which];
    Pattern pattern;
    pattern.topic = topic;
    pattern.kind = Pattern::Kind::acronym;
    pattern.acronym = which;
    pattern.text = acronym.text;
    if (acronym.rule == Acronym::Rule::context) pattern.near = add_near(acronym.near);
    if (!acronym.hosts.empty()) pattern.hosts = add_near(acronym.hosts);
    const auto words = words_of(acronym.text);
    pattern.words = static_cast<std::uint8_t>(std::min<std::size_t>(words.size(), 9));
    // One written in small letters ("cutting") is a word and bends like one.
    if (words.size() == 1 && acronym.text != words[0]) return put_acronym(words[0], pattern);
    put(words, pattern);
  }

  std::uint32_t add_near(const std::vector<std::string>& near) {
    Near out;
    for (const auto& phrase : near) {
      out.phrases.push_back(stems(words_of(phrase)));
      if (out.phrases.back().empty())
        out.phrases.pop_back();
      else
        out.first_words |= Near::bit(out.phrases.back().front());
    }
    data_.near.push_back(std::move(out));
    return static_cast<std::uint32_t>(data_.near.size() - 1);
  }

  void put_acronym(const std::string& folded, Pattern pattern) {
    const std::uint32_t group = data_.lexicon.add_acronym(folded);
    if (group >= data_.acronym_groups.size()) data_.acronym_groups.resize(group + 1);
    pattern.next = data_.acronym_groups[group];
    data_.acronym_groups[group] = static_cast<std::uint32_t>(data_.patterns.size());
    data_.patterns.push_back(std::move(pattern));
  }

  void put(TopicIndex topic, const std::vector<std::string>& words, Pattern::Kind kind) {
    put(words, pattern_of(topic, words, kind));
  }

  static Pattern pattern_of(TopicIndex topic, const std::vector<std::string>& words,
                            Pattern::Kind kind) {
    Pattern pattern;
    pattern.topic = topic;
    pattern.kind = kind;
    pattern.text = joined(words, " ");
    const auto meaning =
        std::count_if(words.begin(), words.end(), [](auto& w) { return !text::is_stop_word(w); });
    pattern.words = static_cast<std::uint8_t>(std::clamp<std::ptrdiff_t>(meaning, 1, 9));
    return pattern;
  }

  void put(const std::vector<std::string>& words, Pattern pattern) {
    if (words.empty()) return;
    Trie::Node node = Trie::root;
    const Phrase phrase = stems(words);
    for (const StemId stem : phrase) node = data_.trie.grow(node, stem);
    for (std::uint32_t i = data_.trie.at(node); i != 0; i = data_.patterns[i].next)
      if (same(data_.patterns[i], pattern)) {
        data_.patterns[i].comma |= pattern.comma;
        return;
      }
    if (pattern.kind <= Pattern::Kind::name)
      for (std::size_t i = 0; i < words.size(); ++i)
        if (!text::is_stop_word(words[i]))
          data_.words_of_names.emplace_back(phrase[i], data_.patterns.size());
    pattern.next = data_.trie.at(node);
    data_.trie.at(node) = static_cast<std::uint32_t>(data_.patterns.size());
    data_.patterns.push_back(std::move(pattern));
  }

  static bool same(const Pattern& a, const Pattern& b) {
    // "home visit" and "home visits" are one run of stems; of one word the ending tells.
    const bool alike = a.text == b.text || a.text.find(' ') != std::string::npos;
    return a.topic == b.topic && alike && a.kind != Pattern::Kind::acronym &&
           b.kind != Pattern::Kind::acronym &&
           (a.kind == Pattern::Kind::not_meant) == (b.kind == Pattern::Kind::not_meant);
  }

  Phrase stems(const std::vector<std::string>& words) {
    Phrase out;
    for (const auto& word : words) out.push_back(data_.lexicon.add_word(word));
    return out;
  }

  Data& data_;
  std::unordered_map<std::string, int> plain_labels_;  // how many topics have it
};

void note_field_word(Data& data, StemId stem) {
  if (stem >= data.field_words.size()) data.field_words.resize(stem + 1);
  data.field_words[stem] = true;
}

// As the file says; else by the patterns of all topics, where a stem counts once
// for each topic.
void note_field(Data& data) {
  for (const auto& word : data.field)
    note_field_word(data, data.lexicon.add_word(text::fold(word)));
  if (!data.field.empty()) return;
  std::vector<std::pair<StemId, TopicIndex>> sorted;
  for (const auto& [stem, pattern] : data.words_of_names)
    sorted.emplace_back(stem, data.patterns[pattern].topic);
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  const std::size_t least = std::max(field_least, data.topics.size() / field_share);
  std::vector<StemId> common;
  std::vector<bool> named(data.topics.size());  // with one of the common words
  for (std::size_t from = 0, to = 0; from < sorted.size(); from = to) {
    while (to < sorted.size() && sorted[to].first == sorted[from].first) ++to;
    if (to - from < least) continue;
    common.push_back(sorted[from].first);
    for (std::size_t i = from; i < to; ++i) named[sorted[i].second] = true;
  }
  // Words of a corner of the field do not tell what is outside of it.
  const auto told = static_cast<std::size_t>(std::count(named.begin(), named.end(), true));
  if (told < data.topics.size() * field_told / 100) return;
  for (const StemId stem : common) note_field_word(data, stem);
}

// Words of other things, sorted; none of a vocabulary that tells no field, or no signs.
std::vector<StemId> everyday_words(Data& data) {
  std::vector<StemId> out;
  if (data.field.empty()) return out;
  for (const auto subject : everyday)
    for (const auto& word : text::words(subject)) {
      const StemId stem = data.lexicon.add_word(word.folded);
      const auto named = std::lower_bound(data.words_of_names.begin(), data.words_of_names.end(),
                                          std::pair(stem, std::uint32_t{0}));
      const bool of_names = named != data.words_of_names.end() && named->first == stem;
      const bool of_field = stem < data.field_words.size() && data.field_words[stem];
      if (!of_names && !of_field) out.push_back(stem);
    }
  std::sort(out.begin(), out.end());
  return out;
}

// The words of a topic's names, and those that few of its letters ask to stand near.
void note_own_words(Data& data) {
  auto& own = data.own_words;
  own.resize(data.topics.size());
  const auto add = [&](TopicIndex topic, StemId stem) { own[topic].emplace_back(stem, 0.F); };
  for (const auto& [stem, pattern] : data.words_of_names) add(data.patterns[pattern].topic, stem);
  for (const Pattern& pattern : data.patterns) {
    const auto& phrases = data.near[pattern.near].phrases;
    if (phrases.size() < few_near)
      for (const Phrase& phrase : phrases)
        for (const StemId stem : phrase) add(pattern.topic, stem);
  }
  std::vector<std::uint32_t> topics_with(data.lexicon.size() + 1);
  for (auto& words : own) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const auto& word : words) ++topics_with[word.first];
  }
  const auto all = static_cast<double>(data.topics.size());
  for (auto& words : own)
    for (auto& [stem, rarity] : words)
      rarity = static_cast<float>(std::max(0.0, std::log(all / (1 + topics_with[stem]))));
}

std::vector<std::uint8_t> roles(const Data& data, const std::vector<StemId>& others) {
  std::vector<std::uint8_t> out(data.lexicon.size() + 1);
  for (StemId stem = 1; stem < out.size(); ++stem) {
    const auto note = [&](bool is, Role role) { out[stem] |= is ? role : 0; };
    note(data.trie.child(Trie::root, stem) != Trie::nowhere, begins_name);
    note(data.trie.at(data.trie.child(Trie::root, stem)) != 0, is_name);
    note(data.scopes.begins(stem), begins_cue);
    note(stem < data.signs.of_word.size() && data.signs.of_word[stem] != 0, is_sign);
    note(data.signs.longer.child(Trie::root, stem) != Trie::nowhere, begins_sign);
    note(stem < data.field_words.size() && data.field_words[stem], of_field);
    note(std::binary_search(others.begin(), others.end(), stem), of_other);
  }
  return out;
}

}  // namespace

void relate(Data& data) {
  for (TopicIndex i = 0; i < data.topics.size(); ++i) data.by_id.emplace(data.topics[i].id, i);
  data.families.above.resize(data.topics.size());
  data.families.below.resize(data.topics.size());
  data.families.related.resize(data.topics.size());
  for (TopicIndex i = 0; i < data.topics.size(); ++i)
    for (const auto& id : data.topics[i].broader) {
      const TopicIndex above = data.by_id.at(id);
      data.families.above[i].push_back(above);
      data.families.below[above].push_back(i);
    }
  for (TopicIndex i = 0; i < data.topics.size(); ++i)
    for (const auto& id : data.topics[i].related)
      data.families.related[i].push_back(data.by_id.at(id));
}

void build(Data& data) {
  relate(data);
  Builder builder(data);
  for (TopicIndex i = 0; i < data.topics.size(); ++i) builder.add(i);
  std::sort(data.words_of_names.begin(), data.words_of_names.end());
  data.words_of_names.shrink_to_fit();
  note_field(data);
  data.and_word = data.lexicon.add_word("and");
  data.or_word = data.lexicon.add_word("or");
  data.of_word = data.lexicon.add_word("of");
  const auto others = everyday_words(data);
  build_signs(data);
  if (data.signs.empty()) note_own_words(data);
  data.lexicon.finish(roles(data, others));
}

}  // namespace fingerpost::topics
