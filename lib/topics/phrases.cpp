// Runs of two to four words that begin and end with a word of meaning, stand in
// one sentence and touch no name of a topic. Each is counted once a text. A large
// index has millions that occur once: when the table is full, those go, and what
// is frequent stays.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "text/text.hpp"
#include "topics/data.hpp"
#include "topics/match.hpp"
#include "topics/tokens.hpp"
#include "topics/topics.hpp"

namespace fingerpost {
namespace {

constexpr std::size_t longest = 4;               // words
constexpr std::size_t most_phrases = 1'000'000;  // about 100 MB

// Two words of one phrase have a space or a hyphen between them, no more.
bool touch(std::string_view text, const text::Word& a, const text::Word& b) {
  const std::size_t end = a.span.offset + a.span.length;
  const std::string_view between = text.substr(end, b.span.offset - end);
  return between == " " || between == "-" || between == "\n";
}

}  // namespace

struct PhraseFinder::Impl {
  std::shared_ptr<const topics::Data> data;
  std::unordered_map<std::string, std::size_t> texts;

  std::vector<bool> covered(std::string_view text, const std::vector<text::Word>& words) const;
  void forget_the_rare();
};

// Which words belong to the name of a topic.
std::vector<bool> PhraseFinder::Impl::covered(std::string_view text,
                                              const std::vector<text::Word>& words) const {
  std::vector<bool> out(words.size());
  const auto tokens = topics::tokens(text, data->lexicon);
  auto word = words.begin();
  topics::Around around;
  for (const auto& match : topics::matches(*data, text, tokens, around)) {
    const std::size_t from = tokens[match.first].offset;
    const std::size_t to = tokens[match.last].offset + tokens[match.last].length;
    while (word != words.end() && word->span.offset < from) ++word;
    for (auto each = word; each != words.end() && each->span.offset < to; ++each)
      out[static_cast<std::size_t>(each - words.begin())] = true;
  }
  return out;
}

void PhraseFinder::Impl::forget_the_rare() {
  for (std::size_t least = 2; texts.size() > most_phrases / 2; ++least)
    std::erase_if(texts, [least](const auto& each) { return each.second < least; });
}

PhraseFinder::PhraseFinder(const Vocabulary& vocabulary)
    : impl_(std::make_unique<Impl>(Impl{topics::Access::data(vocabulary), {}})) {}
PhraseFinder::~PhraseFinder() = default;
PhraseFinder::PhraseFinder(PhraseFinder&&) noexcept = default;

void PhraseFinder::add(std::string_view text) {
  const auto words = text::words(text);
  const auto covered = impl_->covered(text, words);
  std::unordered_set<std::string> here;
  const auto bare = [&](std::size_t i) {
    return text::is_stop_word(words[i].folded) || text::is_number(words[i].folded);
  };
  for (std::size_t first = 0; first < words.size(); ++first) {
    if (covered[first] || bare(first)) continue;
    std::string phrase = words[first].folded;
    for (std::size_t i = first + 1; i < words.size() && i < first + longest; ++i) {
      if (covered[i] || !touch(text, words[i - 1], words[i])) break;
      phrase.append(" ").append(words[i].folded);
      if (!bare(i)) here.insert(phrase);
    }
  }
  for (const auto& phrase : here) ++impl_->texts[phrase];
  if (impl_->texts.size() > most_phrases) impl_->forget_the_rare();
}

std::vector<PhraseFinder::Phrase> PhraseFinder::best(std::size_t limit, std::size_t texts) const {
  std::vector<Phrase> all;
  for (const auto& [words, count] : impl_->texts)
    if (count >= texts) all.push_back({words, count});
  std::sort(all.begin(), all.end(), [](const Phrase& a, const Phrase& b) {
    if (a.texts != b.texts) return a.texts > b.texts;
    if (a.words.size() != b.words.size()) return a.words.size() > b.words.size();
    return a.words < b.words;
  });
  std::vector<Phrase> out;
  for (const Phrase& phrase : all) {
    if (out.size() >= limit) break;
    const bool inside = std::any_of(out.begin(), out.end(), [&](const Phrase& longer) {
      return (" " + longer.words + " ").find(" " + phrase.words + " ") != std::string::npos &&
             longer.texts * 5 >= phrase.texts * 4;  // nearly always inside it
    });
    if (!inside) out.push_back(phrase);
  }
  return out;
}

}  // namespace fingerpost
