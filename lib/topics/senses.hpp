// Which sense of an ambiguous acronym or word is meant, if any.
#pragma once

#include <vector>

#include "topics/match.hpp"

namespace fingerpost::topics {

// Keeps of the matches those whose sense is clear:
//
//     a single central record (SCR) ... the SCR      said in full: safer-recruitment, throughout
//     a certificate of competence (CPC)              said in full, and none of ours: dropped
//     published the SCR in May                       "published" is near: learning-from-reviews
//     gait and posture in CP                         nothing near: dropped
std::vector<Match> with_sense(const Data& data, std::string_view text,
                              const std::vector<Token>& tokens, Around& around,
                              const std::vector<Match>& matches);

// How far the nearest of a pattern's near words stands from tokens [first, last],
// in words; more than `reach` when none does.
// Whether one of the words stands among the tokens.
bool is_near(const Near& near, const std::vector<Token>& tokens);

std::size_t nearness(const Data& data, const std::vector<Token>& tokens, std::uint32_t first,
                     std::uint32_t last, std::uint32_t pattern, std::size_t reach);

}  // namespace fingerpost::topics
