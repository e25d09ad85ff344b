// "Safeguarding Week 2023", "Safeguarding Week, 24-28 June 2024" and "Safeguarding Week
// 2025" of one partnership are one series: their titles are alike without days, months and
// years. Two dates of one course in one year are so too; a launch event on its own is not.
#include "index/series.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "dates/dates.hpp"
#include "index/beside.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

bool is_of_a_day(std::string_view word) {
  constexpr std::array<std::string_view, 27> words{
      "january", "february", "march",    "april", "may", "june", "july", "august", "september",
      "october", "november", "december", "jan",   "feb", "mar",  "apr",  "jun",    "jul",
      "aug",     "sept",     "sep",      "oct",   "nov", "dec",  "th",   "st",     "to"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "2024", "24th"; of "Level 3" the number is its name, but beside a month it is a day.
bool says_a_day(const std::vector<text::Word>& words, std::size_t at) {
  const std::string_view word = words[at].folded;
  if (is_of_a_day(word)) return true;
  if (word.empty() || word.front() < '0' || word.front() > '9') return false;
  if (!text::is_number(word)) {
    const std::string_view end = word.substr(word.find_first_not_of("0123456789"));
    return end == "st" || end == "nd" || end == "rd" || end == "th";
  }
  const auto beside = [&](std::size_t other) {
    return other < words.size() && is_of_a_day(words[other].folded);
  };
  return text::is_year(word) || beside(at + 1) || beside(at - 1);
}

// Empty for what belongs to no series.
std::string key_of(const Library& library, Number document) {
  const auto [segment, row] = library.seat_of_document(document);
  const Columns& columns = segment->columns;
  const DocumentRow& facts = columns.documents[row];
  if (!rank::happens(facts.kind) || facts.kind == Kind::notice) return {};
  std::string title;
  const std::vector<text::Word> words = text::words(columns.text(facts.title));
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!says_a_day(words, i)) title.append(" ").append(words[i].folded);
  if (title.empty()) return {};
  std::string key(columns.text(facts.publisher));
  key.append("\n").append(name(facts.kind)).append("\n").append(title);
  for (const std::string_view place : columns.texts(facts.applies_to))
    key.append("\n").append(text::slug(place));
  return key;
}

}  // namespace

std::vector<Number> gather_series(const Library& library) {
  std::vector<Number> series;
  for (Number work = 0; work < library.works(); ++work)
    series.push_back(library.family(library.all_works()[work].back()));
  std::unordered_map<std::string, Number> known;
  for (Number work = 0; work < library.works(); ++work) {
    const std::string key = key_of(library, library.all_works()[work].back());
    if (key.empty() || series[work] != work) continue;
    series[work] = known.try_emplace(key, work).first->second;
  }
  // What is folded with a member of a series follows it.
  for (Number& each : series) each = series[each];
  return series;
}

std::int64_t wait_of(const Library& library, const DayView& view, Number document) {
  const DocumentRow& row = library.document(document);
  if (!rank::happens(row.kind)) return 0;
  constexpr std::int64_t long_ago = 1'000'000, never = 100'000'000;
  if (row.withdrawn <= view.day() || row.status == Status::draft) return never + 1;
  if (row.valid_first == rank::always && row.valid_last == rank::never) return never;
  if (row.valid_last < view.day())
    return long_ago + (std::int64_t{view.day()} - std::int64_t{row.valid_last});
  return row.valid_first > view.day() ? std::int64_t{row.valid_first} - view.day() : 0;
}

std::vector<OtherEdition> editions_of(const Library& library, const DayView& view,
                                      const std::vector<Scored>& sections) {
  constexpr std::size_t most_listed = 20;
  std::vector<Number> others;
  const Number own = library.work(library.document_of(sections.front().section));
  for (const Scored& each : sections) {
    const Number document = library.document_of(each.section);
    const bool known = std::any_of(others.begin(), others.end(), [&](Number other) {
      return library.work(other) == library.work(document);
    });
    if (!known && library.work(document) != own) others.push_back(document);
  }
  const auto day = [&](Number document) {
    const Day first = library.document(document).valid_first;
    return first == rank::always ? library.begins(document) : first;
  };
  std::sort(others.begin(), others.end(), [&](Number a, Number b) {
    return std::pair(day(b), library.id(a)) < std::pair(day(a), library.id(b));
  });
  std::vector<OtherEdition> editions;
  for (const Number document : others) {
    if (editions.size() == most_listed) break;
    const DocumentRow& row = library.document(document);
    editions.push_back({std::string(library.id(document)), title_of(library, document),
                        standing_of(library, view, document),
                        period_of(row.valid_first, row.valid_last)});
  }
  return editions;
}

}  // namespace fingerpost::index
