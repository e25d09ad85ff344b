#include "index/gather.hpp"

#include <algorithm>
#include <string>

#include "index/series.hpp"
#include "text/text.hpp"

namespace fingerpost::index {

// Better first; ties by id and place in the document, so that they never turn.
bool Gathered::before(const Scored& a, const Scored& b) const {
  return a.score != b.score ? a.score > b.score : library_.precedes(a.section, b.section);
}

Number Gathered::work_of(Number document) const {
  return plan_.query.group == Group::work ? library_.series(document) : library_.work(document);
}

// Of a yearly event what is on or comes next, unless the words name a year.
bool Gathered::better(const Scored& a, const Scored& b) const {
  if (plan_.query.group == Group::work && !worth_.names_year()) {
    const std::int64_t one = wait_of(library_, view_, library_.document_of(a.section));
    const std::int64_t two = wait_of(library_, view_, library_.document_of(b.section));
    if (one != two) return one < two;
  }
  return before(a, b);
}

void Gathered::put(Number work, const Match& match) {
  const Scored scored = worth_.of(match);
  const Number document = library_.document_of(match.section);
  Number entry = plan_.query.group == Group::section ? none : entry_of_[work];
  if (entry == none) {
    entry = entry_of_[work] = static_cast<Number>(found_.size());
    found_.push_back({scored, document});
    spread_.push_back(false);
  } else {
    if (found_[entry].document != document) spread_[entry] = true;
    if (better(scored, found_[entry].best)) found_[entry] = {scored, document};
  }
  kept_.push_back({match.section, entry, match.text});
}

void Gathered::take(const std::vector<Match>& matches, Filter::Fields but) {
  entry_of_.assign(library_.works(), none);
  kept_.reserve(matches.size());
  std::vector<Number> later;
  const auto heeded = static_cast<Filter::Fields>(~but);
  for (const Match& match : matches) {
    if (!filter_.open() && (filter_.refusing(match.section) & heeded)) continue;
    const Number work = work_of(library_.document_of(match.section));
    if (view_.state_of_section(match.section) == DayView::State::later) {
      if (later.empty() || later.back() != work) later.push_back(work);
    } else {
      put(work, match);
    }
  }
  std::sort(later.begin(), later.end());
  later.erase(std::unique(later.begin(), later.end()), later.end());
  later_ = static_cast<std::size_t>(std::count_if(
      later.begin(), later.end(), [&](Number work) { return entry_of_[work] == none; }));
}

Number Gathered::place_of(Number document) const {
  const Number work = work_of(document);
  if (work == none) return none;  // of nothing: put and replaced within one commit
  const Number entry = entry_of_[work];
  return entry != none && found_[entry].document == document ? entry : none;
}

std::vector<std::vector<Scored>> Gathered::sections(const std::vector<Number>& entries) const {
  std::vector<Number> place(found_.size(), none);
  for (std::size_t i = 0; i < entries.size(); ++i) place[entries[i]] = static_cast<Number>(i);
  std::vector<std::vector<Scored>> all(entries.size());
  for (const Kept& kept : kept_)
    if (const Number at = place[kept.entry]; at != none)
      all[at].push_back(worth_.of({kept.section, kept.text}));
  for (std::vector<Scored>& each : all)
    std::sort(each.begin(), each.end(), [&](const auto& a, const auto& b) { return better(a, b); });
  return all;
}

// Newest first or oldest first by what was published or updated, or by the start
// of what happens; what has no such day comes last.
std::pair<Day, Day> Gathered::sort_day(Number section) const {
  rank::Facts facts = view_.facts(section);
  Day dated = facts.dated != rank::always ? facts.dated : rank::never;
  Day start = facts.valid_first != rank::always ? facts.valid_first : facts.valid_last;
  return {dated, start};
}

// Lower ones come first; empty when the score alone decides.
struct Gathered::Keys {
  std::vector<std::string> titles;
  std::vector<Day> days;
};

Gathered::Keys Gathered::keys() const {
  Keys keys;
  const Sort sort = plan_.query.sort.value_or(Sort::best);
  if (sort == Sort::best) return keys;
  for (const Found& found : found_) {
    if (sort == Sort::title) {
      const auto [segment, row] = library_.seat_of_document(found.document);
      keys.titles.push_back(
          text::fold(segment->columns.text(segment->columns.documents[row].title)));
      continue;
    }
    const auto [dated, start] = sort_day(found.best.section);
    // No day is higher than every day, whichever way days are sorted.
    const bool turned = sort == Sort::newest && dated != rank::never;
    keys.days.push_back(sort == Sort::start ? start : turned ? -dated : dated);
  }
  return keys;
}

std::vector<Number> Gathered::first(std::size_t count) const {
  const Keys keys = this->keys();
  const auto less = [&](Number a, Number b) {
    if (!keys.titles.empty() && keys.titles[a] != keys.titles[b])
      return keys.titles[a] < keys.titles[b];
    if (!keys.days.empty() && keys.days[a] != keys.days[b]) return keys.days[a] < keys.days[b];
    return before(found_[a].best, found_[b].best);
  };
  // A heap of the first so many, the last of them on top.
  std::vector<Number> heap;
  const auto entries = static_cast<Number>(found_.size());
  for (Number entry = 0; entry < entries && count > 0; ++entry) {
    if (heap.size() == count && !less(entry, heap.front())) continue;
    if (heap.size() == count) {
      std::pop_heap(heap.begin(), heap.end(), less);
      heap.pop_back();
    }
    heap.push_back(entry);
    std::push_heap(heap.begin(), heap.end(), less);
  }
  std::sort_heap(heap.begin(), heap.end(), less);
  return heap;
}

}  // namespace fingerpost::index
