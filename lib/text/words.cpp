#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "text/text.hpp"
#include "text/utf8.hpp"

namespace fingerpost::text {
namespace {

UChar32 icu_char(char32_t c) { return static_cast<UChar32>(c); }

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
  return u_isalnum(icu_char(c));
}

// Invisible, or an accent on the letter before: never divides a word.
bool is_attached(char32_t c) {
  if (c < 0x80) return false;
  const auto mask = U_MASK(u_charType(icu_char(c)));
  return (mask & U_GC_M_MASK) ||
         u_hasBinaryProperty(icu_char(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == '`' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xB4 ||
         c == 0xFF07;
}

// "§ 47" is read as "section 47".
constexpr char32_t section_sign = 0xA7;

// What `Word` says of one run of letters, gathered in one pass over it.
struct Run {
  std::size_t begin = 0, end = 0;
  bool ascii = true;
  bool apostrophe = false;
  int characters = 0, capitals = 0, small = 0;

  void add(char32_t c) {
    ++characters;
    if (c < 0x80) {
      capitals += c >= 'A' && c <= 'Z';
      small += c >= 'a' && c <= 'z';
    } else {
      ascii = false;
      capitals += u_isupper(icu_char(c)) ? 1 : 0;
      small += u_islower(icu_char(c)) ? 1 : 0;
    }
  }
};

// An apostrophe belongs to a word when a letter follows it.
bool letter_follows(std::string_view text, std::size_t at) {
  return at < text.size() && is_letter_or_digit(character(text, at).value);
}

Run run_from(std::string_view text, std::size_t at) {
  Run run{at, at};
  while (at < text.size()) {
    const Character c = character(text, at);
    if (is_letter_or_digit(c.value)) {
      run.add(c.value);
    } else if (is_apostrophe(c.value) && letter_follows(text, at + c.length)) {
      run.apostrophe = true;
      run.ascii &= c.value < 0x80;
    } else if (c.valid && is_attached(c.value)) {
      run.ascii = false;
    } else {
      break;
    }
    at += c.length;
    run.end = at;
  }
  return run;
}

void drop_possessive(std::string& folded) {
  const std::size_t n = folded.size();
  if (n > 2 && folded[n - 2] == '\'' && folded[n - 1] == 's') folded.resize(n - 2);
}

// Some characters fold to more than letters (a ligature to a whole phrase).
std::string letters_only(const std::string& folded) {
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    const Character c = character(folded, i);
    if (is_letter_or_digit(c.value) || (c.valid && is_attached(c.value)))
      out.append(folded, i, c.length);
    i += c.length;
  }
  return out;
}

std::string folded_run(std::string_view text, const Run& run) {
  std::string folded = fold(text.substr(run.begin, run.end - run.begin));
  if (run.apostrophe) drop_possessive(folded);
  return run.ascii && !run.apostrophe ? folded : letters_only(folded);
}

// A combining mark or an invisible character alone is not a word.
std::size_t next_word(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Character c = character(text, at);
    if (is_letter_or_digit(c.value) || c.value == section_sign) break;
    at += c.length;
  }
  return at;
}

}  // namespace

namespace {

constexpr unsigned capital = 0x100, small = 0x200;

// For each byte below 0x80 the letter or digit it folds to, and which case it has; 0
// for all others.
constexpr auto plain = [] {
  std::array<std::uint16_t, 256> table{};
  for (unsigned c = '0'; c <= '9'; ++c) table[c] = static_cast<std::uint16_t>(c);
  for (unsigned c = 'a'; c <= 'z'; ++c) {
    table[c] = static_cast<std::uint16_t>(c | small);
    table[c - 32] = static_cast<std::uint16_t>(c | capital);
  }
  return table;
}();

unsigned plain_byte(char c) { return plain[static_cast<unsigned char>(c)]; }

}  // namespace

