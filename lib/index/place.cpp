#include "index/place.hpp"

#include <algorithm>
#include <map>

#include "text/text.hpp"

namespace fingerpost::index {
namespace {

// "West Yorkshire" and "west-yorkshire" are one place.
std::string key(std::string_view place) { return text::slug(place); }

}  // namespace

Around::Around(const Places& places, std::string of, std::size_t documents)
    : place(std::move(of)), fits(documents, 0) {
  known = is_known(places);
  std::vector<std::string> next{place};
  while (!next.empty()) {
    std::string here = std::move(next.back());
    next.pop_back();
    auto at = places.within.find(here);
    if (at == places.within.end()) continue;
    for (const std::string& above : at->second)
      if (std::find(wider_.begin(), wider_.end(), above) == wider_.end()) {
        wider_.push_back(above);
        next.push_back(above);
      }
  }
}

bool Around::is_known(const Places& places) const {
  const auto is_here = [&](const std::string& name) { return key(name) == place; };
  for (const auto& [name, above] : places.within)
    if (is_here(name) || std::any_of(above.begin(), above.end(), is_here)) return true;
  return std::any_of(places.publishers.begin(), places.publishers.end(),
                     [&](const auto& speaks) { return is_here(speaks.second); });
}

// Documents name few places, many times.
const Around::Lies& Around::lies(std::string_view name) const {
  const auto at = lies_.find(name);
  if (at != lies_.end()) return at->second;
  const std::string named = key(name);
  const bool around = std::find(wider_.begin(), wider_.end(), named) != wider_.end();
  return lies_.emplace(name, Lies{named == place, around}).first->second;
}

std::shared_ptr<Around> DayView::around(const Places& places, const std::string& place) const {
  constexpr std::size_t kept = 8;  // one of the whole index, and those that a few ask for in turn
  for (const auto& each : around_)
    if (each->place == place) return each;
  if (around_.size() == kept) around_.erase(around_.begin());
  around_.push_back(std::make_shared<Around>(places, place, library_.documents()));
  return around_.back();
}

PlaceFinder::PlaceFinder(const Library& library, const DayView& view, const Places& places,
                         std::string_view place, std::string_view home)
    : library_(library),
      view_(view),
      places_(places),
      asked_(!place.empty()),
      place_(key(asked_ ? place : home)) {
  if (!place_.empty()) around_ = view.around(places, place_);
}

bool PlaceFinder::there(std::string_view id) const {
  const std::vector<Number>& editions = library_.editions(id);
  return std::any_of(editions.begin(), editions.end(), [&](Number edition) {
    return view_.state(edition) == DayView::State::visible;
  });
}

PlaceFit PlaceFinder::find(Number document) const {
  const auto [segment, row] = library_.seat_of_document(document);
  const Columns& columns = segment->columns;
  const DocumentRow& facts = columns.documents[row];

  std::vector<std::string_view> not_for = columns.texts(facts.not_for);
  for (std::size_t i = 0; i + 1 < not_for.size(); i += 2)
    if (const Around::Lies& named = around_->lies(not_for[i]); named.here || named.around)
      return {rank::Fit::not_for,
              there(not_for[i + 1]) ? std::string(not_for[i + 1]) : std::string()};

  bool here = false, wide = false;
  const auto serve = [&](std::string_view place) {
    here = here || around_->lies(place).here;
    wide = wide || around_->lies(place).around;
  };
  for (std::string_view place : columns.texts(facts.applies_to)) serve(place);
  if (facts.applies_to.count == 0) {
    auto speaks = places_.publishers.find(std::string(columns.text(facts.publisher)));
    if (speaks == places_.publishers.end()) return {rank::Fit::unknown, {}};
    serve(speaks->second);
  }
  if (here) return {facts.applies_to.count > 1 ? rank::Fit::shares : rank::Fit::serves, {}};
  if (wide) return {rank::Fit::wider, {}};
  return {around_->known ? rank::Fit::elsewhere : rank::Fit::unknown, {}};
}

namespace {

// Fewer say nothing of whose index it is; of more, this share. tests/index/home_test.cpp.
constexpr std::size_t least_at_home = 20;
constexpr double share_at_home = 0.5;

// The place that a publisher speaks for, or an empty one.
const std::string& spoken_for(const Columns& columns, std::uint32_t publisher, const Places& places,
                              std::map<std::uint32_t, std::string>& known) {
  const auto [at, fresh] = known.try_emplace(publisher);
  if (fresh) {
    const auto speaks = places.publishers.find(std::string(columns.text(publisher)));
    if (speaks != places.publishers.end()) at->second = key(speaks->second);
  }
  return at->second;
}

std::string home_of(const Library& library, const DayView& view, const Places& places) {
  std::map<std::string, std::size_t, std::less<>> counts;
  std::size_t placed = 0;
  for (std::size_t s = 0; s < library.segments().size(); ++s) {
    const Columns& columns = library.segments()[s]->columns;
    std::map<std::uint32_t, std::string> speaks;  // publishers are few
    for (std::size_t i = 0; i < columns.documents.size(); ++i) {
      const DocumentRow& facts = columns.documents[i];
      const Number document = library.first_document(s) + static_cast<Number>(i);
      if (facts.layer == Layer::national || facts.layer == Layer::regional) continue;
      if (view.state(document) != DayView::State::visible || facts.applies_to.count > 1) continue;
      const std::string place = facts.applies_to.count == 1
                                    ? key(columns.texts(facts.applies_to).front())
                                    : spoken_for(columns, facts.publisher, places, speaks);
      if (place.empty()) continue;
      ++placed;
      ++counts[place];
    }
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  const bool home = most != counts.end() && most->second >= least_at_home &&
                    static_cast<double>(most->second) > share_at_home * static_cast<double>(placed);
  return home ? most->first : std::string();
}

}  // namespace

const std::string& DayView::home(const Places& places) const {
  if (!home_) home_ = home_of(library_, *this, places);
  return *home_;
}

}  // namespace fingerpost::index
