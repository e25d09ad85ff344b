// One member of a stored section is wanted, and the rest is stepped over: strings to
// their closing quote, lists and objects by counting brackets.
#include <algorithm>
#include <optional>

#include "json/json.hpp"

namespace fingerpost::json {
namespace {

class Steps {
 public:
  explicit Steps(std::string_view json) : json_(json) {}

  // The text of that member of the object; nothing when it is not met as it was written.
  std::optional<std::string> member(std::string_view wanted) {
    if (!take('{')) return std::nullopt;
    while (at_ < json_.size() && json_[at_] == '"') {
      const std::optional<std::string_view> key = string();
      if (!key || !take(':')) return std::nullopt;
      if (*key == wanted) {
        const std::optional<std::string_view> value = string();
        return value ? plain(*value) : std::nullopt;
      }
      if (!step_over() || !take(',')) return std::nullopt;
    }
    return std::nullopt;
  }

 private:
  bool take(char wanted) {
    if (at_ >= json_.size() || json_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  // What stands between the quotes, escapes and all.
  std::optional<std::string_view> string() {
    if (!take('"')) return std::nullopt;
    const std::size_t first = at_;
    for (;;) {
      at_ = json_.find_first_of("\"\\", at_);
      if (at_ == std::string_view::npos) return std::nullopt;
      if (json_[at_] == '"') return json_.substr(first, at_++ - first);
      at_ += 2;
    }
  }

  // A value of any kind, to the comma or bracket behind it.
  bool step_over() {
    std::size_t depth = 0;
    while (at_ < json_.size()) {
      const char c = json_[at_];
      if (depth == 0 && (c == ',' || c == '}')) return true;
      if (c == '"') {
        if (!string()) return false;
        continue;
      }
      if (c == '[' || c == '{') ++depth;
      if (c == ']' || c == '}') --depth;
      ++at_;
    }
    return false;
  }

  // Without escapes; nothing for those that are not written here (\u of more than ASCII).
  static std::optional<std::string> plain(std::string_view written) {
    std::string out;
    out.reserve(written.size());
    for (std::size_t i = 0; i < written.size();) {
      const std::size_t next = std::min(written.find('\\', i), written.size());
      out += written.substr(i, next - i);
      if (next == written.size()) break;
      const std::optional<char> meant = escaped(written, next);
      if (!meant) return std::nullopt;
      out += *meant;
      i = next + (written[next + 1] == 'u' ? 6 : 2);
    }
    return out;
  }

  static std::optional<char> escaped(std::string_view written, std::size_t at) {
    if (at + 1 >= written.size()) return std::nullopt;
    constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
    if (const auto i = letters.find(written[at + 1]); i != std::string_view::npos) return meant[i];
    if (written[at + 1] != 'u' || at + 6 > written.size()) return std::nullopt;
    unsigned value = 0;
    for (const char c : written.substr(at + 2, 4)) {
      const auto digit = std::string_view("0123456789abcdef").find(c);
      if (digit == std::string_view::npos) return std::nullopt;
      value = value * 16 + static_cast<unsigned>(digit);
    }
    return value < 0x80 ? std::optional(static_cast<char>(value)) : std::nullopt;
  }

  std::string_view json_;
  std::size_t at_ = 0;
};

}  // namespace

std::string text_of_section(std::string_view json) {
  if (std::optional<std::string> text = Steps(json).member("text")) return std::move(*text);
  return section_from(parse_json(json)).text;
}

}  // namespace fingerpost::json
