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

// How far off a document is that happens: what is on, days to what comes, and behind them
// days since what is over; the same for all that does not happen.
std::int64_t wait_of(const Library& library, const DayView& view, Number document);

// The other documents among these sections, best first, latest first.
std::vector<OtherEdition> editions_of(const Library& library, const DayView& view,
                                      const std::vector<Scored>& sections);

}  // namespace fingerpost::index
