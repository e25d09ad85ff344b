// What HTML's elements are to a reader: text in a line, a block, or furniture.
#pragma once

#include <string_view>

namespace fingerpost::extract {

// Of tag names in lower case.
bool is_block(std::string_view tag);       // begins and ends a line
bool is_void(std::string_view tag);        // has no end tag
bool is_unread(std::string_view tag);      // scripts, pictures, controls: nothing to read
bool is_formatting(std::string_view tag);  // HTML5's: opened again when left open
int heading_level(std::string_view tag);   // of h1 to h6; else 0

// Furniture wherever it stands: by role, class or id.
bool is_furniture_role(std::string_view role);
bool is_furniture_class(std::string_view classes_or_id);
// Furniture around the content, content within it: banners, side bars.
bool is_frame_role(std::string_view role);
bool is_frame_class(std::string_view classes_or_id);
// Panels that a reader can open, hidden as they may be: tabs, accordions.
bool opens(std::string_view classes);
// A call-out rather than a side bar.
bool is_callout(std::string_view classes);
// "display: none" and the like.
bool hides(std::string_view style);

}  // namespace fingerpost::extract
