// What a paragraph of a Word document is, by its own properties and by its style.
#pragma once

#include <map>
#include <string>

#include "extract/worker/xml.hpp"

namespace fingerpost::extract {

// Whether `<w:b/>`, `<w:vanish w:val="0"/>` and the like are there and not switched off.
bool is_on(const pugi::xml_node& flag);

class Styles {
 public:
  // The root of word/styles.xml; without it, styles are what their ids are called.
  void take(const pugi::xml_node& styles);

  // 1 to 6; 0 for no heading. `properties` is the paragraph's own `<w:pPr>`.
  int heading_level(const pugi::xml_node& properties, const std::string& style) const;
  // A line of a table of contents, or of figures.
  bool is_contents(const std::string& style) const;
  // Its depth from 1; 0 for no list. A heading's number makes it no item.
  int list_depth(const pugi::xml_node& properties, const std::string& style) const;
  // Whether its words are not to be seen; `properties` is the run's own `<w:rPr>`, which
  // says so itself or by a style, and `paragraph` the style of its paragraph.
  bool is_hidden(const pugi::xml_node& properties, const std::string& paragraph) const;

 private:
  struct Style {
    std::string name = {}, based_on = {};
    int outline = 0;  // 1 to 9; 0: none said
    int depth = 0;    // of an item; -1: no item whatever it is based on; 0: none said
    int seen = 0;     // 1 or -1; 0: none said
  };
  template <class Take>
  void along(const std::string& id, Take&& take) const;
  int seen(const std::string& style) const;
  static Style style_by_id(const std::string& id);

  std::map<std::string, Style> styles_ = {};
};

}  // namespace fingerpost::extract
