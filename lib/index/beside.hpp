// What a document says beside the section that answers.
#pragma once

#include <vector>

#include "index/library.hpp"
#include "index/matcher.hpp"

namespace fingerpost::index {

// Lifts each match by the part that other sections of its document have in all that
// the document has to say: by nothing where it says it in one, by `weight` at most.
void count_beside(const Library& library, double weight, std::vector<Match>& matches);

}  // namespace fingerpost::index
