#include "document/topics_lived.hpp"

#include <algorithm>

#include "text/text.hpp"

namespace fingerpost::document {

Lived::Lived(const std::vector<TopicClue>& clues) {
  for (std::size_t i = 0; i < clues.size(); ++i) {
    lived_.push_back(clues[i].lived);
    if (clues[i].lived.open()) continue;
    for (const std::string& name : clues[i].names) {
      Name known{{}, i};
      for (text::Word& word : text::words(name)) known.words.push_back(std::move(word.folded));
      if (!known.words.empty()) by_first_word_[known.words[0]].push_back(std::move(known));
    }
  }
}

std::vector<std::size_t> Lived::named_in(std::string_view text) const {
  std::vector<std::size_t> out;
  if (by_first_word_.empty()) return out;
  const std::vector<text::Word> words = text::words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto names = by_first_word_.find(words[i].folded);
    if (names == by_first_word_.end()) continue;
    for (const Name& name : names->second) {
      if (name.words.size() > words.size() - i) continue;
      const bool same =
          std::equal(name.words.begin(), name.words.end(), words.begin() + static_cast<long>(i),
                     [](const std::string& a, const text::Word& b) { return a == b.folded; });
      if (same) out.push_back(name.clue);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<Period> Lived::years(const std::vector<std::size_t>& clues) const {
  std::vector<Period> out;
  for (const std::size_t clue : clues) out.push_back(lived_[clue]);
  return out;
}

}  // namespace fingerpost::document
