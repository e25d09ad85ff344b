// XML that somebody else wrote, by pugixml: no DTD is read, no entity expanded, no
// file opened; and nothing nested deeper than a walk may follow.
#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>

#include "extract/worker/builder.hpp"

namespace fingerpost::extract {

// What no format nests deeper (documents: 60; the deepest of ours in tests: 14).
inline constexpr int deepest_xml = 256;

// False, with a problem that names `what`, when it cannot be parsed at all. What is
// broken further on is read so far. White space between words is kept.
bool parse_xml(const std::string& bytes, const std::string& what, pugi::xml_document& into,
               Builder& builder);

// The element's name without its prefix: "p" of "w:p".
std::string_view local(const pugi::xml_node& node);
// The value of an attribute by its name without prefix; empty when it is not there.
std::string_view attribute(const pugi::xml_node& node, std::string_view local_name);
// The first child by name without prefix.
pugi::xml_node child(const pugi::xml_node& node, std::string_view local_name);
// All text within.
std::string text_within(const pugi::xml_node& node);

}  // namespace fingerpost::extract
