// A page is read by rows, until rows turn out to be columns of prose:
//
//     row   │ Bruising in babies       Ask the family who    │   both sides long, the same
//     row   │ who do not move by       was there, and write  │   gutter over several rows:
//     row   │ themselves is rare.      down what they say.   │   left side first, then right
//
//     row   │ Version      2.1                               │   short cells: "Version | 2.1"
//
// Within each side the same question is asked again, so that three columns are two
// and one.
#include "extract/worker/layout.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "extract/chars.hpp"

namespace fingerpost::extract {
namespace {

// Words of one row without a wide gap between them.
struct Segment {
  std::string text = {};
  double left = 0, right = 0, top = 0, bottom = 0;
  double size = 0;
  std::size_t letters = 0, bold_letters = 0, words = 0;
};
using Row = std::vector<Segment>;

// Of the font's size: justified prose stretches its spaces to about one.
constexpr double cell_gap = 1.6;
// In a row that has such a gap, narrower ones divide figures, too.
constexpr double figure_gap = 0.75;
// Columns of prose: this many rows with words on both sides, of about so many words.
constexpr std::size_t prose_rows = 4;
constexpr double prose_words = 3.5;
// A gutter, in font sizes.
constexpr double narrowest_gutter = 0.9;

bool same_row(const Word& a, const Word& b) {
  const double shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return shared > 0.5 * std::min(a.bottom - a.top, b.bottom - b.top);
}

void add(Segment& segment, const Word& word) {
  if (segment.text.empty()) {
    segment.left = word.left, segment.top = word.top;
    segment.bottom = word.bottom, segment.size = word.size;
  } else {
    // Parts of one word, set apart by a change of font, touch.
    if (word.left - segment.right > 0.12 * word.size) segment.text += ' ';
    segment.top = std::min(segment.top, word.top);
    segment.bottom = std::max(segment.bottom, word.bottom);
    segment.size = std::max(segment.size, word.size);
  }
  segment.text += word.text;
  segment.right = std::max(segment.right, word.right);
  segment.letters += word.text.size();
  segment.bold_letters += word.bold ? word.text.size() : 0;
  ++segment.words;
}

Row row_of(std::vector<Word> words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const Word& a, const Word& b) { return a.left < b.left; });
  const auto gap = [&](std::size_t i) {
    return (words[i].left - words[i - 1].right) / std::max(words[i].size, 4.0);
  };
  bool cells = false;
  for (std::size_t i = 1; i < words.size(); ++i) cells = cells || gap(i) > cell_gap;
  Row row;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (row.empty() || gap(i) > (cells ? figure_gap : cell_gap)) row.emplace_back();
    add(row.back(), words[i]);
  }
  return row;
}

std::vector<Row> rows_of(const Page& page) {
  std::vector<const Word*> words;
  for (const Word& word : page.words) words.push_back(&word);
  std::stable_sort(words.begin(), words.end(), [](const Word* a, const Word* b) {
    return a->top + a->bottom < b->top + b->bottom;
  });
  std::vector<std::vector<Word>> rows;
  for (const Word* word : words) {
    // A row is that of its first word: a chain of small steps down is no row.
    if (rows.empty() || !same_row(rows.back().front(), *word)) rows.emplace_back();
    rows.back().push_back(*word);
  }
  std::vector<Row> out;
  for (auto& row : rows) out.push_back(row_of(std::move(row)));
  return out;
}

// "1.", "4.2", "a)", "•": what begins a line and is no cell.
bool is_label(const std::string& text) {
  if (text.size() > 8 || text.empty()) return false;
  const auto first = static_cast<unsigned char>(text[0]);
  if (first >= 0x80 || text == "-" || text == "*" || text == "o") return text.size() <= 4;
  const bool dotted = text.find_first_not_of("0123456789.") == std::string::npos;
  const bool closed = text.back() == ')' || text.back() == '.';
  return (dotted && is_digit(text[0])) || (closed && text.size() <= 5);
}

Line line_of(const Row& row, int page, int column) {
  Line line;
  line.page = page, line.column = column;
  line.left = row.front().left, line.top = row.front().top, line.bottom = row.front().bottom;
  std::size_t letters = 0, bold = 0, most = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Segment& s = row[i];
    const bool labelled = i == 1 && row.size() == 2 && is_label(row[0].text);
    if (i > 0) line.text += labelled ? " " : " | ";
    line.row = line.row || (i > 0 && !labelled);
    line.text += s.text;
    line.right = std::max(line.right, s.right);
    line.top = std::min(line.top, s.top), line.bottom = std::max(line.bottom, s.bottom);
    letters += s.letters, bold += s.bold_letters;
    if (s.letters > most) most = s.letters, line.size = s.size;
  }
  line.bold = letters > 0 && bold * 10 >= letters * 9;
  return line;
}

struct Gutter {
  double left, right;
  bool wide(double size) const { return right - left >= narrowest_gutter * size; }
};

// What is left of a gutter below this row; nothing when the row runs across it.
std::optional<Gutter> below(Gutter gutter, const Row& row) {
  for (const Segment& s : row) {
    const double middle = (gutter.left + gutter.right) / 2;
    if (s.right <= gutter.right && s.left < middle)
      gutter.left = std::max(gutter.left, s.right);
    else if (s.left >= gutter.left && s.right > middle)
      gutter.right = std::min(gutter.right, s.left);
    else
      return std::nullopt;
  }
  if (!gutter.wide(row.front().size)) return std::nullopt;
  return gutter;
}

