// Lines become blocks. The commonest size of letters is the body's; what is larger
// is a heading, the largest first. A paragraph ends at a wider gap, at a bullet, or
// where a line is short and finished; a hyphen at a line's end goes, unless the
// document writes that word with one.
#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "extract/chars.hpp"
#include "extract/hyphens.hpp"
#include "extract/worker/layout.hpp"

namespace fingerpost::extract {
namespace {

// Larger than the body by this much: a heading. Word processors step by 1 pt in 11.
constexpr double larger = 1.08;
// Two sizes of headings this close are one.
constexpr double alike = 1.04;
constexpr std::size_t longest_heading = 200;
// Of so many steps the tenth part are from line to line.
constexpr std::size_t fewest_typed = 10;

double rounded(double size) { return std::round(size * 2) / 2; }

bool ends_with_any(std::string_view text, std::string_view marks) {
  return !text.empty() && marks.find(text.back()) != std::string_view::npos;
}

bool is_bullet(std::string_view text) {
  for (const std::string_view sign :
       {"\xE2\x80\xA2", "\xE2\x97\x8F", "\xE2\x97\x8B", "\xE2\x96\xAA", "\xE2\x97\xA6",
        "\xEF\x82\xB7", "\xE2\x80\x93 ", "\xC2\xB7", "- ", "o ", "\xEF\x82\xA7", "\xE2\x9E\xA2",
        "\xE2\x9C\x93", "\xE2\x96\xA0"})
    if (begins(text, sign)) return true;
  return false;
}

// "3.", "a)", "(iv)" before a space.
bool is_numbered(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos || space > 6 || space < 2) return false;
  const std::string_view label = text.substr(0, space);
  if (label.back() != '.' && label.back() != ')') return false;
  return is_digit(label[0]) || label.size() <= 2 || label[0] == '(';
}

std::string without_bullet(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) ++at;
  if (at == 0) at = 1;
  return std::string(trim(text.substr(at)));
}

class Blocks {
 public:
  Blocks(const Paged& paged, Builder& builder)
      : lines_(paged.lines), labels_(paged.labels), builder_(builder) {
    measure();
    if (sizes_.empty()) measure_pitch();
    for (const Line& line : lines_) hyphens_.collect(line.text);
  }

