// What stands on a line beside its dates and belongs to them: the term that a run of
// days is, the year in an event's name, the name itself.
#pragma once

#include <vector>

#include "dates/grammar.hpp"

namespace fingerpost::dates {

// "Autumn term 2025: 3 September to 19 December" has one date: the term names it.
void drop_names_of_terms(const Line& line, std::vector<Found>& founds);

// The one year on the line that says of which year its days are; 0 for none, or several.
int line_year(const Line& line, const Tables& tables, const std::vector<Found>& founds);

// Equal for lines that say the same apart from their dates: "Practice forum" and,
// further down, "practice forum". 0 for one that says too little, or too much.
std::size_t series_of(const Line& line, const Tables& tables, const std::vector<Found>& founds);

// "Safer Internet Day" on a line of its own in a diary, no date beside it.
void announce(const Line& line, const Tables& tables, std::vector<Found>& founds);

}  // namespace fingerpost::dates
