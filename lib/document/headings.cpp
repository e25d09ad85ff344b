// In a plain text a heading is a short line that stands alone, ends without a
// stop, and has something to say it of:
//
//     Practitioner group                                   <- heading
//                                                             (two empty lines before it, when
//     Would you be interested in joining a group?             the text marks its headings so)
//
//     13-19 May Mental Health Awareness Week               <- a diary line, not a heading
//     lscp.info@leeds.gov.uk                               <- an address, not a heading
//
// Short lines in a run are a list or an address and give no heading.
#include "document/headings.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "document/dated_line.hpp"
#include "document/happening.hpp"
#include "document/passage.hpp"
#include "document/phrases.hpp"

namespace fingerpost::document {
namespace {

using extract::Block;

// Longer lines are sentences: the longest real heading in tests/pages has 13 words.
constexpr std::size_t most_bytes = 100;
constexpr std::size_t most_words = 14;

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool ends_as_sentence(std::string_view text) {
  const bool bracket = text.size() > 1 && (text.back() == ')' || text.back() == '"');
  const char last = bracket ? text[text.size() - 2] : text.back();
  if (std::string_view(".,;:!").find(last) != std::string_view::npos) return true;
  return text.size() > 3 && text.substr(text.size() - 3) == "\xE2\x80\xA6";
}

bool begins_as_heading(char c) {
  const auto b = static_cast<unsigned char>(c);
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '"' || c == '(' || b >= 0xC3;
}

// "Effective date: 1 October 2025" says when, not what.
bool is_validity(std::string_view text) {
  constexpr std::array<std::string_view, 15> words{
      "effective date",    "effective from", "effective on",
      "valid until",       "valid from",     "valid to",
      "expires",           "expiry date",    "start date",
      "end date",          "in force from",  "comes into force",
      "comes into effect", "applies from",   "implementation date"};
  const std::string all = plain(text);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return all.compare(1, word.size() + 1, std::string(word) + " ") == 0;
  });
}

// "December 2024 Newsletter": a month leads, and an issue is named.
bool is_issue(std::string_view text) {
  constexpr std::array<std::string_view, 8> names{
      "newsletter", "bulletin", "e bulletin", "briefing", "news", "digest", "magazine", "issue"};
  return !(text[0] >= '0' && text[0] <= '9') && says_any(plain(text), names);
}

// "Session 1: 7 October 2025" is a line of a programme, "Dates: 10 May to 2 June" of a notice.
bool is_dated_session(std::string_view text) {
  const std::size_t colon = text.find_first_of(":-");
  if (colon == std::string_view::npos) return false;
  constexpr std::array<std::string_view, 9> labels{
      " date ", " dates ", " when ", " start ", " end ", " from ", " to ", " starts ", " ends "};
  const std::string label = plain(text.substr(0, colon));
  const bool labelled = std::find(labels.begin(), labels.end(), label) != labels.end();
  if (!labelled && !is_session(text)) return false;
  const std::string_view rest = text.substr(colon + 1);
  return leading_date(rest.substr(std::min(rest.find_first_not_of(' '), rest.size()))) > 0;
}

// Telephone numbers, sums and page numbers have more digits than letters.
bool mostly_digits(std::string_view text) {
  std::size_t digits = 0, letters = 0;
  for (const char c : text) {
    digits += c >= '0' && c <= '9';
    letters += ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  }
  return digits >= letters;
}

bool all_capitals(std::string_view text) {
  std::size_t upper = 0;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') return false;
    upper += c >= 'A' && c <= 'Z';
  }
  return upper >= 4;
}

bool is_short(std::string_view text) {
  return !text.empty() && text.size() <= most_bytes && words_in(text) <= most_words;
}

bool is_sentences(std::string_view text) {
  const std::size_t start = text.find(' ') == std::string_view::npos ? 0 : text.find(' ');
  return has(text.substr(start), ". ") || has(text, "? ");
}

// "Published by the Board, November 2015" says something of the text below the title.
bool is_imprint(std::string_view text) {
  constexpr std::array<std::string_view, 15> words{
      "published", "updated", "ratified",     "approved",  "review date",
      "author",    "owner",   "issued",       "version",   "date of",
      "as of",     "as at",   "last updated", "agreed on", "last reviewed"};
  const std::string all = plain(text);
  if (all.find_first_of("0123456789") == std::string::npos) return false;
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return all.compare(1, word.size() + 1, std::string(word) + " ") == 0;
  });
}

