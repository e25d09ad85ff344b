// A name that something else bears: a post, a team, a street, a charity, a book.
//
//     apologies from the adoption manager        a post is named after its topic
//     the bus stops at Prevent Road              capitals on both sides
//     a print, 'The Bereaved Child'              in quotation marks, as titles are
#pragma once

#include <string_view>
#include <vector>

#include "topics/data.hpp"
#include "topics/match.hpp"

namespace fingerpost::topics {

// Whether that is all that a name does where it stands. Looks no further than a few words.
bool is_borrowed(const Data& data, std::string_view text, const std::vector<Token>& words,
                 const Match& match);

}  // namespace fingerpost::topics
