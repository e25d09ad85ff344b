// Files that mean harm, made here as they are needed: what made parsers crash, hang,
// grow or read what they should not.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace fingerpost::hostile {

// Whether this is a build whose memory cannot be limited, and that takes many times as long.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif
#else
inline constexpr bool sanitized = false;
#endif

struct File {
  std::string name;
  std::string type;  // media type
  std::function<std::string()> bytes;
  // What becomes of it: "read", "read: too_deep", "limit: cpu", "media: malformed";
  // several, divided by "|", where the machine decides which limit is met first.
  std::string outcome;
};

inline std::string times(std::size_t count, std::string_view text) {
  std::string out;
  out.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

std::vector<File> pdfs();
std::vector<File> office_files();
std::vector<File> mails();
std::vector<File> lists();  // calendars, feeds, tables

}  // namespace fingerpost::hostile
