// All that a question finds, where that is more than a search reaches.
#pragma once

#include <vector>

#include "fingerpost/index.hpp"

namespace fingerpost::library {

// A question that finds more than 10,000 sections is asked kind by kind, then period by period;
// of one kind and one day at most 10,000, and as many of one kind that have no day. Some may
// come twice.
std::vector<Hit> all_hits(const Searcher& searcher, Query query, AsOf as_of,
                          const Limits& limits = {});

}  // namespace fingerpost::library
