#include "index/place.hpp"

#include <algorithm>

#include "text/text.hpp"

namespace fingerpost::index {
namespace {

// "West Yorkshire" and "west-yorkshire" are one place.
std::string key(std::string_view place) { return text::slug(place); }

}  // namespace

PlaceFinder::PlaceFinder(const Library& library, const DayView& view, const Places& places,
                         std::string_view place)
    : library_(library), view_(view), places_(places), place_(key(place)) {
  if (!asked()) return;
  fits_.resize(library.documents());
  known_ = is_known();
  std::vector<std::string> next{place_};
  while (!next.empty()) {
    std::string here = std::move(next.back());
    next.pop_back();
    auto at = places_.within.find(here);
    if (at == places_.within.end()) continue;
    for (const std::string& above : at->second)
      if (std::find(wider_.begin(), wider_.end(), above) == wider_.end()) {
        wider_.push_back(above);
        next.push_back(above);
      }
  }
}

bool PlaceFinder::is_known() const {
  const auto is_here = [&](const std::string& place) { return key(place) == place_; };
  for (const auto& [place, above] : places_.within)
    if (is_here(place) || std::any_of(above.begin(), above.end(), is_here)) return true;
  return std::any_of(places_.publishers.begin(), places_.publishers.end(),
                     [&](const auto& speaks) { return is_here(speaks.second); });
}

bool PlaceFinder::around(std::string_view place) const {
  return std::find(wider_.begin(), wider_.end(), place) != wider_.end();
}

bool PlaceFinder::there(std::string_view id) const {
  const std::vector<Number>& editions = library_.editions(id);
  return std::any_of(editions.begin(), editions.end(), [&](Number edition) {
    return view_.state(edition) == DayView::State::visible;
  });
}

const PlaceFit& PlaceFinder::fit(Number document) const {
  static const PlaceFit serves;
  if (!asked()) return serves;
  std::optional<PlaceFit>& known = fits_[document];
  if (!known) known = find(document);
  return *known;
}

// Documents name few places, many times.
const PlaceFinder::Lies& PlaceFinder::lies(std::string_view place) const {
  const auto known = lies_.find(place);
  if (known != lies_.end()) return known->second;
  const std::string named = key(place);
  return lies_.emplace(place, Lies{named == place_, around(named)}).first->second;
}

PlaceFit PlaceFinder::find(Number document) const {
  const auto [segment, row] = library_.seat_of_document(document);
  const Columns& columns = segment->columns;
  const DocumentRow& facts = columns.documents[row];

  std::vector<std::string_view> not_for = columns.texts(facts.not_for);
  for (std::size_t i = 0; i + 1 < not_for.size(); i += 2)
    if (const Lies& named = lies(not_for[i]); named.here || named.around)
      return {rank::Fit::not_for,
              there(not_for[i + 1]) ? std::string(not_for[i + 1]) : std::string()};

  bool here = false, wide = false;
  const auto serve = [&](std::string_view place) {
    here = here || lies(place).here;
    wide = wide || lies(place).around;
  };
  for (std::string_view place : columns.texts(facts.applies_to)) serve(place);
  if (facts.applies_to.count == 0) {
    auto speaks = places_.publishers.find(std::string(columns.text(facts.publisher)));
    if (speaks == places_.publishers.end()) return {rank::Fit::unknown, {}};
    serve(speaks->second);
  }
  if (here) return {rank::Fit::serves, {}};
  if (wide) return {rank::Fit::wider, {}};
  return {known_ ? rank::Fit::elsewhere : rank::Fit::unknown, {}};
}

}  // namespace fingerpost::index
