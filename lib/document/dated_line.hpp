// Lines that begin with a date, by their shape alone: the dates room says which
// day it is, this only where one line of a diary ends and the next begins.
#pragma once

#include <cstddef>
#include <string_view>

namespace fingerpost::document {

// Bytes of the date that `line` begins with ("13-19 May", "Monday 3rd June 2024",
// "w/c 18 November", "03/06/2024", "May 25"), weekday and the like included; 0 for none.
std::size_t leading_date(std::string_view line);

}  // namespace fingerpost::document
