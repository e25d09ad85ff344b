// A plain text has lines; a paragraph is one of them, or several that somebody
// wrapped at some width. A line was wrapped when the first word of the next one
// would not have fitted any more:
//
//     Bruising is the commonest presenting feature of physical abuse     <- "in" would not fit:
//     in children. It should always lead to suspicion.                      one paragraph
//     Version 2.1                                                        <- "Ratified" would:
//     Ratified March 2017                                                   two lines
#include "extract/plain.hpp"

#include <algorithm>

#include "extract/chars.hpp"
#include "extract/hyphens.hpp"
#include "extract/pages.hpp"
#include "text/text.hpp"

namespace fingerpost::extract {
namespace {

// Wider than any text wrapped by hand or by a mail program; longer lines are paragraphs.
constexpr std::size_t widest_wrap = 120;
// Words broken in a text of which a program broke some (tests/pages: mails have none or
// one that was typed, hyphens-copied.txt has seven).
constexpr std::size_t fewest_breaks = 3;
// Narrower columns are lists of short lines, not prose.
constexpr std::size_t narrowest_wrap = 50;

struct Line {
  std::string_view raw;   // without trailing white space
  std::string_view text;  // without the indent either
  std::size_t indent = 0;
};

std::size_t indent_of(std::string_view raw) {
  std::size_t columns = 0;
  for (const char c : raw) {
    if (c == '\t')
      columns += 4;
    else if (c == ' ')
      ++columns;
    else
      break;
  }
  return columns;
}

Line line(std::string_view raw) {
  Line out;
  while (!raw.empty()) {
    std::size_t last = raw.size() - 1;
    while (last > 0 && (raw[last] & 0xC0) == 0x80) --last;
    if (!space_at(raw, last)) break;
    raw = raw.substr(0, last);
  }
  out.raw = raw;
  out.indent = indent_of(raw);
  while (!raw.empty() && space_at(raw, 0)) raw.remove_prefix(space_at(raw, 0));
  out.text = raw;
  return out;
}

// How long a bullet is that begins the line, with the space after it; 0 for none.
std::size_t bullet(std::string_view text) {
  using namespace std::string_view_literals;
  for (const std::string_view mark :
       {"\xE2\x80\xA2"sv, "\xC2\xB7"sv, "\xE2\x96\xAA"sv, "\xE2\x97\x8F"sv, "\xE2\x97\xA6"sv,
        "\xE2\x96\xA0"sv, "\xE2\x80\xA3"sv, "\xE2\x97\x8B"sv, "\xEF\x82\xB7"sv, "\xE2\x81\x83"sv,
        "\xE2\x9C\x93"sv, "\xE2\x9E\xA2"sv, "-"sv, "*"sv, "+"sv, "\xE2\x80\x93"sv, "\xE2\x80\x94"sv,
        "o"sv}) {
    if (!begins(text, mark)) continue;
    std::size_t end = mark.size();
    while (end < text.size() && space_at(text, end)) end += space_at(text, end);
    const bool round = static_cast<unsigned char>(mark[0]) >= 0xC2 && mark != "\xE2\x80\x93" &&
                       mark != "\xE2\x80\x94";
    if ((end > mark.size() || round) && end < text.size()) return end;
  }
  return 0;
}

// "3.", "3)", "(ii)", "b)": items of a list that keep their number. "1.2 Scope",
// "13 May" and "A. Smith" are none.
bool is_numbered(std::string_view text) {
  const std::size_t start = begins(text, "(");
  const std::size_t end = text.find_first_of(".)", start);
  if (end == std::string_view::npos || end == start || end - start > 4) return false;
  if (end + 1 >= text.size() || !is_space(text[end + 1])) return false;
  if (start && text[end] != ')') return false;
  const std::string_view number = text.substr(start, end - start);
  if (std::all_of(number.begin(), number.end(), is_digit)) return number.size() <= 3;
  const bool roman = number.find_first_not_of("ivx") == std::string_view::npos;
  return roman || (number.size() == 1 && number[0] >= 'a' && number[0] <= 'z');
}

// How long a number is that a tab or wide space divides from its text, as word
// processors save it: "1.2<tab>Scope", "3.     Scope"; 0 for none.
std::size_t set_off_number(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
  const std::string_view number = text.substr(0, end);
  if (end == text.size() || end > 9 || !is_digit(text[text[0] == '(']) ||
      number.find_first_not_of("0123456789.()") != std::string_view::npos)
    return 0;
  return text[end] == '\t' || is_numbered(text) ? end : 0;
}

// A rule of signs: "-----", "=====", "* * *"; "--" above a mail's signature.
bool is_rule(std::string_view text) {
  if (text == "--") return true;
  std::size_t signs = 0;
  for (const char c : text) {
    if (is_space(c)) continue;
    if (std::string_view("-=_*~#+.").find(c) == std::string_view::npos) return false;
    ++signs;
  }
  return signs >= 3;
}

// The longest run of spaces inside a line; a tab counts as four.
std::size_t widest_gap(std::string_view text) {
  std::size_t widest = 0, gap = 0;
  for (const char c : text) {
    gap = c == ' ' ? gap + 1 : c == '\t' ? gap + 4 : 0;
    widest = std::max(widest, gap);
  }
  return widest;
}

// Four spaces or a tab inside a line divide columns, which a table row has too;
// then three do as well.
std::string columns(std::string_view text) {
  if (widest_gap(text) < 4) return std::string(text);
  std::string out;
  std::size_t gap = 0;
  bool tab = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t') {
      ++gap, tab |= c == '\t';
      continue;
    }
    if (gap) out += gap >= 3 || tab ? " | " : " ";
    out += c;
    gap = 0, tab = false;
  }
  return out;
}

