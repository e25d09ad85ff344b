#include "http.hpp"

#include <algorithm>

namespace fingerpost::web {
namespace {

constexpr std::size_t most_pairs =
    200;  // tests/web: more are refused, the page's own forms have 20

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// "%41" is a byte; a % that begins none stands for itself. Control characters, which no field
// of ours holds, become spaces.
std::string decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i] == '+' ? ' ' : text[i];
    if (c == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      c = static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    }
    out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  }
  if (!is_utf8(out)) throw Refused(400, "the request is not UTF-8");
  return out;
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// How many bytes follow the first one of a character; -1 for what begins none.
int following(unsigned char c) {
  if (c < 0x80) return 0;
  if (c >= 0xc2 && c <= 0xdf) return 1;
  if (c >= 0xe0 && c <= 0xef) return 2;
  return c >= 0xf0 && c <= 0xf4 ? 3 : -1;
}

// The second byte tells overlong forms, surrogates and what is past U+10FFFF.
bool second_fits(unsigned char first, unsigned char second) {
  if (first == 0xe0) return second >= 0xa0;
  if (first == 0xed) return second <= 0x9f;
  if (first == 0xf0) return second >= 0x90;
  if (first == 0xf4) return second <= 0x8f;
  return true;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const int more = following(first);
    if (more < 0 || i + static_cast<std::size_t>(more) >= bytes.size()) return false;
    for (int k = 1; k <= more; ++k) {
      const auto next = static_cast<unsigned char>(bytes[i + static_cast<std::size_t>(k)]);
      if (next < 0x80 || next > 0xbf || (k == 1 && !second_fits(first, next))) return false;
    }
    i += static_cast<std::size_t>(more) + 1;
  }
  return true;
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::string Parameters::text(std::string_view name) const {
  for (const auto& [key, value] : pairs_)
    if (key == name) return trimmed(value);
  return {};
}

bool Parameters::has(std::string_view name) const {
  return std::any_of(pairs_.begin(), pairs_.end(), [&](const Pair& p) { return p.first == name; });
}

std::vector<std::string> Parameters::each(std::string_view name) const {
  std::vector<std::string> all;
  for (const auto& [key, value] : pairs_)
    if (key == name && !trimmed(value).empty()) all.push_back(trimmed(value));
  return all;
}

void Parameters::add(std::string name, std::string value) {
  pairs_.emplace_back(std::move(name), std::move(value));
}

void Parameters::erase(std::string_view name) {
  std::erase_if(pairs_, [&](const Pair& pair) { return pair.first == name; });
}

void Parameters::set(const std::string& name, std::string value) {
  erase(name);
  if (!value.empty()) add(name, std::move(value));
}

void Parameters::toggle(const std::string& name, const std::string& value) {
  const auto there = std::find(pairs_.begin(), pairs_.end(), Pair(name, value));
  if (there == pairs_.end())
    add(name, value);
  else
    pairs_.erase(there);
}

Parameters parameters_of(std::string_view text) {
  Parameters all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('&', at), text.size());
    const std::string_view pair = text.substr(at, end - at);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (!pair.empty()) {
      if (all.pairs().size() == most_pairs) throw Refused(400, "the request has too many fields");
      all.add(decoded(pair.substr(0, equals)),
              decoded(pair.substr(std::min(equals + 1, pair.size()))));
    }
    at = end + 1;
  }
  return all;
}

std::string encoded(std::string_view text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
        c == '_' || c == '.' || c == '~')
      out += c;
    else
      out.append("%").append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
  }
  return out;
}

std::string encoded(const Parameters& parameters) {
  std::string out;
  for (const auto& [name, value] : parameters.pairs())
    out += (out.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
  return out;
}

std::string Request::header(const std::string& name) const {
  const auto [first, last] = headers.equal_range(name);
  if (first == last) return {};
  if (std::next(first) != last) throw Refused(400, "the header " + name + " came more than once");
  return first->second;
}

}  // namespace fingerpost::web
