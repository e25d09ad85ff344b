// How what was found is spread over topics, kinds, publishers, layers, standings, years.
#pragma once

#include <vector>

#include "index/answer.hpp"
#include "index/found.hpp"

namespace fingerpost::index {

// Of each, the documents found, most first. The best section stands first in each.
std::vector<Facet> facets_of(const Context& context, const std::vector<Found>& found);

}  // namespace fingerpost::index
