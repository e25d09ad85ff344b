// The few words of a section to show.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/query.hpp"

namespace fingerpost::index {

// The run of sentences, about `size` bytes long, in which the most of `mark`
// (stems) stand, with the words that match marked; the beginning when none does.
Snippet snippet(std::string_view text, const std::vector<std::string>& mark,
                std::size_t size = 240);

}  // namespace fingerpost::index