std::size_t first_word(std::string_view text) {
  return std::min(text.find_first_of(" \t"), text.size());
}

// "** Training **", "== Training ==", "*Training*": the words that somebody set off
// with signs; empty when there are none.
std::string_view set_off(std::string_view text) {
  const std::size_t from = text.find_first_not_of("*=~_#-");
  const std::size_t last = text.find_last_not_of("*=~_#-");
  if (from == std::string_view::npos || from == 0 || from != text.size() - last - 1) return {};
  const bool bold = text[0] == '*' || text[0] == '_';
  if ((from < 2 && !bold) || text.find_first_not_of(text[0]) != from) return {};
  const std::string_view words = trim(text.substr(from, last + 1 - from));
  return words.find(text[0]) == std::string_view::npos ? words : std::string_view{};
}

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

// "14.00 Workshops", "2.1 First steps": a line of its own, however full the one above.
bool begins_with_hour(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && i < 3 && is_digit(text[i])) ++i;
  return i > 0 && i + 1 < text.size() && (text[i] == '.' || text[i] == ':') &&
         is_digit(text[i + 1]);
}

// Whether `next` goes on with the sentence of a line wrapped at `width`: its first
// word would not have fitted, or, as people wrap by hand, begins small.
bool is_full(std::string_view line, std::string_view next, std::size_t width) {
  if (line.size() + 1 + first_word(next) > width) return true;
  return is_small(next[0]) && line.size() * 5 >= width * 3 &&
         std::string_view(".:;!?").find(line.back()) == std::string_view::npos;
}

class Divider {
 public:
  explicit Divider(std::string_view text) : text_(text), width_(width()) {
    for (const text::Span& span : text::lines(text_)) hyphens_.collect(line(span.in(text_)).text);
  }

  std::vector<Block> divide() {
    for (const text::Span& span : text::lines(text_)) take(line(span.in(text_)));
    return std::move(blocks_);
  }

