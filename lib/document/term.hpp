// The years a strategy or a plan is for: "Neglect strategy 2022-2025", "The plan covers
// April 2024 to March 2027".
#pragma once

#include <optional>
#include <vector>

#include "document/passage.hpp"

namespace fingerpost::document {

// Nothing for a paper that only tells of those years: a report, a review, minutes, news.
// Years alone are whole ones, of which nobody says where in the year they begin.
std::optional<Period> term_of(const Document& document, const std::vector<Passage>& passages);

}  // namespace fingerpost::document
