// Reports, audits and programmes come out every year, as documents of their own of which
// none says that it replaces the other: alike in title, publisher and place, and of other years.
#pragma once

#include <vector>

#include "index/library.hpp"

namespace fingerpost::index {

// What the newest of several, by the years of their titles, is to be multiplied by so that it
// stands just above the best of the older ones; `most` at the most, and 1 for all else.
std::vector<double> newest(const Library& library, const std::vector<Number>& documents,
                           const std::vector<double>& scores, double most);

}  // namespace fingerpost::index
