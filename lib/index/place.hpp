// How well a document fits the place that is asked for.
#pragma once

#include <cstdint>
#include <memory>
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

// A place, and what was found out about it on a day: kept by the DayView.
class Around {
 public:
  Around(const Places& places, std::string place, std::size_t documents);
  struct Lies {
    bool here, around;  // in the place, or the place in it
  };
  const Lies& lies(std::string_view place) const;

  const std::string place;
  bool known = false;              // to the places table: of one that is not, nothing is elsewhere
  std::vector<std::uint8_t> fits;  // by document: 1 + rank::Fit once found

 private:
  bool is_known(const Places& places) const;
  std::vector<std::string> wider_ = {};
  mutable std::unordered_map<std::string_view, Lies> lies_ = {};  // by names in columns
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
  // Looked for once on that day, whoever asks.
  rank::Fit fits(Number document) const {
    if (place_.empty()) return rank::Fit::serves;
    std::uint8_t& known = around_->fits[document];
    if (known == 0) known = static_cast<std::uint8_t>(1 + static_cast<int>(find(document).fit));
    return static_cast<rank::Fit>(known - 1);
  }
  PlaceFit fit(Number document) const { return place_.empty() ? PlaceFit() : find(document); }
  // What a score is multiplied by.
  double weight(rank::Fit fit, const Weights& weights) const {
    if (place_.empty()) return 1;
    return asked_ ? rank::place_weight(fit, weights) : rank::home_weight(fit, weights);
  }
  double weight(Number document, const Weights& weights) const {
    return weight(fits(document), weights);
  }

 private:
  bool there(std::string_view id) const;
  PlaceFit find(Number document) const;

  const Library& library_;
  const DayView& view_;
  const Places& places_;
  bool asked_;
  std::string place_;
  std::shared_ptr<Around> around_ = {};  // null without a place
};

}  // namespace fingerpost::index