bool looks_like_heading(const Block& block) {
  const std::string_view text = block.text;
  if (block.type != Block::Type::paragraph && block.type != Block::Type::list_item) return false;
  // Of list items only numbered ones, which keep their number: "1. Why it matters".
  if (block.type == Block::Type::list_item && !(text[0] >= '0' && text[0] <= '9')) return false;
  if (!is_short(text) || ends_as_sentence(text) || !begins_as_heading(text[0])) return false;
  if (has(text, "@") || has(text, "://") || has(text, "www.") || has(text, "\n")) return false;
  if (leading_date(text) && !is_issue(text)) return false;
  if (is_validity(text) || is_dated_session(text)) return false;
  return !mostly_digits(text) && !is_sentences(text) && !is_imprint(text);
}

// "1.2 Scope" is a level below "1 Scope".
int numbered_level(std::string_view text) {
  int level = 2;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == '.' && text[i + 1] >= '0' && text[i + 1] <= '9')
      ++level;
    else if (!(text[i] >= '0' && text[i] <= '9'))
      break;
  }
  return std::min(level, 6);
}

// The number that a line begins with: "2" of "2. Reporting", "2.1" of "2.1 Calling".
std::string_view number_of(std::string_view text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
  std::string_view number = text.substr(0, end);
  if (end == text.size() || text[end] != ' ') return {};
  while (!number.empty() && number.back() == '.') number.remove_suffix(1);
  return number;
}

// "2.1" is a part of "2".
bool is_part(std::string_view part, std::string_view whole) {
  return !whole.empty() && part.size() > whole.size() + 1 && part[whole.size()] == '.' &&
         part.substr(0, whole.size()) == whole;
}

class Finder {
 public:
  explicit Finder(std::vector<Block>& blocks) : blocks_(blocks), candidate_(blocks.size()) {
    for (std::size_t i = 0; i < blocks.size(); ++i) candidate_[i] = looks_like_heading(blocks[i]);
    std::size_t doubles = 0;
    for (std::size_t i = 1; i < blocks.size(); ++i)
      doubles += candidate_[i] && blocks[i].blank_before >= 2;
    marks_by_space_ = doubles >= 2;
    // A title and who issued it, and when, may be set apart.
    constexpr std::size_t head = 3;
    const auto body = blocks.begin() + static_cast<std::ptrdiff_t>(std::min(head, blocks.size()));
    const auto apart = [](const Block& b) { return b.blank_before > 0; };
    dense_ = blocks.size() > 3 && std::none_of(blocks.begin(), blocks.end(), apart);
    dense_ = dense_ || (blocks.end() - body > 3 && std::none_of(body, blocks.end(), apart));
  }

  void find() {
    std::vector<bool> heading(blocks_.size());
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      heading[i] = candidate_[i] && is_heading(i, i > 0 && heading[i - 1]);
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if (heading[i]) make(i);
  }

 private:
  bool is_heading(std::size_t i, bool under_heading) const {
    if (i + 1 == blocks_.size()) return i == 0;
    const Block& block = blocks_[i];
    if (i == 0 || block.bold) return true;
    if (marks_by_space_) return block.blank_before >= 2 || (i == 1 && block.blank_before >= 1);
    if (dense_) return !under_heading && is_long(blocks_[i + 1]);
    const std::string_view number = number_of(block.text);
    const bool part = under_heading && is_part(number, number_of(blocks_[i - 1].text));
    if (block.blank_before == 0 && !part) return false;
    if (all_capitals(block.text)) return !candidate_[i + 1] || !all_capitals(blocks_[i + 1].text);
    if (candidate_[i + 1] && is_part(number_of(blocks_[i + 1].text), number)) return true;
    const bool below = part || (under_heading && all_capitals(blocks_[i - 1].text));
    if (under_heading && i > 1 && !below) return false;
    return !in_run(i) && has_body(i + 1);
  }

