// What was found, one entry a hit to be, in flat arrays: only what is shown is looked
// into further.
//
//     matches ─► filters ─► x worth ─► the best section of each document (work, family)
//                                        └► the first so many, in their order
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "index/filter.hpp"
#include "index/found.hpp"
#include "index/matcher.hpp"
#include "index/worth.hpp"

namespace fingerpost::index {

class Gathered {
 public:
  // Of matches in the order of their sections, which stay as long as this.
  // `but`: as if nothing were asked of these fields. `exact`: so many of the best are wanted
  // by their scores, and what cannot be among them is scored when it is looked at; 0: all.
  // `beside`: lift_beside() is still to come, with this weight; 0: it has been.
  Gathered(const Library& library, const DayView& view, const query::Plan& plan, const Worth& worth,
           const Filter& filter, Rooms& rooms, std::span<Match> matches, Filter::Fields but = 0,
           std::size_t exact = 0, double beside = 0);

  std::size_t size() const { return count_; }
  const Found& at(Number entry) const {
    if (is_rough(entry)) settle(entry);
    return room_->found[entry];
  }
  // All of them.
  std::span<const Found> found() const {
    settle_all();
    return {room_->found.data(), count_};
  }
  // All of them, of which nothing is asked but their documents: none needs a score for that.
  std::span<const Found> documents() const { return {room_->found.data(), count_}; }
  // The entry that a document's sections were put into; `none` when they were not found,
  // or one of a work (a family) with it has the best section.
  Number place_of(Number document) const;
  // Documents, or what else hits are, that match but were first published after the day.
  std::size_t later() const { return later_; }
  // Calls `each(entry, match)` for all that was kept, by the number of the section.
  template <class Each>
  void each(const Each& each) const {
    const Number* documents = library_.documents_of_sections();
    Number document = none, entry = none;
    for (std::size_t i = 0; i < matches_.size(); ++i) {
      if (!whole_)
        entry = room_->entries[i];
      else if (const Number here = documents[matches_[i].section]; here != document)
        document = here, entry = entry_of_document(here);
      if (entry != none) each(entry, matches_[i]);
    }
  }
  // Multiplies the scores of an entry.
  void raise(Number entry, double factor);
  // Sections of several documents were put into it.
  bool is_spread(Number entry) const { return room_->spread[entry] != 0; }
  // Whether `a` stands before `b`: by score, and by place where they score the same.
  bool before(const Scored& a, const Scored& b) const;
  // All sections of each of these entries, best first.
  std::vector<std::vector<Scored>> sections(const std::vector<Number>& entries) const;
  // The first `count` entries (all, when there are fewer) as the plan sorts them.
  std::vector<Number> first(std::size_t count) const;

 private:
  // What else than the score an entry is sorted by.
  struct Keys;

  Number work_of(Number document) const;
  // Whether `a` stands for its entry rather than `b`.
  bool better(const Scored& a, const Scored& b) const;
  // The matches of one document, from `first` to before the one it gives.
  std::size_t take_document(std::size_t first, Filter::Fields heeded, std::vector<Number>& later);
  bool keep(std::size_t first, std::size_t last, Filter::Fields heeded);
  // The matches of one document: the best and the sum of what they say.
  struct Run {
    std::size_t first = 0, last = 0;
    float most = 0;
  };
  [[gnu::always_inline]] Run run_from(std::size_t first) const;
  void lift(const Run& run) const;
  // What is kept of these matches of one document, as one.
  void put(std::size_t first, std::size_t last, Number document);
  Number entry_for(Number work, const Scored& scored, Number document);
  // Keeps a document's matches without their score, if none can be among the best.
  [[gnu::always_inline]] bool put_roughly(const Run& run, Number document);
  Number add(const Found& found) {
    room_->found[count_] = found;
    room_->spread[count_] = 0;
    return static_cast<Number>(count_++);
  }
  bool is_rough(Number entry) const { return room_->found[entry].best.score < 0; }
  void settle(Number entry) const;
  void settle_all() const;
  // The score of an entry was `before` (less than 0: there was none) and is now `score`.
  void note(double before, double score);
  // Of what matches.
  Number entry_of_document(Number document) const {
    const bool later = view_.state(document) == DayView::State::later;
    return later ? none : room_->entry_of[work_of(document)];
  }
  Number entry_at(std::size_t match) const {
    return whole_ ? entry_of_document(library_.document_of(matches_[match].section))
                  : room_->entries[match];
  }
  // Where the matches of a document stand.
  std::pair<std::size_t, std::size_t> range_of(Number document) const;
  Keys keys() const;
  std::pair<Day, Day> sort_day(Number section) const;
  Day newness(Number section) const;

  const Library& library_;
  const DayView& view_;
  const query::Plan& plan_;
  const Worth& worth_;
  const Filter& filter_;
  std::span<Match> matches_;
  Rooms::Taken room_;
  std::size_t count_ = 0;           // of the entries in the room
  std::vector<float> raised_ = {};  // by entry; empty while none is
  bool whole_;                      // what matches of a document is in one entry
  std::size_t exact_;
  double beside_;
  mutable bool rough_ = false;       // some entry may be
  std::vector<double> scores_ = {};  // the best `exact_` of the entries, the least on top
  std::vector<Number> scored_ = {};  // entries among which those are
  std::size_t later_ = 0;
};

}  // namespace fingerpost::index
