// Many saved questions, asked of what is new in one pass. See fingerpost/saved.hpp.
#pragma once

#include "fingerpost/saved.hpp"
#include "index/answer.hpp"

namespace fingerpost::index {

// As of the day of `context.view`.
News news(const Context& context, const Almanac& almanac, SavedSearches saved);

}  // namespace fingerpost::index
