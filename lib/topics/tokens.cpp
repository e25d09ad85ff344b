#include "topics/tokens.hpp"

#include <algorithm>
#include <array>

#include "text/text.hpp"

namespace fingerpost::topics {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// What stands between two words, or before the first.
struct Gap {
  int lines = 0;
  bool stop = false, colon = false, comma = false, hyphen = false, bracket = false, mark = false;
  std::size_t ampersand = std::string_view::npos;
};

// A full stop ends a sentence when a space, a bracket or a quotation mark follows:
// "e.g. this", "gov.uk", "1.5" and "etc.," do not.
bool ends_sentence(std::string_view between, std::size_t at) {
  if (std::string_view(".!?;").find(between[at]) == std::string_view::npos) return false;
  if (at + 1 == between.size()) return false;
  const char next = between[at + 1];
  return is_space(next) || next == ')' || next == '"' || next == '\'' || (next & 0x80);
}

Gap gap(std::string_view text, std::size_t from, std::size_t to) {
  Gap g;
  const std::string_view between = text.substr(from, to - from);
  if (between == " ") return g;  // between most words
  g.hyphen = between == "-" || between == "\u2010" || between == "\u2011";
  for (std::size_t i = 0; i < between.size(); ++i) {
    const char c = between[i];
    g.lines += c == '\n';
    g.colon |= c == ':' || c == ';' || c == '|';
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
  Reader(std::string_view text, const Lexicon& lexicon)
      : text_(text), lexicon_(lexicon), and_(lexicon.stem_of("and")) {
    out_.reserve(text.size() / 5 + 1);
  }

  std::vector<Token> read() {
    for (text::WordReader word(text_); word.next();) add(word);
    return std::move(out_);
  }

 private:
  void add(const text::WordReader& word) {
    const std::size_t offset = word.span().offset;
    const Gap g = gap(text_, end_, offset);
    // "Health & social care" is "health and social care".
    if (g.ampersand != std::string_view::npos && !out_.empty() && g.lines == 0)
      add_and(g.ampersand);
    Token token = known(word.folded());
    token.offset = offset;
    token.length = static_cast<std::uint32_t>(word.span().length);
    token.line = g.lines > 0 || out_.empty();
    token.paragraph = g.lines > 1 || out_.empty();
    token.sentence = g.stop || token.line;
    // A name may run over the end of a wrapped line, not into the next item of a list.
    const bool capital = text_[offset] >= 'A' && text_[offset] <= 'Z';
    token.comma = g.comma;
    token.divided = g.stop || g.colon || g.lines > 1 || (g.lines == 1 && (g.mark || capital));
    token.hyphen = g.hyphen;
    token.opened = g.bracket;
    token.upper = word.upper();
    token.capital = capital;
    token.article = token.article && (!capital || token.length > 1);
    if (g.hyphen && !out_.empty())
      out_.back().joined = lexicon_.find(last_.append(word.folded()), scratch_).stem;
    out_.push_back(token);
    last_ = word.folded();
    end_ = offset + token.length;
  }

  Token known(std::string_view folded) {
    const LexicalEntry& entry = find(folded);
    Token token;
    token.stem = entry.stem;
    token.meant = entry.meant;
    token.acronym = entry.acronym;
    token.plural = entry.plural;
    token.stop = entry.stop;
    token.article = entry.article;
    return token;
  }

  // A few hundred words are half of any text: those are at hand.
  const LexicalEntry& find(std::string_view folded) {
    const LexicalEntry*& recent = recent_[place_of(folded)];
    if (recent && recent->folded == folded) return *recent;
    const LexicalEntry& entry = lexicon_.find(folded, scratch_);
    if (&entry != &scratch_) recent = &entry;
    return entry;
  }

  static std::size_t place_of(std::string_view folded) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(folded[i]); };
    const std::size_t n = folded.size();
    return (byte(0) * 31u + byte(n / 2) * 17u + byte(n - 1) * 7u + n) % places;
  }

  void add_and(std::size_t at) {
    Token token;
    token.offset = at;
    token.length = 1;
    token.stem = and_;
    token.stop = true;
    out_.push_back(token);
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  StemId and_;
  std::vector<Token> out_;
  std::string last_;
  std::size_t end_ = 0;
  LexicalEntry scratch_;
  static constexpr std::size_t places = 512;  // 4 KB
  std::array<const LexicalEntry*, places> recent_{};
};

}  // namespace

std::vector<Token> tokens(std::string_view text, const Lexicon& lexicon) {
  return Reader(text, lexicon).read();
}

}  // namespace fingerpost::topics
