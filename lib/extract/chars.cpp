#include "extract/chars.hpp"

namespace fingerpost::extract {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

bool begins(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

bool begins_folded(std::string_view text, std::string_view with) {
  if (text.size() < with.size()) return false;
  for (std::size_t i = 0; i < with.size(); ++i)
    if (lower(text[i]) != with[i]) return false;
  return true;
}

std::size_t space_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (is_space(c)) return 1;
  const std::string_view rest = text.substr(at, 3);
  if (begins(rest, "\xC2\xA0") || begins(rest, "\xC2\x85")) return 2;
  if (rest.size() < 3) return 0;
  if (begins(rest, "\xE2\x80")) {
    const auto last = static_cast<unsigned char>(rest[2]);
    return (last >= 0x80 && last <= 0x8A) || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : 0;
  }
  return rest == "\xE2\x81\x9F" || rest == "\xE3\x80\x80" ? 3 : 0;
}

std::size_t unseen_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 3);
  if (begins(rest, "\xC2\xAD")) return 2;
  if (rest.size() < 3) return 0;
  const auto last = static_cast<unsigned char>(rest[2]);
  if (begins(rest, "\xE2\x80"))
    return (last >= 0x8B && last <= 0x8F) || (last >= 0xAA && last <= 0xAE) ? 3 : 0;
  if (begins(rest, "\xE2\x81")) return last >= 0xA0 && last <= 0xAF ? 3 : 0;
  return rest == "\xEF\xBB\xBF" ? 3 : 0;
}

bool is_blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    std::size_t n = space_at(text, i);
    if (!n) n = unseen_at(text, i);
    if (!n) return false;
    i += n;
  }
  return true;
}

std::string squeeze(std::string_view text, bool keep_lines) {
  std::string out;
  out.reserve(text.size());
  char gap = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t n = space_at(text, i)) {
      gap = gap == '\n' || (keep_lines && text[i] == '\n') ? '\n' : ' ';
      i += n;
      continue;
    }
    if (const std::size_t n = unseen_at(text, i)) {
      i += n;
      continue;
    }
    if (gap && !out.empty()) out += gap;
    gap = 0;
    out += text[i++];
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

void append_utf8(std::string& out, unsigned long c) {
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
    out += replacement_character;
    return;
  }
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6), tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12), tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0 | c >> 18), tail(12), tail(6), tail(0);
  }
}

}  // namespace fingerpost::extract
