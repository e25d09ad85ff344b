// The editions of a work, by what people call it.
#pragma once

#include <string_view>
#include <vector>

#include "fingerpost/store.hpp"
#include "index/day_view.hpp"
#include "index/relations.hpp"

namespace fingerpost::index {

// See Searcher::work.
std::vector<EditionOfWork> editions_of(const Library& library, const DayView& view,
                                       const Relations& relations, std::string_view name);

}  // namespace fingerpost::index
