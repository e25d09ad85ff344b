// The words that control sheets use for what they say: one table.
#pragma once

#include <string_view>

namespace fingerpost::document {

// The field that `label` ("Date ratified", "Policy lead") is the name of, or empty.
// "date" is the field of a bare "Date", "review" of a "Date of review", which may be the
// last or the next one: what they are depends on their neighbours. "next_review" counts
// before "review_due".
std::string_view sheet_field(std::string_view label);
// A column of a version history that is not a field: "Changes", "Page", "Amended by".
bool is_history_column(std::string_view label);
// A heading over a control sheet or a version history.
bool is_control_heading(std::string_view heading);
// A heading over what tells of other documents: "Downloads", "Related documents".
bool is_of_others(std::string_view heading);

}  // namespace fingerpost::document
