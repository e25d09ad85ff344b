// How well a document fits the place that is asked for.
#pragma once

#include <string>
#include <vector>

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
  PlaceFinder(const Library& library, const Places& places, std::string_view place);

  bool asked() const { return !place_.empty(); }
  const std::string& place() const { return place_; }
  PlaceFit fit(Number document) const;

 private:
  bool around(std::string_view place) const;

  const Library& library_;
  const Places& places_;
  std::string place_;
  std::vector<std::string> wider_;
};

}  // namespace fingerpost::index
