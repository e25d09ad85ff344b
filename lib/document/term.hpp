// The years a strategy or a plan is for: "Neglect strategy 2022-2025", "The plan covers
// April 2024 to March 2027".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document/passage.hpp"

namespace fingerpost::document {

// Nothing for a paper that only tells of those years: a report, a review, minutes, news.
// Years alone are whole ones, of which nobody says where in the year they begin.
std::optional<Period> term_of(const Document& document, const std::vector<Passage>& passages);

// Whether `title` is that of a strategy, a plan or the like, and of no report on one.
bool is_termed(std::string_view title);

}  // namespace fingerpost::document
