// Sheets come in four shapes:
//
//     Version: 2.1                                   a label and its value
//     Version | 2.1 | Policy lead | K. Moor          in cells beside it
//     Version | Author | Review date                 a row of labels,
//     2.1     | J. Tarn | March 2026                 and of values under it
//     Version 2.1, ratified 03/2023, author J. Tarn  pieces of one line
//
// A row of labels above several rows is a version history: its last day counts.
#include "document/sheet.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "document/phrases.hpp"
#include "document/sheet_words.hpp"
#include "document/stated.hpp"

namespace fingerpost::document {
namespace {

using Words = std::string_view;

// Longer values are prose.
constexpr std::size_t longest_value = 160;
constexpr std::size_t longest_label = 40;

Words trimmed(Words text) {
  constexpr Words around = " \t\n.;,";
  const std::size_t first = text.find_first_not_of(around);
  if (first == Words::npos) return text.substr(0, 0);  // empty, and still a place in the text
  return text.substr(first, text.find_last_not_of(around) - first + 1);
}

bool is_placeholder(Words value) {
  constexpr std::array<Words, 9> nothing{"n a", "na",    "none",           "nil", "tbc", "tba",
                                         "new", "draft", "to be confirmed"};
  const std::string words = plain(value);
  return words.size() < 3 || std::any_of(nothing.begin(), nothing.end(), [&](Words each) {
           return words == " " + std::string(each) + " ";
         });
}

// "V4.0 (final)" is "4.0"; empty when it is no number of a version.
std::string version_of(Words value) {
  if (const std::string words = plain(value); words.compare(0, 9, " version ") == 0)
    value.remove_prefix(value.find(' ') + 1);
  if (!value.empty() && (value[0] == 'v' || value[0] == 'V')) value.remove_prefix(1);
  value = trimmed(value.substr(0, value.find_first_of(" (\n")));
  constexpr std::size_t longest = 12;
  if (value.empty() || value[0] < '0' || value[0] > '9' || value.size() > longest) return {};
  return std::string(value);
}

// What a label and the words behind it state; no field when that is nothing.
SheetEntry entry_of(Words label, Words value, Words words) {
  SheetEntry entry{sheet_field(label), std::string(trimmed(value)), std::string(trimmed(words))};
  const bool fits = !entry.field.empty() && entry.value.size() <= longest_value &&
                    !is_placeholder(entry.value) && sheet_field(value).empty();
  if (!fits) return {};
  if (entry.field == "version") entry.value = version_of(entry.value);
  if (!has_words(entry.field)) {
    const auto when = period_of(entry.value);
    entry.value = when ? to_iso(*when) : "";
  }
  return entry.value.empty() ? SheetEntry{} : entry;
}

std::vector<Words> cells_of(Words row) {
  std::vector<Words> cells;
  for (;;) {
    const std::size_t bar = row.find(" | ");
    cells.push_back(trimmed(row.substr(0, bar)));
    if (bar == Words::npos) return cells;
    row.remove_prefix(bar + 3);
  }
}

// The words from the beginning of one part of `text` to the end of another.
Words joined(Words first, Words last) {
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

class Sheet {
 public:
  // `table`: the rows of one, from `row` on. Returns how many were read.
  std::size_t take(const std::vector<Paragraph>& table, std::size_t row) {
    const Words text = table[row].text;
    const std::vector<Words> cells = cells_of(text);
    if (const std::size_t rows = cells.size() > 1 ? columns(table, row, cells) : 0) return rows;
    if (cells.size() > 1)
      pairs(cells);
    else
      lines(text);
    return 1;
  }

  std::vector<SheetEntry> entries() && { return std::move(entries_); }

 private:
  void add(const SheetEntry& entry) {
    if (!entry.field.empty()) entries_.push_back(entry);
  }

  void pairs(const std::vector<Words>& cells) {
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
      const SheetEntry entry = entry_of(cells[i], cells[i + 1], joined(cells[i], cells[i + 1]));
      add(entry);
      if (!entry.field.empty()) ++i;
    }
    for (const Words cell : cells)
      if (cell.find(':') != Words::npos) lines(cell);
  }

  void lines(Words text) {
    while (!text.empty()) {
      const Words line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(line.size() + 1, text.size()));
      if (!labelled(line)) pieces(line);
    }
  }

