#include "extract/worker/tree.hpp"

#include <cstring>
#include <string>
#include <vector>

#include "extract/worker/elements.hpp"

namespace fingerpost::extract {
namespace {

// A <main> with less text than this is filled by a script, an <article> with less
// is a teaser: neither is the content, unless most of the page's text is in it.
constexpr std::size_t enough_in_main = 40;
constexpr std::size_t enough_in_article = 200;

bool is(const GumboNode* node, GumboTag tag) {
  return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag;
}

bool is_main(const GumboNode* node) {
  return is(node, GUMBO_TAG_MAIN) || attribute(node, "role") == "main";
}

struct Area {
  const GumboNode* node = nullptr;
  std::size_t text = 0;  // bytes within
};

// Goes through the tree once, without recursion: gumbo's trees may be deep.
class Mapper {
 public:
  Map map(const GumboNode* root) {
    enter(root);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      const GumboVector* below = children(frame.node);
      if (!below || frame.next == below->length) {
        leave();
        continue;
      }
      enter(static_cast<const GumboNode*>(below->data[frame.next++]));
    }
    choose(root);
    return std::move(map_);
  }

 private:
  struct Frame {
    const GumboNode* node = nullptr;
    unsigned next = 0;
    std::size_t text = 0;
    bool headed = false;  // a heading or a table is within
    bool has_h1 = false;
  };

  void enter(const GumboNode* node) {
    if (node->type == GUMBO_NODE_TEXT && !frames_.empty())
      frames_.back().text += std::strlen(node->v.text.text);
    if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_DOCUMENT) return;
    if (!frames_.empty() &&
        (is_unread(tag_of(node)) || is(node, GUMBO_TAG_NAV) || is(node, GUMBO_TAG_FOOTER)))
      return;
    frames_.push_back({node});
  }

  void leave() {
    const Frame frame = frames_.back();
    frames_.pop_back();
    const bool heading = heading_level(tag_of(frame.node)) > 0;
    const bool table = is(frame.node, GUMBO_TAG_TABLE);
    if (table && (frame.headed || attribute(frame.node, "role") == "presentation"))
      map_.layout.insert(frame.node);
    if (frame.has_h1) map_.titled.insert(frame.node);
    if (is_main(frame.node)) keep_largest(main_, frame);
    if (is(frame.node, GUMBO_TAG_ARTICLE)) keep_largest(article_, frame), ++articles_;
    if (is(frame.node, GUMBO_TAG_BODY)) body_ = {frame.node, frame.text};
    if (frames_.empty()) return;
    Frame& above = frames_.back();
    above.text += frame.text;
    above.headed = above.headed || frame.headed || heading || table;
    above.has_h1 = above.has_h1 || frame.has_h1 || is(frame.node, GUMBO_TAG_H1);
  }

  static void keep_largest(Area& area, const Frame& frame) {
    if (!area.node || frame.text > area.text) area = {frame.node, frame.text};
  }

  void choose(const GumboNode* root) {
    const auto is_content = [&](const Area& area, std::size_t enough) {
      return area.node && (area.text >= enough || area.text * 2 >= body_.text);
    };
    if (is_content(main_, enough_in_main)) {
      map_.content = main_.node, map_.framed = false;
    } else if (articles_ == 1 && is_content(article_, enough_in_article) &&
               article_.text * 2 >= body_.text) {
      map_.content = article_.node, map_.framed = false;
    } else {
      map_.content = body_.node ? body_.node : root;
    }
  }

  std::vector<Frame> frames_ = {};
  Map map_ = {};
  Area main_ = {}, article_ = {}, body_ = {};
  int articles_ = 0;
};

bool is_hidden(const GumboNode* node) {
  if (hides(attribute(node, "style"))) return true;
  const bool hidden = has_attribute(node, "hidden") && attribute(node, "hidden") != "until-found";
  if (!hidden && attribute(node, "aria-hidden") != "true") return false;
  return attribute(node, "role") != "tabpanel" && !opens(attribute(node, "class"));
}

bool is_frame(const GumboNode* node) {
  switch (node->v.element.tag) {
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
      return true;
    default:
      return is_frame_role(attribute(node, "role")) || is_frame_class(attribute(node, "class")) ||
             is_frame_class(attribute(node, "id"));
  }
}

}  // namespace

std::string_view tag_of(const GumboNode* node) {
  if (node->type != GUMBO_NODE_ELEMENT || node->v.element.tag == GUMBO_TAG_UNKNOWN) return {};
  return gumbo_normalized_tagname(node->v.element.tag);
}

std::string_view attribute(const GumboNode* node, const char* name) {
  if (node->type != GUMBO_NODE_ELEMENT) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found ? found->value : std::string_view{};
}

bool has_attribute(const GumboNode* node, const char* name) {
  return node->type == GUMBO_NODE_ELEMENT &&
         gumbo_get_attribute(&node->v.element.attributes, name) != nullptr;
}

const GumboVector* children(const GumboNode* node) {
  if (node->type == GUMBO_NODE_ELEMENT) return &node->v.element.children;
  return node->type == GUMBO_NODE_DOCUMENT ? &node->v.document.children : nullptr;
}

Map map_of(const GumboNode* root) { return Mapper().map(root); }

bool is_furniture(const GumboNode* node, const Map& map, bool in_content) {
  if (is_hidden(node)) return true;
  if (is(node, GUMBO_TAG_NAV) || is_furniture_role(attribute(node, "role"))) return true;
  if (is_furniture_class(attribute(node, "class")) || is_furniture_class(attribute(node, "id")))
    return true;
  if (is(node, GUMBO_TAG_ASIDE)) return !is_callout(attribute(node, "class"));
  if (is(node, GUMBO_TAG_FORM)) return is_furniture_class(attribute(node, "action"));
  return !in_content && is_frame(node) && !map.titled.count(node);
}

}  // namespace fingerpost::extract
