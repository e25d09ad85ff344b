#include "extract/charset.hpp"

#include <array>

#include "extract/chars.hpp"
#include "text/text.hpp"

namespace fingerpost::extract {
namespace {

// What windows-1252 has where Latin-1 has control characters; 0 is undefined
// (WHATWG Encoding Standard, index windows-1252).
constexpr std::array<unsigned short, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string places(std::size_t count, std::string_view what) {
  return "invalid " + std::string(what) + " in " + std::to_string(count) +
         (count == 1 ? " place" : " places");
}

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto b = static_cast<unsigned char>(c);
    append_utf8(out, b >= 0x80 && b < 0xA0 ? windows_1252[b - 0x80] : b);
  }
  return out;
}

// Files of old Windows programs: some letters above ASCII, each alone, all of them
// defined, none a part of a sequence that UTF-8 would have.
bool looks_like_windows_1252(std::string_view bytes, std::string_view as_utf8) {
  std::size_t high = 0, kept = 0;
  // A file cut short within a letter of UTF-8.
  if (!bytes.empty() && static_cast<unsigned char>(bytes.back()) >= 0xC2) return false;
  for (const char c : bytes) {
    const auto b = static_cast<unsigned char>(c);
    if (b == 0 || (b >= 0x80 && b < 0xA0 && !windows_1252[b - 0x80])) return false;
    high += b >= 0x80;
  }
  // A replacement character is three bytes from 0x80 on.
  for (std::size_t i = 0; i < as_utf8.size(); ++i) {
    if (static_cast<unsigned char>(as_utf8[i]) < 0x80) continue;
    if (as_utf8.compare(i, 3, "\xEF\xBF\xBD") == 0)
      i += 2;
    else
      ++kept;
  }
  return kept == 0 && high * 4 <= bytes.size();
}

std::string from_utf16(std::string_view bytes, bool big, std::vector<std::string>& problems) {
  const auto unit = [&](std::size_t i) -> unsigned long {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return big ? a << 8 | b : b << 8 | a;
  };
  std::string out;
  std::size_t bad = bytes.size() % 2;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    unsigned long c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size() && (unit(i + 2) & 0xFC00) == 0xDC00) {
      c = 0x10000 + ((c & 0x3FF) << 10) + (unit(i + 2) & 0x3FF);
      i += 2;
    }
    if (c == 0 || (c >= 0xD800 && c <= 0xDFFF)) ++bad;
    append_utf8(out, c);
  }
  if (bad) problems.push_back(places(bad, "UTF-16"));
  return out;
}

// The sets that the web reads as windows-1252.
bool is_western(std::string_view set) {
  for (const std::string_view name : {"windows-1252", "cp1252", "iso-8859-1", "latin1", "iso8859-1",
                                      "us-ascii", "ascii", "x-cp1252", "l1"})
    if (set == name) return true;
  return false;
}

std::string_view declared_in(std::string_view tag) {
  const std::string_view key = "charset";
  const std::size_t at = tag.find(key);
  if (at == std::string_view::npos) return {};
  std::size_t i = at + key.size();
  while (i < tag.size() && (is_space(tag[i]) || tag[i] == '=')) ++i;
  if (i < tag.size() && (tag[i] == '"' || tag[i] == '\'')) ++i;
  std::size_t end = i;
  while (end < tag.size() && !is_space(tag[end]) &&
         std::string_view("\"';>/").find(tag[end]) == std::string_view::npos)
    ++end;
  return tag.substr(i, end - i);
}

}  // namespace

std::string declared_charset(std::string_view html) {
  // 1,024 bytes is what the HTML standard looks at; real pages have comments before it.
  const std::string start = lower(html.substr(0, 4096));
  for (std::size_t at = 0; (at = start.find("<meta", at)) != std::string::npos; at += 5) {
    const std::string_view tag = std::string_view(start).substr(at, start.find('>', at) - at);
    if (const std::string_view set = declared_in(tag); !set.empty()) return std::string(set);
  }
  return {};
}

std::string to_utf8(std::string_view bytes, std::string_view declared,
                    std::vector<std::string>& problems) {
  if (begins(bytes, "\xFF\xFE")) return from_utf16(bytes.substr(2), false, problems);
  if (begins(bytes, "\xFE\xFF")) return from_utf16(bytes.substr(2), true, problems);
  const bool marked = begins(bytes, "\xEF\xBB\xBF");
  if (marked) bytes.remove_prefix(3);
  std::size_t bad = 0;
  std::string out = text::valid_utf8(bytes, &bad);
  if (!bad) return out;
  if (!marked && is_western(declared)) return from_windows_1252(bytes);
  const bool western = !marked && declared.empty() && looks_like_windows_1252(bytes, out);
  problems.push_back(places(bad, "UTF-8") + (western ? ", read as windows-1252" : ""));
  return western ? from_windows_1252(bytes) : out;
}

}  // namespace fingerpost::extract
