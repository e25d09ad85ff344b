// Character references, for the readers that have no parser to do it.
#pragma once

#include <string>
#include <string_view>

namespace fingerpost::extract {

// "&amp;" to "&", "&#8217;" to "’"; what is not known stays as it stands.
std::string decoded(std::string_view text);

}  // namespace fingerpost::extract
