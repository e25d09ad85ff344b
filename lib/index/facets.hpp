// How what was found is spread over topics, kinds, publishers, layers, standings, years,
// languages and formats.
#pragma once

#include <vector>

#include "index/answer.hpp"
#include "index/gather.hpp"

namespace fingerpost::index {

// Whether the filter is on something that is to be counted: more is found there than is asked for.
bool needs_more(const Filter& filter, FacetChoice asked);

// Of each that is asked for, the documents found, most first. What a field is filtered by is left out of
// account where that field is counted: `gathered_but(field)` is what would be found then.
std::vector<Facet> facets_of(const Context& context, const Filter& filter, FacetChoice asked,
                             const Gathered& gathered,
                             const std::function<Gathered(Field)>& gathered_but);

}  // namespace fingerpost::index
