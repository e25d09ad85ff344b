// The items of a feed, each with a day of its own.
#pragma once

#include <string>
#include <vector>

#include "document/passage.hpp"
#include "fingerpost/date.hpp"

namespace fingerpost::document {

bool is_feed(std::string_view media_type);
// "Talk on 20 March" in an item published in March 2024 is in 2024: the days of each passage
// that begins with its own day of publication are found anew by that day.
void date_items(std::vector<Passage>& passages, const DateClues& clues);

}  // namespace fingerpost::document
