// What a query asks for, one word or phrase each, before it is settled which of them count:
// "who do I call" is about "call"; "what is new" is about "new"; "to be or not to be" is all
// it is about.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "query/items.hpp"
#include "query/query.hpp"
#include "text/text.hpp"

namespace fingerpost::query {

// What is dropped first when something better is left.
enum class Worth { content, time_word, stop_word };

struct Unit {
  Clause clause;
  Worth worth = Worth::content;
  std::size_t offset = std::string_view::npos;  // in the query, of a single word
  std::size_t words = 1;                        // it is typed in
};

// `acronym`: it is written as one that is known.
Worth worth_of(const text::Word& word, const Item& item, bool acronym);

// Those of the best worth there is, each once. `narrowed`: something besides words says
// what is asked for, so that small words alone are none of it.
void keep_the_best(std::vector<Unit>& units, bool narrowed);

}  // namespace fingerpost::query
