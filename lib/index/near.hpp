// Words that stand near each other, in any order.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "index/day_view.hpp"
#include "index/library.hpp"
#include "query/query.hpp"

namespace fingerpost::index {

// A section, and how often the rarest of the words stands in it.
using NearBy = std::vector<std::pair<Number, std::uint32_t>>;

// The sections, visible or later, in which the words of `clause` (its phrase) stand with the
// first and the last of them at most `clause.near` words apart.
NearBy near(const Library& library, const DayView& view, const query::Clause& clause);

// In how many visible sections two words stand side by side, either one first.
std::size_t beside(const Library& library, const DayView& view, const std::string& one,
                   const std::string& other, std::size_t words = 1);

}  // namespace fingerpost::index
