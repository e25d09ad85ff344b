// What a web page says of itself in JSON-LD, the way of schema.org.
#pragma once

#include <string_view>

#include "extract/worker/builder.hpp"

namespace fingerpost::extract {

// The days, author, publisher and version of the page or its article, as metadata
// "ld:datepublished" and so on; the days and the status of its event, when there is
// one alone: what lists several is about none of them. Broken JSON gives nothing.
void take_linked_data(std::string_view json, Builder& builder);

}  // namespace fingerpost::extract
