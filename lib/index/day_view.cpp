#include "index/day_view.hpp"

#include <algorithm>

namespace fingerpost::index {
namespace {

rank::Facts facts_of(const DocumentRow& document, const SectionRow& section, bool replaced,
                     Day superseded) {
  rank::Facts facts;
  facts.kind = section.kind;
  facts.status = document.status;
  facts.withdrawn = document.withdrawn;
  facts.published_first = document.published_first;
  Day published = document.published_last == rank::never ? rank::always : document.published_last;
  Day updated = document.updated_last == rank::never ? rank::always : document.updated_last;
  facts.dated = std::max(published, updated);
  facts.valid_first = std::max(document.valid_first, section.valid_first);
  facts.valid_last = std::min(document.valid_last, section.valid_last);
  facts.review_due = document.review_due;
  facts.replaced = replaced;
  facts.superseded = superseded;
  facts.has_date = facts.dated != rank::always || facts.valid_first != rank::always ||
                   facts.valid_last != rank::never || facts.review_due != rank::never ||
                   facts.withdrawn != rank::never;
  return facts;
}

}  // namespace

DayView::DayView(const Library& library, Day day, std::optional<Day> known)
    : DayView(library, day, known, {}) {}

DayView::DayView(const Library& library, Day day, std::vector<bool> held)
    : DayView(library, day, std::nullopt, std::move(held)) {}

DayView::DayView(const Library& library, Day day, std::optional<Day> known, std::vector<bool> held)
    : library_(library), day_(day), known_(known), held_(std::move(held)) {
  find_states();
  find_successors();
  find_norms();
}

// Half-open: replaced or removed on a day is no longer there on that day.
bool DayView::there(Number document) const {
  const DocumentRow& row = library_.document(document);
  if (row.dropped()) return false;
  if (!held_.empty()) return held_[document];
  if (!known_) return library_.removed(document) == rank::never;
  return row.recorded <= *known_ && library_.removed(document) > *known_;
}

void DayView::find_states() {
  states_.assign(library_.documents(), State::hidden);
  for (Number document = 0; document < library_.documents(); ++document)
    if (there(document))
      states_[document] =
          library_.document(document).published_first <= day_ ? State::visible : State::later;
}

// Later editions of the same id: the newest that is there, no draft, and has begun.
void DayView::find_editions() {
  replaced_.assign(library_.documents(), false);
  for (const std::vector<Number>& work : library_.all_works()) {
    Number later = none;
    for (auto at = work.rbegin(); at != work.rend(); ++at) {
      if (states_[*at] != State::visible) continue;
      if (later != none) {
        replaced_[*at] = true;
        successor_[*at] = later;
      } else if (library_.document(*at).status != Status::draft && library_.begins(*at) <= day_) {
        later = *at;
      }
    }
  }
}

// A document supersedes what it replaces while it is in force, or is itself
// superseded by one that is: a chain of editions does not come back to life when
// those in its middle are withdrawn.
class DayView::Successors {
 public:
  explicit Successors(const DayView& view) : view_(view), newer_(view.library_.documents()) {
    asked_.assign(view.library_.documents(), Answer::unasked);
    for (const Succession& each : view.library_.successions())
      newer_[each.older].push_back(each.newer);
  }

  // The successor that began last; `none` without one.
  Number of(Number older) {
    Number best = none;
    for (Number newer : newer_[older])
      if (effective(newer) && (best == none || rank(best) < rank(newer))) best = newer;
    return best;
  }

 private:
  enum class Answer : std::uint8_t { unasked, asking, yes, no };

  std::pair<Day, std::string_view> rank(Number document) const {
    return {view_.library_.begins(document), view_.library_.id(document)};
  }

