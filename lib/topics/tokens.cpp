#include "topics/tokens.hpp"

#include <array>
#include <cstdint>
#include <string>

#include "topics/reader.hpp"

namespace fingerpost::topics {
namespace {

// What stands between two words, or before the first.
enum Mark : std::uint8_t {
  space = 1,
  line = 2,
  colon = 4,
  comma = 8,
  bracket = 16,
  bar = 32,
  ending = 64,  // of a sentence, perhaps
  other = 128,  // neither a space nor a hyphen nor an apostrophe
};

constexpr auto marks = [] {
  std::array<std::uint8_t, 256> table{};
  for (auto& each : table) each = other;
  for (const unsigned char c : {' ', '\n', '\r', '\t'}) table[c] = space;
  table['-'] = table['\''] = 0;
  table['\n'] |= line;
  for (const unsigned char c : {':', ';', '|'}) table[c] |= colon;
  table['|'] |= bar;
  table[','] |= comma;
  for (const unsigned char c : {'(', '['}) table[c] |= bracket;
  for (const unsigned char c : {'.', '!', '?', ';'}) table[c] |= ending;
  return table;
}();

std::uint8_t mark(char c) { return marks[static_cast<unsigned char>(c)]; }

struct Gap {
  std::uint8_t marks = 0;
  int lines = 0;
  bool stop = false, hyphen = false;
  std::size_t ampersand = std::string_view::npos;
  bool has(unsigned which) const { return (marks & which) != 0; }
};

// A full stop ends a sentence when a space, a bracket or a quotation mark follows:
// "e.g. this", "gov.uk", "1.5" and "etc.," do not.
bool ends_sentence(std::string_view between, std::size_t at) {
  if (at + 1 == between.size()) return false;
  const char next = between[at + 1];
  return mark(next) & space || next == ')' || next == '"' || next == '\'' || next & 0x80;
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
    const std::uint8_t here = mark(between[i]);
    g.marks |= here;
    if (here & line) ++g.lines;
    if (here & ending && ends_sentence(between, i)) g.stop = true;
    if (between[i] == '&') g.ampersand = from + i;
  }
  return g;
}

class Reader {
 public:
  Reader(std::string_view text, const Lexicon& lexicon)
      : text_(text), lexicon_(lexicon), end_(text.size()) {
    out_.reserve(text.size() / 5 + 1);
  }

  std::vector<Token> read() {
    for (PackedReader word(text_); word.next();) add(word);
    return std::move(out_);
  }

 private:
  [[gnu::always_inline]] void add(const PackedReader& word) {
    const text::Span span = word.span();
    const Known& known = lexicon_.find(word, scratch_);
    // One space stands between most words, and says nothing.
    if (span.offset == end_ + 1 && text_[end_] == ' ') {
      Token& token = out_.emplace_back();
      write(token, word, known);
      token.spaced = true;
    } else {
      add_divided(word, known);
    }
    end_ = span.offset + span.length;
  }

  void add_divided(const PackedReader& word, const Known& known) {
    Token token;
    write(token, word, known);
    divide(token, word.folded());
    out_.push_back(token);
  }

  [[gnu::always_inline]] void write(Token& token, const PackedReader& word, const Known& known) {
    static_cast<Known&>(token) = known;
    token.offset = word.span().offset;
    token.length = static_cast<std::uint32_t>(word.span().length);
    token.in_sentence = sentence_;
    // Nearly every word begins with a small letter.
    if (const char first = text_[token.offset]; first >= 'a' && first <= 'z') return;
    token.upper = word.upper();
    token.capital = text_[token.offset] >= 'A' && text_[token.offset] <= 'Z';
    token.article = token.article && (!token.capital || token.length > 1);
  }

  void divide(Token& token, std::string_view folded) {
    const std::size_t from = out_.empty() ? 0 : end_;
    const Gap g = gap(text_, from, token.offset);
    // "Health & social care" is "health and social care".
    if (g.ampersand != std::string_view::npos && !out_.empty() && g.lines == 0)
      add_and(g.ampersand);
    if (g.hyphen && !out_.empty()) join(folded);
    token.line = g.lines > 0 || out_.empty();
    token.paragraph = g.lines > 1 || out_.empty();
    token.sentence = g.stop || token.line;
    if (token.sentence && !out_.empty()) token.in_sentence = ++sentence_;
    // A name may run over the end of a wrapped line, not into the next item of a list.
    token.comma = g.has(comma);
    token.divided =
        g.stop || g.has(colon) || g.lines > 1 || (g.lines == 1 && (g.has(other) || token.capital));
    token.hyphen = g.hyphen;
    token.barred = g.has(bar) || parts_links(text_.substr(from, token.offset - from));
    token.opened = g.has(bracket);
  }

  // The word before and this one as one: "cyber-bullying".
  void join(std::string_view folded) {
    Token& before = out_.back();
    text::WordReader word(text_.substr(before.offset, before.length));
    std::string both(word.next() ? word.folded() : std::string_view());
    both += folded;
    before.joined = known(both).stem;
    if (before.joined != 0) before.roles |= looked_at, before.ordinary = false;
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
  std::size_t end_;  // of the last word; no word stands behind the text
  std::uint32_t sentence_ = 0;
  LexicalEntry scratch_;
};

}  // namespace

std::vector<Token> tokens(std::string_view text, const Lexicon& lexicon) {
  if (text.empty()) return {};
  return Reader(text, lexicon).read();
}

}  // namespace fingerpost::topics
