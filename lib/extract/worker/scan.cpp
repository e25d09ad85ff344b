#include "extract/worker/scan.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "extract/chars.hpp"
#include "extract/worker/elements.hpp"

namespace fingerpost::extract {
namespace {

constexpr std::size_t longest_name = 32;

bool is_raw(std::string_view tag) {
  return tag == "script" || tag == "style" || tag == "textarea" || tag == "title" || tag == "xmp" ||
         tag == "noframes" || tag == "iframe";
}

// Where a tag that begins at `at` ends: behind its ">", not one in quotes. Quotes
// count only as values, after "=".
std::size_t tag_end(std::string_view page, std::size_t at) {
  bool value = false;
  for (std::size_t i = at; i < page.size(); ++i) {
    const char c = page[i];
    if (c == '>') return i + 1;
    if (value && (c == '"' || c == '\'')) {
      const std::size_t close = page.find(c, i + 1);
      if (close == std::string_view::npos) return page.size();
      i = close, value = false;
    } else if (c == '=') {
      value = true;
    } else if (!is_space(c)) {
      value = false;
    }
  }
  return page.size();
}

// How many attributes there are, roughly: words that begin after a space or a quote.
int count_attributes(std::string_view attributes, int most) {
  int count = 0;
  bool between = true, value = false;
  for (std::size_t i = 0; i < attributes.size() && count <= most; ++i) {
    const char c = attributes[i];
    if (value && (c == '"' || c == '\'')) {
      i = std::min(attributes.find(c, i + 1), attributes.size());
      between = true, value = false;
    } else if (is_space(c) || c == '/') {
      between = !value;
    } else if (c == '=') {
      value = true;
    } else {
      count += between && !value;
      between = value = false;
    }
  }
  return count;
}

// Elements whose end tag may be left out, and which of them a new one ends.
bool ends(std::string_view open, std::string_view next) {
  const auto is = [&](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), open) != names.end();
  };
  if (open == "p") return is_block(next);
  if (next == "li") return open == "li";
  if (next == "dt" || next == "dd") return is({"dt", "dd"});
  if (next == "td" || next == "th") return is({"td", "th"});
  if (next == "tr") return is({"td", "th", "tr"});
  if (next == "tbody" || next == "thead" || next == "tfoot")
    return is({"td", "th", "tr", "tbody", "thead", "tfoot"});
  if (next == "option" || next == "optgroup") return is({"option"});
  return heading_level(next) && heading_level(open);
}

// How deep the tree would be. Formatting that is left open is opened again in
// whatever follows (three times for each way it is written): it stays counted.
class Depth {
 public:
  int open(const Tag& tag) {
    while (!stack_.empty() && ends(stack_.back().name, tag.name)) pop();
    const std::size_t key = std::hash<std::string_view>{}(tag.attributes);
    stack_.push_back({tag.name, key});
    ++open_[tag.name];
    return static_cast<int>(stack_.size()) + reopened_;
  }

  void close(const Tag& tag) {
    const auto open = open_.find(tag.name);
    if (open == open_.end() || open->second == 0) {
      if (is_formatting(tag.name) && reopened_) --reopened_;
      return;
    }
    while (stack_.back().name != tag.name) pop();
    leave();
  }

 private:
  struct Element {
    std::string name = {};
    std::size_t written = 0;
  };

  void leave() {
    --open_[stack_.back().name];
    stack_.pop_back();
  }

  void pop() {
    if (is_formatting(stack_.back().name) && ++left_open_[stack_.back().written] <= 3) ++reopened_;
    leave();
  }

  std::vector<Element> stack_ = {};
  std::unordered_map<std::string, int> open_ = {};
  std::unordered_map<std::size_t, int> left_open_ = {};
  int reopened_ = 0;
};

}  // namespace

bool Tags::step_over_comment(std::size_t at) {
  const std::string_view rest = page_.substr(at);
  if (begins(rest, "<!--")) {
    const std::size_t end = page_.find("-->", at + 4);
    at_ = end == std::string_view::npos ? page_.size() : end + 3;
    return true;
  }
  if (!begins(rest, "<!") && !begins(rest, "<?")) return false;
  at_ = tag_end(page_, at);
  return true;
}

// To the end tag, as the parser would.
void Tags::step_over_raw(const Tag& tag) {
  for (std::size_t at = at_; (at = page_.find("</", at)) != std::string_view::npos; at += 2)
    if (begins_folded(page_.substr(at + 2), tag.name)) {
      at_ = at;
      return;
    }
  at_ = page_.size();
}

bool Tags::next(Tag& tag) {
  while ((at_ = page_.find('<', at_)) != std::string_view::npos && at_ < page_.size()) {
    const std::size_t begin = at_;
    if (step_over_comment(begin)) continue;
    const bool closing = begin + 1 < page_.size() && page_[begin + 1] == '/';
    std::size_t name = begin + 1 + closing;
    if (name >= page_.size() || !is_letter(page_[name])) {
      ++at_;
      continue;
    }
    std::size_t end = name;
    while (end < page_.size() && !is_space(page_[end]) && page_[end] != '>' && page_[end] != '/')
      ++end;
    at_ = tag_end(page_, end);
    tag.name = lower(page_.substr(name, std::min(end - name, longest_name)));
    tag.attributes = page_.substr(end, at_ - end);
    tag.closing = closing, tag.begin = begin, tag.end = at_;
    if (!closing && is_raw(tag.name)) step_over_raw(tag);
    return true;
  }
  at_ = page_.size();
  return false;
}

std::string_view attribute(std::string_view attributes, std::string_view name) {
  for (std::size_t i = 0; i < attributes.size();) {
    while (i < attributes.size() && (is_space(attributes[i]) || attributes[i] == '/')) ++i;
    const std::size_t start = i;
    while (i < attributes.size() && !is_space(attributes[i]) && attributes[i] != '=' &&
           attributes[i] != '>' && attributes[i] != '/')
      ++i;
    const std::string_view found = attributes.substr(start, i - start);
    while (i < attributes.size() && is_space(attributes[i])) ++i;
    std::string_view value;
    if (i < attributes.size() && attributes[i] == '=') {
      ++i;
      while (i < attributes.size() && is_space(attributes[i])) ++i;
      const bool quoted = i < attributes.size() && (attributes[i] == '"' || attributes[i] == '\'');
      const std::size_t from = i + quoted;
      std::size_t to = quoted ? attributes.find(attributes[i], from)
                              : attributes.find_first_of(" \t\n\r\f>", from);
      to = std::min(to, attributes.size());
      value = attributes.substr(from, to - std::min(from, to));
      i = to + quoted;
    } else if (found.empty()) {
      ++i;
    }
    if (found.size() == name.size() && begins_folded(found, name)) return value;
  }
  return {};
}

Shape shape_of(std::string_view page, int most_depth, int most_attributes) {
  Shape shape;
  Depth depth;
  Tags tags(page);
  for (Tag tag; tags.next(tag);) {
    shape.attributes =
        std::max(shape.attributes, count_attributes(tag.attributes, most_attributes));
    if (tag.closing)
      depth.close(tag);
    else if (!is_void(tag.name))
      shape.depth = std::max(shape.depth, depth.open(tag));
    if (shape.depth > most_depth || shape.attributes > most_attributes) break;
  }
  return shape;
}

}  // namespace fingerpost::extract
