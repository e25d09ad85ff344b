#ifdef FINGERPOST_HAS_OFFICE
#include "extract/worker/docx_styles.hpp"

#include <algorithm>
#include <string_view>

#include "extract/chars.hpp"

namespace fingerpost::extract {
namespace {

int outline_of(const pugi::xml_node& properties) {
  const std::string_view level = attribute(child(properties, "outlineLvl"), "val");
  return level.size() == 1 && level[0] >= '0' && level[0] <= '8' ? level[0] - '0' + 1 : 0;
}

int depth_of(const pugi::xml_node& numbering) {
  if (attribute(child(numbering, "numId"), "val") == "0") return 0;
  const std::string_view depth = attribute(child(numbering, "ilvl"), "val");
  return depth.size() == 1 && is_digit(depth[0]) ? depth[0] - '0' + 1 : 1;
}

// Of `<w:rPr>`: 1 or -1; 0 where it does not say.
int seen_by(const pugi::xml_node& properties) {
  const auto flag = child(properties, "vanish");
  return !flag ? 0 : is_on(flag) ? -1 : 1;
}

// "list bullet 2", "list number"; 0 for what is no list by its name.
int depth_by_name(std::string_view name) {
  for (const std::string_view list : {"list bullet", "list number"})
    if (name.starts_with(list)) {
      const char last = name.back();
      return is_digit(last) && last != '0' ? last - '0' : 1;
    }
  return 0;
}

}  // namespace

bool is_on(const pugi::xml_node& flag) {
  if (!flag) return false;
  const std::string_view value = attribute(flag, "val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

void Styles::take(const pugi::xml_node& styles) {
  for (const auto& each : styles.children()) {
    if (local(each) != "style") continue;
    Style style;
    style.name = lower(attribute(child(each, "name"), "val"));
    style.based_on = attribute(child(each, "basedOn"), "val");
    const auto properties = child(each, "pPr");
    style.outline = outline_of(properties);
    style.seen = seen_by(child(each, "rPr"));
    style.depth = depth_by_name(style.name);
    if (const auto numbering = child(properties, "numPr"); numbering && style.depth == 0)
      style.depth = depth_of(numbering) ? depth_of(numbering) : -1;
    styles_[std::string(attribute(each, "styleId"))] = style;
  }
}

// Up the chain of styles, which a hostile file may close to a ring.
template <class Take>
void Styles::along(const std::string& id, Take&& take) const {
  std::string at = id;
  for (int steps = 0; steps < 32 && !at.empty(); ++steps) {
    const auto style = styles_.find(at);
    if (style == styles_.end()) {
      take(style_by_id(at));
      return;
    }
    if (take(style->second)) return;
    at = style->second.based_on;
  }
}

// Of a style that is nowhere told: "Heading2" is what Word calls "heading 2", and
// "ListBullet2" is "list bullet 2".
Styles::Style Styles::style_by_id(const std::string& id) {
  Style style;
  bool small = false;
  for (const char c : id) {
    const bool large = is_letter(c) && lower(c) != c;
    if (!style.name.empty() && ((large && small) || is_digit(c))) style.name += ' ';
    style.name += lower(c);
    small = !large;
  }
  style.depth = depth_by_name(style.name);
  return style;
}

int Styles::heading_level(const pugi::xml_node& properties, const std::string& style) const {
  if (const int own = outline_of(properties)) return own <= 6 ? own : 0;
  int level = 0;
  along(style, [&](const Style& s) {
    if (s.name == "title")
      level = 1;
    else if (s.outline)
      level = s.outline <= 6 ? s.outline : -1;
    else if (s.name.starts_with("heading ") && s.name.size() == 9)
      level = std::clamp(s.name[8] - '0', 1, 6);
    return level != 0;
  });
  return std::max(level, 0);
}

bool Styles::is_contents(const std::string& style) const {
  bool contents = false;
  along(style, [&](const Style& s) {
    contents = s.name.starts_with("toc ") || s.name == "table of figures";
    return contents;
  });
  return contents;
}

int Styles::list_depth(const pugi::xml_node& properties, const std::string& style) const {
  if (const auto own = child(properties, "numPr")) return depth_of(own);
  int depth = 0;
  along(style, [&](const Style& s) {
    depth = s.depth;
    return depth != 0;
  });
  return std::max(depth, 0);
}

int Styles::seen(const std::string& style) const {
  int seen = 0;
  along(style, [&](const Style& s) {
    seen = s.seen;
    return seen != 0;
  });
  return seen;
}

bool Styles::is_hidden(const pugi::xml_node& properties, const std::string& paragraph) const {
  int says = seen_by(properties);
  if (!says) says = seen(std::string(attribute(child(properties, "rStyle"), "val")));
  if (!says) says = seen(paragraph);
  return says < 0;
}

}  // namespace fingerpost::extract
#endif
