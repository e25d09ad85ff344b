// What people say at home, and what guidance writes: "mum" and "mother".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fingerpost::query {

// The words, or runs of words, in which guidance says what an everyday word says; empty for
// any other word. Folded words.
std::vector<std::vector<std::string>> written_for(std::string_view everyday);

}  // namespace fingerpost::query
