// What a web page says of itself in JSON-LD, the way of schema.org.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/worker/builder.hpp"

namespace fingerpost::extract {

// From all the scripts of a page, whose own address is `canonical` where it says so:
// days, author, publisher and version of the object that is the page, as metadata
// "ld:datepublished" and so on; the days and the status of its event, when it is about
// one alone. Where several may be the page, none is taken. Broken JSON gives nothing.
void take_linked_data(const std::vector<std::string>& scripts, std::string_view canonical,
                      Builder& builder);

}  // namespace fingerpost::extract
