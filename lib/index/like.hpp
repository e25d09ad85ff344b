// More like this: a document's own words and topics as a question.
#pragma once

#include <string_view>

#include "index/answer.hpp"

namespace fingerpost::index {

// `plan` has the place, the limit and the day; its words are those of `document`, or of its
// section `anchor`. Throws Error(bad_argument) when there is no such section.
Results like(const Context& context, query::Plan plan, Number document, std::string_view anchor);

}  // namespace fingerpost::index
