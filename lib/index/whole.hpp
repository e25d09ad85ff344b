// What a document says beside the section that answers.
#pragma once

#include <span>

#include "index/library.hpp"
#include "index/lifts.hpp"
#include "index/matcher.hpp"
#include "query/query.hpp"

namespace fingerpost::index {

// Lifts each match by the part that other sections of its document have in all that the
// document has to say: by nothing where it says it in one, by the plan's weight at most.
// Matches stand in the order of their sections. `lifts` keeps by how much, when asked why.
void count_beside(const Library& library, const query::Plan& plan, std::span<Match> matches,
                  Lifts& lifts);

}  // namespace fingerpost::index
