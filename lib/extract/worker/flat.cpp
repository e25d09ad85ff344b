#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "extract/chars.hpp"
#include "extract/worker/elements.hpp"
#include "extract/worker/entities.hpp"
#include "extract/worker/html.hpp"
#include "extract/worker/scan.hpp"

namespace fingerpost::extract {
namespace {

bool is_skipped(std::string_view tag) {
  return is_unread(tag) || tag == "nav" || tag == "footer" || tag == "aside" || tag == "title";
}

class Flat {
 public:
  Flat(std::string_view page, Builder& builder) : page_(page), builder_(builder) {}

  void read() {
    count_end_tags();
    Tags tags(page_);
    std::size_t at = 0;
    for (Tag tag; !builder_.full() && tags.next(tag); at = tag.end) {
      text(at, tag.begin);
      take(tag);
    }
    text(at, page_.size());
    leave();
    builder_.divide();
  }

 private:
  // What is never closed is not skipped: everything behind it would be lost.
  void count_end_tags() {
    Tags tags(page_);
    for (Tag tag; tags.next(tag);)
      if (tag.closing && is_skipped(tag.name)) ++end_tags_[tag.name];
  }

  void text(std::size_t from, std::size_t to) {
    if (skipped_.empty() && to > from && !raw_) words(page_.substr(from, to - from));
    raw_ = false;
  }

  // Comments stand between the tags too.
  void words(std::string_view text) {
    for (std::size_t open; (open = text.find("<!--")) != std::string_view::npos;) {
      builder_.text(decoded(text.substr(0, open)));
      const std::size_t close = text.find("-->", open + 4);
      if (close == std::string_view::npos) return;
      text.remove_prefix(close + 3);
    }
    builder_.text(decoded(text));
  }

  void take(const Tag& tag) {
    raw_ = !tag.closing && (tag.name == "script" || tag.name == "style" || tag.name == "title");
    if (tag.closing && is_skipped(tag.name)) --end_tags_[tag.name];
    if (!skipped_.empty()) return skip(tag);
    if (!tag.closing && is_skipped(tag.name) && !is_void(tag.name) && end_tags_[tag.name] > 0) {
      skipped_ = tag.name, depth_ = 1;
      return;
    }
    if (tag.name == "br") return builder_.line_break();
    if (is_block(tag.name)) block(tag);
  }

  void skip(const Tag& tag) {
    if (tag.name != skipped_) return;
    depth_ += tag.closing ? -1 : 1;
    if (depth_ == 0 || (!tag.closing && end_tags_[tag.name] <= 0)) skipped_.clear();
  }

  void block(const Tag& tag) {
    leave();
    builder_.divide();
    if (tag.closing) return;
    builder_.fragment(attribute(tag.attributes, "id"));
    if (const int level = heading_level(tag.name))
      enter(Block::Type::heading, level);
    else if (tag.name == "li")
      enter(Block::Type::list_item, 1);
  }

  void enter(Block::Type type, int level) {
    builder_.enter(type, level);
    inside_ = true;
  }
  void leave() {
    if (inside_) builder_.leave();
    inside_ = false;
  }

  std::string_view page_;
  Builder& builder_;
  std::unordered_map<std::string, long> end_tags_ = {};
  std::string skipped_ = {};
  long depth_ = 0;
  bool inside_ = false, raw_ = false;
};

}  // namespace

void read_flat(std::string_view page, Builder& builder) { Flat(page, builder).read(); }

Extraction read_flat(std::string_view page, const Request& request) {
  Builder builder(request.text);
  read_flat(page, builder);
  return builder.take();
}

}  // namespace fingerpost::extract
