// Which documents replace which without saying so by id: editions of one work, a new
// body at a known address, what a control sheet says it supersedes.
#pragma once

#include <vector>

#include "index/library.hpp"

namespace fingerpost::index {

// Of the documents of `library`, which has its works and beginnings.
std::vector<Succession> untold_successions(const Library& library);

}  // namespace fingerpost::index
