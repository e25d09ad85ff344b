#include "index/spelling.hpp"

#include <algorithm>
#include <set>

#include "text/text.hpp"

namespace fingerpost::index {
namespace {

// Four letters are an acronym as often as not: FGC is not FGM, but LEDO, which
// stands nowhere, may be LADO. One edit up to seven letters, two from eight.
constexpr std::size_t shortest = 4;
std::size_t allowed(std::size_t letters) { return letters >= 8 ? 2 : 1; }

constexpr std::size_t most = 3;

bool spelt_out(std::string_view word) {
  return word.size() >= shortest &&
         std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Spelling::Spelling(const Library& library) {
  std::set<std::string> words;
  for (const auto& segment : library.segments()) {
    auto end = segment->database.allterms_end();
    for (auto at = segment->database.allterms_begin(); at != end; ++at) {
      std::string term = *at;
      // Prefixes are capitals; whole words are folded.
      if (!(term.front() >= 'A' && term.front() <= 'Z') && spelt_out(term)) words.insert(term);
    }
  }
  words_.assign(words.begin(), words.end());
}

std::vector<std::string> Spelling::meant(std::string_view word, const Matcher& matcher) const {
  if (!spelt_out(word)) return {};
  struct Candidate {
    std::size_t edits, frequency;
    const std::string* word;
  };
  std::vector<Candidate> near;
  std::size_t limit = allowed(word.size());
  for (const std::string& entry : words_) {
    if (entry.size() > word.size() + limit || entry.size() + limit < word.size()) continue;
    std::size_t edits = text::edits(word, entry, limit);
    if (edits == 0) return {};
    if (edits <= limit) near.push_back({edits, 0, &entry});
  }
  for (Candidate& candidate : near)
    candidate.frequency = matcher.containing(text::word_term(*candidate.word));
  std::erase_if(near, [](const Candidate& candidate) { return candidate.frequency == 0; });
  std::sort(near.begin(), near.end(), [](const Candidate& a, const Candidate& b) {
    if (a.edits != b.edits) return a.edits < b.edits;
    return a.frequency != b.frequency ? a.frequency > b.frequency : *a.word < *b.word;
  });
  std::vector<std::string> meant;
  for (const Candidate& candidate : near)
    if (meant.size() < most) meant.push_back(*candidate.word);
  return meant;
}

}  // namespace fingerpost::index
