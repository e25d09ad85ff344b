#include "index/beside.hpp"

namespace fingerpost::index {

void stand_beside(const Beside& beside, Results& results) {
  add_cards(beside, results);
  add_editions(beside, results);
  if (beside.plan.query.companions) add_companions(beside, results);
}

// The edition that stands, of two in different tiers under one number the visible one.
Number document_of(const Library& library, const DayView& view, const Hit& hit) {
  Number found = none;
  for (const Number edition : library.editions(hit.document))
    if (static_cast<int>(library.document(edition).edition) == hit.edition &&
        view.state(edition) == DayView::State::visible)
      found = edition;
  return found;
}

Standing standing_of(const Library& library, const DayView& view, Number document) {
  const auto [first, last] = library.sections_of(document);
  std::optional<Standing> best;
  for (Number section = first; section < last; ++section) {
    const Standing standing = view.standing(section);
    if (standing == Standing::in_force) return standing;
    if (!best || standing == Standing::undated) best = standing;
  }
  return best.value_or(Standing::undated);
}

std::string title_of(const Library& library, Number document) {
  const auto [segment, row] = library.seat_of_document(document);
  const std::string_view title = segment->columns.text(segment->columns.documents[row].title);
  return std::string(title.empty() ? library.id(document) : title);
}

}  // namespace fingerpost::index