  bool effective(Number newer) {
    // A ring of documents that replace each other proves nothing.
    if (asked_[newer] != Answer::unasked) return asked_[newer] == Answer::yes;
    asked_[newer] = Answer::asking;
    const DocumentRow& row = view_.library_.document(newer);
    bool there = view_.states_[newer] == State::visible && !view_.replaced_[newer] &&
                 row.status != Status::draft && view_.library_.begins(newer) <= view_.day_;
    bool over = row.withdrawn <= view_.day_ || row.valid_last < view_.day_;
    ++depth_;
    bool yes = there && (!over || depth_ > most_steps || of(newer) != none);
    --depth_;
    asked_[newer] = yes ? Answer::yes : Answer::no;
    return yes;
  }

  const DayView& view_;
  std::vector<std::vector<Number>> newer_;
  std::vector<Answer> asked_;
  // A longer chain of editions that are all over is taken to go on.
  static constexpr int most_steps = 1000;
  int depth_ = 0;
};

void DayView::find_successors() {
  superseded_.assign(library_.documents(), rank::never);
  successor_.assign(library_.documents(), none);
  find_editions();
  Successors successors(*this);
  for (const Succession& each : library_.successions()) {
    if (states_[each.older] == State::hidden || replaced_[each.older]) continue;
    Number by = successors.of(each.older);
    if (by == none) continue;
    successor_[each.older] = by;
    superseded_[each.older] = library_.begins(by);
  }
  open_rings();
}

// Documents that each say they replace the other: the one that began last stands.
void DayView::open_rings() {
  const auto later = [&](Number a, Number b) {
    return std::pair(library_.begins(a), library_.id(a)) >
           std::pair(library_.begins(b), library_.id(b));
  };
  for (const Succession& each : library_.successions()) {
    Number last = each.older, at = successor_[each.older];
    constexpr int longest = 100;
    for (int steps = 0; at != none && at != each.older && steps < longest; ++steps) {
      if (later(at, last)) last = at;
      at = successor_[at];
    }
    if (at != each.older) continue;
    successor_[last] = none;
    superseded_[last] = rank::never;
  }
}

Number DayView::successor(Number document) const {
  Number last = successor_[document];
  // A chain of editions is followed to what is in force; a ring of documents that
  // replace each other is left after as many steps as there are documents.
  for (Number steps = 0; last != none && successor_[last] != none; ++steps) {
    if (steps > library_.documents() || successor_[last] == document) break;
    last = successor_[last];
  }
  return last;
}

rank::Facts DayView::own_facts(Number section) const {
  Number document = library_.document_of(section);
  return facts_of(library_.document(document), library_.section(section), replaced_[document],
                  superseded_[document]);
}

void DayView::find_norms() {
  section_states_.reserve(library_.sections());
  double length = 0;
  for (std::size_t s = 0; s < library_.segments().size(); ++s)
    for (const SectionRow& row : library_.segments()[s]->columns.sections) {
      section_states_.push_back(states_[library_.first_document(s) + row.document]);
      if (section_states_.back() != State::visible) continue;
      count_ += 1;
      length += row.length;
    }
  mean_length_ = count_ > 0 ? length / count_ : 1;
  norms_.reserve(library_.sections());
  for (const auto& segment : library_.segments())
    for (const SectionRow& row : segment->columns.sections)
      norms_.push_back(rank::norm(row.length, mean_length_));
  seen_.resize(library_.sections());
}

DayView::Seen DayView::look(Number section) const {
  const rank::Facts facts = this->facts(section);
  const bool passing = rank::happens(facts.kind) || rank::is_record(facts.kind);
  const bool agency = library_.document(library_.document_of(section)).layer == Layer::agency;
  const auto standing = static_cast<unsigned>(rank::standing(facts, day_));
  return {static_cast<float>(rank::age_weight(facts, day_)),
          static_cast<float>(rank::age_weight(facts, day_, {}, true)),
          static_cast<std::uint8_t>(standing * 4 + (passing ? 2u : 0u) + (agency ? 1u : 0u))};
}

}  // namespace fingerpost::index
