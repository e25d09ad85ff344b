// What some bytes are, by their look.
#pragma once

#include <string>
#include <string_view>

namespace fingerpost::extract {

// "a PDF", "a PNG picture": what bytes are that are no text; empty for text.
std::string_view binary_look(std::string_view bytes);
// "html", "markdown", "plain"; empty for a media type there is no reader for.
std::string_view format_of(std::string_view media_type);
// "windows-1252" of "text/html; charset=windows-1252", in lower case; or empty.
std::string charset_of(std::string_view media_type);

}  // namespace fingerpost::extract
