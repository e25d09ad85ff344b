#include "topics/tokens.hpp"

#include <algorithm>

#include "text/text.hpp"

namespace fingerpost::topics {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// What stands between two words, or before the first.
struct Gap {
  int lines = 0;
  bool stop = false, colon = false, comma = false, hyphen = false, bracket = false, mark = false,
       bar = false;
  std::size_t ampersand = std::string_view::npos;
};

// A full stop ends a sentence when a space, a bracket or a quotation mark follows:
// "e.g. this", "gov.uk", "1.5" and "etc.," do not.
bool ends_sentence(std::string_view between, std::size_t at) {
  const char c = between[at];
  if (c != '.' && c != '!' && c != '?' && c != ';') return false;
  if (at + 1 == between.size()) return false;
  const char next = between[at + 1];
  return is_space(next) || next == ')' || next == '"' || next == '\'' || (next & 0x80);
}

// What stands between links beside "|"; at the beginning of a line it would be a bullet.
bool parts_links(std::string_view between) {
  if (between.size() < 3 || between.size() > 5 || between.front() != ' ') return false;
  for (const std::string_view bar : {" > ", " / ", " · ", " » ", " › ", " • "})
    if (between == bar) return true;
  return false;
}

Gap gap(std::string_view text, std::size_t from, std::size_t to) {
  Gap g;
  const std::string_view between = text.substr(from, to - from);
  g.hyphen = between == "-" || between == "\u2010" || between == "\u2011";
  for (std::size_t i = 0; i < between.size(); ++i) {
    const char c = between[i];
    g.lines += c == '\n';
    g.colon |= c == ':' || c == ';' || c == '|';
    g.bar |= c == '|';
    g.comma |= c == ',';
    g.bracket |= c == '(' || c == '[';
    g.mark |= !is_space(c) && c != '-' && c != '\'';
    g.stop |= ends_sentence(between, i);
    if (c == '&') g.ampersand = from + i;
  }
  return g;
}

class Reader {
 public:
  Reader(std::string_view text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon) {
    out_.reserve(text.size() / 5 + 1);
  }

  std::vector<Token> read() {
    for (text::WordReader word(text_); word.next();) add(word);
    return std::move(out_);
  }

 private:
  void add(const text::WordReader& word) {
    const text::Span span = word.span();
    // One space stands between most words, and says nothing.
    const bool plainly = !out_.empty() && span.offset == end_ + 1 && text_[end_] == ' ';
    const Gap g = plainly ? Gap() : gap(text_, end_, span.offset);
    // "Health & social care" is "health and social care".
    if (g.ampersand != std::string_view::npos && !out_.empty() && g.lines == 0)
      add_and(g.ampersand);
    if (g.hyphen && !out_.empty()) join(word.folded());
    Token& token = out_.emplace_back();
    static_cast<Known&>(token) = known(word.folded());
    token.offset = span.offset;
    token.length = static_cast<std::uint32_t>(span.length);
    token.upper = word.upper();
    token.capital = text_[span.offset] >= 'A' && text_[span.offset] <= 'Z';
    token.article = token.article && (!token.capital || token.length > 1);
    if (!plainly) divide(token, g);
    token.in_sentence = sentence_;
    end_ = span.offset + span.length;
  }

  void divide(Token& token, const Gap& g) {
    token.line = g.lines > 0 || out_.size() == 1;
    token.paragraph = g.lines > 1 || out_.size() == 1;
    token.sentence = g.stop || token.line;
    if (token.sentence && out_.size() > 1) ++sentence_;
    // A name may run over the end of a wrapped line, not into the next item of a list.
    token.comma = g.comma;
    token.divided = g.stop || g.colon || g.lines > 1 || (g.lines == 1 && (g.mark || token.capital));
    token.hyphen = g.hyphen;
    token.barred = g.bar || parts_links(text_.substr(end_, token.offset - end_));
    token.opened = g.bracket;
  }

  // The word before and this one as one: "cyber-bullying".
  void join(std::string_view folded) {
    Token& before = out_.back();
    text::WordReader word(text_.substr(before.offset, before.length));
    std::string both(word.next() ? word.folded() : std::string_view());
    both += folded;
    before.joined = known(both).stem;
  }

  const Known& known(std::string_view folded) { return lexicon_.find(folded, scratch_); }

  void add_and(std::size_t at) {
    Token token;
    token.offset = at;
    token.length = 1;
    token.stem = known("and").stem;
    token.stop = true;
    token.in_sentence = sentence_;
    out_.push_back(token);
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  std::vector<Token> out_;
  std::size_t end_ = 0;
  std::uint32_t sentence_ = 0;
  LexicalEntry scratch_;
};

}  // namespace

std::vector<Token> tokens(std::string_view text, const Lexicon& lexicon) {
  if (text.empty()) return {};
  return Reader(text, lexicon).read();
}

}  // namespace fingerpost::topics
