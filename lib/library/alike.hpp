// What documents say of the same thing in other words: nearly the same text with another number
// or duty, and one contact with other numbers.
#pragma once

#include <string>
#include <vector>

#include "library/library.hpp"

namespace fingerpost::library {

std::vector<Finding> disagreeing_copies(const std::vector<Document>& documents);
std::vector<Finding> differing_contacts(const std::vector<Document>& documents);

// The most sections, or contacts, that are held against one: tests/library/report_test.cpp has no
// more than three.
constexpr std::size_t most_compared = 64;
// Schools write their own numbers.
bool of_two_agencies(const Document& a, const Document& b);
Shown shown(const Document& document, const Section& section, std::string words);
// Of a document, to be completed.
Finding finding_of(Matter matter, const Document& document, Standing standing);

}  // namespace fingerpost::library
