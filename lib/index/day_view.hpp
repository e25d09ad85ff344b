// The library on one day: what is there, how each section stands, and what that
// is worth. Made once for a day and kept; a search only looks things up.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "fingerpost/query.hpp"
#include "index/brake.hpp"
#include "index/library.hpp"
#include "index/turned.hpp"
#include "rank/rank.hpp"

namespace fingerpost::index {

class Around;

class DayView {
 public:
  // `known`: only what was recorded on or before that day exists.
  DayView(const Library& library, Day day, std::optional<Day> known);
  // Only what is marked in `held`, by document, exists.
  DayView(const Library& library, Day day, std::vector<bool> held);

  enum class State : std::uint8_t {
    hidden,
    visible,
    later
  };  // later: first published after the day
  State state(Number document) const { return states_[document]; }
  State state_of_section(Number section) const { return section_states_[section]; }

  // While one lives, what is found only when it is asked for ends with Error(limit) when the
  // request is stopped that `brake` is of; what was found until then stays.
  class Heeding {
   public:
    Heeding(const DayView* view, const Brake& brake)
        : view_(view), before_(view ? view->brake_ : nullptr) {
      if (view_) view_->brake_ = &brake;
    }
    Heeding(const Heeding&) = delete;
    Heeding& operator=(const Heeding&) = delete;
    ~Heeding() {
      if (view_) view_->brake_ = before_;
    }

   private:
    const DayView* view_;
    const Brake* before_;
  };

  // As it is on the day: of an event also by what other pages say became of it (turned.hpp).
  rank::Facts facts(Number section) const;
  // By its own words alone.
  rank::Facts own_facts(Number section) const;
  // What pages that are seen say became of the event; null where they say nothing.
  const Became* became(Number section) const;
  // Whether it is there, no draft, and neither withdrawn nor replaced, by its own words; and may
  // be shown.
  bool speaks(Number section) const;
  Standing standing(Number section) const {
    return static_cast<Standing>(seen(section).weights / 4);
  }
  // By the measured weights; the second when what is new is asked for.
  float age(Number section) const { return seen(section).age; }
  float recent_age(Number section) const { return seen(section).recent; }
  // What the weights of its standing and of its layer depend on, as one number below
  // `weights`: its standing times four, two when it happens or is a record, one when an
  // agency speaks for itself.
  std::size_t weights_of(Number section) const { return seen(section).weights; }
  static constexpr std::size_t weights = 7 * 4;
  // What one must read instead on that day; `none` when it is not superseded.
  Number successor(Number document) const;

  // Of the visible sections, for BM25: an answer is the one that an index of
  // just these would give.
  double count() const { return count_; }
  double mean_length() const { return mean_length_; }
  double norm(Number section) const { return norms_[section]; }

  // In how many visible sections a term stands, where that was counted already, to be
  // written by who counts it; null once as many terms are noted as there is room for.
  static constexpr std::uint32_t not_counted = static_cast<std::uint32_t>(-1);
  std::uint32_t* noted(const std::string& term) const {
    constexpr std::size_t most = 4096;  // some 400 kB; the words of a day's questions are fewer
    const auto at = counts_.find(term);
    if (at != counts_.end()) return &at->second;
    if (counts_.size() == most) return nullptr;
    return &counts_.emplace(term, not_counted).first->second;
  }

  // The place that most documents there are for which are for one: a partnership's own
  // index, where a question that names no place is asked at home. Empty when there is none.
  // Found once; the same whatever `places` later calls give.
  const std::string& home(const Places& places) const;
  // What is known of a place on that day; the same holds of `places`.
  std::shared_ptr<Around> around(const Places& places, const std::string& place) const;

  Day day() const { return day_; }
  std::optional<Day> known() const { return known_; }

 private:
  class Successors;

  DayView(const Library& library, Day day, std::optional<Day> known, std::vector<bool> held);

  bool there(Number document) const;
  void find_editions();
  void find_states();
  void find_successors();
  void open_rings();
  void find_norms();
  // How a section stands is found when it is first asked for: calls take turns.
  struct Seen {
    float age = -1;  // not yet
    float recent = 1;
    std::uint8_t weights = 0;
  };
  const Seen& seen(Number section) const {
    Seen& seen = seen_[section];
    if (seen.age < 0) seen = look(section);
    return seen;
  }
  Seen look(Number section) const;
  void judge(const Turned& turned, std::uint32_t name) const;

  static inline const Brake no_brake = {};

  const Library& library_;
  Day day_;
  std::optional<Day> known_;
  std::vector<bool> held_ = {};
  std::vector<State> states_, section_states_;
  std::vector<bool> replaced_;  // by a later edition of the same id
  std::vector<Day> superseded_;
  std::vector<Number> successor_;
  mutable std::vector<Seen> seen_;
  std::vector<double> norms_;  // rank::norm of each section
  double count_ = 0, mean_length_ = 0;
  mutable std::unordered_map<std::string, std::uint32_t> counts_ = {};  // by term
  mutable std::unordered_set<std::uint32_t> judged_ = {};               // names of events
  mutable std::unordered_map<Number, Became> became_ = {};              // by section
  mutable const Brake* brake_ = &no_brake;                              // of the request under way
  mutable std::optional<std::string> home_;
  mutable std::vector<std::shared_ptr<Around>> around_ = {};  // the places asked for last
};

}  // namespace fingerpost::index
