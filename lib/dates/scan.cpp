// One pass over the bytes; most of them are letters of words that no table has.
//
//     "Tues 4th Mar, 9-10am"   weekday 2 | number 4 (th) | month 3 | comma | number 9 | dash | ...
//
// What can never be part of a date is marked here, so that no rule above has to
// know it: money, percentages, telephone numbers, 1,000, S47, 7MB, addresses.
#include "dates/scan.hpp"

#include <algorithm>
#include <array>

#include "dates/marks.hpp"
#include "text/text.hpp"

namespace fingerpost::dates {
namespace {

bool is_pound(std::string_view text, std::size_t begin) {
  return begin > 0 && (text[begin - 1] == '$' || text[begin - 1] == '\xA3' ||
                       (begin > 2 && text.substr(begin - 3, 3) == "\xE2\x82\xAC"));
}

class Tokeniser {
 public:
  Tokeniser(Line& line, const Tables& tables) : line_(line), text_(line.text), tables_(tables) {}

  void run() {
    line_.tokens.clear();
    while (at_ < text_.size()) step();
    line_.tokens.push_back(
        {static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text_.size())});
  }

 private:
  void step() {
    switch (class_of(text_[at_])) {
      case letter:
        return word();
      case digit:
        return number();
      case space:
        ++at_, spaced_ = true;
        return;
      case mark:
        if (text_[at_] == '*' && emphasis()) return void(++at_);
        add(mark_of(text_[at_]), at_ + 1);
        return;
      case wide:
        return beyond_ascii();
    }
  }

  Token& add(Is is, std::size_t end) {
    Token token;
    token.begin = static_cast<std::uint32_t>(at_);
    token.end = static_cast<std::uint32_t>(end);
    token.is = is;
    token.glued = !spaced_ && !line_.tokens.empty();
    line_.tokens.push_back(token);
    at_ = end;
    spaced_ = false;
    return line_.tokens.back();
  }

  // "**8 May**": marks of Markdown, which say nothing; "* 8 May" is a bullet.
  bool emphasis() const {
    const bool first = line_.tokens.empty() && (at_ + 1 >= text_.size() || text_[at_ + 1] == ' ');
    return !first;
  }

  void beyond_ascii() {
    const Wide wide = wide_at(text_, at_);
    if (wide.is == Is::word) return word();
    if (wide.is == Is::end)
      at_ += wide.length, spaced_ = true;
    else
      add(wide.is, at_ + wide.length);
  }

  // An apostrophe inside a word: its length, or 0.
  std::size_t apostrophe(std::size_t at) const {
    const std::size_t n = text_[at] == '\'' ? 1 : text_.substr(at, 3) == "\xE2\x80\x99" ? 3 : 0;
    return n && at + n < text_.size() && class_of(text_[at + n]) == letter ? n : 0;
  }

  // A word as it is looked up: letters lowered, the 's of a possessive dropped.
  struct Spelling {
    static constexpr std::size_t longest = 24;  // no word of a table is longer
    std::array<char, longest> folded;
    std::size_t letters = 0, end = 0, before_quote = 0;
    bool ascii = true;
    char small = 0;  // a bit that only small letters have
  };

  void letters(Spelling& word) const {
    std::size_t n = word.letters, end = word.end;
    for (; end < text_.size() && class_of(text_[end]) == letter; ++end, ++n) {
      if (n < Spelling::longest) word.folded[n] = static_cast<char>(text_[end] | 0x20);
      word.small = static_cast<char>(word.small | (text_[end] & 0x20));
    }
    word.letters = n;
    word.end = end;
  }

  Spelling spelling() const {
    Spelling word;
    word.end = at_;
    for (;;) {
      letters(word);
      if (word.end >= text_.size() || class_of(text_[word.end]) < wide) return word;
      if (const auto quote = apostrophe(word.end)) {
        word.before_quote = word.letters;
        word.end += quote;
      } else if (class_of(text_[word.end]) == wide && wide_at(text_, word.end).is == Is::word) {
        word.end += wide_length(text_, word.end);
        word.ascii = false;
        word.small = 0x20;
      } else {
        return word;
      }
    }
  }

  // "w.e.f.", "p.m.": one word of single letters. Longer words end at a dot.
  void initials(Spelling& word) const {
    std::size_t end = word.end;
    while (end + 1 < text_.size() && text_[end] == '.' && class_of(text_[end + 1]) == letter &&
           (end + 2 >= text_.size() || class_of(text_[end + 2]) >= space)) {
      if (word.letters < Spelling::longest)
        word.folded[word.letters++] = static_cast<char>(text_[end + 1] | 0x20);
      end += 2;
    }
    if (end == word.end) return;
    const bool dot = end < text_.size() && text_[end] == '.';
    const bool goes_on = end + 1 < text_.size() && class_of(text_[end + 1]) < space;
    word.end = dot && !goes_on ? end + 1 : end;
  }

