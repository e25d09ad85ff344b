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
  return std::find(words.begin(), words.end(), word) != words.end() ||
         (!word.empty() && word.front() >= '0' && word.front() <= '9');
}

// Empty for what belongs to no series.
std::string key_of(const Library& library, Number document) {
  const auto [segment, row] = library.seat_of_document(document);
  const Columns& columns = segment->columns;
  const DocumentRow& facts = columns.documents[row];
  if (!rank::happens(facts.kind) || facts.kind == Kind::notice) return {};
  std::string title;
  for (const text::Word& word : text::words(columns.text(facts.title)))
    if (!is_of_a_day(word.folded)) title.append(" ").append(word.folded);
  if (title.empty()) return {};
  std::string key(columns.text(facts.publisher));
  key.append("\n").append(name(facts.kind)).append("\n").append(title);
  for (const std::string_view place : columns.texts(facts.applies_to))
    key.append("\n").append(text::slug(place));
  return key;
}

// The days of an occurrence, from its sections where the document has none.
std::pair<Day, Day> days_of(const DayView& view, const Found& found, const Library& library,
                            Number document) {
  for (const Scored& each : found.sections)
    if (library.document_of(each.section) == document) {
      const rank::Facts facts = view.facts(each.section);
      return {facts.valid_first, facts.valid_last};
    }
  return {rank::always, rank::never};
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

void put_next_first(const Library& library, const DayView& view, bool year_named, Found& found) {
  if (year_named || found.sections.empty()) return;
  const Number best = found.sections.front().section;
  if (!rank::happens(library.section(best).kind)) return;
  const Day today = view.day();
  // What is on: 0; what comes: days to it; what is over: after all that, days since.
  const auto wait = [&](const Scored& each) -> std::int64_t {
    const rank::Facts facts = view.facts(each.section);
    const bool called_off = view.standing(each.section) == Standing::withdrawn;
    constexpr std::int64_t long_ago = 1'000'000, never = 100'000'000;
    if (facts.valid_first == rank::always && facts.valid_last == rank::never) return never;
    if (called_off) return never + 1;
    if (facts.valid_last < today) return long_ago + (std::int64_t{today} - facts.valid_last);
    return facts.valid_first > today ? std::int64_t{facts.valid_first} - today : 0;
  };
  // All sections of a document go with the soonest of them.
  std::unordered_map<Number, std::int64_t> soonest;
  for (const Scored& each : found.sections) {
    const auto [at, fresh] = soonest.try_emplace(library.document_of(each.section), wait(each));
    if (!fresh) at->second = std::min(at->second, wait(each));
  }
  std::stable_sort(found.sections.begin(), found.sections.end(),
                   [&](const Scored& a, const Scored& b) {
                     return soonest.at(library.document_of(a.section)) <
                            soonest.at(library.document_of(b.section));
                   });
}

std::vector<OtherEdition> editions_of(const Library& library, const DayView& view,
                                      const Found& found) {
  constexpr std::size_t most_listed = 20;
  std::vector<std::pair<Day, Number>> others;
  const Number own = library.work(found.document);
  for (const Scored& each : found.sections) {
    const Number document = library.document_of(each.section);
    const bool known = std::any_of(others.begin(), others.end(), [&](const auto& other) {
      return library.work(other.second) == library.work(document);
    });
    if (known || library.work(document) == own) continue;
    const auto [first, last] = days_of(view, found, library, document);
    others.emplace_back(first == rank::always ? library.begins(document) : first, document);
  }
  std::sort(others.begin(), others.end(), [&](const auto& a, const auto& b) {
    return std::pair(b.first, library.id(a.second)) < std::pair(a.first, library.id(b.second));
  });
  std::vector<OtherEdition> editions;
  for (const auto& [day, document] : others) {
    if (editions.size() == most_listed) break;
    const auto [first, last] = days_of(view, found, library, document);
    editions.push_back({std::string(library.id(document)),
                        title_of(library, document),
                        standing_of(library, view, document),
                        {date_of(first), date_of(last)}});
  }
  return editions;
}

}  // namespace fingerpost::index
