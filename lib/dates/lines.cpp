// A text cut into lines as its author meant them: a line of mail or of a PDF that
// was wrapped goes on in the next.
#include <algorithm>

#include "dates/scan.hpp"
#include "text/text.hpp"

namespace fingerpost::dates {
namespace {

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::size_t longest_line = 16384;  // a longer one is cut between words
constexpr std::size_t wrapped_from = 60;     // a line this long may have been wrapped

bool connects(std::string_view text, std::size_t from, std::size_t end, const Tables& tables) {
  while (end > from && text[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > from && is_letter(text[begin - 1])) --begin;
  const auto* entry =
      tables.find(text::fold(text.substr(begin, std::min<std::size_t>(end - begin, 20))));
  if (end > from && text[end - 1] == ',') return true;
  if (!entry) return begin == end && end > from && is_digit(text[end - 1]);
  const auto id = static_cast<W>(entry->id);
  return entry->is == Is::weekday || entry->is == Is::month || (id >= W::the && id <= W::after) ||
         id == W::commencing;
}

}  // namespace

std::size_t Lines::line_end(std::size_t from) const {
  const std::size_t most = std::min(text_.size(), from + longest_line);
  std::size_t end = from;
  while (end < most && text_[end] != '\n' && text_[end] != '\r') ++end;
  if (end < most || end == text_.size() || text_[end] == '\n' || text_[end] == '\r') return end;
  const std::size_t gap = text_.substr(from, longest_line).rfind(' ');
  return gap != std::string_view::npos && gap > longest_line / 2 ? from + gap : end;
}

// Past the line at `from` and those it was wrapped into.
std::size_t Lines::joined_end(std::size_t from) const {
  std::size_t begin = from, end = line_end(from);
  while (end - begin >= wrapped_from && end - from < longest_line && end < text_.size()) {
    const std::size_t next = end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
    if (next >= text_.size() || text_[next] == '\n' || text_[next] == '\r') break;
    const char last = text_[end - 1];
    if (last == '.' || last == ':' || last == ';' || last == '!' || last == '?' || last == '|')
      break;
    if (text_.substr(begin, end - begin).find(" | ") != std::string_view::npos) break;  // a row
    const bool continues = text_[next] >= 'a' && text_[next] <= 'z';
    if (!continues && !((is_letter(text_[next]) || is_digit(text_[next])) &&
                        connects(text_, begin, end, tables_)))
      break;
    begin = next;
    end = line_end(next);
  }
  return end;
}

bool Lines::next(Line& line) {
  if (at_ >= text_.size()) return false;
  const std::size_t end = joined_end(at_);
  line.text = text_.substr(at_, end - at_);
  line.offset = at_;
  line.number = number_++;
  tokenise(line, tables_);
  at_ = end;
  if (at_ < text_.size() && (text_[at_] == '\r' || text_[at_] == '\n'))
    at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
  return true;
}

}  // namespace fingerpost::dates
