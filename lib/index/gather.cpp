#include "index/gather.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "index/series.hpp"
#include "index/whole.hpp"
#include "text/text.hpp"

namespace fingerpost::index {

// Better first; ties by id and place in the document, so that they never turn.
bool Gathered::before(const Scored& a, const Scored& b) const {
  return a.score != b.score ? a.score > b.score : library_.precedes(a.section, b.section);
}

inline Gathered::Run Gathered::run_from(std::size_t first) const {
  const Number* documents = library_.documents_of_sections();
  const Match* matches = matches_.data();
  const Number document = documents[matches[first].section];
  Run run{first, first, 0};
  do run.most = std::max(run.most, matches[run.last].text);
  while (++run.last < matches_.size() && documents[matches[run.last].section] == document);
  return run;
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

Gathered::Gathered(const Library& library, const DayView& view, const query::Plan& plan,
                   const Worth& worth, const Filter& filter, Rooms& rooms, std::span<Match> matches,
                   Filter::Fields but, std::size_t exact, double beside)
    : library_(library),
      view_(view),
      plan_(plan),
      worth_(worth),
      filter_(filter),
      matches_(matches),
      room_(rooms.take()),
      whole_(filter.open() && plan.query.group != Group::section),
      exact_(exact),
      beside_(beside) {
  if (room_->found.size() < matches.size()) {
    room_->found.resize(matches.size());
    room_->spread.resize(matches.size());
  }
  if (!whole_) room_->entries.resize(std::max(room_->entries.size(), matches.size()));
  room_->entry_of.assign(library_.works(), none);
  std::vector<Number> later;
  const auto heeded = static_cast<Filter::Fields>(~but);
  for (std::size_t i = 0; i < matches.size();) i = take_document(i, heeded, later);
  if (!std::is_sorted(later.begin(), later.end())) std::sort(later.begin(), later.end());
  later.erase(std::unique(later.begin(), later.end()), later.end());
  later_ = static_cast<std::size_t>(std::count_if(
      later.begin(), later.end(), [&](Number work) { return room_->entry_of[work] == none; }));
}

Number Gathered::entry_for(Number work, const Scored& scored, Number document) {
  Number entry = plan_.query.group == Group::section ? none : room_->entry_of[work];
  if (entry == none) {
    entry = room_->entry_of[work] = add({scored, document});
    if (exact_ != 0) scored_.push_back(entry);
    note(-1, scored.score);
    return entry;
  }
  Found& found = room_->found[entry];
  if (found.document != document) room_->spread[entry] = 1;
  if (is_rough(entry)) scored_.push_back(entry);
  const double before = at(entry).best.score;
  if (better(scored, found.best)) {
    found = {scored, document};
    note(before, scored.score);
  }
  return entry;
}

void Gathered::note(double before, double score) {
  if (exact_ == 0) return;
  const auto later = std::greater<>();
  if (before >= 0)
    if (const auto at = std::find(scores_.begin(), scores_.end(), before); at != scores_.end()) {
      *at = score;
      return std::make_heap(scores_.begin(), scores_.end(), later);
    }
  if (scores_.size() == exact_) {
    if (score <= scores_.front()) return;
    std::pop_heap(scores_.begin(), scores_.end(), later);
    scores_.pop_back();
  }
  scores_.push_back(score);
  std::push_heap(scores_.begin(), scores_.end(), later);
}

inline bool Gathered::put_roughly(const Run& run, Number document) {
  if (exact_ == 0 || scores_.size() < exact_) return false;
  if (worth_.most_of(run.most * (1 + beside_)) >= scores_.front()) return false;
  Number& entry = room_->entry_of[work_of(document)];
  if (entry != none) return false;
  entry = add({{matches_[run.first].section, -1, 0}, document, static_cast<Number>(run.first)});
  Number* entries = room_->entries.data();
  for (std::size_t i = run.first; !whole_ && i < run.last; ++i)
    if (entries[i] != none) entries[i] = entry;
  return rough_ = true;
}

// Its matches are all of one document.
void Gathered::settle(Number entry) const {
  Found& found = room_->found[entry];
  const Run run = run_from(found.first);
  lift(run);
  for (std::size_t i = run.first; i < run.last; ++i) {
    if (entry_at(i) != entry) continue;
    const Scored scored = worth_.of(matches_[i]);
    if (scored.score > found.best.score) found.best = scored;
  }
}

void Gathered::settle_all() const {
  if (!std::exchange(rough_, false)) return;
  for (Number entry = 0; entry < count_; ++entry)
    if (is_rough(entry)) settle(entry);
}

// Whether a filter keeps any of these matches; those that none keeps have no entry.
bool Gathered::keep(std::size_t first, std::size_t last, Filter::Fields heeded) {
  bool any = false;
  for (std::size_t i = first; i < last; ++i) {
    const bool kept = !(filter_.refusing(matches_[i].section) & heeded);
    room_->entries[i] = kept ? 0 : none;
    any = any || kept;
  }
  return any;
}

void Gathered::put(std::size_t first, std::size_t last, Number document) {
  const Match* matches = matches_.data();
  Number* entries = room_->entries.data();
  const bool open = filter_.open();
  std::size_t best = first;
  double most = -1;
  for (std::size_t i = first; i < last; ++i) {
    if (!open && entries[i] == none) continue;
    const double score = worth_.of(matches[i].section, matches[i].text);
    best = score > most ? i : best;
    most = std::max(most, score);
  }
  const Number entry =
      entry_for(work_of(document), {matches[best].section, most, matches[best].text}, document);
  for (std::size_t i = first; !whole_ && i < last; ++i)
    if (open || entries[i] != none) entries[i] = entry;
}

void Gathered::lift(const Run& run) const {
  if (beside_ <= 0 || run.last - run.first < 2) return;
  const std::span<Match> matches = matches_.subspan(run.first, run.last - run.first);
  double all = 0;
  for (const Match& match : matches) all += match.text;
  lift_beside(matches, all, beside_);
}

// Sections of a document follow each other, and of those that score the same the first
// stands for it.
std::size_t Gathered::take_document(std::size_t first, Filter::Fields heeded,
                                    std::vector<Number>& later) {
  const Run run = run_from(first);
  const std::size_t last = run.last;
  const Number document = library_.document_of(matches_[first].section);
  if (!filter_.open() && !keep(first, last, heeded)) return last;
  if (view_.state(document) == DayView::State::later) {
    later.push_back(work_of(document));
    if (!whole_) std::fill_n(room_->entries.data() + first, last - first, none);
  } else if (plan_.query.group != Group::section) {
    if (put_roughly(run, document)) return last;
    lift(run);
    put(first, last, document);
  } else {
    lift(run);
    for (std::size_t i = first; i < last; ++i)
      if (filter_.open() || room_->entries[i] != none) put(i, i + 1, document);
  }
  return last;
}

void Gathered::raise(Number entry, double factor) {
  if (raised_.empty()) raised_.assign(count_, 1);
  raised_[entry] *= static_cast<float>(factor);
  room_->found[entry].best.score *= static_cast<float>(factor);
}

Number Gathered::place_of(Number document) const {
  const Number work = work_of(document);
  if (work == none) return none;  // of nothing: put and replaced within one commit
  const Number entry = room_->entry_of[work];
  return entry != none && room_->found[entry].document == document ? entry : none;
}

std::pair<std::size_t, std::size_t> Gathered::range_of(Number document) const {
  const auto before = [this](const Match& match, Number wanted) {
    return library_.document_of(match.section) < wanted;
  };
  const auto first = std::lower_bound(matches_.begin(), matches_.end(), document, before);
  const auto last = std::lower_bound(first, matches_.end(), document + 1, before);
  return {first - matches_.begin(), last - matches_.begin()};
}

std::vector<std::vector<Scored>> Gathered::sections(const std::vector<Number>& entries) const {
  std::vector<std::vector<Scored>> all(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto [from, to] = is_spread(entries[i]) ? std::pair(std::size_t{0}, matches_.size())
                                                  : range_of(room_->found[entries[i]].document);
    for (std::size_t at = from; at < to; ++at)
      if (entry_at(at) == entries[i]) {
        all[i].push_back(worth_.of(matches_[at]));
        if (!raised_.empty()) all[i].back().score *= raised_[entries[i]];
      }
  }
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

// Of what is asked for by filters alone, the newest comes first.
Day Gathered::newness(Number section) const {
  const auto [dated, start] = sort_day(section);
  const Day day = dated != rank::never ? dated : start;
  return day == rank::never ? rank::always : day;
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
  for (const Found& found : this->found()) {
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
  if (count > exact_) settle_all();
  const Keys keys = this->keys();
  const bool wordless = plan_.clauses.empty();
  const auto less = [&](Number a, Number b) {
    if (!keys.titles.empty() && keys.titles[a] != keys.titles[b])
      return keys.titles[a] < keys.titles[b];
    if (!keys.days.empty() && keys.days[a] != keys.days[b]) return keys.days[a] < keys.days[b];
    const Scored &one = room_->found[a].best, &two = room_->found[b].best;
    if (wordless && one.score == two.score)
      if (const Day left = newness(one.section), right = newness(two.section); left != right)
        return left > right;
    return before(one, two);
  };
  // A heap of the first so many, the last of them on top. What is rough is none of them.
  std::vector<Number> heap;
  const bool by_score = keys.titles.empty() && keys.days.empty();
  double least = -1;  // of a full heap, when it is by score
  const auto look_at = [&](Number entry) {
    if (room_->found[entry].best.score < least || is_rough(entry)) return;
    if (heap.size() == count) {
      if (!less(entry, heap.front())) return;
      std::pop_heap(heap.begin(), heap.end(), less);
      heap.pop_back();
    }
    heap.push_back(entry);
    std::push_heap(heap.begin(), heap.end(), less);
    if (by_score && heap.size() == count) least = room_->found[heap.front()].best.score;
  };
  // Whatever was not scored, or when it was looked at, is raised by nothing above these.
  const bool few = by_score && exact_ > 0 && count <= exact_;
  if (few && count > 0) std::for_each(scored_.begin(), scored_.end(), look_at);
  for (Number entry = 0; !few && entry < count_ && count > 0; ++entry) look_at(entry);
  std::sort_heap(heap.begin(), heap.end(), less);
  return heap;
}

}  // namespace fingerpost::index
