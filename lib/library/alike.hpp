// What documents say of the same thing in other words: nearly the same text with another number
// or duty, and one contact with other numbers.
#pragma once

#include <vector>

#include "library/library.hpp"

namespace fingerpost::library {

std::vector<Finding> disagreeing_copies(const std::vector<Document>& documents);
std::vector<Finding> differing_contacts(const std::vector<Document>& documents);

// Of a document, to be completed.
Finding finding_of(Matter matter, const Document& document, Standing standing);

}  // namespace fingerpost::library
