// Line by line, outside of code:
//
//     One in five is poor.[^1] See ![[map.png]] and [[plan|the plan]].   One in five is poor. See
//     and the plan.
//     [^1]: Local estimate.                                              Local estimate.
//     Lead practitioner                                                  Lead practitioner:
//     : Whoever holds the plan.                                          Whoever holds the plan.
//     :::caution Ring 999                                                Ring 999
//     {: .no_toc }   {% include x %}   import X from 'y'                 (nothing)
//
// Only what has a note of its own is a reference to one: "[^a-z]" may be anything.
#include "extract/worker/dialects.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "extract/chars.hpp"

namespace fingerpost::extract {
namespace {

// Longer than any name of a note that a person or a program gives.
constexpr std::size_t longest_name = 64;
// Longer than any include or wiki link; what has no end by then is text.
constexpr std::size_t longest_mark = 1000;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(end);
    text.remove_prefix(begins(text, "\r\n") ? 2 : !text.empty());
  }
  return out;
}

// "```text" or "~~~": the signs, where a block of code begins or ends; else empty.
std::string_view fence(std::string_view line) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  line.remove_prefix(indent);
  if (indent > 3 || line.empty() || (line[0] != '`' && line[0] != '~')) return {};
  const std::size_t end = std::min(line.find_first_not_of(line[0]), line.size());
  if (end < 3 || (line[0] == '`' && line.find('`', end) != std::string_view::npos)) return {};
  return line.substr(0, end);
}

class Fences {
 public:
  // Whether the line belongs to a block of code, its first and last line included.
  bool take(std::string_view line) {
    const std::string_view signs = fence(line);
    if (open_.empty()) {
      open_ = signs;
      return !open_.empty();
    }
    if (!signs.empty() && signs[0] == open_[0] && signs.size() >= open_.size() &&
        trim(line) == signs)
      open_ = {};
    return true;
  }

 private:
  std::string_view open_ = {};
};

// How long "[^name]" is that begins `text`; 0 for none.
std::size_t note(std::string_view text) {
  if (!begins(text, "[^")) return 0;
  const std::size_t end = text.substr(0, longest_name).find(']');
  if (end == std::string_view::npos || end == 2) return 0;
  return text.substr(2, end - 2).find_first_of(" \t[") == std::string_view::npos ? end + 1 : 0;
}

// The name of the note that a line explains: "[^1]: Local estimate."
std::string_view noted(std::string_view line) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  line.remove_prefix(indent);
  const std::size_t size = indent > 3 ? 0 : note(line);
  return size && size < line.size() && line[size] == ':' ? line.substr(0, size)
                                                         : std::string_view{};
}

// "[[page#part|words]]" to its words; what is drawn in with "!" has none.
std::string_view wiki_words(std::string_view inside) {
  const std::size_t bar = inside.rfind('|');
  return bar == std::string_view::npos ? inside : inside.substr(bar + 1);
}

// Where what begins with `open` ends, behind `close`; 0 when it does not on this line.
std::size_t enclosed(std::string_view text, std::string_view open, std::string_view close) {
  if (!begins(text, open)) return 0;
  const std::size_t end = text.substr(0, longest_mark).find(close, open.size());
  return end == std::string_view::npos ? 0 : end + close.size();
}

// "import Steps from '@site/Steps'", of pages that are programs too.
bool is_import(std::string_view line) {
  return (begins(line, "import ") || begins(line, "export ")) &&
         (line.find(" from '") != std::string_view::npos ||
          line.find(" from \"") != std::string_view::npos);
}

bool is_attributes(std::string_view line) {
  line = trim(line);
  return begins(line, "{:") && line.back() == '}';
}

class Plainer {
 public:
  explicit Plainer(std::string_view text) : lines_(lines_of(text)) {
    Fences code;
    for (const std::string_view line : lines_)
      if (!code.take(line)) notes_.insert(noted(line));
  }

