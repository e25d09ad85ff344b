// A page's dates from its text: lines, grammar, roles, years, in that order.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dates/dates.hpp"
#include "dates/resolve.hpp"

namespace fingerpost::dates {

// find_in_parts with other tables than the English ones.
std::vector<std::vector<DateMention>> find_with(const Tables& tables,
                                                const std::vector<Part>& parts,
                                                const DateClues& clues);

// The dates of the parts before they become mentions; headings among them.
std::vector<Pending> pending_in(const Tables& tables, const std::vector<Part>& parts,
                                const DateClues& clues);

// "FREQ=MONTHLY;BYDAY=1TU" (RFC 5545, 3.3.10).
std::string rule_of(const Recurrence& recurrence);

}  // namespace fingerpost::dates
