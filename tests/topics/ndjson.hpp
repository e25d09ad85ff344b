// The little of JSON that the passages are written in: objects of strings, lists
// of strings and true or false, one a line.
#pragma once

#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace ndjson {

struct Line {
  std::map<std::string, std::string> texts = {};
  std::map<std::string, std::vector<std::string>> lists = {};
  std::map<std::string, bool> flags = {};
};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Line line() {
    Line out;
    for (expect('{'); !take('}'); take(',')) {
      const std::string key = string();
      expect(':');
      if (peek() == '"')
        out.texts[key] = string();
      else if (peek() == '[')
        out.lists[key] = list();
      else
        out.flags[key] = flag();
    }
    return out;
  }

 private:
  char peek() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool take(char c) { return peek() == c ? (++at_, true) : false; }
  void expect(char c) {
    if (!take(c)) throw std::runtime_error("bad line: " + std::string(text_));
  }

  std::vector<std::string> list() {
    std::vector<std::string> out;
    for (expect('['); !take(']'); take(',')) out.push_back(string());
    return out;
  }

  bool flag() {
    const bool yes = peek() == 't';
    at_ += yes ? 4 : 5;
    return yes;
  }

  std::string string() {
    std::string out;
    for (expect('"'); at_ < text_.size() && text_[at_] != '"'; ++at_)
      out += text_[at_] == '\\' ? escaped() : text_[at_];
    ++at_;
    return out;
  }

  char escaped() {
    const char c = text_[++at_];
    return c == 'n' ? '\n' : c == 't' ? '\t' : c;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

inline std::vector<Line> read(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("no file " + path);
  std::vector<Line> out;
  for (std::string line; std::getline(file, line);)
    if (!line.empty()) out.push_back(Reader(line).line());
  return out;
}

}  // namespace ndjson
