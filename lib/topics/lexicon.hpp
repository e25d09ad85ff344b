// The words a vocabulary knows, as numbers. A word of a text is looked up once
// and remembered, so that stemming (the dear part of tagging) is paid once for
// each different word, whatever the number of texts and threads.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <cstring>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "topics/reader.hpp"

namespace fingerpost::topics {

using StemId = std::uint32_t;  // 0: no name of the vocabulary holds this word

// What a word does wherever it stands. Most do nothing, and are passed by.
enum Role : std::uint8_t {
  begins_name = 1,
  begins_cue = 2,
  is_sign = 4,
  begins_sign = 8,
  of_field = 16,
  is_name = 32,    // alone as well
  looked_at = 64,  // by who looks for names: begins one, is letters, or misspells a word
  of_other = 128,  // speaks of other things than the field does: everyday.hpp
};

// All that a word is to the vocabulary.
struct Known {
  StemId stem = 0;
  StemId meant = 0;           // for an unknown long word: the one known word it misspells
  std::uint32_t acronym = 0;  // group of acronyms written so, in whatever case; 0: none
  std::uint32_t plural = 0;   // the same for the word without its last s
  bool stop = false;          // text::is_stop_word
  bool article = false;       // passed over inside a name; the A of "vitamin A" is none
  std::uint8_t roles = 0;     // Role
  // Most words: no letters, no slip, no name alone, no article, neither "and" nor "or". Of two
  // beside each other their pair says whether a name begins.
  bool ordinary = false;
  bool has(Role role) const { return (roles & role) != 0; }
};

// A folded word as PackedReader packs it, of so many letters at the most.
constexpr std::size_t longest_kept = 32;  // bounds the memory to a few MB
using Packed = std::array<Eight, longest_kept / 8>;

// In one line of the processor's cache: a text asks for one at every word.
struct alignas(64) LexicalEntry : Known {
  std::uint8_t length = 0;
  Packed letters = {};
};

// So many letters as a number.
template <class Number>
std::uint64_t letters(const char* from) {
  Number number = 0;
  std::memcpy(&number, from, sizeof number);
  return number;
}

// Eight letters at a time, the last of them perhaps twice: most words of English
// need one round or two.
inline std::uint64_t hash_of(std::string_view folded) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15u;
  const std::size_t n = folded.size();
  const char* const word = folded.data();
  std::uint64_t hash = n * odd;
  const auto mix = [&hash](std::uint64_t more) {
    hash = (hash ^ more) * odd;
    hash ^= hash >> 29;
  };
  if (n >= 8) {
    for (std::size_t at = 0; at + 8 < n; at += 8) mix(letters<std::uint64_t>(word + at));
    mix(letters<std::uint64_t>(word + n - 8));
  } else if (n >= 4) {
    mix(letters<std::uint32_t>(word) << 32 | letters<std::uint32_t>(word + n - 4));
  } else if (n > 0) {
    const auto byte = [&](std::size_t i) { return letters<std::uint8_t>(word + i); };
    mix(byte(0) << 16 | byte(n / 2) << 8 | byte(n - 1));
  }
  return hash ^ hash >> 32;
}

inline std::uint64_t mixed(std::uint64_t hash, Eight letters) {
  hash = (hash ^ letters) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 32;
}

// The same in three steps for a word that is packed.
inline std::uint64_t hash_of(const Eight* letters, std::size_t length) {
  std::uint64_t hash = length;
  for (std::size_t at = 0; at < length; at += 8) hash = mixed(hash, *letters++);
  return hash;
}

// "a", "the", "her": folded words that a name keeps silent about.
bool is_article(std::string_view folded);

class Lexicon {
 public:
  Lexicon();
  ~Lexicon();
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  // Building: one thread, before the first find; finish() ends it.
  StemId add_word(std::string_view folded);
  std::uint32_t add_acronym(std::string_view folded);
  void finish(std::vector<std::uint8_t> roles);  // by stem

