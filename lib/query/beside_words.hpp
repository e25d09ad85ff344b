// Topics that are asked for beside the words, though none of them is named.
#pragma once

#include <vector>

#include "fingerpost/topics.hpp"
#include "query/query.hpp"

namespace fingerpost::query {

// What the words describe together, as one thing; what is named already is none of it. Of no
// terms where nothing is described.
Clause described_clause(const Plan& plan, const std::vector<Tag>& named);
// Whoever asks whom to turn to is answered by a front door, whatever it is about. Of no terms
// where that is not asked, or the vocabulary knows none.
Clause front_door_clause(const Plan& plan, const Vocabulary& vocabulary);

}  // namespace fingerpost::query
