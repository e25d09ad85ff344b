// Works as Group::work folds them: editions that replace each other, and the occurrences
// of what happens every year.
#pragma once

#include "fingerpost/query.hpp"
#include "index/day_view.hpp"
#include "index/found.hpp"
#include "index/library.hpp"

namespace fingerpost::index {

// Of each id's number (Library::work) the lowest among those it is folded with: of one
// family, or of one publisher, kind, place and title but for its year.
std::vector<Number> gather_series(const Library& library);

// Of a yearly event what is on or comes next stands first, then what was last; the words
// may have named a year, whose occurrence then is the best already.
void put_next_first(const Library& library, const DayView& view, bool year_named, Found& found);

// The other documents that were folded into `found`, latest first.
std::vector<OtherEdition> editions_of(const Library& library, const DayView& view,
                                      const Found& found);

}  // namespace fingerpost::index
