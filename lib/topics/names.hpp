// When two names are the same name.
#pragma once

#include <string>
#include <string_view>

namespace fingerpost::topics {

// Its folded words with one space between; empty when it has none.
std::string name_key(std::string_view text);

}  // namespace fingerpost::topics
