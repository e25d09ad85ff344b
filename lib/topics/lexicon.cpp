#include "topics/lexicon.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "text/text.hpp"

namespace fingerpost::topics {
namespace {

// Shorter words have too many real neighbours (retention, detention; prevent,
// present): tests/topics holds pairs on both sides.
constexpr std::size_t shortest_misspelt = 7;
// A suggestion may err where a tag may not: one edit from five letters, two from
// eight (tests/topics/suggest_test.cpp).
constexpr std::size_t shortest_typed = 5, long_typed = 8;

// The word itself and the word with each of its letters left out.
template <class F>
void each_deletion(std::string_view word, F f) {
  f(hash_of(word));
  std::string shorter;
  for (std::size_t i = 1; i < word.size(); ++i) {
    shorter.assign(word.substr(0, i)).append(word.substr(i + 1));
    f(hash_of(shorter));
  }
}

std::uint32_t letters_of(std::string_view word) {
  std::uint32_t letters = 0;
  for (const char c : word)
    if (c >= 'a' && c <= 'z') letters |= std::uint32_t{1} << (c - 'a');
  return letters;
}

bool only_letters(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Slips of the hand (a letter left out, put in or twice, two exchanged) and
// mistaken vowels; another consonant makes another word.
bool is_slip(std::string_view typed, std::string_view meant) {
  if (typed.front() != meant.front() || text::edits(typed, meant, 1) != 1) return false;
  if (typed.size() != meant.size()) {
    // "protected" is not a slip for "protect", nor "schools" for "school".
    const auto longer = std::max(typed.size(), meant.size()) - 1;
    return typed.substr(0, longer) != meant.substr(0, longer);
  }
  const auto [a, b] = std::mismatch(typed.begin(), typed.end(), meant.begin());
  const bool exchanged = a + 1 != typed.end() && *a == *(b + 1) && *b == *(a + 1);
  const auto vowel = [](char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos;
  };
  return exchanged || (vowel(*a) && vowel(*b));
}

constexpr std::string_view articles[] = {"a",     "an",   "the", "his", "her",  "its",
                                         "their", "your", "our", "my",  "this", "these"};

}  // namespace

bool is_article(std::string_view folded) {
  return folded.size() < 6 &&
         std::find(std::begin(articles), std::end(articles), folded) != std::end(articles);
}

Lexicon::Lexicon()
    : seen_(std::make_unique<std::array<std::atomic<const LexicalEntry*>, slots>>()) {}

Lexicon::~Lexicon() {
  for (auto& slot : *seen_) delete slot.load(std::memory_order_relaxed);
}

StemId Lexicon::add_word(std::string_view folded) {
  const auto [at, fresh] =
      stems_.try_emplace(text::stem(folded), static_cast<StemId>(stems_.size() + 1));
  add_spelling(folded, at->second);
  return at->second;
}

std::uint32_t Lexicon::add_acronym(std::string_view folded) {
  return acronyms_
      .try_emplace(std::string(folded), static_cast<std::uint32_t>(acronyms_.size() + 1))
      .first->second;
}

void Lexicon::add_spelling(std::string_view folded, StemId stem) {
  if (folded.size() < shortest_misspelt || folded.size() > longest_kept || !only_letters(folded))
    return;
  spellings_.push_back({std::string(folded), stem, letters_of(folded)});
}

void Lexicon::finish(std::vector<std::uint8_t> roles) {
  roles_ = std::move(roles);
  roles_.resize(stems_.size() + 1);
  for (const auto& [stem, id] : stems_)
    if (!stem.empty()) by_letter_.push_back({stem, id, letters_of(stem)});
  std::sort(by_letter_.begin(), by_letter_.end());
  std::sort(spellings_.begin(), spellings_.end());
  spellings_.erase(std::unique(spellings_.begin(), spellings_.end()), spellings_.end());
}

Lexicon::Words Lexicon::words() const {
  Words out;
  const auto in_order = [](const auto& ids, std::vector<std::string>& words) {
    words.resize(ids.size());
    for (const auto& [word, id] : ids) words[id - 1] = word;
  };
  in_order(stems_, out.stems);
  in_order(acronyms_, out.acronyms);
  out.spellings = spellings_;
  out.by_letter = by_letter_;
  out.roles = roles_;
  return out;
}

void Lexicon::know(Words words) {
  const auto number = [](std::vector<std::string>& words, auto& ids) {
    ids.reserve(words.size());
    for (std::uint32_t i = 0; i < words.size(); ++i) ids.try_emplace(std::move(words[i]), i + 1);
  };
  number(words.stems, stems_);
  number(words.acronyms, acronyms_);
  spellings_ = std::move(words.spellings);
  by_letter_ = std::move(words.by_letter);
  roles_ = std::move(words.roles);
}

const std::vector<Lexicon::Sound>& Lexicon::sounds() const {
  std::call_once(sounds_made_, [this] {
    for (std::uint32_t i = 0; i < spellings_.size(); ++i)
      each_deletion(spellings_[i].folded, [&](std::uint64_t hash) {
        sounds_.push_back({hash, i});
      });
    std::sort(sounds_.begin(), sounds_.end());
  });
  return sounds_;
}

// The stem of the known word this is a slip for; 0 when there is none, or two.
StemId Lexicon::misspelt(std::string_view folded) const {
  if (folded.size() < shortest_misspelt || folded.size() > longest_kept || !only_letters(folded))
    return 0;
  StemId found = 0;
  bool several = false;
  const auto& sounds = this->sounds();
  each_deletion(folded, [&](std::uint64_t hash) {
    auto at = std::lower_bound(sounds.begin(), sounds.end(), Sound{hash, 0});
    for (; at != sounds.end() && at->hash == hash; ++at) {
      const Spelling& spelling = spellings_[at->spelling];
      if (spelling.stem == found || !is_slip(folded, spelling.folded)) continue;
      several |= found != 0;
      found = spelling.stem;
    }
  });
  return several ? 0 : found;
}

StemId Lexicon::number_of(const std::string& stem) const {
  const auto at = stems_.find(stem);
  return at == stems_.end() ? 0 : at->second;
}

StemId Lexicon::stem_of(std::string_view folded) const { return number_of(text::stem(folded)); }

std::vector<StemId> Lexicon::near_stems(std::string_view folded) const {
  if (folded.size() < shortest_typed || folded.size() > longest_kept || !only_letters(folded))
    return {};
  const std::string stem = text::stem(folded);
  std::size_t allowed = folded.size() < long_typed ? 1 : 2;
  std::vector<std::pair<std::string_view, StemId>> found;
  const auto hold = [&](std::string_view typed, const std::string& other, StemId id) {
    const std::size_t longer = std::max(other.size(), typed.size());
    if (longer > std::min(other.size(), typed.size()) + allowed) return;
    const std::size_t edits = text::edits(typed, other, allowed);
    // Letters are never guessed at: FGC is not FGM.
    if (edits > allowed || acronyms_.contains(other)) return;
    if (edits < allowed) found.clear(), allowed = edits;
    found.emplace_back(other, id);
  };
  const auto like_it = [&](const std::vector<Spelling>& sorted, std::string_view typed) {
    const auto begins = [](const Spelling& each, char letter) {
      return static_cast<unsigned char>(each.folded.front()) < static_cast<unsigned char>(letter);
    };
    auto at = std::lower_bound(sorted.begin(), sorted.end(), typed.front(), begins);
    // An edit takes one letter away and brings one, at the most.
    const std::uint32_t letters = letters_of(typed);
    for (; at != sorted.end() && at->folded.front() == typed.front(); ++at)
      if (static_cast<std::size_t>(std::popcount(at->letters ^ letters)) <= 2 * allowed)
        hold(typed, at->folded, at->stem);
  };
  like_it(by_letter_, stem);
  like_it(spellings_, folded);
  std::sort(found.begin(), found.end());
  std::vector<StemId> out;
  for (const auto& each : found) out.push_back(each.second);
  return out;
}

LexicalEntry Lexicon::look_up(std::string_view folded) const {
  LexicalEntry entry;
  entry.length = static_cast<std::uint8_t>(std::min(folded.size(), longest_kept));
  std::memcpy(entry.letters.data(), folded.data(), entry.length);
  const std::string stem = text::stem(folded);
  entry.stem = number_of(stem);
  entry.roles = roles_[entry.stem];
  if (entry.stem == 0) entry.meant = misspelt(folded);
  entry.stop = text::is_stop_word(folded);
  entry.article = is_article(folded);
  const auto group = [&](std::string_view letters) {
    const auto at = acronyms_.find(std::string(letters));
    return at == acronyms_.end() ? 0 : at->second;
  };
  entry.acronym = group(folded);
  if (folded.size() > 2 && folded.back() == 's')
    entry.plural = group(folded.substr(0, folded.size() - 1));
  if (entry.has(begins_name) || entry.acronym != 0 || entry.plural != 0 || entry.meant != 0)
    entry.roles |= looked_at;
  entry.ordinary = (entry.acronym | entry.plural | entry.meant) == 0 && !entry.has(is_name) &&
                   !entry.article && stem != "and" && stem != "or";
  return entry;
}

const LexicalEntry& Lexicon::find(std::string_view folded, LexicalEntry& scratch) const {
  if (folded.size() > longest_kept) return scratch = look_up(folded);
  Packed letters = {};
  std::memcpy(letters.data(), folded.data(), folded.size());
  return find_or_note(folded, hash_of(letters.data(), folded.size()), scratch);
}

const LexicalEntry& Lexicon::find_or_note(std::string_view folded, std::uint64_t home,
                                          LexicalEntry& scratch) const {
  std::unique_ptr<const LexicalEntry> fresh;
  Packed letters = {};
  std::memcpy(letters.data(), folded.data(), folded.size());
  for (std::size_t i = 0; i < probes; ++i) {
    auto& slot = (*seen_)[(home + i) % slots];
    const LexicalEntry* entry = slot.load(std::memory_order_acquire);
    if (!entry) {
      if (!fresh) fresh = std::make_unique<const LexicalEntry>(look_up(folded));
      if (slot.compare_exchange_strong(entry, fresh.get(), std::memory_order_acq_rel))
        return *fresh.release();
    }
    if (is(*entry, letters.data(), folded.size())) return *entry;
  }
  return scratch = fresh ? *fresh : look_up(folded);
}

}  // namespace fingerpost::topics
