// gumbo's tree, walked once without recursion. Text collects in the builder;
// block elements divide it, a few of them say what the blocks are:
//
//     <li>Ring <b>999</b><ul><li>…     li: list_item 1 "Ring 999" · li: list_item 2 …
//     <tr><th>Due<td>May 2026          tr: table_row "Due | May 2026"
//     <dt>Due<dd>May 2026              dd: definition "Due: May 2026"
#include "extract/worker/html.hpp"

#include <gumbo.h>

#include <unistd.h>
#include <cstdlib>
#include <string>
#include <vector>

#include "extract/chars.hpp"
#include "extract/worker/elements.hpp"
#include "extract/worker/linked_data.hpp"
#include "extract/worker/scan.hpp"
#include "extract/worker/seal.hpp"
#include "extract/worker/tree.hpp"

namespace fingerpost::extract {
namespace {

class Walker {
 public:
  Walker(Builder& builder, Map map) : builder_(builder), map_(std::move(map)) {}

  void walk() {
    enter(map_.content);
    while (!frames_.empty() && !builder_.full()) {
      Frame& frame = frames_.back();
      const GumboVector* below = children(frame.node);
      if (!below || frame.next == below->length)
        leave();
      else
        enter(static_cast<const GumboNode*>(below->data[frame.next++]));
    }
  }

 private:
  struct Frame {
    const GumboNode* node = nullptr;
    unsigned next = 0;
    bool context = false;  // the builder was told what its blocks are
    bool bold = false;
  };

  void enter(const GumboNode* node) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA)
      return builder_.text(node->v.text.text);
    if (node->type != GUMBO_NODE_ELEMENT) return;
    const std::string_view tag = tag_of(node);
    if (is_left_out(node, tag)) return;
    frames_.push_back({node});
    if (tag == "br") return builder_.line_break();
    // Its own address counts from where its text begins: after what stands before it.
    if (is_block(tag)) builder_.divide();
    builder_.fragment(attribute(node, "id"));
    if (tag == "a") builder_.fragment(attribute(node, "name"));
    if (is_block(tag))
      begin_block(node, tag);
    else
      begin_run(node, tag);
  }

  bool is_left_out(const GumboNode* node, std::string_view tag) const {
    if (node == map_.content) return false;
    // Accordions put their headings in buttons.
    const bool in_heading = builder_.inside() && *builder_.inside() == Block::Type::heading;
    if (is_unread(tag)) return !(tag == "button" && in_heading);
    const bool in_content = !map_.framed || articles_ > 0;
    return is_furniture(node, map_, in_content);
  }

  void begin_block(const GumboNode* node, std::string_view tag) {
    Frame& frame = frames_.back();
    const auto context = [&](Block::Type type, int level) {
      builder_.enter(type, level);
      frame.context = true;
    };
    if (const int level = heading_level(tag))
      context(Block::Type::heading, level);
    else if (tag == "li")
      context(Block::Type::list_item, std::max(lists_, 1));
    else if (tag == "pre")
      context(Block::Type::preformatted, 0);
    else if (tag == "dd")
      context(Block::Type::definition, 0);
    else if (tag == "p" && builder_.inside() && *builder_.inside() == Block::Type::heading)
      context(Block::Type::paragraph, 0);  // a heading somebody forgot to close
    else if (tag == "dt")
      builder_.divide();
    else if (tag == "ul" || tag == "ol" || tag == "menu" || tag == "dir")
      ++lists_;
    else if (tag == "table")
      tables_.push_back(map_.layout.count(node) == 0);
    else if (tag == "article" || tag == "main")
      ++articles_;
    else if (tag == "summary" || tag == "legend" || tag == "caption")
      bold(true);
    begin_cell(tag);
  }

  void begin_cell(std::string_view tag) {
    if (tables_.empty() || !tables_.back()) return;
    if (tag == "tr") builder_.begin_row(), header_row_ = true;
    if (tag == "td" || tag == "th") builder_.cell();
    if (tag == "td") header_row_ = false;
  }

  void begin_run(const GumboNode* node, std::string_view tag) {
    if (tag == "b" || tag == "strong") bold(true);
    if (tag == "a") builder_.begin_link(attribute(node, "href"));
  }

  void bold(bool on) {
    frames_.back().bold = on;
    if (on) builder_.bold(true);
  }

  void leave() {
    const Frame frame = frames_.back();
    const std::string_view tag = tag_of(frame.node);
    frames_.pop_back();
    if (tag == "a") builder_.end_link();
    if (tag == "s" || tag == "del" || tag == "strike") builder_.text(" (struck out)");
    if (is_block(tag)) end_block(tag, frame);
    if (frame.bold) builder_.bold(false);
  }