  struct Spelling {
    std::string folded = {};
    StemId stem = 0;
    std::uint32_t letters = 0;  // that stand in it, as bits
    friend auto operator<=>(const Spelling&, const Spelling&) = default;
  };
  // All that building made: what another Lexicon is told of it, it knows.
  struct Words {
    std::vector<std::string> stems = {}, acronyms = {};  // the first is number 1
    std::vector<Spelling> spellings = {}, by_letter = {};
    std::vector<std::uint8_t> roles = {};
  };
  Words words() const;
  void know(Words words);

  std::size_t size() const { return stems_.size(); }  // stems: 1 to size()
  // Any thread. `scratch` holds the answer when there is no room to remember it.
  [[gnu::always_inline]] const LexicalEntry& find(const PackedReader& word,
                                                  LexicalEntry& scratch) const {
    if (word.length() <= 8) return find_short(word, scratch);
    if (word.length() > longest_kept) return scratch = look_up(word.folded());
    const std::uint64_t home = hash_of(word.eights(), word.length());
    const LexicalEntry* entry = (*seen_)[home % slots].load(std::memory_order_acquire);
    if (entry && is(*entry, word.eights(), word.length())) return *entry;
    return find_or_note(word.folded(), home, scratch);
  }
  const LexicalEntry& find(std::string_view folded, LexicalEntry& scratch) const;
  // The known stem of a word, or 0; nothing is remembered.
  StemId stem_of(std::string_view folded) const;
  // The known stems fewest edits away from an unknown word's, by their letters; none
  // for short words, which have too many neighbours. Looks at every stem with its first letter.
  std::vector<StemId> near_stems(std::string_view folded) const;

 private:
  // One of at most eight letters, as nearly all are.
  [[gnu::always_inline]] const LexicalEntry& find_short(const PackedReader& word,
                                                        LexicalEntry& scratch) const {
    const Eight letters = *word.eights();
    const std::uint64_t home = mixed(word.length(), letters);
    const LexicalEntry* entry = (*seen_)[home % slots].load(std::memory_order_acquire);
    if (entry && entry->letters[0] == letters && entry->length == word.length()) return *entry;
    return find_or_note(word.folded(), home, scratch);
  }
  const LexicalEntry& find_or_note(std::string_view folded, std::uint64_t home,
                                   LexicalEntry& scratch) const;
  LexicalEntry look_up(std::string_view folded) const;
  StemId number_of(const std::string& stem) const;
  static bool is(const LexicalEntry& entry, const Eight* letters, std::size_t length) {
    if (entry.length != length) return false;
    for (std::size_t i = 0; 8 * i < length; ++i)
      if (entry.letters[i] != letters[i]) return false;
    return true;
  }
  StemId misspelt(std::string_view folded) const;
  void add_spelling(std::string_view folded, StemId stem);

  // A long word, found by its hash and by that of each form with one letter left out.
  struct Sound {
    std::uint64_t hash;
    std::uint32_t spelling;
    friend auto operator<=>(const Sound&, const Sound&) = default;
  };
  std::unordered_map<std::string, StemId> stems_;
  std::unordered_map<std::string, std::uint32_t> acronyms_;
  std::vector<Spelling> spellings_;  // sorted by finish()
  std::vector<Spelling> by_letter_;  // the stems, likewise
  // Of a text's own words alone, and so not made before one needs them; sorted.
  const std::vector<Sound>& sounds() const;
  mutable std::once_flag sounds_made_ = {};
  mutable std::vector<Sound> sounds_ = {};
  std::vector<std::uint8_t> roles_;  // by stem

  // Entries are added and never changed or taken away: readers need no lock.
  static constexpr std::size_t slots = std::size_t{1} << 16;  // of 8 bytes; English has fewer
  static constexpr std::size_t probes = 8;
  std::unique_ptr<std::array<std::atomic<const LexicalEntry*>, slots>> seen_;
};

}  // namespace fingerpost::topics