// The segment of `row` that begins where `segment` does, within a letter's width.
Segment* above(Row& row, const Segment& segment) {
  for (Segment& s : row)
    if (std::abs(s.left - segment.left) < 0.4 * segment.size) return &s;
  return nullptr;
}

double gap(const Row& upper, const Row& lower) {
  double bottom = 0, top = 1e9;
  for (const Segment& s : upper) bottom = std::max(bottom, s.bottom);
  for (const Segment& s : lower) top = std::min(top, s.top);
  return top - bottom;
}

// Where the rows end whose cells begin where those of the row `from` do. The last
// has several cells: a single one below would be the paragraph after the table.
std::size_t table_end(const std::vector<Row>& rows, std::size_t from) {
  std::size_t last = from + 1;
  if (rows[from].size() < 2) return last;
  Row columns = rows[from];
  for (std::size_t at = from + 1; at < rows.size(); ++at) {
    const Row& row = rows[at];
    if (gap(rows[at - 1], row) > 2 * row.front().size) break;
    if (!std::all_of(row.begin(), row.end(), [&](const Segment& s) { return above(columns, s); }))
      break;
    const bool below_first = row.size() == 1 && above(columns, row[0]) == &columns[0];
    if (!below_first) last = at + 1;
  }
  return last;
}

void add_to_cells(Row& row, const Row& more) {
  for (const Segment& s : more) {
    Segment* cell = above(row, s);
    if (!cell) {
      row.push_back(s);
      continue;
    }
    cell->text += " " + s.text;
    cell->right = std::max(cell->right, s.right), cell->bottom = std::max(cell->bottom, s.bottom);
    cell->letters += s.letters, cell->bold_letters += s.bold_letters, cell->words += s.words;
  }
}

// Rows of a table are further apart than the lines within its cells: where two
// distances are seen, what follows at the smaller one belongs to the row above; so
// does what stands alone below any cell but the first.
std::vector<Row> with_wrapped_cells(const std::vector<Row>& rows, std::size_t from,
                                    std::size_t end) {
  double widest = -1e9;
  for (std::size_t i = from + 1; i < end; ++i)
    if (rows[i].size() > 1) widest = std::max(widest, gap(rows[i - 1], rows[i]));
  std::vector<Row> out{rows[from]};
  for (std::size_t i = from + 1; i < end; ++i) {
    const double here = gap(rows[i - 1], rows[i]), size = rows[i].front().size;
    const bool nearer = here < widest - 0.3 * size && here < 0.5 * size;
    const bool alone = rows[i].size() == 1 && above(out.back(), rows[i][0]) != &out.back()[0];
    if (nearer || (alone && here < 0.5 * size))
      add_to_cells(out.back(), rows[i]);
    else
      out.push_back(rows[i]);
  }
  return out;
}

class PageReader {
 public:
  explicit PageReader(const Page& page) : page_(page) {}

  std::vector<Line> read() {
    read(rows_of(page_));
    return std::move(lines_);
  }

 private:
  void read(const std::vector<Row>& rows) {
    for (std::size_t i = 0; i < rows.size();) {
      if (const std::size_t end = columns_end(rows, i); end > i) {
        i = end;
        continue;
      }
      const std::size_t end = table_end(rows, i);
      for (const Row& row : with_wrapped_cells(rows, i, end))
        lines_.push_back(line_of(row, page_.number, column_));
      i = end;
    }
  }

  // Reads the columns of prose that begin at row `from`; where they end, or `from`.
  std::size_t columns_end(const std::vector<Row>& rows, std::size_t from) {
    for (std::size_t cut = 1; cut < rows[from].size(); ++cut) {
      Gutter gutter{rows[from][cut - 1].right, rows[from][cut].left};
      std::size_t end = from;
      while (end < rows.size()) {
        const auto next = below(gutter, rows[end]);
        if (!next) break;
        gutter = *next;
        ++end;
      }
      if (!is_prose(rows, from, end, gutter)) continue;
      read_sides(rows, from, end, gutter);
      return end;
    }
    return from;
  }

  static bool is_prose(const std::vector<Row>& rows, std::size_t from, std::size_t end,
                       const Gutter& gutter) {
    std::size_t both = 0, words[2] = {0, 0}, segments[2] = {0, 0};
    for (std::size_t i = from; i < end; ++i) {
      bool seen[2] = {false, false};
      for (const Segment& s : rows[i]) {
        const bool right = s.left >= gutter.right - 0.01;
        seen[right] = true;
        words[right] += s.words, ++segments[right];
      }
      both += seen[0] && seen[1];
    }
    if (both < prose_rows) return false;
    const auto mean = [&](int side) {
      return static_cast<double>(words[side]) / static_cast<double>(segments[side]);
    };
    return mean(0) >= prose_words && mean(1) >= prose_words;
  }

  void read_sides(const std::vector<Row>& rows, std::size_t from, std::size_t end,
                  const Gutter& gutter) {
    for (const bool right : {false, true}) {
      std::vector<Row> side;
      for (std::size_t i = from; i < end; ++i) {
        Row part;
        for (const Segment& s : rows[i])
          if ((s.left >= gutter.right - 0.01) == right) part.push_back(s);
        if (!part.empty()) side.push_back(std::move(part));
      }
      ++column_;
      read(side);
    }
    ++column_;
  }

  const Page& page_;
  int column_ = 0;
  std::vector<Line> lines_ = {};
};

}  // namespace

std::vector<Line> lines_of(const Page& page) { return PageReader(page).read(); }

}  // namespace fingerpost::extract
