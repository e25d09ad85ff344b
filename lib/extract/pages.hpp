// A plain text that keeps the pages it was printed on, as one text.
#pragma once

#include <string>
#include <string_view>

namespace fingerpost::extract {

// Without its form feeds and the lines that its pages repeat at their head or foot
// ("Page 3 of 7"); a sentence that a page broke goes on. A text without form feeds
// comes back as it is.
std::string without_pages(std::string_view text);

}  // namespace fingerpost::extract
