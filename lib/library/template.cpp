#include "library/template.hpp"

#include <algorithm>
#include <vector>

#include "fingerpost/error.hpp"

namespace fingerpost::library {
namespace {

constexpr std::size_t most_bytes = 16 << 20;
constexpr std::size_t deepest = 16;

struct Part {
  enum class What { text, value, raw, each, none } what = What::text;
  std::string_view name = {};  // of text: the text
  std::size_t line = 1;
  std::vector<Part> inner = {};
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

[[noreturn]] void refuse(std::size_t line, const std::string& what) {
  throw Error(Fault::bad_argument, "line " + std::to_string(line) + " of the template: " + what);
}

std::string quoted(std::string_view name) { return "{{" + std::string(name.substr(0, 60)) + "}}"; }

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::vector<Part> all() {
    std::vector<Part> out = until({}, 0);
    return out;
  }

 private:
  struct Tag {
    char sign = 0;
    std::string_view name = {};
    std::size_t end = 0;
  };

  std::size_t line_at(std::size_t at) const {
    return 1 + static_cast<std::size_t>(std::count(
                   text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  }

  Tag tag_at(std::size_t at) const {
    const bool triple = text_.substr(at, 3) == "{{{";
    const std::string_view close = triple ? "}}}" : "}}";
    const std::size_t from = at + close.size();
    const std::size_t end = text_.find(close, from);
    if (end == text_.npos) refuse(line_at(at), "{{ is not closed");
    Tag tag{.name = trimmed(text_.substr(from, end - from)), .end = end + close.size()};
    if (triple)
      tag.sign = '&';
    else if (!tag.name.empty() && std::string_view("#^/!&>=").find(tag.name[0]) != text_.npos)
      tag.sign = tag.name[0], tag.name = trimmed(tag.name.substr(1));
    if (tag.sign == '>' || tag.sign == '=')
      refuse(line_at(at), "partials and other delimiters are not known here");
    if (tag.name.empty() && tag.sign != '!') refuse(line_at(at), "{{}} names nothing");
    return tag;
  }

  // The line of a tag that is alone on it, from its begin to behind its end.
  bool alone(std::size_t at, std::size_t end, std::size_t& from, std::size_t& to) const {
    from = at;
    while (from > done_ && (text_[from - 1] == ' ' || text_[from - 1] == '\t')) --from;
    if (from > 0 && text_[from - 1] != '\n') return false;
    to = end;
    while (to < text_.size() && (text_[to] == ' ' || text_[to] == '\t' || text_[to] == '\r')) ++to;
    if (to < text_.size() && text_[to] != '\n') return false;
    to = std::min(to + 1, text_.size());
    return true;
  }

  std::vector<Part> until(std::string_view name, std::size_t depth) {
    if (depth > deepest) refuse(line_at(done_), "sections nest deeper than 16");
    std::vector<Part> out;
    for (;;) {
      const std::size_t at = text_.find("{{", done_);
      if (at == text_.npos) {
        if (!name.empty()) refuse(line_at(done_), quoted(name) + " is not ended");
        out.push_back({.name = text_.substr(done_)});
        done_ = text_.size();
        return out;
      }
      const Tag tag = tag_at(at);
      std::size_t from = at, to = tag.end;
      const bool section = tag.sign == '#' || tag.sign == '^' || tag.sign == '/' || tag.sign == '!';
      if (!section || !alone(at, tag.end, from, to)) from = at, to = tag.end;
      out.push_back({.name = text_.substr(done_, from - done_)});
      const std::size_t line = line_at(at);
      done_ = to;
      if (tag.sign == '!') continue;
      if (tag.sign == '/') {
        if (tag.name != name) refuse(line, quoted(tag.name) + " ends what was not begun");
        return out;
      }
      Part part{.what = Part::What::value, .name = tag.name, .line = line};
      if (tag.sign == '&') part.what = Part::What::raw;
      if (tag.sign == '#') part.what = Part::What::each;
      if (tag.sign == '^') part.what = Part::What::none;
      if (tag.sign == '#' || tag.sign == '^') part.inner = until(tag.name, depth + 1);
      out.push_back(std::move(part));
    }
  }

  std::string_view text_;
  std::size_t done_ = 0;
};

class Filler {
 public:
  Filler(const Json& data, Escape escape) : escape_(escape) { around_.push_back(&data); }

  void fill(const std::vector<Part>& parts) {
    for (const Part& part : parts) {
      if (out.size() > most_bytes) throw Error(Fault::limit, "the template makes more than 16 MiB");
      if (part.what == Part::What::text) out += part.name;
      if (part.what == Part::What::value) out += escape_(words(part));
      if (part.what == Part::What::raw) out += words(part);
      if (part.what == Part::What::each) each(part);
      if (part.what == Part::What::none && !is_there(find(part))) fill(part.inner);
    }
  }
  std::string out = {};

 private:
  static bool is_there(const Json& value) {
    if (value.is_null()) return false;
    if (const bool* flag = value.boolean()) return *flag;
    if (const std::string* text = value.text()) return !text->empty();
    if (const Json::Array* array = value.array()) return !array->empty();
    return true;
  }

  void each(const Part& part) {
    const Json& value = find(part);
    if (!is_there(value)) return;
    const Json::Array* array = value.array();
    const std::size_t count = array ? array->size() : 1;
    for (std::size_t i = 0; i < count; ++i) {
      around_.push_back(array ? &(*array)[i] : &value);
      fill(part.inner);
      around_.pop_back();
    }
  }

  const Json& find(const Part& part) const {
    if (part.name == ".") return *around_.back();
    const std::size_t dot = part.name.find('.');
    const std::string_view first = part.name.substr(0, dot);
    for (auto at = around_.rbegin(); at != around_.rend(); ++at) {
      const Json* found = (*at)->find(first);
      if (!found) continue;
      for (std::size_t from = dot; from != part.name.npos && found;) {
        const std::size_t next = part.name.find('.', from + 1);
        found = found->find(part.name.substr(from + 1, next - from - 1));
        from = next;
      }
      if (found) return *found;
      break;
    }
    refuse(part.line, quoted(part.name) + " is not there");
  }

  std::string words(const Part& part) const {
    const Json& value = find(part);
    if (value.is_null()) return {};
    const std::string* text = value.text();
    return text ? *text : to_json(value);
  }

  Escape escape_;
  std::vector<const Json*> around_ = {};
};

}  // namespace

std::string fill(std::string_view text, const Json& data, Escape escape) {
  const std::vector<Part> parts = Parser(text).all();
  Filler filler(data, escape);
  filler.fill(parts);
  return std::move(filler.out);
}

}  // namespace fingerpost::library