  // "Version: 3", and several on a line: "Version: 3 Author: M. Fell".
  bool labelled(Words line) {
    struct Label {
      std::size_t begin, colon;
    };
    std::vector<Label> labels;
    for (std::size_t colon = line.find(':'); colon != Words::npos;
         colon = line.find(':', colon + 1))
      if (const auto begin = label_before(line, colon, labels.empty()))
        labels.push_back({*begin, colon});
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const std::size_t end = i + 1 < labels.size() ? labels[i + 1].begin : line.size();
      const Label& at = labels[i];
      add(entry_of(line.substr(at.begin, at.colon - at.begin),
                   line.substr(at.colon + 1, end - at.colon - 1),
                   line.substr(at.begin, end - at.begin)));
    }
    return !labels.empty();
  }

  // Where the label begins that the colon ends: the longest that is one. The first
  // of a line begins it.
  static std::optional<std::size_t> label_before(Words line, std::size_t colon, bool first) {
    constexpr int most_words = 4;
    std::optional<std::size_t> best;
    std::size_t begin = colon;
    // No label is longer: from each colon so many bytes are looked at.
    const std::size_t stop = colon > longest_label ? colon - longest_label : 0;
    for (int words = 0; words < most_words && begin > stop; ++words) {
      while (begin > stop && line[begin - 1] == ' ') --begin;
      while (begin > stop && line[begin - 1] != ' ') --begin;
      if (begin == stop && stop > 0 && line[begin - 1] != ' ') break;
      if (!sheet_field(line.substr(begin, colon - begin)).empty()) best = begin;
    }
    return first && best != std::size_t{0} ? std::nullopt : best;
  }

  // "Version 2.1, ratified 03/2023, author Jo Tarn": two at least, the first one
  // beginning the line.
  void pieces(Words line) {
    constexpr std::size_t longest_line = 300;
    if (line.size() > longest_line) return;
    std::vector<SheetEntry> found;
    bool first = true;
    for (Words rest = line; !rest.empty(); first = false) {
      const Words piece = rest.substr(0, rest.find_first_of(",;|"));
      rest.remove_prefix(std::min(piece.size() + 1, rest.size()));
      const SheetEntry entry = piece_of(trimmed(piece));
      if (first && entry.field.empty()) return;
      if (!entry.field.empty()) found.push_back(entry);
    }
    if (found.size() < 2) return;
    for (const SheetEntry& each : found) add(each);
  }

  static SheetEntry piece_of(Words piece) {
    constexpr std::size_t most_words = 8;
    SheetEntry best;
    if (words_in(piece) > most_words) return best;
    for (std::size_t space = piece.find(' '); space != Words::npos;
         space = piece.find(' ', space + 1))
      if (const SheetEntry entry = entry_of(piece.substr(0, space), piece.substr(space + 1), piece);
          !entry.field.empty())
        best = entry;
    return best;
  }

  // A row of labels with rows of values under it; 0 when it is none.
  std::size_t columns(const std::vector<Paragraph>& table, std::size_t row,
                      const std::vector<Words>& labels) {
    const auto known = [](Words label) {
      return !sheet_field(label).empty() || is_history_column(label) || names_document(label);
    };
    const auto fields = std::count_if(labels.begin(), labels.end(),
                                      [](Words label) { return !sheet_field(label).empty(); });
    if (fields < 2 || !std::all_of(labels.begin(), labels.end(), known)) return 0;
    std::vector<std::vector<SheetEntry>> rows;
    for (std::size_t i = row + 1; i < table.size(); ++i) {
      const std::vector<Words> cells = cells_of(table[i].text);
      if (cells.size() != labels.size() || !sheet_field(cells[0]).empty()) break;
      std::vector<SheetEntry> values;
      for (std::size_t c = 0; c < cells.size(); ++c)
        if (const SheetEntry entry = entry_of(labels[c], cells[c], cells[c]); !entry.field.empty())
          values.push_back(entry);
      if (is_planned(table[i].text)) continue;
      if (is_first_issue(table[i].text)) values.push_back({"first", "", ""});
      rows.push_back(std::move(values));
    }
    const auto names = std::count_if(labels.begin(), labels.end(), names_document);
    const std::size_t read = rows_read(table, row, labels.size());
    if (rows.empty() || (names > 0 && rows.size() > 1)) return 0;
    if (rows.size() == 1 && fields + names == static_cast<std::ptrdiff_t>(labels.size()))
      for (const SheetEntry& each : rows[0]) add(each);
    else
      history(rows);
    return read + 1;
  }

