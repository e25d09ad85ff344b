// Mustache, as far as a newsletter needs it: {{name}}, {{a.b}}, {{.}}, {{{raw}}}, {{&raw}},
// {{#each}}..{{/each}}, {{^none}}..{{/none}}, {{! note}}. A tag alone on its line takes the line
// with it. A name that is nowhere is an error, not a gap in what is sent.
#pragma once

#include <string>
#include <string_view>

#include "fingerpost/value.hpp"

namespace fingerpost::library {

using Escape = std::string (*)(std::string_view);

// Throws Error(bad_argument) naming the line, Error(limit) for more than 16 MiB.
std::string fill(std::string_view text, const Json& data, Escape escape);

}  // namespace fingerpost::library
