#include "json/fields.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace fingerpost::json {
namespace {

std::string_view type_of(const Json& value) {
  static constexpr std::array<std::string_view, 7> names{
      "null", "true or false", "a whole number", "a number", "a text", "a list", "an object"};
  return names.at(value.value.index());
}

std::string seen(const Json& value) {
  if (const std::string* text = value.text()) return '"' + shown(*text) + '"';
  if (const std::int64_t* number = value.integer()) return std::to_string(*number);
  return std::string(type_of(value));
}

std::string joined(std::span<const std::string_view> names) {
  std::string text;
  for (const std::string_view name : names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

// Edits that turn one short key into the other.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = corner + (a[i] == b[j] ? 0 : 1);
      corner = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row[b.size()];
}

// Words people write where a key of ours has another name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> also_called{{
    {"query", "text"},
    {"q", "text"},
    {"place", "for"},
    {"since", "from"},
    {"until", "to"},
    {"date", "as_of"},
    {"tier", "tiers"},
    {"label", "tier"},
    {"body", "text"},
    {"content", "text"},
    {"type", "kind"},
    {"issuer", "publisher"},
}};

std::string plain_key(std::string_view key) {
  std::string plain;
  for (const char c : key) {
    if (c == '-' || c == ' ')
      plain += '_';
    else
      plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

// The known key nearest to `key`, or empty. Two letters may differ, or a third of them.
std::string_view nearest(std::string_view key, std::span<const std::string_view> known) {
  if (key.empty() || key.size() > 32) return {};
  const std::string plain = plain_key(key);
  for (const auto& [other, ours] : also_called)
    if (plain == other && std::find(known.begin(), known.end(), ours) != known.end()) return ours;
  std::string_view best;
  std::size_t least = (plain.size() < 4 ? 1 : std::max<std::size_t>(2, plain.size() / 3)) + 1;
  for (const std::string_view name : known)
    if (const std::size_t edits = distance(plain, name); edits < least) {
      least = edits;
      best = name;
    }
  return best;
}

}  // namespace

std::string shown(std::string_view text) {
  constexpr std::size_t longest = 60;  // a message stays one readable line
  std::string out;
  for (const char c : text.substr(0, longest))
    out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  if (text.size() <= longest) return out;
  while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0) == 0x80) out.pop_back();
  if (!out.empty() && static_cast<unsigned char>(out.back()) >= 0xC0) out.pop_back();
  return out + "...";
}

void refuse_key(std::string_view key, std::span<const std::string_view> known,
                std::string_view what) {
  std::string message = "unknown key \"" + shown(key) + "\" in a " + std::string(what);
  if (const std::string_view meant = nearest(key, known); !meant.empty())
    message += "; did you mean \"" + std::string(meant) + "\"?";
  throw Error(Fault::bad_argument, message);
}

void refuse_shape(std::string_view what, const Json& value) {
  throw Error(Fault::bad_argument, "a " + std::string(what) + " is an object, not " + seen(value));
}

void Field::refuse(const std::string& takes) const {
  throw Error(Fault::bad_argument,
              '"' + std::string(key_) + "\" takes " + takes + ", not " + seen(value_));
}

void Field::refuse_name(std::span<const std::string_view> names) const {
  refuse("one of " + joined(names));
}

const std::string& Field::text() const {
  if (const std::string* text = value_.text()) return *text;
  refuse("a text");
}

bool Field::flag() const {
  if (const bool* flag = value_.boolean()) return *flag;
  refuse("true or false");
}

std::size_t Field::count() const {
  if (const std::int64_t* number = value_.integer(); number && *number >= 0)
    return static_cast<std::size_t>(*number);
  refuse("a whole number from 0");
}

int Field::whole() const {
  const std::int64_t* number = value_.integer();
  if (number && *number >= std::numeric_limits<int>::min() &&
      *number <= std::numeric_limits<int>::max())
    return static_cast<int>(*number);
  refuse("a whole number");
}

double Field::number() const {
  if (const std::int64_t* number = value_.integer()) return static_cast<double>(*number);
  if (const double* number = std::get_if<double>(&value_.value)) return *number;
  refuse("a number");
}

const Json& Field::object() const {
  if (!value_.object()) refuse("an object");
  return value_;
}

Date Field::full_day() const {
  if (const auto date = date_from_iso(text())) return *date;
  refuse("a day as YYYY-MM-DD");
}

Period Field::period() const {
  constexpr std::size_t a_day = 10;  // "2024-05-25"; more is a range
  if (text().size() <= a_day && text().find('/') == std::string::npos)
    if (const auto period = period_from_iso(text())) return *period;
  refuse("a day, a month or a year as YYYY-MM-DD, YYYY-MM or YYYY");
}

Period Field::any_period() const {
  if (const auto period = period_from_iso(text())) return *period;
  refuse("a period as YYYY-MM-DD, YYYY-MM, YYYY or both ends divided by /");
}

std::vector<Field> Field::list() const {
  const Json::Array* values = value_.array();
  if (!values) refuse("a list");
  std::vector<Field> fields;
  for (const Json& value : *values) fields.emplace_back(key_, value);
  return fields;
}

std::vector<std::string> Field::texts() const {
  std::vector<std::string> texts;
  for (const Field& each : list()) texts.push_back(each.text());
  return texts;
}

std::map<std::string, std::string> Field::pairs() const {
  std::map<std::string, std::string> pairs;
  for (const auto& [name, value] : *object().object())
    pairs[name] = value.is_null() ? std::string() : Field(key_, value).text();
  return pairs;
}

}  // namespace fingerpost::json
