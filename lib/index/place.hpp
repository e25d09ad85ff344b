// How well a document fits the place that is asked for.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "index/day_view.hpp"
#include "index/library.hpp"
#include "rank/rank.hpp"

namespace fingerpost::index {

struct PlaceFit {
  rank::Fit fit = rank::Fit::serves;
  std::string use_instead;  // document id, where the document names one that is there
};

class PlaceFinder {
 public:
  // `place` is empty when none is asked for: everything serves.
  PlaceFinder(const Library& library, const DayView& view, const Places& places,
              std::string_view place);

  bool asked() const { return !place_.empty(); }
  const std::string& place() const { return place_; }
  const PlaceFit& fit(Number document) const;

 private:
  bool is_known() const;
  bool around(std::string_view place) const;
  bool there(std::string_view id) const;
  PlaceFit find(Number document) const;

  const Library& library_;
  const DayView& view_;
  const Places& places_;
  std::string place_;
  std::vector<std::string> wider_;
  bool known_ = false;  // to the places table: of a place that is not, nothing is elsewhere
  mutable std::unordered_map<Number, PlaceFit> fits_;  // found once for a document
};

}  // namespace fingerpost::index
