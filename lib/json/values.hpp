// Small values as Json, for the files of this room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fingerpost/date.hpp"
#include "fingerpost/document.hpp"
#include "fingerpost/value.hpp"

namespace fingerpost::json {

inline Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }
inline Json or_null(const std::optional<Date>& date) { return date ? Json(to_iso(*date)) : Json(); }
inline Json or_null(const std::optional<Period>& period) {
  return period ? Json(to_iso(*period)) : Json();
}

inline Json list(const std::vector<std::string>& texts) {
  return Json::Array(texts.begin(), texts.end());
}

template <class T, class Write>
Json list(const std::vector<T>& values, Write write) {
  Json::Array array;
  array.reserve(values.size());
  for (const T& value : values) array.push_back(write(value));
  return array;
}

Json to_value(const DateMention& date);
// With the label when one is given.
Json to_value(const Tag& tag, const std::string* label = nullptr);

}  // namespace fingerpost::json
