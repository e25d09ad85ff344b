// Phrases, by where their words stand.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "index/brake.hpp"

namespace fingerpost::index {

// Calls `found(slot, frequency)` for each slot, in their order, in which these terms stand
// one behind the other, unless `wanted(slot)` is false. A phrase stands there at most as
// often as the rarest of its words: that is its frequency.
void each_phrase(const Xapian::Database& database, const std::vector<std::string>& terms,
                 const std::function<bool(Xapian::docid)>& wanted,
                 const std::function<void(Xapian::docid, std::uint32_t)>& found,
                 const Brake& brake);

}  // namespace fingerpost::index
