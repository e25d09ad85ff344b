// What a match is worth on the day asked about, and why: its words times its standing,
// its age, its layer, the place it serves and the year that its title names.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "index/day_view.hpp"
#include "index/found.hpp"
#include "index/library.hpp"
#include "index/lifts.hpp"
#include "index/matcher.hpp"
#include "index/place.hpp"
#include "index/title_years.hpp"
#include "query/query.hpp"

namespace fingerpost::index {

class Worth {
 public:
  // `then`: of the last day that a question is about, where that is another day than the
  // one it is answered for; or nullptr.
  Worth(const Library& library, const DayView& view, const DayView* then, const query::Plan& plan,
        const PlaceFinder& place);

  Scored of(const Match& match) const {
    return {match.section, of(match.section, match.text), match.text};
  }
  // Asked of every match: a call of its own would cost as much as the answer.
  [[gnu::always_inline]] double of(Number section, double text) const {
    if (special_) return special(section, text);
    const std::size_t weights = view_.weights_of(section);
    const double score = text * (recent_ ? view_.recent_age(section) : view_.age(section)) *
                         standing_[weights] * layer_[weights];
    return placed_ ? score * of_place(library_.document_of(section)) : score;
  }
  // No section with these words is worth more: each factor at its highest, and a little for
  // rounding.
  double most_of(double text) const { return text * most_; }
  double of_standing(Number section) const;
  // What was told of each match before it came here.
  void keep(Lifts lifts) { lifts_ = std::move(lifts); }
  bool names_year() const { return !years_.empty(); }  // the query does
  // Tells each factor in words.
  void explain(const Scored& scored, Hit& hit) const;

 private:
  double special(Number section, double text) const;
  double of_place(Number document) const {
    return of_fit_[static_cast<std::size_t>(place_.fits(document))];
  }
  double of_kind(Number section) const;
  double standing_on(const DayView& view, Number section) const;
  double of_period(Number section) const;
  double of_number(Number document) const;
  double of_year(Number document) const;
  double most_of_all() const;
  double of_age(Number section) const;
  bool is_copy(Number document) const;
  bool named(Number section) const;
  bool goes_ahead(Number section, Kind kind) const;
  // An edition that begins in the days asked for, which are ahead.
  bool begins_then(Number section) const;
  // What the title says of the years asked for.
  enum class Year : std::int8_t { unknown, none, asked, other };
  Year year_of_title(Number document) const;
  bool named_by_title(Number document) const { return year_of_title(document) == Year::asked; }

  const Library& library_;
  const DayView& view_;
  const DayView* then_;
  const query::Plan& plan_;
  const PlaceFinder& place_;
  std::vector<std::string> years_;  // that the query names
  std::vector<YearRun> asked_;      // the same, and the runs they stand in
  std::uint32_t wanted_ = 0;        // kinds that its words ask for, as bits
  // By a year, a kind, some weights of the host's own, or copies.
  bool special_;
  bool placed_;       // by a place
  bool recent_;       // what is new is asked for
  bool as_measured_;  // by the weights that the view knows ages for
  Lifts lifts_ = {};
  std::array<double, DayView::weights> standing_, layer_;
  std::array<double, static_cast<std::size_t>(rank::Fit::not_for) + 1> of_fit_ = {};
  double most_ = 0;
  mutable std::vector<Year> titled_;  // by document
};

}  // namespace fingerpost::index
