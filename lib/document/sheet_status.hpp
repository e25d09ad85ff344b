// The status that a control sheet gives its page.
#pragma once

#include <string_view>
#include <vector>

#include "document/claims.hpp"
#include "document/passage.hpp"

namespace fingerpost::document {

// "Status", "Document status", "Current status": not a child's or a case's.
bool is_status_label(std::string_view label);

// "Status | Archived" in a sheet at the head of a page or under "Document control", or
// the one row under a column called so. Several rows are a history, or other documents.
Claim status_in_sheet(const std::vector<Passage>& passages);

}  // namespace fingerpost::document
