// What a date on a line says about its section.
#pragma once

#include <vector>

#include "dates/grammar.hpp"

namespace fingerpost::dates {

// What the line as a whole says to each of its dates.
struct LineSense {
  bool eventful = false;  // "training", "conference", "join us"
  bool past = false;      // "was held", and no "will"
  bool future = false;    // "will be held"
  bool possible = false;  // "children may be at risk in April"
  bool denied = false;    // "there is no meeting in August"
};

LineSense sense_of(const Line& line, const Tables& tables);

// Fills in role, role_stated, open_side and exclusive of every date.
void give_roles(const Line& line, const Tables& tables, std::vector<Found>& founds);

// Gives the line's times to its dates: to the one before in the sentence, or right behind.
// A time beside a date is no date of its own.
void give_times(const Line& line, const std::vector<TimeSpan>& times, std::vector<Found>& founds);

// The roles that the cells of a table's first row promise to the rows below:
// "Published | Review date". Empty when the line is no such row.
std::vector<std::optional<Role>> column_roles(const Line& line, const Tables& tables);

// A year by itself; "2023-24" is what something is about, not when it is.
bool is_year(const Line& line, int i);
// "2023-24", "2025/26"
bool is_span(const Line& line, int i);
// What a heading without a date says of the days under it: "Closing dates". It is
// that phrase and hardly more.
std::optional<Role> heading_role(const Line& line, const Tables& tables);

// Which cell of a row a token is in.
int cell_of(const Line& line, int token);

// Nothing else is on the line but the dates and punctuation.
bool alone(const Line& line, const std::vector<Found>& founds);
// Nothing stands before the date but bullets.
bool begins_line(const Line& line, const Found& found);

}  // namespace fingerpost::dates
