// When two names are the same name, and which words they have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fingerpost::topics {

// Its folded words with one space between; empty when it has none.
std::string name_key(std::string_view text);

// Its folded words as patterns have them: without articles, "&" as "and".
std::vector<std::string> words_of(std::string_view name);

}  // namespace fingerpost::topics
