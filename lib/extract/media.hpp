// What some bytes are, by their look.
#pragma once

#include <string>
#include <string_view>

namespace fingerpost::extract {

// "a PDF", "a PNG picture": what bytes are that are no text; empty for text,
// marked UTF-16 and what has a reader of its own (format_by_look).
std::string_view binary_look(std::string_view bytes);
// "windows-1252" of "text/html; charset=windows-1252", in lower case; or empty.
std::string charset_of(std::string_view media_type);

}  // namespace fingerpost::extract
