#include "extract/front_matter.hpp"

#include <algorithm>

#include "extract/chars.hpp"

namespace fingerpost::extract {
namespace {

// Longer than any real one: what has no end by then is a rule at the top of a page.
constexpr int most_lines = 200;

std::string_view next_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

// "---" or "..." ends what "---" began (YAML), "+++" ends what "+++" began (TOML).
bool closes(std::string_view line, bool toml) {
  return toml ? line == "+++" : line == "---" || line == "...";
}

// Where the text goes on behind the closing line; npos when there is none.
std::size_t end_of(std::string_view text, bool toml) {
  std::string_view rest = text;
  next_line(rest);
  for (int i = 0; i < most_lines && !rest.empty(); ++i)
    if (closes(next_line(rest), toml)) return text.size() - rest.size();
  return std::string_view::npos;
}

std::string unquoted(std::string_view value) {
  value = trim(value);
  if (value.size() >= 2 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0])
    return std::string(value.substr(1, value.size() - 2));
  return std::string(value);
}

// "[a, 'b']" to "a, b".
std::string flow(std::string_view value) {
  value = trim(value);
  if (value.size() < 2 || value.front() != '[' || value.back() != ']') return unquoted(value);
  value = value.substr(1, value.size() - 2);
  std::string out;
  while (!value.empty()) {
    const std::size_t comma = std::min(value.find(','), value.size());
    if (const std::string item = unquoted(value.substr(0, comma)); !item.empty())
      out += (out.empty() ? "" : ", ") + item;
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
  return out;
}

// "last_modified_at" and "last_modified" say the same.
std::string key(std::string_view text) {
  std::string out = lower(trim(text));
  for (const std::string_view tail : {"_at", "-at", " at"})
    if (out.ends_with(tail)) out.resize(out.size() - tail.size());
  return out;
}

bool is_key(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.' || c == ' ';
  });
}

}  // namespace

std::vector<std::pair<std::string, std::string>> take_front_matter(std::string_view& text) {
  std::string_view rest = text;
  const std::string_view first = next_line(rest);
  const bool toml = first == "+++";
  if (first != "---" && !toml) return {};
  const std::size_t end = end_of(text, toml);
  if (end == std::string_view::npos) return {};
  std::vector<std::pair<std::string, std::string>> out;
  bool nested = false;  // in a table of TOML: "[author]"
  while (text.size() - rest.size() < end) {
    const std::string_view line = next_line(rest);
    nested |= toml && begins(line, "[");
    const std::size_t sign = line.find(toml ? '=' : ':');
    if (begins(trim(line), "- ") && !out.empty()) {
      std::string& value = out.back().second;
      value += (value.empty() ? "" : ", ") + unquoted(trim(line).substr(2));
    } else if (sign != std::string_view::npos && !nested && !line.empty() && !is_space(line[0]) &&
               is_key(line.substr(0, sign))) {
      out.emplace_back("front:" + key(line.substr(0, sign)), flow(line.substr(sign + 1)));
    }
  }
  text.remove_prefix(end);
  return out;
}

}  // namespace fingerpost::extract
