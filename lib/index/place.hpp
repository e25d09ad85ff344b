// How well a document fits the place that is asked for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
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
  // `place` is empty when none is asked for: then `home` counts a little. Both empty:
  // everything serves.
  PlaceFinder(const Library& library, const DayView& view, const Places& places,
              std::string_view place, std::string_view home = {});

  bool asked() const { return asked_; }
  bool at_home() const { return !asked_ && !place_.empty(); }
  // That was asked for, or is home.
  const std::string& place() const { return place_; }
  const PlaceFit& fit(Number document) const;
  // What a score is multiplied by.
  double weight(Number document, const Weights& weights) const {
    if (place_.empty()) return 1;
    const rank::Fit fits = fit(document).fit;
    return asked_ ? rank::place_weight(fits, weights) : rank::home_weight(fits, weights);
  }

 private:
  bool is_known() const;
  bool around(std::string_view place) const;
  bool there(std::string_view id) const;
  PlaceFit find(Number document) const;

  const Library& library_;
  const DayView& view_;
  const Places& places_;
  bool asked_;
  std::string place_;
  std::vector<std::string> wider_;
  bool known_ = false;  // to the places table: of a place that is not, nothing is elsewhere
  struct Lies {
    bool here, around;  // in the place asked for, or that one in it
  };
  const Lies& lies(std::string_view place) const;
  mutable std::vector<std::optional<PlaceFit>> fits_;             // by document, once found
  mutable std::unordered_map<std::string_view, Lies> lies_ = {};  // by names in columns
};

}  // namespace fingerpost::index