  std::string run() {
    Fences code;
    for (const std::string_view line : lines_) {
      if (code.take(line))
        put(line);
      else
        take(line);
    }
    return std::move(out_);
  }

 private:
  void put(std::string_view line) {
    begun_ = out_.size();
    out_.append(line).append("\n");
  }

  void take(std::string_view line) {
    if (is_attributes(line)) {
      // "* TOC" above "{:toc}" is where a list of contents goes.
      if (line.find("toc}") != std::string_view::npos && begins(last(), "* ")) out_.resize(begun_);
      return put("");
    }
    if (is_import(line)) return put("");
    if (begins(line, ":::")) return box(line);
    if (const std::string_view name = noted(line); !name.empty()) {
      put("");
      return put(inline_words(line.substr(line.find(name) + name.size() + 1)));
    }
    if (is_definition(line)) return define(line);
    put(inline_words(line));
  }

  // ":::caution[Ring 999]", "::: {.note}": the title stays, the kind goes.
  void box(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(":"), line.size()));
    line = trim(line);
    if (!begins(line, "{")) line.remove_prefix(std::min(line.find_first_of(" [{"), line.size()));
    line = trim(line.substr(0, line.find('{')));
    if (begins(line, "[") && line.back() == ']') line = line.substr(1, line.size() - 2);
    put("");
    if (!line.empty()) put(inline_words(line)), put("");
  }

  bool is_definition(std::string_view line) const {
    return line.size() > 2 && line[0] == ':' && is_space(line[1]) && !is_blank(last());
  }
  std::string_view last() const {
    return trim(std::string_view(out_).substr(std::min(begun_, out_.size())));
  }

  void define(std::string_view line) {
    if (std::string_view(".:;?!").find(last().back()) == std::string_view::npos)
      out_.insert(out_.size() - 1, ":");
    put(inline_words(trim(line.substr(1))));
  }

  std::string inline_words(std::string_view line) const {
    std::string out;
    bool quoted = begins(trim(line), ">");
    for (std::size_t i = 0; i < line.size();) {
      const std::string_view rest = line.substr(i);
      if (const std::size_t size = passed_over(rest, quoted)) {
        i += size;
      } else if (const std::size_t link = enclosed(rest, "[[", "]]")) {
        out += wiki_words(rest.substr(2, link - 4));
        i += link;
      } else if (const std::size_t code = enclosed(rest, "`", "`")) {
        out += rest.substr(0, code);
        i += code;
      } else {
        quoted &= line[i] == '>' || is_space(line[i]);
        out += line[i++];
      }
    }
    drop_name(out);
    return out;
  }

  // How much of what begins `text` is no words of the page.
  std::size_t passed_over(std::string_view text, bool quoted) const {
    switch (text[0]) {
      case '[':
        if (const std::size_t size = quoted ? enclosed(text, "[!", "]") : 0)
          return size + (size < text.size() && (text[size] == '-' || text[size] == '+'));
        if (const std::size_t size = note(text)) return notes_.count(text.substr(0, size)) * size;
        return 0;
      case '!':
        return enclosed(text, "![[", "]]");
      case '{':
        if (const std::size_t size = enclosed(text, "{{<", ">}}")) return size;
        if (const std::size_t size = enclosed(text, "{{%", "%}}")) return size;
        return enclosed(text, "{%", "%}");
      default:
        return 0;
    }
  }

  // "Unseen adults ^unseen": the name that a block is linked by.
  static void drop_name(std::string& line) {
    const std::size_t mark = line.rfind(" ^");
    if (mark == std::string::npos || mark + 2 >= line.size()) return;
    const bool name = std::all_of(line.begin() + static_cast<long>(mark) + 2, line.end(),
                                  [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
    if (name) line.resize(mark);
  }

  std::vector<std::string_view> lines_;
  std::set<std::string_view> notes_ = {};
  std::string out_ = {};
  std::size_t begun_ = 0;  // of the last line
};

}  // namespace

std::string plain_markdown(std::string_view text) { return Plainer(text).run(); }

}  // namespace fingerpost::extract
