// Two texts that a reader would type alike fold alike. Most text is ASCII, which
// only needs its capitals lowered; the rest goes through ICU once.
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <stdexcept>

#include "text/text.hpp"
#include "text/utf8.hpp"

namespace fingerpost::text {
namespace {

const icu::Normalizer2& nfkc_casefold() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    const auto* made = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("the ICU data for case folding is missing");
    return made;
  }();
  return *instance;
}

// The plain character for a typographic quote or dash; 0 for any other.
char plain(char32_t c) {
  if ((c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0x02BC || c == 0xB4) return '\'';
  if ((c >= 0x201C && c <= 0x201F) || c == 0x2033) return '"';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63) return '-';
  return 0;
}

std::string made_plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character(text, i);
    if (const char p = plain(c.value))
      out += p;
    else if (c.valid)
      out.append(text, i, c.length);
    else
      append(out, replacement);
    i += c.length;
  }
  return out;
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > 0; });
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string case_folded(const std::string& text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  nfkc_casefold().normalizeUTF8(0, text, sink, nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU could not fold a text");
  return out;
}

// ICU counts bytes in 32 bits; a piece stays well below, and ends at white space
// so that no character sequence is torn.
constexpr std::size_t piece_size = 1u << 24;

std::size_t piece_end(std::string_view text, std::size_t from) {
  if (text.size() - from <= piece_size) return text.size();
  std::size_t end = from + piece_size;
  for (std::size_t i = end; i > end - piece_size / 2; --i)
    if (text[i] == ' ' || text[i] == '\n') return i;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return end;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out(text);
  if (is_plain(text)) {
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
  }
  const std::string plain_text = made_plain(text);
  out.clear();
  for (std::size_t at = 0; at < plain_text.size();) {
    const std::size_t end = piece_end(plain_text, at);
    out += made_plain(case_folded(plain_text.substr(at, end - at)));
    at = end;
  }
  return out;
}

std::string squeeze(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character(text, i);
    if (c.valid && u_isUWhiteSpace(static_cast<UChar32>(c.value))) {
      gap = !out.empty();
    } else {
      if (gap) out += ' ';
      gap = false;
      out.append(text, i, c.length);
    }
    i += c.length;
  }
  return out;
}

}  // namespace fingerpost::text
