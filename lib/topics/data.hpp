// What a Vocabulary holds, ready to be asked from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "fingerpost/topics.hpp"
#include "topics/lexicon.hpp"
#include "topics/scope.hpp"
#include "topics/trie.hpp"
#include "topics/wording.hpp"

namespace fingerpost::topics {

using TopicIndex = std::uint32_t;
using Phrase = std::vector<StemId>;

// One way in which a topic is written, or one phrase that is not it.
struct Pattern {
  enum class Kind : std::uint8_t { label, name, turned, acronym, not_meant };
  TopicIndex topic = 0;
  std::uint32_t next = 0;     // the next pattern of the same words; 0: none
  std::uint32_t acronym = 0;  // which of the topic's acronyms
  std::uint32_t near = 0;     // of a context acronym: index into Data::near
  std::uint32_t hosts = 0;    // of an acronym: index into Data::near, of what hosts say
  Kind kind = Kind::name;
  std::uint8_t words = 1;  // that carry meaning: "abuse of a child" has two
  bool comma = false;      // its name is written with one
  std::string text = {};   // folded words with one space; of an acronym, as it is given
};

// The words one of which must stand near an ambiguous acronym.
struct Near {
  std::vector<Phrase> phrases = {};
  std::uint64_t first_words = 0;  // bit() of the first word of each: most words are none

  static std::uint64_t bit(StemId stem) { return std::uint64_t{1} << (stem * 0x9E3779B1u >> 26); }
};

// Words and phrases that are signs of topics, with those they are signs of. The
// words of a topic's names are half as much; of rare ones more (build.cpp).
struct Signs {
  struct Sign {
    float rarity = 0;
    std::uint32_t from = 0, to = 0;  // its topics: in `topics`
  };
  std::vector<std::uint32_t> of_word;                     // by stem: which sign; 0: none
  Trie longer;                                            // of several words: which sign
  std::vector<Sign> signs = {{}};                         // signs[0] is none
  std::vector<std::pair<TopicIndex, float>> topics = {};  // with what it says of each
  std::vector<float> size = {};  // by topic: what a sum of its signs is divided by

  bool empty() const { return signs.size() == 1; }
};

struct Families {
  std::vector<std::vector<TopicIndex>> above, below, related;  // direct ones
};

struct Data {
  std::string name, version;
  double shade = 0;                // see Vocabulary::shade
  std::vector<std::string> field;  // see Vocabulary::field
  std::vector<Topic> topics;
  std::unordered_map<std::string_view, TopicIndex> by_id;  // views into `topics`
  Families families;

  Lexicon lexicon;
  Trie trie;
  Scopes scopes{lexicon};
  std::vector<Pattern> patterns = {{}};             // patterns[0] is none
  std::vector<std::uint32_t> acronym_groups = {0};  // first pattern of each
  std::vector<Near> near = {{}};                    // near[0] is none
  // Which labels and names hold a word, for those typed amiss: sorted by word.
  std::vector<std::pair<StemId, std::uint32_t>> words_of_names;  // (word, pattern)
  Signs signs;          // empty where the vocabulary has none
  WordingOnce wording;  // see described()
  // By topic: the words of its names, and how rare each is among the topics.
  std::vector<std::vector<std::pair<StemId, float>>> own_words;
  StemId and_word = 0, or_word = 0, of_word = 0;
  std::vector<bool> field_words;  // by stem: what its field speaks of everywhere
};

struct Access {
  static Vocabulary make(std::shared_ptr<const Data> data) { return Vocabulary(std::move(data)); }
  static std::shared_ptr<const Data> data(const Vocabulary& from) { return from.data_; }
};

// Throws Error(bad_vocabulary), naming the entry: see topics::make.
void check(const std::vector<Topic>& topics);
// Fills everything after `topics`.
void build(Data& data);
// Fills `by_id` and `families`; a part of build().
void relate(Data& data);
// Fills `signs`, where topics have any; a part of build().
void build_signs(Data& data);

}  // namespace fingerpost::topics
