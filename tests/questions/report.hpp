// What went wrong with a question, for whoever mends it.
#pragma once

#include <string>

#include "fingerpost/query.hpp"
#include "questions/questions.hpp"

namespace fingerpost::questions {

// The question, its first three hits and the documents that were wanted, each
// with grade, score, standing, kind, days and the factors of its score.
std::string told(const Asked& question, const Results& results);

}  // namespace fingerpost::questions