 private:
  // The width that the text was wrapped at; 0 when it was not: of the lines that
  // another follows, most must be full, or half when several go on in small letters.
  std::size_t width() const {
    std::vector<Line> all;
    for (const text::Span& span : text::lines(text_)) {
      all.push_back(line(span.in(text_)));
      if (widest_gap(all.back().text) >= 3) all.back() = {};  // columns are no prose
    }
    std::size_t widest = 0, followed = 0, full = 0, small = 0;
    for (const Line& line : all) widest = std::max(widest, line.raw.size());
    if (widest < narrowest_wrap || widest > widest_wrap) return 0;
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
      if (all[i].text.empty() || all[i + 1].text.empty() || bullet(all[i + 1].text)) continue;
      ++followed;
      full += is_full(all[i].raw, all[i + 1].text, widest);
      small += is_small(all[i + 1].text[0]);
    }
    return full * 5 >= followed * 3 || (small >= 2 && full * 2 >= followed) ? widest : 0;
  }

  void take(const Line& line) {
    if (line.text.empty()) {
      ++blank_;
      previous_ = {};
      return;
    }
    if (is_rule(line.text)) return underline(line.text[0]);
    if (continues(line))
      append(line);
    else
      begin(line);
    previous_ = line.raw;
  }

  // "Heading" over "=======" is as good as bold, and the sign says of which level.
  void underline(char sign) {
    if (!blocks_.empty() && blank_ == 0 && blocks_.back().type == Block::Type::paragraph)
      blocks_.back().bold = true, blocks_.back().level = level_of(sign);
    else
      ++blank_;
    previous_ = {};
  }

  int level_of(char sign) {
    if (signs_.find(sign) == std::string::npos) signs_ += sign;
    return static_cast<int>(std::min<std::size_t>(signs_.find(sign) + 1, 6));
  }

  bool continues(const Line& line) const {
    if (!width_ || previous_.empty() || blank_) return false;
    if (bullet(line.text) || is_numbered(line.text) || begins_with_hour(line.text)) return false;
    // A title that was too wide for its page.
    if (blocks_.size() == 1 && blocks_[0].type == Block::Type::paragraph && is_small(line.text[0]))
      return true;
    return is_full(previous_, line.text, width_);
  }

  void append(const Line& line) {
    std::string& text = blocks_.back().text;
    const std::string more = squeeze(line.text);
    if (Hyphens::broken(text, more))
      hyphens_.join(text, more);
    else
      text += " " + more;
  }

  void begin(const Line& line) {
    Block block;
    const std::size_t mark = bullet(line.text);
    block.text = squeeze(cells(line.text.substr(mark)));
    if (const std::string_view words = mark ? std::string_view{} : set_off(line.text);
        !words.empty())
      block.text = squeeze(words), block.bold = true;
    if (mark || is_numbered(line.text)) {
      block.type = Block::Type::list_item;
      block.level = depth(line.indent);
    } else if (block.text.find(" | ") != std::string::npos) {
      block.type = Block::Type::table_row;
    }
    if (block.type != Block::Type::list_item) indents_.clear();
    block.blank_before = blank_;
    blank_ = 0;
    blocks_.push_back(std::move(block));
  }

  // A number that is set off is no column unless the rest has columns too.
  static std::string cells(std::string_view text) {
    const std::size_t number = set_off_number(text);
    if (number && widest_gap(trim(text.substr(number))) < 4) return std::string(text);
    return columns(text);
  }

  // Of a list item, from the indents of those above it.
  int depth(std::size_t indent) {
    while (!indents_.empty() && indents_.back() > indent) indents_.pop_back();
    if (indents_.empty() || indents_.back() < indent)
      if (indents_.size() < 16) indents_.push_back(indent);
    return static_cast<int>(std::max<std::size_t>(indents_.size(), 1));
  }

  std::string_view text_;
  std::size_t width_;
  std::vector<Block> blocks_ = {};
  std::vector<std::size_t> indents_ = {};
  Hyphens hyphens_{fewest_breaks};
  std::string signs_ = {};  // that lines are underlined with, the first first
  std::string_view previous_ = {};
  int blank_ = 0;
};

}  // namespace

std::vector<Block> divide(std::string_view text) {
  const std::string whole = without_pages(text);
  return Divider(whole).divide();
}

}  // namespace fingerpost::extract