  // Rows of as many cells under a row of labels.
  static std::size_t rows_read(const std::vector<Paragraph>& table, std::size_t row,
                               std::size_t cells) {
    std::size_t i = row + 1;
    while (i < table.size() && cells_of(table[i].text).size() == cells &&
           sheet_field(cells_of(table[i].text)[0]).empty())
      ++i;
    return i - row - 1;
  }

  // "3.0 | March 2030 | Next planned review" has not been.
  static bool is_planned(Words row) {
    constexpr std::array<Words, 6> words{"planned",   "next",     "due",
                                         "scheduled", "proposed", "draft"};
    return says_any(plain(row), words);
  }

  // Of one row: of several it is a list of documents.
  static bool names_document(Words label) {
    constexpr std::array<Words, 7> words{" title ",         " document title ", " policy title ",
                                         " document name ", " policy name ",    " document ",
                                         " name of policy "};
    return std::find(words.begin(), words.end(), plain(label)) != words.end();
  }

  static bool is_first_issue(Words row) {
    constexpr std::array<Words, 8> words{"first issue",      "first published", "first version",
                                         "initial",          "new policy",      "new document",
                                         "document created", "first edition"};
    return says_any(plain(row), words);
  }

  static const SheetEntry* day_in(const std::vector<SheetEntry>& row) {
    for (const Words field : {"date", "updated", "published", "valid_from"})
      if (const SheetEntry* entry = find_entry(row, field)) return entry;
    return nullptr;
  }

  // The row with the last day: its version and day are today's. Of rows without one,
  // the last.
  void history(const std::vector<std::vector<SheetEntry>>& rows) {
    const std::vector<SheetEntry>* last = &rows.back();
    const auto when = [](const std::vector<SheetEntry>& row) {
      const SheetEntry* day = day_in(row);
      const auto period = day ? period_from_iso(day->value) : std::nullopt;
      return period ? period->last : std::nullopt;
    };
    for (const auto& row : rows)
      if (when(row) && (!when(*last) || *when(*last) < *when(row))) last = &row;
    if (const SheetEntry* version = find_entry(*last, "version")) add(*version);
    if (const SheetEntry* day = day_in(*last); day && rows.size() > 1)
      add({"updated", day->value, day->words});
    for (const auto& row : rows)
      if (const SheetEntry* day = day_in(row); day && find_entry(row, "first"))
        add({"published", day->value, day->words});
  }

  std::vector<SheetEntry> entries_ = {};
};

}  // namespace

bool has_words(std::string_view field) {
  return field == "version" || field == "author" || field == "owner" || field == "ratified_by" ||
         field == "supersedes" || field == "audience" || field == "reference";
}

const SheetEntry* find_entry(const std::vector<SheetEntry>& entries, std::string_view field) {
  const auto at = std::find_if(entries.begin(), entries.end(),
                               [&](const SheetEntry& each) { return each.field == field; });
  return at == entries.end() ? nullptr : &*at;
}

SheetRows read_sheet(const std::vector<Paragraph>& passage, std::size_t row) {
  Sheet sheet;
  SheetRows out;
  out.paragraphs = sheet.take(passage, row);
  out.entries = std::move(sheet).entries();
  return out;
}

}  // namespace fingerpost::document
