// Which of the documents found are copies of others found with them: a page met at
// several addresses, a school's copy of the partnership's page.
#pragma once

#include <functional>
#include <vector>

#include "index/library.hpp"

namespace fingerpost::index {

// For each of `documents` the place in the list of what it is a copy of; its own place
// when it is none. `better(a, b)`: of two places of one publisher, whether the first
// stands for both.
std::vector<std::size_t> owns(const Library& library, const std::vector<Number>& documents,
                              const std::function<bool(std::size_t, std::size_t)>& better);

}  // namespace fingerpost::index
