// Which documents replace which without saying so by id: editions of one work, a new
// body at a known address, what a control sheet says it supersedes.
#pragma once

#include <vector>

#include "index/library.hpp"

namespace fingerpost::index {

// Of the documents of `library`, which has its works and beginnings.
std::vector<Succession> untold_successions(const Library& library);

// The first day that an edition can speak for itself by its name: "2027" not before
// 1 January 2027. `always` when its name tells of no day.
Day first_day_named(const KinRow& kin);

}  // namespace fingerpost::index
