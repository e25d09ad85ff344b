// Every place where the words of a pattern stand, before anything is decided.
#pragma once

#include <string_view>
#include <vector>

#include "topics/match.hpp"

namespace fingerpost::topics {

struct Walked {
  std::vector<Match> names;      // in order of their first word
  std::vector<Match> not_meant;  // phrases that take names away
};

// `typed`: in a query, where acronyms come in any case.
Walked walk(const Data& data, std::string_view text, const std::vector<Token>& tokens, bool typed);

}  // namespace fingerpost::topics