// Nearly every word of English: letters and digits that neither an apostrophe nor
// anything beyond ASCII follows. False, and nothing that counts is changed, for any
// other and for one too long for the room there is.
bool WordReader::read_ascii() {
  const char* const from = text_.data() + at_;
  const std::size_t most = std::min(text_.size() - at_, letters_.size());
  char* const letters = letters_.data();
  std::size_t n = 0;
  unsigned seen = 0;
  for (; n < most; ++n) {
    const unsigned folded = plain_byte(from[n]);
    if (folded == 0) break;
    seen |= folded;
    letters[n] = static_cast<char>(folded);
  }
  if (n == letters_.size()) return false;
  if (n < most && (from[n] == '\'' || from[n] == '`' || (from[n] & 0x80))) return false;
  span_ = {at_, n};
  plain_ = true;
  upper_ = n > 1 && (seen & capital) && !(seen & small);
  at_ += n;
  return true;
}

bool WordReader::read_any() {
  plain_ = false;
  if (const Character c = character(text_, at_); c.value == section_sign) {
    folded_ = "section";
    span_ = {at_, c.length};
    upper_ = false;
    at_ += c.length;
    return true;
  }
  const Run run = run_from(text_, at_);
  folded_ = folded_run(text_, run);
  span_ = {run.begin, run.end - run.begin};
  upper_ = run.characters > 1 && run.capitals > 0 && run.small == 0;
  at_ = run.end;
  return !folded_.empty();
}

bool WordReader::next() {
  for (;;) {
    while (at_ < text_.size() && !(text_[at_] & 0x80) && plain_byte(text_[at_]) == 0) ++at_;
    if (at_ < text_.size() && (text_[at_] & 0x80)) at_ = next_word(text_, at_);
    if (at_ >= text_.size()) return false;
    if (plain_byte(text_[at_]) != 0 && read_ascii()) return true;
    if (read_any()) return true;
  }
}

std::vector<Word> words(std::string_view text) {
  std::vector<Word> out;
  out.reserve(text.size() / 6);
  for (WordReader word(text); word.next();)
    out.push_back({word.span(), std::string(word.folded()), word.upper()});
  return out;
}

std::vector<Span> lines(std::string_view text) {
  std::vector<Span> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    out.push_back({at, end - at});
    at = end + 1;
    if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++at;
  }
  return out;
}

namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }

// After an end mark, closing quotes and brackets, a space and a capital or a digit.
bool sentence_begins(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == '"' || text[at] == '\'' || text[at] == ')')) ++at;
  if (at >= text.size() || !is_space(text[at])) return false;
  while (at < text.size() && is_space(text[at])) ++at;
  if (at >= text.size()) return false;
  const char32_t c = character(text, at).value;
  return c < 0x80 ? (c >= 'A' && c <= 'Z') || c == '"' || c == '\'' || c == '('
                  : u_isupper(icu_char(c)) || c == 0x2018 || c == 0x201C;
}

void add_trimmed(std::vector<Span>& out, std::string_view text, std::size_t from, std::size_t to) {
  while (from < to && is_space(text[from])) ++from;
  while (to > from && is_space(text[to - 1])) --to;
  if (to > from) out.push_back({from, to - from});
}

}  // namespace

std::vector<Span> sentences(std::string_view text) {
  std::vector<Span> out;
  for (const Span line : lines(text)) {
    std::size_t from = line.offset;
    const std::size_t end = line.offset + line.length;
    for (std::size_t i = from; i < end; ++i) {
      if (text[i] != '.' && text[i] != '!' && text[i] != '?') continue;
      if (!sentence_begins(text.substr(0, end), i + 1)) continue;
      add_trimmed(out, text, from, i + 1);
      from = i + 1;
    }
    add_trimmed(out, text, from, end);
  }
  return out;
}

std::string slug(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string out;
  for (const Word& word : words(text)) {
    if (out.empty())
      out = word.folded.substr(0, longest);
    else if (out.size() + 1 + word.folded.size() <= longest)
      out += '-' + word.folded;
    else
      break;
  }
  while (!out.empty() && valid_utf8(out) != out) out.pop_back();
  return out;
}

}  // namespace fingerpost::text
