// Looking for words of a table in a text.
#pragma once

#include <string>
#include <string_view>

namespace fingerpost::document {

// Lower case, letters and digits only, single spaces, one at each end:
// " working together 2023 ". Phrases are then found as " together 2023 ".
std::string plain(std::string_view text);
// `phrase` as whole words in a text made plain.
bool says(const std::string& plain_text, std::string_view phrase);
// `phrase` as the last words of a text made plain.
bool ends_in(const std::string& plain_text, std::string_view phrase);
// As says, where the last word may go on: "cancel" in "cancelled".
bool says_stem(const std::string& plain_text, std::string_view phrase);

template <class Table>
bool says_any(const std::string& plain_text, const Table& phrases) {
  for (const std::string_view phrase : phrases)
    if (says(plain_text, phrase)) return true;
  return false;
}

template <class Table>
bool says_any_stem(const std::string& plain_text, const Table& phrases) {
  for (const std::string_view phrase : phrases)
    if (says_stem(plain_text, phrase)) return true;
  return false;
}

}  // namespace fingerpost::document