  void word() {
    Spelling word = spelling();
    if (word.letters == 1 && word.end < text_.size() && text_[word.end] == '.') initials(word);
    if (skips_address(word.end)) return;
    Token& token = add(Is::word, word.end);
    token.capital = is_upper(text_[token.begin]);
    token.caps = token.capital && !word.small && word.letters > 1;
    std::size_t n = word.letters;
    if (n > Spelling::longest) return;
    if (word.before_quote && n == word.before_quote + 1 && word.folded[n - 1] == 's')
      n = word.before_quote, token.suffix = true;
    if (word.ascii)
      know(token, {word.folded.data(), n});
    else
      know(token, text::fold(text_.substr(token.begin, token.end - token.begin)));
  }

  void know(Token& token, std::string_view folded) {
    const Entry* entry = tables_.find(folded);
    if (!entry) return;
    token.is = entry->is;
    token.value = entry->value;
    token.id = entry->id;
    token.company = entry->needs_company;
  }

  // "https://..." and "www...": one token that means nothing.
  bool skips_address(std::size_t end) {
    if (end >= text_.size() || (text_[end] != ':' && text_[end] != '.')) return false;
    const auto word = text_.substr(at_, end - at_);
    if (text_.substr(end, 3) != "://" &&
        !((word == "www" || word == "WWW") && end < text_.size() && text_[end] == '.'))
      return false;
    while (end < text_.size() && class_of(text_[end]) != space) ++end;
    add(Is::other, end);
    return true;
  }

  void number() {
    std::size_t end = at_;
    std::int32_t value = 0;
    while (end < text_.size() && class_of(text_[end]) == digit) {
      if (end - at_ < 8) value = value * 10 + (text_[end] - '0');
      ++end;
    }
    const std::size_t digits = end - at_;
    const bool pound = is_pound(text_, at_);
    const bool leading_zero = text_[at_] == '0' && digits > 2;
    Token& token = add(Is::number, end);
    token.value = value;
    token.digits = static_cast<std::uint8_t>(std::min<std::size_t>(digits, 99));
    if (pound || digits > 4 || digits == 3 || leading_zero || after_a_letter() || in_thousands())
      token.is = Is::amount;
    if (at_ < text_.size() && text_[at_] == '%') token.is = Is::amount;
    ordinal_suffix(token);
    if (token.is == Is::number && before_a_letter()) token.is = Is::amount;
  }

  // "S47", "v3", "HD1"; but "Nov25" and "T10" of an ISO day are numbers.
  bool after_a_letter() const {
    if (line_.tokens.size() < 2 || !line_.tokens.back().glued) return false;
    const Token& before = line_.tokens[line_.tokens.size() - 2];
    const bool iso_time = before.end - before.begin == 1 && lower(text_[before.begin]) == 't' &&
                          line_.tokens.size() > 2 && before.glued &&
                          line_.tokens[line_.tokens.size() - 3].is == Is::number;
    if (iso_time) return false;
    return before.is == Is::word || before.is == Is::weekday || before.is == Is::cardinal;
  }

  // "1,000" and what follows it: "250,000".
  bool in_thousands() {
    const auto n = line_.tokens.size();
    if (n >= 3 && line_.tokens[n - 1].glued && line_.tokens[n - 2].glued &&
        line_.tokens[n - 2].is == Is::comma && line_.tokens[n - 1].digits == 3) {
      line_.tokens[n - 3].is = Is::amount;
      return true;
    }
    return false;
  }

  void ordinal_suffix(Token& token) {
    if (spaced_suffix(token)) ++at_, ++token.end;
    if (at_ + 2 > text_.size()) return;
    const std::array<char, 2> two{lower(text_[at_]), lower(text_[at_ + 1])};
    const std::string_view end(two.data(), 2);
    if (end != "st" && end != "nd" && end != "rd" && end != "th") return;
    if (at_ + 2 < text_.size() && class_of(text_[at_ + 2]) == letter) return;
    at_ += 2;
    token.end += 2;
    token.suffix = true;
  }

  // "21 st March": small letters, and those that belong to the number; "21 St Mary's".
  bool spaced_suffix(const Token& token) const {
    if (token.digits > 2 || at_ + 3 >= text_.size() || text_[at_] != ' ' || text_[at_ + 3] != ' ')
      return false;
    const int last = token.value / 10 == 1 ? 0 : token.value % 10;
    const auto fits = last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
    return text_.substr(at_ + 1, 2) == fits;
  }

  // "7MB", "20mph"; but "9am", "17Nov25", "10h".
  bool before_a_letter() const {
    std::size_t end = at_;
    std::array<char, 10> folded{};
    while (end < text_.size() && class_of(text_[end]) == letter && end - at_ < folded.size())
      folded[end - at_] = lower(text_[end]), ++end;
    if (end == at_) return false;
    const std::string_view word(folded.data(), end - at_);
    if (word == "h" || word == "t" || word == "z" || word == "noon" || word == "to") return false;
    if ((word == "a" || word == "p") && end < text_.size() && text_[end] == '.') return false;
    const Entry* entry = tables_.find(word);
    if (!entry) return true;
    const auto id = static_cast<W>(entry->id);
    return entry->is != Is::month && id != W::am && id != W::pm && id != W::hrs;
  }

  Line& line_;
  std::string_view text_;
  const Tables& tables_;
  std::size_t at_ = 0;
  bool spaced_ = true;
};

}  // namespace

void tokenise(Line& line, const Tables& tables) { Tokeniser(line, tables).run(); }

}  // namespace fingerpost::dates