  void end_block(std::string_view tag, const Frame& frame) {
    const bool rows = !tables_.empty() && tables_.back();
    if (tag == "dt")
      builder_.end_term();
    else if (tag == "tr" && rows)
      builder_.end_row(header_row_);
    else if (frame.context)
      builder_.leave();
    else
      builder_.divide();
    if (tag == "ul" || tag == "ol" || tag == "menu" || tag == "dir") --lists_;
    if (tag == "dl") builder_.end_terms();
    if (tag == "table") tables_.pop_back();
    if (tag == "article" || tag == "main") --articles_;
  }

  Builder& builder_;
  Map map_;
  std::vector<Frame> frames_ = {};
  std::vector<bool> tables_ = {};  // open ones; false: layout only
  int lists_ = 0, articles_ = 0;
  bool header_row_ = true;
};

// Metadata and dates that machines read, wherever they stand.
class Collector {
 public:
  explicit Collector(Builder& builder) : builder_(builder) {}

  void collect(const GumboNode* root) {
    std::vector<const GumboNode*> open{root};
    while (!open.empty()) {
      const GumboNode* node = open.back();
      open.pop_back();
      take(node);
      const GumboVector* below = children(node);
      for (unsigned i = below ? below->length : 0; i > 0; --i)
        open.push_back(static_cast<const GumboNode*>(below->data[i - 1]));
    }
    builder_.metadata("link:canonical", canonical_);
    take_linked_data(scripts_, canonical_, builder_);
    if (events_ == 1) builder_.metadata("microdata:type", "event");
  }

 private:
  static constexpr std::size_t most_linked_data = 256u << 10;

  static std::string text_within(const GumboNode* node, std::size_t most = 4096) {
    std::string out;
    const GumboVector* below = children(node);
    for (unsigned i = 0; below && i < below->length && out.size() < most; ++i) {
      const auto* child = static_cast<const GumboNode*>(below->data[i]);
      if (child->type == GUMBO_NODE_TEXT) out += child->v.text.text;
    }
    return out;
  }

  void take(const GumboNode* node) {
    if (node->type != GUMBO_NODE_ELEMENT) return;
    const std::string_view tag = tag_of(node);
    if (tag == "meta") take_meta(node);
    const std::string_view type = attribute(node, "itemtype");
    events_ += type.size() > 5 && type.substr(type.size() - 5) == "Event";
    if (tag == "html") builder_.metadata("html:lang", attribute(node, "lang"));
    if (tag == "title") builder_.title(text_within(node));
    if (tag == "time") take_time(node);
    if (tag == "link" && attribute(node, "rel") == "canonical" && canonical_.empty())
      canonical_ = attribute(node, "href");
    if (tag == "script" && lower(attribute(node, "type")) == "application/ld+json")
      scripts_.push_back(text_within(node, most_linked_data));
  }

  void take_meta(const GumboNode* node) {
    for (const char* key : {"name", "property", "itemprop"})
      if (const std::string_view name = attribute(node, key); !name.empty() && name.size() < 100)
        return builder_.metadata("meta:" + lower(name), attribute(node, "content"));
  }

  // A day for machines beside the words for people: "13 May" is "2024-05-13".
  void take_time(const GumboNode* node) {
    const std::string_view day = attribute(node, "datetime");
    if (day.empty()) return;
    std::string_view what = attribute(node, "itemprop");
    if (what.empty() && has_attribute(node, "pubdate")) what = "published";
    if (!what.empty() && what.size() < 100) return builder_.metadata("time:" + lower(what), day);
    const std::string words = squeeze(text_within(node));
    if (!words.empty() && words.size() < 100) builder_.metadata("words:" + words, day);
  }

  Builder& builder_;
  int events_ = 0;
  std::string canonical_ = {};
  std::vector<std::string> scripts_ = {};
};

void* allocate(void*, std::size_t size) {
  void* memory = std::malloc(size);
  if (!memory) _exit(exit_memory);
  return memory;
}
void release(void*, void* memory) { std::free(memory); }

std::string beyond(std::string_view what, int limit) {
  std::string out = "too_deep: more than ";
  out += std::to_string(limit);
  out.append(" ").append(what).append("; read with the tags stripped");
  return out;
}

}  // namespace

Extraction read_html(std::string_view page, const Request& request) {
  const int depth = static_cast<int>(request.depth);
  const int attributes = static_cast<int>(request.attributes);
  const Shape shape = shape_of(page, depth, attributes);
  if (shape.depth > depth || shape.attributes > attributes) {
    Extraction out = read_flat(page, request);
    out.problems.insert(out.problems.begin(),
                        shape.depth > depth ? beyond("elements within one another", depth)
                                            : beyond("attributes on one element", attributes));
    return out;
  }
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = release;
  options.max_errors = 0;
  // Never destroyed: the process ends with the document.
  const GumboOutput* output = gumbo_parse_with_options(&options, page.data(), page.size());
  Builder builder(request.text);
  Collector(builder).collect(output->document);
  Walker(builder, map_of(output->document)).walk();
  return builder.take();
}

}  // namespace fingerpost::extract
