// "Did you mean this topic?"
#pragma once

#include <string_view>
#include <vector>

#include "fingerpost/topics.hpp"
#include "topics/data.hpp"

namespace fingerpost::topics {

// See Vocabulary::suggest.
std::vector<TopicSuggestion> suggest(const Data& data, std::string_view query,
                                     std::string_view context);

}  // namespace fingerpost::topics
