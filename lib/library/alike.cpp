// Copies: sections whose runs of three words are mostly the same (Jaccard, found by MinHash,
// Broder 1997) are held side by side, and what one has and the other has not is looked through
// for words that matter: numbers, and must, not, never.
//
//     Ring the front door within 24 hours.       }  .9 alike: 24 and 48
//     Ring the front door within 48 hours.       }
#include "library/alike.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "text/text.hpp"

namespace fingerpost::library {
namespace {

// tests/library/review_test.cpp: a paragraph of twenty words with one other is .7 alike.
constexpr double alike = 0.6;
constexpr std::size_t shortest = 12;  // words: what is shorter is alike by chance

struct Piece {
  const Document* document;
  const Section* section;
  std::vector<std::string> words;
  std::vector<std::uint64_t> runs;  // sorted
};

std::uint64_t mixed(std::uint64_t value) {  // splitmix64 (Steele, Lea, Flood 2014)
  value += 0x9E3779B97F4A7C15u;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
  return value ^ (value >> 31);
}

Piece piece_of(const Document& document, const Section& section) {
  Piece piece{&document, &section, {}, {}};
  for (const text::Word& word : text::words(section.text)) piece.words.push_back(word.folded);
  const std::hash<std::string> hash;
  for (std::size_t i = 0; i + 2 < piece.words.size(); ++i) {
    std::uint64_t run = 0;
    for (std::size_t j = i; j < i + 3; ++j) run = mixed(run ^ hash(piece.words[j]));
    piece.runs.push_back(run);
  }
  std::sort(piece.runs.begin(), piece.runs.end());
  piece.runs.erase(std::unique(piece.runs.begin(), piece.runs.end()), piece.runs.end());
  return piece;
}

double likeness(const Piece& a, const Piece& b) {
  std::size_t both = 0;
  for (std::size_t i = 0, j = 0; i < a.runs.size() && j < b.runs.size();) {
    if (a.runs[i] == b.runs[j])
      ++both, ++i, ++j;
    else if (a.runs[i] < b.runs[j])
      ++i;
    else
      ++j;
  }
  const std::size_t all = a.runs.size() + b.runs.size() - both;
  return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

// Twelve bands of two: of two that are .6 alike 99.5 of 100 meet, 1 - (1 - .6^2)^12.
constexpr std::size_t bands = 12;

std::set<std::pair<std::size_t, std::size_t>> candidates(const std::vector<Piece>& pieces) {
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t band = 0; band < bands; ++band) {
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> met;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      std::array<std::uint64_t, 2> least{~std::uint64_t{0}, ~std::uint64_t{0}};
      for (const std::uint64_t run : pieces[i].runs)
        for (std::size_t k = 0; k < 2; ++k)
          least[k] = std::min(least[k], mixed(run ^ mixed(2 * band + k)));
      std::vector<std::size_t>& others = met[mixed(least[0]) ^ least[1]];
      for (const std::size_t other : others) pairs.emplace(other, i);
      if (others.size() < most_compared) others.push_back(i);
    }
  }
  return pairs;
}

bool matters(const std::string& word) {
  constexpr std::array<std::string_view, 14> duties{
      "not",  "never", "must", "should", "may",         "cannot", "always",
      "only", "no",    "will", "all",    "immediately", "within", "unless"};
  return word.find_first_of("0123456789") != word.npos ||
         std::find(duties.begin(), duties.end(), word) != duties.end();
}

std::vector<std::string> only_in(const Piece& one, const Piece& other) {
  std::multiset<std::string> left(other.words.begin(), other.words.end());
  std::vector<std::string> out;
  for (const std::string& word : one.words) {
    const auto at = left.find(word);
    if (at != left.end())
      left.erase(at);
    else if (matters(word))
      out.push_back(word);
  }
  return out;
}

// The sentence that has the word.
std::string sentence_with(const std::string& text, const std::string& wanted) {
  for (const text::Span& span : text::sentences(text))
    for (const text::Word& word : text::words(span.in(text)))
      if (word.folded == wanted) return text::squeeze(span.in(text));
  return text::squeeze(text).substr(0, 160);
}

std::string sentence_of(const Piece& piece, const std::vector<std::string>& own,
                        const Piece& other) {
  if (!own.empty()) return sentence_with(piece.section->text, own.front());
  // What only the other says: the sentence that is not there word for word.
  for (const text::Span& span : text::sentences(piece.section->text)) {
    const std::string sentence = text::squeeze(span.in(piece.section->text));
    if (text::squeeze(other.section->text).find(sentence) == std::string::npos) return sentence;
  }
  return text::squeeze(piece.section->text).substr(0, 160);
}

// Dates of events and news differ by their nature; schools write their own numbers.
bool may_be_compared(const Section& section, const Document& document) {
  switch (section.kind) {
    case Kind::event:
    case Kind::course:
    case Kind::newsletter:
    case Kind::item:
    case Kind::review:
      return false;
    default:
      return !document.sensitive;
  }
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < std::min<std::size_t>(words.size(), 8); ++i)
    out += (i ? ", " : "") + words[i];
  return out.empty() ? "nothing of it" : out;
}

}  // namespace

bool of_two_agencies(const Document& a, const Document& b) {
  return a.layer == Layer::agency && b.layer == Layer::agency && a.publisher != b.publisher;
}

Shown shown(const Document& document, const Section& section, std::string words) {
  return {document.id, section.anchor, document.title, std::move(words)};
}

Finding finding_of(Matter matter, const Document& document, Standing standing) {
  return {.matter = matter,
          .document = document.id,
          .title = document.title,
          .url = document.url,
          .publisher = document.publisher,
          .kind = document.kind,
          .standing = standing};
}

std::vector<Finding> disagreeing_copies(const std::vector<Document>& documents) {
  std::vector<Piece> pieces;
  for (const Document& document : documents)
    for (const Section& section : document.sections)
      if (may_be_compared(section, document)) {
        pieces.push_back(piece_of(document, section));
        if (pieces.back().words.size() < shortest) pieces.pop_back();
      }
  std::vector<Finding> out;
  for (const auto& [i, j] : candidates(pieces)) {
    const Piece &a = pieces[i], &b = pieces[j];
    if (a.document == b.document || of_two_agencies(*a.document, *b.document) ||
        likeness(a, b) < alike)
      continue;
    const std::vector<std::string> one = only_in(a, b), two = only_in(b, a);
    if (one.empty() && two.empty()) continue;
    Finding finding = finding_of(Matter::copies_disagree, *a.document, Standing::in_force);
    finding.says = "nearly the same text as \"" + b.document->title + "\", which says " +
                   joined(two) + " where this says " + joined(one);
    finding.evidence = {shown(*a.document, *a.section, sentence_of(a, one, b)),
                        shown(*b.document, *b.section, sentence_of(b, two, a))};
    out.push_back(std::move(finding));
  }
  return out;
}

}  // namespace fingerpost::library
