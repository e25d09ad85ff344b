// What a word or a phrase says of topics without naming any: the more for each topic,
// the fewer share it. Words of names say half as much as signs that are given.
#include <algorithm>
#include <cmath>
#include <map>

#include "topics/data.hpp"
#include "topics/features.hpp"
#include "topics/names.hpp"

namespace fingerpost::topics {
namespace {

class SignBuilder {
 public:
  explicit SignBuilder(Data& data) : data_(data), signs_(data.signs) {}

  void build() {
    for (TopicIndex i = 0; i < data_.topics.size(); ++i)
      for (const auto& sign : data_.topics[i].signs) add(i, sign);
    if (owners_.size() == 1) return;
    for (const auto& [stem, pattern] : data_.words_of_names) {
      const TopicIndex topic = data_.patterns[pattern].topic;
      owners_[sign_of(stem)].try_emplace(topic, of_name_word);
      speakers_.emplace_back(stem, topic);
    }
    finish();
  }

 private:
  void add(TopicIndex topic, const std::string& sign) {
    Phrase stems;
    for (const auto& word : words_of(sign)) stems.push_back(data_.lexicon.add_word(word));
    for (const StemId stem : stems) speakers_.emplace_back(stem, topic);
    if (stems.size() == 1) {
      owners_[sign_of(stems.front())].insert_or_assign(topic, 1.F);
      return;
    }
    Trie::Node node = Trie::root;
    for (const StemId stem : stems) node = signs_.longer.grow(node, stem);
    if (signs_.longer.at(node) == 0) signs_.longer.at(node) = fresh();
    owners_[signs_.longer.at(node)].insert_or_assign(topic, 1.F);
  }

  std::uint32_t sign_of(StemId stem) {
    if (stem >= signs_.of_word.size()) signs_.of_word.resize(stem + 1);
    if (signs_.of_word[stem] == 0) signs_.of_word[stem] = fresh();
    return signs_.of_word[stem];
  }

  std::uint32_t fresh() {
    owners_.emplace_back();
    return static_cast<std::uint32_t>(owners_.size() - 1);
  }

  // By sign of one word: how many topics speak that word, alone or in whatever phrase.
  // A word that many do is ordinary, whoever has it for a sign.
  std::vector<std::size_t> how_many_speak() {
    std::sort(speakers_.begin(), speakers_.end());
    speakers_.erase(std::unique(speakers_.begin(), speakers_.end()), speakers_.end());
    std::vector<std::size_t> out(owners_.size());
    for (const auto& [stem, topic] : speakers_)
      if (stem < signs_.of_word.size()) ++out[signs_.of_word[stem]];
    out[0] = 0;
    return out;
  }

  void finish() {
    const auto speakers = how_many_speak();
    const auto all = static_cast<double>(data_.topics.size());
    std::vector<std::size_t> signs_of(data_.topics.size());
    for (std::size_t i = 1; i < owners_.size(); ++i) {
      const auto topics = static_cast<double>(std::max(owners_[i].size(), speakers[i]));
      Signs::Sign sign;
      sign.rarity = static_cast<float>(std::max(0.0, std::log(all / (topics + 0.5))));
      sign.from = static_cast<std::uint32_t>(signs_.topics.size());
      for (const auto& [topic, share] : owners_[i]) {
        signs_.topics.emplace_back(topic, sign.rarity * share);
        ++signs_of[topic];
      }
      sign.to = static_cast<std::uint32_t>(signs_.topics.size());
      signs_.signs.push_back(sign);
    }
    for (const std::size_t count : signs_of)
      signs_.size.push_back(
          static_cast<float>(std::sqrt(1 + std::log(1 + static_cast<double>(count)))));
    signs_.of_word.resize(data_.lexicon.size() + 1);
  }

  Data& data_;
  Signs& signs_;
  std::vector<std::map<TopicIndex, float>> owners_ = {{}};    // by sign
  std::vector<std::pair<StemId, TopicIndex>> speakers_ = {};  // of each word
};

}  // namespace

void build_signs(Data& data) { SignBuilder(data).build(); }

}  // namespace fingerpost::topics
