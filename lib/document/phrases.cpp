#include "document/phrases.hpp"

namespace fingerpost::document {

std::string plain(std::string_view text) {
  std::string out = " ";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool upper = c >= 'A' && c <= 'Z';
    // An apostrophe joins: "children's", "you're", straight or typographic.
    if (c == '\'') continue;
    if (text.substr(i, 3) == "\xE2\x80\x99") {
      i += 2;
      continue;
    }
    if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out += upper ? static_cast<char>(c + 32) : c;
    else if (out.back() != ' ')
      out += ' ';
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

bool says(const std::string& plain_text, std::string_view phrase) {
  return plain_text.find(" " + std::string(phrase) + " ") != std::string::npos;
}

bool ends_in(const std::string& plain_text, std::string_view phrase) {
  return plain_text.ends_with(" " + std::string(phrase) + " ");
}

bool says_stem(const std::string& plain_text, std::string_view phrase) {
  return plain_text.find(" " + std::string(phrase)) != std::string::npos;
}

}  // namespace fingerpost::document
