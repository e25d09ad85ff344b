// What was found, one entry a hit to be, in flat arrays: only what is shown is looked
// into further.
//
//     matches ─► filters ─► x worth ─► the best section of each document (work, family)
//                                        └► the first so many, in their order
#pragma once

#include <functional>
#include <vector>

#include "index/filter.hpp"
#include "index/found.hpp"
#include "index/matcher.hpp"
#include "index/worth.hpp"

namespace fingerpost::index {

class Gathered {
 public:
  Gathered(const Library& library, const DayView& view, const query::Plan& plan, const Worth& worth,
           const Filter& filter)
      : library_(library), view_(view), plan_(plan), worth_(worth), filter_(filter) {}

  // `but`: as if nothing were asked of these fields.
  void take(const std::vector<Match>& matches, Filter::Fields but = 0);

  const std::vector<Found>& found() const { return found_; }
  // The entry that a document's sections were put into; `none` when they were not found,
  // or one of a work (a family) with it has the best section.
  Number place_of(Number document) const;
  // Documents, or what else hits are, that match but were first published after the day.
  std::size_t later() const { return later_; }
  // Calls `each(entry, section)` for all that was kept, by the number of the section.
  template <class Each>
  void each(const Each& each) const {
    for (const Kept& kept : kept_) each(kept.entry, kept.section);
  }
  // Multiplies the scores of an entry.
  void raise(Number entry, double factor);
  // Sections of several documents were put into it.
  bool is_spread(Number entry) const { return spread_[entry]; }
  // Whether `a` stands before `b`: by score, and by place where they score the same.
  bool before(const Scored& a, const Scored& b) const;
  // All sections of each of these entries, best first.
  std::vector<std::vector<Scored>> sections(const std::vector<Number>& entries) const;
  // The first `count` entries (all, when there are fewer) as the plan sorts them.
  std::vector<Number> first(std::size_t count) const;

 private:
  struct Kept {
    Number section, entry;
    float text;
  };
  // What else than the score an entry is sorted by.
  struct Keys;

  Number work_of(Number document) const;
  // Whether `a` stands for its entry rather than `b`.
  bool better(const Scored& a, const Scored& b) const;
  void put(Number work, const Match& match);
  Keys keys() const;
  std::pair<Day, Day> sort_day(Number section) const;

  const Library& library_;
  const DayView& view_;
  const query::Plan& plan_;
  const Worth& worth_;
  const Filter& filter_;
  std::vector<Found> found_;
  std::vector<bool> spread_;
  std::vector<float> raised_;  // by entry; empty while none is
  std::vector<Kept> kept_;
  std::vector<Number> entry_of_;  // by work; `none`
  std::size_t later_ = 0;
};

}  // namespace fingerpost::index
