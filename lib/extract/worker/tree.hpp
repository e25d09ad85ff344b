// What must be known of a parsed page before it is read: where its content is,
// which tables are only layout.
#pragma once

#include <gumbo.h>

#include <string_view>
#include <unordered_set>

namespace fingerpost::extract {

// The tag's name in lower case; empty for what is no HTML element.
std::string_view tag_of(const GumboNode* node);
// Its value; empty when it is not there.
std::string_view attribute(const GumboNode* node, const char* name);
bool has_attribute(const GumboNode* node, const char* name);
// Nullptr for a text.
const GumboVector* children(const GumboNode* node);

struct Map {
  const GumboNode* content = nullptr;  // <main>, the one <article>, or all of the page
  bool framed = true;  // content is the whole page: side bars and banners may stand in it
  std::unordered_set<const GumboNode*> layout = {};  // tables that hold headings or tables
  std::unordered_set<const GumboNode*> titled = {};  // banners that hold the page's <h1>
};
Map map_of(const GumboNode* root);

// Whether an element is page furniture, of a page read as `map` says.
bool is_furniture(const GumboNode* node, const Map& map, bool in_content);

}  // namespace fingerpost::extract
