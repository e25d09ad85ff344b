// The words that control sheets use for what they say: one table.
#pragma once

#include <string_view>

namespace fingerpost::document {

// The field that `label` ("Date ratified", "Policy lead") is the name of, or empty.
// "date" is the field of a bare "Date": whose day it is depends on its neighbours.
std::string_view sheet_field(std::string_view label);
// A column of a version history that is not a field: "Changes", "Page", "Amended by".
bool is_history_column(std::string_view label);
// A heading over a control sheet or a version history.
bool is_control_heading(std::string_view heading);

}  // namespace fingerpost::document
