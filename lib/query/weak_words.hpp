// Words of a question that say little of what it is about: "told", "something", "three
// weeks ago". The vocabulary and the index cannot tell them: guidance says them seldom.
#pragma once

#include <string_view>

namespace fingerpost::query {

bool is_weak_word(std::string_view folded);
// "wont", "shes": what is left of a small word without its apostrophe.
bool is_shortened(std::string_view folded);

}  // namespace fingerpost::query
