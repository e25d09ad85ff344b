// Of all words there are, the few that a slip of the keyboard may have made of one:
//
//     saftey   -> safety      1 edit, the letters are the same: 0.6
//     refferal -> referral    2 edits, but for doubled letters the same: 1.6
//     policy   -> police      1 edit
//
// A word is compared letter by letter only when its length and its letters allow it.
#include "index/spelling.hpp"

#include <algorithm>
#include <bit>
#include <map>

#include "text/text.hpp"

namespace fingerpost::index {
namespace {

// Shorter words have too many neighbours: FGC is not FGM. One edit up to seven letters,
// two from eight: tests/index, slips.
constexpr std::size_t shortest = 4;
std::size_t allowed(std::size_t letters) { return letters >= 8 ? 2 : 1; }

// So many are counted in what is visible.
constexpr std::size_t most_counted = 24;

// What makes a slip likelier, and what makes it less likely; of an edit.
constexpr double same_letters = 0.4, same_undoubled = 0.4, other_beginning = 0.5;

bool spelt_out(std::string_view word) {
  return word.size() >= shortest &&
         std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::uint32_t letters_of(std::string_view word) {
  std::uint32_t letters = 0;
  for (const char c : word) letters |= std::uint32_t{1} << (static_cast<unsigned char>(c) & 31);
  return letters;
}

std::string sorted(std::string_view word) {
  std::string letters(word);
  std::sort(letters.begin(), letters.end());
  return letters;
}

std::string undoubled(std::string_view word) {
  std::string out(word);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

double cost(std::string_view typed, std::string_view word, std::size_t edits) {
  double cost = static_cast<double>(edits);
  const bool turned = sorted(typed) == sorted(word);
  if (turned) cost -= same_letters;
  if (undoubled(typed) == undoubled(word)) cost -= same_undoubled;
  if (typed.front() != word.front() && !turned) cost += other_beginning;
  return cost;
}

}  // namespace

Spelling::Spelling(const Library& library) {
  std::map<std::string, std::uint32_t> words;
  for (const auto& segment : library.segments()) {
    auto end = segment->database.allterms_end();
    for (auto at = segment->database.allterms_begin(); at != end; ++at) {
      std::string term = *at;
      // Prefixes are capitals; whole words are folded.
      if (!(term.front() >= 'A' && term.front() <= 'Z') && spelt_out(term))
        words[std::move(term)] += at.get_termfreq();
    }
  }
  for (const auto& [word, frequency] : words) {
    entries_.push_back({static_cast<std::uint32_t>(bytes_.size()),
                        static_cast<std::uint16_t>(word.size()), letters_of(word), frequency});
    bytes_ += word;
  }
}

std::vector<Spelling::Near> Spelling::near(std::string_view typed, const Matcher& matcher) const {
  if (!spelt_out(typed)) return {};
  const std::size_t limit = allowed(typed.size());
  const std::uint32_t letters = letters_of(typed);
  std::vector<Near> near;
  for (const Entry& entry : entries_) {
    if (entry.length > typed.size() + limit || entry.length + limit < typed.size()) continue;
    // An edit changes two letters at most.
    if (static_cast<std::size_t>(std::popcount(entry.letters ^ letters)) > 2 * limit) continue;
    const std::size_t edits = text::edits(typed, word(entry), limit);
    if (edits == 0 || edits > limit) continue;
    const double costs = cost(typed, word(entry), edits);
    if (costs <= static_cast<double>(limit))
      near.push_back({std::string(word(entry)), costs, entry.frequency});
  }
  const auto better = [](const Near& a, const Near& b) {
    if (a.cost != b.cost) return a.cost < b.cost;
    return a.sections != b.sections ? a.sections > b.sections : a.word < b.word;
  };
  std::sort(near.begin(), near.end(), better);
  if (near.size() > most_counted) near.resize(most_counted);
  for (Near& each : near) each.sections = matcher.containing(text::word_term(each.word));
  std::erase_if(near, [](const Near& each) { return each.sections == 0; });
  std::sort(near.begin(), near.end(), better);
  return near;
}

}  // namespace fingerpost::index
