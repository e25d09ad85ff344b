// Bytes in the character sets that partnerships' files come in, to UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fingerpost::extract {

// UTF-8 of `bytes`: by their byte order mark, else by `declared` ("windows-1252",
// or empty), else taken as UTF-8. A declaration gives way to bytes that plainly
// are UTF-8. What is no character becomes U+FFFD and one problem counts them.
std::string to_utf8(std::string_view bytes, std::string_view declared,
                    std::vector<std::string>& problems);

// The charset an HTML page declares in a <meta> near its start, in lower case; or empty.
std::string declared_charset(std::string_view html);

}  // namespace fingerpost::extract
