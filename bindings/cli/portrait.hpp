// A document as a person reads what was understood of it.
#pragma once

#include <string>

#include "fingerpost/document.hpp"
#include "fingerpost/topics.hpp"
#include "output.hpp"

namespace fingerpost::cli {

std::string portrait(const Document& document, const Vocabulary& vocabulary, const Style& style);

// "13-19 May: 13-19 May 2024, event, year stated beside it"
std::string in_words(const DateMention& mention);
// "Mental health ("Mental Health")"
std::string in_words(const Tag& tag, const Vocabulary& vocabulary);

}  // namespace fingerpost::cli
