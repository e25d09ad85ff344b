// A JSON object read by a table of the keys it may have. Whatever is not in the
// table is an error that names it, and the key that was probably meant.
//
//     const Key<Query> keys[] = {
//         {"limit", [](Query& query, const Field& field) { query.limit = field.count(); }},
//     };
//     read_object(json, keys, "request", query);
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "fingerpost/date.hpp"
#include "fingerpost/enums.hpp"
#include "fingerpost/error.hpp"
#include "fingerpost/value.hpp"

namespace fingerpost::json {

// One member of an object, or one value of its list. Each reader throws
// Error(bad_argument) that names the key and says what it takes.
class Field {
 public:
  Field(std::string_view key, const Json& value) : key_(key), value_(value) {}

  std::string_view key() const { return key_; }
  const Json& value() const { return value_; }

  const std::string& text() const;
  bool flag() const;
  std::size_t count() const;                         // a whole number from 0
  int whole() const;                                 // a whole number
  double number() const;                             // any number
  const Json& object() const;                        // an object, or null
  Date full_day() const;                             // 2024-05-25
  Period period() const;                             // 2024-05-25, 2024-05 or 2024
  Period any_period() const;                         // also 2024-05-13/2024-05-19
  std::vector<std::string> texts() const;            // a list of texts
  std::map<std::string, std::string> pairs() const;  // an object of texts; null is empty
  std::vector<Field> list() const;

  template <class E>
  E one_of() const {
    if (const auto value = named<E>(text())) return *value;
    refuse_name(names_of<E>);
  }
  template <class E>
  std::vector<E> some_of() const {
    std::vector<E> values;
    for (const Field& each : list()) values.push_back(each.one_of<E>());
    return values;
  }

  // "kind" takes ..., not ...
  [[noreturn]] void refuse(const std::string& takes) const;

 private:
  [[noreturn]] void refuse_name(std::span<const std::string_view> names) const;

  std::string_view key_;
  const Json& value_;
};

template <class T>
struct Key {
  std::string_view name;
  void (*read)(T&, const Field&);
};

template <class T>
using Keys = std::span<const Key<T>>;

// As it may stand in a message: one line, short, without control characters.
std::string shown(std::string_view text);
[[noreturn]] void refuse_key(std::string_view key, std::span<const std::string_view> known,
                             std::string_view what);
[[noreturn]] void refuse_shape(std::string_view what, const Json& value);

// Reads the members of `json` into `into`. A member that is null counts as not
// given. `what` is the word for the object in messages: "request".
template <class T>
void read_object(const Json& json, std::type_identity_t<Keys<T>> keys, std::string_view what,
                 T& into) {
  const Json::Object* members = json.object();
  if (!members) refuse_shape(what, json);
  for (const auto& [name, value] : *members) {
    const Key<T>* key = nullptr;
    for (const Key<T>& each : keys)
      if (each.name == name) key = &each;
    if (!key) {
      std::vector<std::string_view> known;
      for (const Key<T>& each : keys) known.push_back(each.name);
      refuse_key(name, known, what);
    }
    if (!value.is_null()) key->read(into, Field(key->name, value));
  }
}

template <class T>
std::vector<T> read_list(const Field& field, Keys<T> keys, std::string_view what) {
  std::vector<T> values;
  for (const Field& each : field.list()) {
    values.emplace_back();
    read_object(each.value(), keys, what, values.back());
  }
  return values;
}

}  // namespace fingerpost::json
