// A cue governs the words after it, or before it, in its own sentence:
//
//     This guidance does not cover FGM, but explains forced marriage.
//                   ^^^^^^^^^^^^^^ FGM  ^^^ a turn ends it
//     Allegations against staff are covered elsewhere.
//     <------------------------ ^^^^^^^^^^^^^^^^^^^^^
//     See the neglect strategy for more.
//     ^^^ only when a paper follows the name: "see the signs of neglect" points nowhere
#include "topics/scope.hpp"

#include <algorithm>
#include <array>

#include "text/text.hpp"
#include "topics/cues.hpp"

namespace fingerpost::topics {
namespace {

// Of links side by side (traps-fresh.ndjson, traps-real.ndjson).
constexpr int most_articles = 4;  // inside one cue: "a a a a ..." is none (tag_test.cpp)
constexpr std::size_t longest_link = 6, fewest_links = 4, longest_scrap = 4;

// A cue's words are stemmed and lose their articles, as the text's do.
Trie::Node planted(Trie& trie, Lexicon& lexicon, std::string_view words) {
  Trie::Node node = Trie::root;
  for (const auto& word : text::words(words)) node = trie.grow(node, lexicon.add_word(word.folded));
  return node;
}

std::vector<StemId> stems(const std::string_view* begin, const std::string_view* end,
                          Lexicon& lexicon) {
  std::vector<StemId> out;
  for (; begin != end; ++begin) out.push_back(lexicon.add_word(*begin));
  return out;
}

bool has(const std::vector<StemId>& stems, StemId stem) {
  return stem != 0 && std::find(stems.begin(), stems.end(), stem) != stems.end();
}

// "Related chapters: Neglect; Bullying": no sentence ends there.
bool only_semicolon(std::string_view text, const Token& before, const Token& after) {
  const auto between =
      text.substr(before.offset + before.length, after.offset - before.offset - before.length);
  return !between.empty() && between.front() == ';' && !after.line;
}

bool ends_with_colon(std::string_view text, const Token& token) {
  const auto at = text.find_first_not_of(" \t", token.offset + token.length);
  return at != std::string_view::npos && text[at] == ':';
}

}  // namespace

Scopes::Scopes(Lexicon& lexicon) : clauses_(lexicon) {
  for (std::size_t i = 0; i < std::size(cues); ++i)
    cues_.at(planted(cues_, lexicon, cues[i].words)) = static_cast<std::uint32_t>(i + 1);
  papers_ = stems(std::begin(papers), std::end(papers), lexicon);
  senders_ = stems(std::begin(senders), std::end(senders), lexicon);
  goers_ = stems(std::begin(goers), std::end(goers), lexicon);
  turns_ = stems(std::begin(turns), std::end(turns), lexicon);
}

std::pair<std::uint32_t, std::size_t> Scopes::cue_at(const std::vector<Token>& tokens,
                                                     std::size_t at) const {
  std::pair<std::uint32_t, std::size_t> longest{0, at};
  Trie::Node node = Trie::root;
  int articles = 0;
  for (std::size_t i = at; i < tokens.size() && (i == at || !tokens[i].sentence); ++i) {
    if (i > at && tokens[i].article && ++articles <= most_articles) continue;
    node = tokens[i].stem == 0 ? Trie::nowhere : cues_.child(node, tokens[i].stem);
    if (node == Trie::nowhere) break;
    if (cues_.at(node) != 0) longest = {cues_.at(node), i + 1};
  }
  return longest;
}

// Where the words that a cue governs begin, looking back.
std::size_t Scopes::backward(const std::vector<Token>& tokens, std::size_t from,
                             std::size_t reach) const {
  std::size_t at = from;
  while (at > 0 && from - at < reach && !tokens[at].sentence) --at;
  return at;
}

// Where they end, looking ahead. "This page does not cover:" governs the list below it, and
// "See also:" what stands between semicolons.
std::size_t Scopes::forward(std::string_view text, const std::vector<Token>& tokens,
                            std::size_t from, std::size_t reach) const {
  bool in_list = false;
  std::size_t at = from;
  const bool colon = reach == far && from > 0 && ends_with_colon(text, tokens[from - 1]);
  for (; at < tokens.size() && at - from < reach; ++at) {
    in_list |= reach == far && tokens[at].line && ends_with_colon(text, tokens[at - 1]);
    if (colon && at > 0 && only_semicolon(text, tokens[at - 1], tokens[at])) continue;
    if (in_list ? tokens[at].paragraph && at - from > 2 : tokens[at].sentence) break;
    if (has(turns_, tokens[at].stem)) break;
  }
  return at;
}

// The end of the scraps that follow ("On this site: Adoption. Bullying. Fostering.").
std::size_t Scopes::fragments(const std::vector<Token>& tokens, std::size_t from) const {
  for (std::size_t at = from; at <= tokens.size() && at - from <= longest_scrap; ++at)
    if (at == tokens.size() || (at > from && tokens[at].sentence)) {
      if (at < tokens.size() && tokens[at].paragraph) return at;
      if (at == tokens.size()) return at;
      from = at;
    }
  return from;
}

// Where what opens a sentence sends the reader elsewhere, or `from` where it does not.
std::size_t Scopes::sender(const std::vector<Token>& tokens, std::size_t cue, std::size_t from,
                           const std::vector<StemId>& senders, std::size_t reach) const {
  if (!tokens[cue].sentence && !tokens[cue].divided) return from;
  for (std::size_t at = from; at < tokens.size() && at - from < reach; ++at) {
    if (tokens[at].sentence) break;
    if (has(senders, tokens[at].stem)) return at;
  }
  return from;
}

// Links side by side ("Neglect | Prevent | Self-harm"): four short pieces and more.
void Scopes::links(const std::vector<Token>& tokens, std::vector<Said>& said) const {
  for (std::size_t first = 0, last = 0; first < tokens.size(); first = last) {
    last = first + 1;
    if (!tokens[first].barred) continue;
    std::size_t pieces = 2, begin = first;
    while (begin > 0 && first - begin < longest_link && !tokens[begin].sentence) --begin;
    for (std::size_t bar = first; last < tokens.size() && last - bar <= longest_link; ++last) {
      if (tokens[last].sentence && !tokens[last].barred) break;
      if (tokens[last].barred) bar = last, ++pieces;
    }
    if (pieces < fewest_links) continue;
    for (std::size_t i = begin; i < last; ++i) said[i] = std::max(said[i], Said::elsewhere);
  }
}

// "1 Thresholds 3; 2 Neglect 7; 3 FGM 12": short pieces, most of them with a number, are
// the contents of something else, or its codes.
void Scopes::numbered(std::string_view text, const std::vector<Token>& tokens,
                      std::vector<Said>& said) const {
  std::size_t begin = 0, pieces = 0, numbers = 0;
  for (std::size_t first = 0, last = 0; first < tokens.size(); first = last) {
    bool number = false;
    last = first;
    do {
      const char c = text[tokens[last].offset];
      number |= c >= '0' && c <= '9';
    } while (++last < tokens.size() && !tokens[last].sentence);
    const bool piece = last - first <= longest_link;
    if (pieces == 0) begin = first;
    if (piece) ++pieces, numbers += number;
    if (piece && last < tokens.size()) continue;
    if (pieces >= fewest_links && numbers * 4 >= pieces * 3)
      for (std::size_t i = begin; i < (piece ? last : first); ++i)
        said[i] = std::max(said[i], Said::elsewhere);
    pieces = numbers = 0;
  }
}

// The end of the paper a pointer names, or `from` when it names none.
std::size_t Scopes::paper(const std::vector<Token>& tokens, std::size_t from,
                          std::size_t reach) const {
  for (std::size_t at = from; at < tokens.size() && at - from < reach; ++at) {
    if (tokens[at].sentence) break;
    if (has(papers_, tokens[at].stem)) return at;
  }
  return from;
}

// A title that is cues throughout: "See also", "Further reading and linked policies".
Said Scopes::frame(std::string_view title, const std::vector<Token>& tokens) const {
  if (clauses_.title_denies(tokens)) return Said::elsewhere;
  Said said = Said::plainly;
  for (std::size_t i = 0; i < tokens.size();) {
    const auto [index, after] = cue_at(tokens, i);
    const bool points = index != 0 && cues[index - 1].said == Said::elsewhere &&
                        (cues[index - 1].side == Side::after || cues[index - 1].side == Side::told);
    const bool number = title[tokens[i].offset] >= '0' && title[tokens[i].offset] <= '9';
    if (!points && !number && (i == 0 || !tokens[i].stop)) return Said::plainly;
    if (points) said = Said::elsewhere;
    i = points ? after : i + 1;
  }
  return said;
}

std::vector<Said> Scopes::of(std::string_view text, const std::vector<Token>& tokens) const {
  std::vector<Said> said(tokens.size(), Said::plainly);
  const auto mark = [&](std::size_t from, std::size_t to, Said how) {
    for (std::size_t i = from; i < to; ++i) said[i] = std::max(said[i], how);
  };
  bool barred = false;
  std::size_t scraps = 0, most_scraps = 0, began = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    barred |= tokens[i].barred;
    if (tokens[i].sentence) {
      scraps = i - began <= longest_link ? scraps + 1 : 0;
      most_scraps = std::max(most_scraps, scraps);
      began = i;
    }
    if (!tokens[i].has(begins_cue)) continue;
    if (clauses_.begins(tokens[i].stem)) clauses_.judge(tokens, i, said);
    const auto [index, after] = cue_at(tokens, i);
    if (index == 0) continue;
    const Cue& cue = cues[index - 1];
    if (cue.side == Side::after)
      mark(after, forward(text, tokens, after, cue.reach), cue.said);
    else if (cue.side == Side::before)
      mark(backward(tokens, i, cue.reach), i, cue.said);
    else if (cue.side == Side::paper)
      mark(after, paper(tokens, after, cue.reach), cue.said);
    else if (cue.side == Side::opening || cue.side == Side::enquiry)
      mark(after,
           sender(tokens, i, after, cue.side == Side::opening ? senders_ : goers_, cue.reach),
           cue.said);
    else if (ends_with_colon(text, tokens[after - 1]))
      mark(after, fragments(tokens, forward(text, tokens, after, cue.reach)), cue.said);
    i = after - 1;
  }
  if (barred) links(tokens, said);
  if (most_scraps >= fewest_links) numbered(text, tokens, said);
  return said;
}

}  // namespace fingerpost::topics
