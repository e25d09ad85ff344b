// A Json as text: one line, numbers without a locale, text as valid UTF-8.
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "json/json.hpp"

namespace fingerpost {
namespace {

void write(const Json& value, std::string& out);

void write(std::nullptr_t, std::string& out) { out += "null"; }
void write(bool value, std::string& out) { out += value ? "true" : "false"; }
void write(std::int64_t value, std::string& out) { out += std::to_string(value); }

// The shortest form that reads back as the same number; still a fraction when
// read again ("7.0").
void write(double value, std::string& out) {
  if (!std::isfinite(value)) return write(nullptr, out);
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  const std::string_view text(digits.data(), static_cast<std::size_t>(end - digits.data()));
  out += text;
  if (text.find_first_of(".e") == std::string_view::npos) out += ".0";
}

bool plain(std::string_view text) {
  for (const unsigned char c : text)
    if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') return false;
  return true;
}

void write(const std::string& text, std::string& out) {
  if (plain(text)) {
    out.append(1, '"').append(text).append(1, '"');
    return;
  }
  out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void write(const Json::Array& values, std::string& out) {
  out += '[';
  for (const Json& value : values) {
    if (&value != &values.front()) out += ", ";
    write(value, out);
  }
  out += ']';
}

void write(const Json::Object& members, std::string& out) {
  out += '{';
  for (const auto& member : members) {
    if (&member != &members.front()) out += ", ";
    write(member.first, out);
    out += ": ";
    write(member.second, out);
  }
  out += '}';
}

void write(const Json& value, std::string& out) {
  std::visit([&out](const auto& held) { write(held, out); }, value.value);
}

}  // namespace

std::string to_json(const Json& value) {
  std::string out;
  write(value, out);
  return out;
}

}  // namespace fingerpost
