#include "feeds/entry.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/text.hpp"

namespace fingerpost::feeds {
namespace {

constexpr std::string_view replacement = "\uFFFD";

// The length of the character at `at`; 0 when the bytes there are none.
std::size_t character(std::string_view text, std::size_t at, char32_t& value) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const std::uint32_t lead = byte(at);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length < 2) {
    value = lead;
    return length;
  }
  value = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
    value = value << 6 | (byte(at + i) & 0x3F);
  }
  constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value < least[length] || value > 0x10FFFF || surrogate ? 0 : length;
}

bool is_control(char32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
}

bool turns_direction(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
}

// XML has no place for them, escaped or not.
bool is_no_character(char32_t c) { return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); }

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

void percent(char c, std::string& out) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

bool starts_with_scheme(std::string_view url, std::string_view scheme) {
  if (url.size() < scheme.size()) return false;
  return std::equal(scheme.begin(), scheme.end(), url.begin(),
                    [](char s, char c) { return s == c || s == (c | 0x20); });
}

bool is_web(std::string_view url) {
  return starts_with_scheme(url, "http://") || starts_with_scheme(url, "https://");
}

// "https://x.example" of the page's address.
std::string_view origin(std::string_view page) {
  if (!is_web(page)) return {};
  return page.substr(0, page.find_first_of("/?#", page.find("//") + 2));
}

std::string words(Standing standing) {
  std::string words(name(standing));
  std::replace(words.begin(), words.end(), '_', ' ');
  words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words;
}

std::string own_title(const Hit& hit) {
  if (std::string line = event_name(hit); !line.empty()) return line;
  if (hit.title.empty() && hit.heading.empty()) return one_line(hit.document);
  if (hit.title.empty()) return one_line(hit.heading);
  if (hit.heading.empty() || hit.heading == hit.title) return one_line(hit.title);
  return one_line(hit.title) + ": " + one_line(hit.heading);
}

std::string dates_of(const Period& period) {
  if (period.open()) return {};
  if (period.first == period.last) return " on " + to_iso(*period.first);
  std::string text;
  if (period.first) text += " from " + to_iso(*period.first);
  if (period.last) text += " until " + to_iso(*period.last);
  return text;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    char32_t value = 0;
    const std::size_t length = character(text, at, value);
    if (length == 0 || is_no_character(value))
      out += replacement;
    else if (!is_control(value) && !turns_direction(value))
      out += text.substr(at, length);
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

std::string escaped(std::string_view text) { return text::escape_markup(clean(text)); }

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : clean(text))
    if (c != ' ' && c != '\n' && c != '\t')
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string address(std::string_view url, const FeedInfo& info) {
  std::string whole;
  if (url.starts_with('/') && !url.starts_with("//")) whole = std::string(origin(info.url));
  whole += url;
  if (!is_web(whole)) return {};
  std::string out;
  for (const char c : whole) {
    const bool safe = static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x7F &&
                      std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
    if (safe)
      out += c;
    else
      percent(c, out);
  }
  return out;
}

std::string stem(const FeedInfo& info) {
  const std::string url = address(info.url, info);
  if (!url.empty()) return url;
  return "urn:fingerpost:" + (info.title.empty() ? "feed" : encoded(one_line(info.title)));
}

std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c))
      out += c;
    else
      percent(c, out);
  }
  return out;
}

std::string key(const Hit& hit) {
  return encoded(hit.document) + (hit.anchor.empty() ? "" : "/" + encoded(hit.anchor));
}

std::string title(const Hit& hit) {
  const bool row = hit.standing != Standing::withdrawn && !event_name(hit).empty();
  if (row && is_called_off(hit) && event_name(hit) != one_line(hit.heading))
    return "Cancelled: " + event_name(hit);
  switch (hit.standing) {
    case Standing::ended:
    case Standing::superseded:
    case Standing::withdrawn:
    case Standing::draft:
      return words(hit.standing) + ": " + own_title(hit);
    case Standing::in_force:
    case Standing::upcoming:
    case Standing::undated:
      break;
  }
  return own_title(hit);
}

std::string summary(const Hit& hit) {
  std::string text = one_line(to_text(hit.snippet));
  if (!text.empty()) text += '\n';
  text += words(hit.standing) + dates_of(hit.validity) + '.';
  if (!hit.superseded_by.empty()) text += " Use instead: " + one_line(hit.superseded_by) + '.';
  if (hit.review_overdue) text += " Overdue for review.";
  if (hit.not_for_you) {
    text += " Not for " + one_line(hit.not_for_you->first) + '.';
    if (!hit.not_for_you->second.empty())
      text += " Use there: " + one_line(hit.not_for_you->second) + '.';
  }
  return text;
}

// A month or a year counts from its first day, as for visibility.
Date changed(const Hit& hit, const Results& results) {
  std::optional<Date> latest;
  for (const auto& period : {hit.published, hit.updated})
    if (period && period->first && *period->first <= results.as_of &&
        (!latest || *latest < *period->first))
      latest = period->first;
  if (!latest && hit.validity.first && *hit.validity.first <= results.as_of)
    latest = hit.validity.first;
  return latest.value_or(results.as_of);
}

Date stamp(const Results& results) { return results.recorded.value_or(results.as_of); }

}  // namespace fingerpost::feeds
