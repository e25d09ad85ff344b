// A JSON value: what a host may attach to a document, and what the doors trade.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace fingerpost {

struct Json {
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;  // keeps its order; keys are unique

  std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> value =
      nullptr;

  Json() = default;
  Json(std::nullptr_t) {}
  Json(bool b) : value(b) {}
  Json(int i) : value(static_cast<std::int64_t>(i)) {}
  Json(std::int64_t i) : value(i) {}
  Json(std::uint64_t i) : value(static_cast<std::int64_t>(i)) {}
  Json(double d) : value(d) {}
  Json(const char* s) : value(std::string(s)) {}
  Json(std::string_view s) : value(std::string(s)) {}
  Json(std::string s) : value(std::move(s)) {}
  Json(Array a) : value(std::move(a)) {}
  Json(Object o) : value(std::move(o)) {}

  bool is_null() const { return std::holds_alternative<std::nullptr_t>(value); }
  // Nullptr when the value is of another type.
  const bool* boolean() const { return std::get_if<bool>(&value); }
  const std::int64_t* integer() const { return std::get_if<std::int64_t>(&value); }
  const std::string* text() const { return std::get_if<std::string>(&value); }
  const Array* array() const { return std::get_if<Array>(&value); }
  const Object* object() const { return std::get_if<Object>(&value); }
  // The member of that name; nullptr when this is no object or has none.
  const Json* find(std::string_view key) const {
    if (const Object* members = object())
      for (const auto& [name, member] : *members)
        if (name == key) return &member;
    return nullptr;
  }
  friend bool operator==(const Json&, const Json&) = default;
};

// Throws Error(bad_argument), with the byte, for what is not JSON (RFC 8259),
// holds a key twice, or nests deeper than 64.
Json parse_json(std::string_view text);
// One line; text that is not UTF-8 is written with U+FFFD.
std::string to_json(const Json& value);

}  // namespace fingerpost
