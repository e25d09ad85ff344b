#include "extract/table.hpp"

#include <algorithm>
#include <array>

#include "extract/chars.hpp"

namespace fingerpost::extract {
namespace {

constexpr std::size_t most_cells = 1000;
// A quoted cell longer than this was never meant to be one: its mark is a letter.
constexpr std::size_t longest_quoted = 1u << 20;
constexpr std::size_t sampled_lines = 20;

struct Row {
  std::vector<std::string> cells = {};
  bool cut = false;
};

class Table {
 public:
  Table(std::string_view text, char divider) : text_(text), divider_(divider) {}

  bool next(Row& row) {
    if (at_ >= text_.size()) return false;
    row = {};
    do {
      std::string cell = squeeze(this->cell());
      if (row.cells.size() < most_cells)
        row.cells.push_back(std::move(cell));
      else
        row.cut = true;
    } while (take(divider_));
    take('\r');
    take('\n');
    return true;
  }

 private:
  bool take(char sign) {
    if (at_ >= text_.size() || text_[at_] != sign) return false;
    ++at_;
    return true;
  }

  std::string cell() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    std::string out;
    if (at_ < text_.size() && text_[at_] == '"' && quoted(out)) return out;
    const std::size_t end = std::min(text_.find_first_of(ends_, at_), text_.size());
    out = text_.substr(at_, end - at_);
    at_ = end;
    return out;
  }

  // False, and nothing taken, when the mark that begins here is not closed.
  bool quoted(std::string& out) {
    std::size_t at = at_ + 1;
    while (at < text_.size() && at - at_ < longest_quoted) {
      const std::size_t mark = text_.find('"', at);
      if (mark == std::string_view::npos) break;
      out += text_.substr(at, mark - at);
      at = mark + 1;
      if (at < text_.size() && text_[at] == '"') {
        out += '"';
        ++at;
        continue;
      }
      const std::size_t end = std::min(text_.find_first_of(ends_, at), text_.size());
      out += text_.substr(at, end - at);
      at_ = end;
      return true;
    }
    out.clear();
    return false;
  }

  std::string_view text_;
  char divider_;
  std::string ends_ = std::string("\r\n") + divider_;
  std::size_t at_ = 0;
};

// How many of the first rows have as many cells as most of them do, more than one.
std::size_t evenness(std::string_view text, char divider) {
  Table table(text, divider);
  std::array<std::size_t, 64> rows_of{};
  Row row;
  for (std::size_t i = 0; i < sampled_lines && table.next(row); ++i)
    ++rows_of[std::min(row.cells.size(), rows_of.size() - 1)];
  std::size_t best = 0;
  for (std::size_t cells = 2; cells < rows_of.size(); ++cells)
    best = std::max(best, rows_of[cells] * 64 + (rows_of[cells] ? cells : 0));
  return best;
}

char divider_of(std::string_view text) {
  const std::string_view start = text.substr(0, 65536);
  char best = ',';
  std::size_t most = 0;
  for (const char divider : {',', ';', '\t', '|'})
    if (const std::size_t even = evenness(start, divider); even > most) most = even, best = divider;
  return best;
}

Block block_of(const Row& row) {
  Block block;
  std::size_t filled = 0, last = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    if (!row.cells[i].empty()) ++filled, last = i;
  if (filled == 1) {
    block.text = row.cells[last];
    return block;
  }
  block.type = Block::Type::table_row;
  for (std::size_t i = 0; filled && i <= last; ++i) block.text += (i ? " | " : "") + row.cells[i];
  return block;
}

}  // namespace

std::vector<Block> rows(std::string_view text, std::vector<std::string>& problems) {
  Table table(text, divider_of(text));
  std::vector<Block> out;
  Row row;
  bool cut = false;
  while (table.next(row)) {
    Block block = block_of(row);
    if (!block.text.empty()) out.push_back(std::move(block));
    cut |= row.cut;
  }
  if (cut) problems.push_back("too_big: cells after the thousandth of a row are left out");
  return out;
}

}  // namespace fingerpost::extract