  void write() {
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t end = i + 1;
      while (end < lines_.size() && goes_on(i, end)) ++end;
      write(i, end);
      i = end;
    }
  }

 private:
  void measure() {
    std::map<double, std::size_t> letters;
    for (const Line& line : lines_) letters[rounded(line.size)] += line.text.size();
    std::size_t most = 0;
    for (const auto& [size, count] : letters)
      if (count > most) most = count, body_ = size;
    for (auto at = letters.rbegin(); at != letters.rend(); ++at)
      if (at->first > body_ * larger && (sizes_.empty() || at->first * alike < sizes_.back()))
        sizes_.push_back(at->first);
    for (const Line& line : lines_)
      if (!line.row)
        right_[{line.page, line.column}] = std::max(right_[{line.page, line.column}], line.right);
  }

  // 0: none; else 1 for the largest letters.
  int heading_level(const Line& line) const {
    if (line.row || line.size <= body_ * larger || line.text.size() > longest_heading) return 0;
    if (std::none_of(line.text.begin(), line.text.end(), is_letter)) return 0;
    for (std::size_t i = 0; i < sizes_.size(); ++i)
      if (line.size * alike >= sizes_[i]) return static_cast<int>(std::min<std::size_t>(i + 1, 6));
    return 0;
  }

  bool goes_on(std::size_t first, std::size_t next) const {
    const Line& above = lines_[next - 1];
    const Line& line = lines_[next];
    if (above.row || line.row || is_bullet(line.text) || is_numbered(line.text)) return false;
    const int level = heading_level(lines_[first]);
    if (heading_level(line) != level || (level == 0 && line.bold != above.bold)) return false;
    const bool same_place = line.page == above.page && line.column == above.column;
    if (level > 0) return same_place && gap(above, line) < 0.6 * line.size;
    if (!same_place) return runs_over(above, line);
    if (gap(above, line) > 0.75 * line.size || blank_between(above, line) > 0) return false;
    return !is_finished(above);
  }

  static double gap(const Line& above, const Line& line) { return line.top - above.bottom; }

  // Empty lines between two of one page, as a typewriter counts them.
  int blank_between(const Line& above, const Line& line) const {
    if (!typed_ || line.page != above.page || line.column != above.column) return 0;
    return std::max(0, static_cast<int>(std::lround((line.top - above.top) / pitch_)) - 1);
  }

  // All in letters of one size and weight: only its empty lines divide it.
  void measure_pitch() {
    std::vector<double> steps;
    const Line* above = nullptr;
    for (const Line& line : lines_) {
      if (line.bold || (above && std::abs(line.size - above->size) > 0.1)) return;
      const double step = above && above->page == line.page ? line.top - above->top : 0;
      if (step > 0) steps.push_back(step);
      above = &line;
    }
    if (steps.size() < fewest_typed) return;
    // Where every paragraph is one line, most steps leave a line empty.
    const std::size_t low = steps.size() / 10;
    std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(low), steps.end());
    pitch_ = steps[low];
    typed_ = true;
  }

  // From one column or page to the next: within a sentence.
  static bool runs_over(const Line& above, const Line& line) {
    if (ends_with_any(above.text, ".:;?!")) return false;
    return !line.text.empty() && (!is_upper(line.text[0]) || ends_with_any(above.text, ",-"));
  }
  static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

  // A line that ends a sentence well before the others do.
  bool is_finished(const Line& line) const {
    const auto at = right_.find({line.page, line.column});
    const double room = at == right_.end() ? 0 : at->second - line.right;
    return room > 0.15 * (at == right_.end() ? 1 : at->second) && ends_with_any(line.text, ".:;?!");
  }

  void join(std::string& text, std::string_view next) const {
    if (text.empty()) {
      text = next;
    } else if (text.ends_with("\xC2\xAD")) {
      text.resize(text.size() - 2);
      text += next;
    } else if (Hyphens::broken(text, next)) {
      hyphens_.join(text, next);
    } else {
      text.append(" ").append(next);
    }
  }

  void write(std::size_t from, std::size_t end) {
    const Line& first = lines_[from];
    open_page(first.page);
    if (from > 0) builder_.blank_before(blank_between(lines_[from - 1], first));
    std::string text;
    for (std::size_t i = from; i < end; ++i) join(text, lines_[i].text);
    if (const int level = heading_level(first))
      return put(Block::Type::heading, level, text, false);
    if (is_bullet(text)) return put(Block::Type::list_item, 1, without_bullet(text), false);
    if (first.row) return put(Block::Type::table_row, 0, text, false);
    if (is_numbered(text)) return put(Block::Type::list_item, 1, text, first.bold);
    put(Block::Type::paragraph, 0, text, first.bold);
  }

  void open_page(int page) {
    if (page == page_) return;
    page_ = page;
    builder_.page(page, labels_[static_cast<std::size_t>(page - 1)]);
    builder_.fragment("page=" + std::to_string(page));
  }

  void put(Block::Type type, int level, const std::string& text, bool bold) {
    builder_.enter(type, level);
    if (bold) builder_.bold(true);
    builder_.text(text);
    if (bold) builder_.bold(false);
    builder_.leave();
  }

  const std::vector<Line>& lines_;
  const std::vector<std::string>& labels_;
  Builder& builder_;
  double body_ = 0;
  bool typed_ = false;
  double pitch_ = 1;                                  // from line to line of what is typed
  std::vector<double> sizes_ = {};                    // of headings, the largest first
  std::map<std::pair<int, int>, double> right_ = {};  // where the lines of a column end
  Hyphens hyphens_{0};                                // a PDF's words are broken by programs
  int page_ = 0;
};

}  // namespace

void write_blocks(const Paged& paged, Builder& builder) { Blocks(paged, builder).write(); }

}  // namespace fingerpost::extract
