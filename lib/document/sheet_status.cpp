#include "document/sheet_status.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "document/phrases.hpp"
#include "document/sheet_words.hpp"

namespace fingerpost::document {
namespace {

using Words = std::string_view;
using What = Claim::What;

// As far as a front sheet goes (document/front_sheet.cpp); longer values are prose.
constexpr std::size_t head_paragraphs = 45;
constexpr std::size_t longest_value = 60;

std::vector<Words> cells_of(Words row) {
  std::vector<Words> cells;
  for (;;) {
    const std::size_t bar = row.find(" | ");
    cells.push_back(row.substr(0, bar));
    if (bar == Words::npos) return cells;
    row.remove_prefix(bar + 3);
  }
}

// What papers have and cases do not: a date or a name alone makes no sheet.
bool is_of_a_paper(Words label) {
  constexpr std::array<Words, 8> fields{"version",    "owner",     "author",      "ratified_by",
                                        "review_due", "reference", "next_review", "supersedes"};
  return std::find(fields.begin(), fields.end(), sheet_field(label)) != fields.end();
}

Claim claim_in(Words value) {
  if (value.size() > longest_value) return {};
  return stamp_on_sentence("Status: " + std::string(value));
}

// "Version | 2.1 | Status | Withdrawn"
Claim in_pairs(const std::vector<Words>& cells) {
  for (std::size_t i = 0; i + 1 < cells.size(); i += 2)
    if (is_status_label(cells[i])) return claim_in(cells[i + 1]);
  return {};
}

// "Version | Owner | Status", and one row under it.
Claim in_columns(const std::vector<Paragraph>& rows, std::size_t row,
                 const std::vector<Words>& labels) {
  const auto column = std::find_if(labels.begin(), labels.end(), is_status_label);
  if (column == labels.end() || row + 1 >= rows.size()) return {};
  if (std::none_of(labels.begin(), labels.end(), is_of_a_paper)) return {};
  const auto cells_at = [&](std::size_t i) {
    return i < rows.size() && rows[i].listed ? cells_of(rows[i].text) : std::vector<Words>();
  };
  const std::vector<Words> values = cells_at(row + 1);
  const std::vector<Words> below = cells_at(row + 2);
  const bool more = below.size() == labels.size() && !is_of_a_paper(below[0]);
  if (values.size() != labels.size() || more) return {};
  return claim_in(values[static_cast<std::size_t>(column - labels.begin())]);
}

bool is_sheet(const std::vector<Paragraph>& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const Paragraph& row) {
    if (row.text.find(" | ") == std::string::npos) {
      const std::size_t colon = row.text.find(':');
      return colon != std::string::npos && is_of_a_paper(Words(row.text).substr(0, colon));
    }
    const std::vector<Words> cells = cells_of(row.text);
    return std::any_of(cells.begin(), cells.end(), is_of_a_paper);
  });
}

Claim in_row(const std::vector<Paragraph>& rows, std::size_t row) {
  const Words text = rows[row].text;
  if (text.find(" | ") == Words::npos) {
    const std::size_t colon = text.find(':');
    const bool told = colon != Words::npos && is_status_label(text.substr(0, colon));
    return told ? claim_in(text.substr(colon + 1)) : Claim{};
  }
  const std::vector<Words> cells = cells_of(text);
  const Claim claim = in_columns(rows, row, cells);
  return claim.what == What::none ? in_pairs(cells) : claim;
}

}  // namespace

bool is_status_label(std::string_view label) {
  constexpr std::array<Words, 16> labels{
      "status",           "document status",    "policy status",    "current status",
      "guidance status",  "protocol status",    "procedure status", "page status",
      "approval status",  "publication status", "version status",   "status of document",
      "status of policy", "chapter status",     "strategy status",  "status of this document"};
  constexpr std::size_t longest = 40;
  if (label.size() > longest) return false;
  const std::string words = plain(label);
  return std::any_of(labels.begin(), labels.end(), [&](Words known) {
    return words.size() == known.size() + 2 && says(words, known);
  });
}

Claim status_in_sheet(const std::vector<Passage>& passages) {
  for (std::size_t p = 0; p < passages.size(); ++p) {
    const std::vector<Paragraph>& rows = passages[p].paragraphs;
    if (p > 0 && !is_control_heading(passages[p].heading)) continue;
    if (is_of_others(passages[p].heading) || !is_sheet(rows)) continue;
    for (std::size_t row = 0; row < rows.size() && row < head_paragraphs; ++row)
      if (const Claim claim = in_row(rows, row); claim.what != What::none) return claim;
  }
  return {};
}

}  // namespace fingerpost::document