  // Three short lines one after the other head nothing.
  bool in_run(std::size_t i) const {
    const auto candidate = [&](std::size_t k) { return k < candidate_.size() && candidate_[k]; };
    // Set apart from lines that stand together, it heads them.
    if (i + 2 < blocks_.size() && blocks_[i + 1].blank_before && !blocks_[i + 2].blank_before)
      return false;
    return candidate(i + 1) && (candidate(i + 2) || i > 1);
  }

  bool has_body(std::size_t i) const {
    const Block& next = blocks_[i];
    if (next.type != Block::Type::paragraph || candidate_[i]) return true;
    return ends_as_sentence(next.text) || next.text.back() == '?' || !is_short(next.text) ||
           leading_date(next.text) > 0;
  }

  // Saved without empty lines, a heading is what stands above a whole paragraph or a list.
  static bool is_long(const Block& next) {
    return next.type == Block::Type::list_item
               ? !(next.text[0] >= '0' && next.text[0] <= '9')
               : words_in(next.text) > most_words || next.text.size() > most_bytes;
  }

  // An underline says its level itself; what stands below capitals is a part of them.
  void make(std::size_t i) {
    Block& block = blocks_[i];
    const int underlined = block.type == Block::Type::paragraph ? block.level : 0;
    const bool capitals = all_capitals(block.text);
    block.type = Block::Type::heading;
    if (i == 0) {
      block.level = 1;
      title_underlined_ = underlined > 0;
    } else if (underlined) {
      block.level = std::min(underlined + !title_underlined_, 6);
      below_ = block.level - 1;
    } else {
      const bool numbered = block.text[0] >= '0' && block.text[0] <= '9';
      block.level = std::min(numbered_level(block.text) + (capitals || numbered ? 0 : below_), 6);
    }
    if (i > 0 && capitals && !underlined) below_ = 1;
  }

  std::vector<Block>& blocks_;
  std::vector<bool> candidate_;
  bool marks_by_space_ = false;
  bool dense_ = false;  // no empty line anywhere
  bool title_underlined_ = false;
  int below_ = 0;  // how much lower than usual an ordinary heading stands here
};

// A page all in bold has no headings in disguise, nor has a bold line with nothing under it.
void find_bold(std::vector<Block>& blocks) {
  const auto is_bold = [](const Block& b) {
    return b.bold && b.type == Block::Type::paragraph && is_short(b.text) && b.text.back() != '.' &&
           b.text.back() != ',' && !leading_date(b.text) && !is_stamp(b.text);
  };
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    const Block& next = blocks[i + 1];
    const bool headed = next.bold && next.type != Block::Type::table_row;
    if (!is_bold(blocks[i]) || headed || next.type == Block::Type::heading) continue;
    blocks[i].type = Block::Type::heading;
    blocks[i].level = bold_level;
  }
}

// "One minute guide: Prevent        No. 81" is a title and its number.
void split_title(std::vector<Block>& blocks) {
  if (blocks.size() < 2 || blocks[0].type != Block::Type::table_row ||
      blocks[1].type == Block::Type::table_row)
    return;
  const std::size_t bar = blocks[0].text.find(" | ");
  Block rest = blocks[0];
  rest.type = Block::Type::paragraph;
  rest.text.erase(0, bar + 3);
  blocks[0].type = Block::Type::paragraph;
  blocks[0].text.resize(bar);
  blocks.insert(blocks.begin() + 1, std::move(rest));
}

}  // namespace

bool is_stamp(std::string_view text) {
  constexpr std::array<std::string_view, 15> stamps{
      "archived",   "archived chapter", "archived document",
      "draft",      "withdrawn",        "cancelled",
      "superseded", "important",        "important notice",
      "notice",     "update",           "please note",
      "news",       "for information",  "currently under review"};
  const std::string words = plain(text);
  return std::any_of(stamps.begin(), stamps.end(), [&](std::string_view stamp) {
    return words.size() == stamp.size() + 2 && says(words, stamp);
  });
}

void infer_headings(std::vector<Block>& blocks, bool plain_text) {
  if (plain_text) split_title(blocks);
  if (plain_text)
    Finder(blocks).find();
  else
    find_bold(blocks);
}

}  // namespace fingerpost::document
