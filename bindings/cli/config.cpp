// As much of TOML as settings need: tables, keys, texts in either quotes, numbers, days, true and
// false, which are the words they are written as, and lists of these over any lines. A text of one
// word may go without its quotes.
//
//     [search]                 # a section is a command
//     for = "leeds"
//     limit = 5
//     kind = ["event",         # an option that may be given again takes a list
//             "course"]
#include "config.hpp"

#include <cctype>
#include <set>
#include <utility>

#include "fingerpost/error.hpp"

namespace fingerpost::cli {
namespace {

bool is_bare(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_'; }
// Of a value without quotes.
bool is_plain(char c) {
  return static_cast<unsigned char>(c) > ' ' &&
         std::string_view("\"'#,[]{}=").find(c) == std::string_view::npos;
}

void append_utf8(std::string& text, unsigned long point) {
  const auto put = [&](unsigned long byte) { text.push_back(static_cast<char>(byte)); };
  if (point < 0x80) return put(point);
  if (point < 0x800)
    put(0xC0 | point >> 6);
  else if (point < 0x10000)
    put(0xE0 | point >> 12), put(0x80 | (point >> 6 & 0x3F));
  else
    put(0xF0 | point >> 18), put(0x80 | (point >> 12 & 0x3F)), put(0x80 | (point >> 6 & 0x3F));
  put(0x80 | (point & 0x3F));
}

class ConfigReader {
 public:
  ConfigReader(const std::string& file, std::string_view text) : text_(text) {
    config_.file = file;
  }

  Config read() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    for (pass_lines(); !done(); pass_lines()) {
      if (peek() == '[')
        section();
      else
        setting();
      end_of_line();
    }
    return std::move(config_);
  }

 private:
  bool done() const { return at_ >= text_.size(); }
  char peek() const { return done() ? '\n' : text_[at_]; }
  char next() {
    const char c = peek();
    if (!done()) ++at_;
    if (c == '\n') ++line_;
    return c;
  }
  [[noreturn]] void refuse(const std::string& what) const {
    throw Error(Fault::bad_argument, config_.file + ", line " + std::to_string(line_) + ": " +
                                         (key_.empty() ? "" : key_ + ": ") + what);
  }

  void pass_blanks() {
    while (!done() && (peek() == ' ' || peek() == '\t' || peek() == '\r')) ++at_;
    if (peek() == '#')
      while (!done() && peek() != '\n') ++at_;
  }
  void pass_lines() {
    for (pass_blanks(); !done() && peek() == '\n'; pass_blanks()) next();
  }
  void end_of_line() {
    pass_blanks();
    if (!done() && peek() != '\n')
      refuse("something stands behind the end of it; a text is written in quotation marks");
    key_.clear();
  }

  std::string name() {
    std::string word;
    pass_blanks();
    if (peek() == '"' || peek() == '\'') return quoted();
    while (!done() && is_bare(peek())) word.push_back(next());
    return word;
  }

  void section() {
    next();
    section_ = name();
    pass_blanks();
    if (section_.empty() || peek() != ']')
      refuse("a section is the name of a command in brackets, such as [search]");
    next();
  }

  void setting() {
    Setting made{.section = section_, .line = line_};
    made.key = key_ = name();
    pass_blanks();
    if (made.key.empty() || peek() != '=')
      refuse("a setting is a key, = and a value, such as limit = 5");
    next();
    pass_blanks();
    made.is_list = peek() == '[';
    if (made.is_list)
      list(made);
    else
      made.values.push_back(value());
    if (!said_.emplace(made.section, made.key).second) refuse("it is said twice");
    config_.settings.push_back(std::move(made));
  }

  void list(Setting& made) {
    next();
    for (pass_lines(); peek() != ']'; pass_lines()) {
      if (done()) refuse("the list has no end: ] is missing");
      made.values.push_back(value());
      pass_lines();
      if (peek() == ',')
        next();
      else if (peek() != ']')
        refuse("between the values of a list stands a comma");
    }
    next();
  }

  std::string value() {
    if (peek() == '"' || peek() == '\'') return quoted();
    std::string word;
    while (!done() && is_plain(peek())) word.push_back(next());
    if (word.empty()) refuse("a value is missing, or is none");
    return word;
  }

  std::string quoted() {
    const char mark = next();
    std::string text;
    while (peek() != mark) {
      if (done() || peek() == '\n')
        refuse(std::string("the text has no end: ") + mark + " is missing");
      const char c = next();
      if (c == '\\' && mark == '"')
        escaped(text);
      else
        text.push_back(c);
    }
    next();
    return text;
  }

  void escaped(std::string& text) {
    static constexpr std::string_view letters = "btnfr\"\\", meant = "\b\t\n\f\r\"\\";
    const char c = next();
    if (const auto at = letters.find(c); at != std::string_view::npos)
      return text.push_back(meant[at]);
    if (c != 'u' && c != 'U') refuse(std::string("\\") + c + " stands for nothing in a text");
    unsigned long point = 0;
    for (int digits = c == 'u' ? 4 : 8; digits > 0; --digits) {
      const char digit = next();
      if (!std::isxdigit(static_cast<unsigned char>(digit)))
        refuse("\\u takes four digits of 0-9 and a-f");
      point = point * 16 + std::stoul(std::string(1, digit), nullptr, 16);
    }
    if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) refuse("\\u names no character");
    append_utf8(text, point);
  }

  std::string_view text_;
  Config config_ = {};
  std::string section_ = {}, key_ = {};
  std::set<std::pair<std::string, std::string>> said_ = {};
  std::size_t at_ = 0, line_ = 1;
};

}  // namespace

std::string Config::place(const Setting& setting) const {
  return file + ", line " + std::to_string(setting.line) + ": " + setting.key + ": ";
}

Config read_config(const std::string& file, std::string_view text) {
  return ConfigReader(file, text).read();
}

}  // namespace fingerpost::cli
