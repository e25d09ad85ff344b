#ifdef FINGERPOST_HAS_PUGIXML
#include "extract/worker/xml.hpp"

#include <algorithm>

namespace fingerpost::extract {
namespace {

// Depth counted over the bytes, before a tree is built; a little more than the tree
// has where a comment holds tags.
int depth_of(std::string_view xml) {
  int depth = 0, deepest = 0;
  for (std::size_t at = 0; (at = xml.find('<', at)) != std::string_view::npos;) {
    const std::string_view rest = xml.substr(at);
    if (rest.starts_with("<!--")) {
      at = std::min(xml.find("-->", at), xml.size());
      continue;
    }
    if (rest.starts_with("<![CDATA[")) {
      at = std::min(xml.find("]]>", at), xml.size());
      continue;
    }
    const std::size_t end = xml.find('>', at);
    if (end == std::string_view::npos) break;
    const char kind = at + 1 < xml.size() ? xml[at + 1] : ' ';
    if (kind == '/')
      --depth;
    else if (kind != '?' && kind != '!' && xml[end - 1] != '/')
      deepest = std::max(deepest, ++depth);
    at = end;
  }
  return deepest;
}

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

bool parse_xml(const std::string& bytes, const std::string& what, pugi::xml_document& into,
               Builder& builder) {
  if (std::string_view(bytes).substr(0, 4096).find("<!DOCTYPE") != std::string_view::npos) {
    builder.problem("malformed: " + what + " brings a DTD, which is not read");
    return false;
  }
  if (depth_of(bytes) > deepest_xml) {
    builder.problem("too_deep: " + what + " nests more than " + std::to_string(deepest_xml) +
                    " elements");
    return false;
  }
  const unsigned options = (pugi::parse_default | pugi::parse_ws_pcdata) & ~pugi::parse_doctype;
  const pugi::xml_parse_result result = into.load_buffer(bytes.data(), bytes.size(), options);
  if (result) return true;
  builder.problem("malformed: " + what + ": " + result.description() + " at byte " +
                  std::to_string(result.offset));
  return static_cast<bool>(into.document_element());
}

std::string_view local(const pugi::xml_node& node) { return without_prefix(node.name()); }

std::string_view attribute(const pugi::xml_node& node, std::string_view local_name) {
  for (const pugi::xml_attribute& each : node.attributes())
    if (without_prefix(each.name()) == local_name) return each.value();
  return {};
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view local_name) {
  for (const pugi::xml_node& each : node.children())
    if (local(each) == local_name) return each;
  return {};
}

std::string text_within(const pugi::xml_node& node) {
  std::string out;
  for (const pugi::xml_node& each : node.children())
    if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata)
      out += each.value();
    else
      out += text_within(each);
  return out;
}

}  // namespace fingerpost::extract
#endif
