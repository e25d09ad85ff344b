// RDF/XML as thesauri are published in it. pugixml reads the XML: it never opens
// a file, knows no entity but XML's own five and does not recurse. The entities
// that a DOCTYPE declares for namespaces (&skos;Concept) are put in here, one
// level deep and within a bound, so that nothing can be made to grow.
#include <pugixml.hpp>

#include <map>
#include <optional>

#include "fingerpost/error.hpp"
#include "json/rdf.hpp"

namespace fingerpost::json {
namespace {

constexpr std::string_view xml_ns = "http://www.w3.org/XML/1998/namespace";
constexpr std::size_t longest_entity = 300, most_entities = 100;
constexpr std::size_t most_put_in = std::size_t{64} << 20;  // bytes, by all entities together
constexpr std::size_t most_namespaces = 200;  // around one element; each element copies them

[[noreturn]] void refuse(const std::string& why) {
  throw Error(Fault::bad_vocabulary, "not RDF/XML: " + why);
}

// The ENTITY declarations of a DOCTYPE: names and what they stand for.
class Entities {
 public:
  void read(std::string_view doctype) {
    constexpr std::string_view mark = "<!ENTITY";
    for (auto at = doctype.find(mark);
         at != std::string_view::npos && known_.size() < most_entities;
         at = doctype.find(mark, at + 1)) {
      const auto name = doctype.find_first_not_of(" \t\r\n", at + mark.size());
      const auto end = doctype.find_first_of(" \t\r\n", name);
      // Anything but a quotation mark (SYSTEM, PUBLIC) names another file.
      const auto open = doctype.find_first_not_of(" \t\r\n", end);
      if (name >= end || open == std::string_view::npos) continue;
      if (doctype[open] != '"' && doctype[open] != '\'') continue;
      const auto close = doctype.find(doctype[open], open + 1);
      if (close == std::string_view::npos || close - open > longest_entity) continue;
      known_[std::string(doctype.substr(name, end - name))] =
          doctype.substr(open + 1, close - open - 1);
    }
  }

  std::string put_into(std::string_view text) {
    std::string out;
    for (auto at = text.find('&'); !known_.empty() && at != std::string_view::npos;
         at = text.find('&')) {
      out.append(text.substr(0, at));
      const auto end = text.find(';', at);
      const auto known = end == std::string_view::npos || end - at > longest_entity
                             ? known_.end()
                             : known_.find(text.substr(at + 1, end - at - 1));
      if (known == known_.end()) {
        out += '&';
        text.remove_prefix(at + 1);
        continue;
      }
      if ((put_in_ += known->second.size()) > most_put_in) refuse("its entities make it too large");
      out += known->second;
      text.remove_prefix(end + 1);
    }
    return out.append(text);
  }

 private:
  std::map<std::string, std::string, std::less<>> known_ = {};
  std::size_t put_in_ = 0;
};

// What an element takes from those around it.
struct Scope {
  std::map<std::string, std::string, std::less<>> namespaces = {};
  std::string base = {}, language = {};
};

std::string small(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

class Reader {
 public:
  std::vector<Triple> read(std::string_view text) {
    pugi::xml_document document;
    const auto result = document.load_buffer(
        text.data(), text.size(), (pugi::parse_default & ~pugi::parse_eol) | pugi::parse_doctype);
    if (!result)
      refuse(std::string(result.description()) + ", at byte " + std::to_string(result.offset));
    for (const auto& child : document.children())
      if (child.type() == pugi::node_doctype) entities_.read(child.value());
    const pugi::xml_node root = document.document_element();
    if (!root) refuse("it has no element");
    const Scope scope = inner({{{"xml", std::string(xml_ns)}}, {}, {}}, root);
    if (name_of(root.name(), scope) == rdf("RDF"))
      for (const auto& node : root.children()) read_node(node, scope, 1);
    else
      read_node(root, {{{"xml", std::string(xml_ns)}}, {}, {}}, 1);
    return std::move(triples_);
  }

 private:
  static std::string rdf(std::string_view name) { return std::string(rdf_ns).append(name); }

  Scope inner(Scope scope, const pugi::xml_node& node) {
    for (const auto& attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "xmlns")
        scope.namespaces[""] = entities_.put_into(attribute.value());
      else if (name.starts_with("xmlns:"))
        scope.namespaces[std::string(name.substr(6))] = entities_.put_into(attribute.value());
      else if (name == "xml:base")
        scope.base = entities_.put_into(attribute.value());
      else if (name == "xml:lang")
        scope.language = small(attribute.value());
    }
    if (scope.namespaces.size() > most_namespaces) refuse("too many namespaces");
    return scope;
  }

  static bool changes_scope(const pugi::xml_node& node) {
    for (const auto& attribute : node.attributes())
      if (std::string_view(attribute.name()).starts_with("xml")) return true;
    return false;
  }

  // The scope of `node`: its own when it changes anything, else the one around it.
  const Scope& scope_of(const pugi::xml_node& node, const Scope& around,
                        std::optional<Scope>& own) {
    if (!changes_scope(node)) return around;
    own = inner(around, node);
    return *own;
  }

  std::string name_of(std::string_view name, const Scope& scope) const {
    const auto colon = name.find(':');
    const auto prefix =
        colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
    const auto rest = colon == std::string_view::npos ? name : name.substr(colon + 1);
    if (const auto at = scope.namespaces.find(prefix); at != scope.namespaces.end())
      return at->second + std::string(rest);
    if (const std::string usual = usual_namespace(prefix); !usual.empty())
      return usual + std::string(rest);
    return std::string(name);
  }

  std::string resolved(std::string_view iri, const Scope& scope) {
    std::string full = entities_.put_into(iri);
    const auto colon = full.find(':');
    const bool absolute = colon != std::string::npos && full.find_first_of("/#?") > colon;
    return absolute ? full : scope.base + full;
  }

  // The attribute with that name of RDF's.
  std::optional<std::string> attribute(const pugi::xml_node& node, std::string_view name,
                                       const Scope& scope) const {
    for (const auto& each : node.attributes())
      if (name_of(each.name(), scope) == rdf(name)) return each.value();
    return std::nullopt;
  }

  std::string subject_of(const pugi::xml_node& node, const Scope& scope) {
    if (const auto about = attribute(node, "about", scope)) return resolved(*about, scope);
    if (const auto id = attribute(node, "ID", scope)) return scope.base + "#" + *id;
    if (const auto id = attribute(node, "nodeID", scope)) return "_:" + *id;
    return "_:node" + std::to_string(++nodes_);
  }

  std::string read_node(const pugi::xml_node& node, const Scope& around, int depth) {
    if (node.type() != pugi::node_element) return {};
    if (depth > deepest_node) refuse("nodes inside nodes, too deep");
    std::optional<Scope> own;
    const Scope& scope = scope_of(node, around, own);
    const std::string subject = subject_of(node, scope);
    if (const std::string type = name_of(node.name(), scope); type != rdf("Description"))
      triples_.push_back({subject, rdf("type"), type});
    for (const auto& each : node.attributes()) add_attribute(subject, each, scope);
    for (const auto& property : node.children())
      if (property.type() == pugi::node_element) read_property(subject, property, scope, depth + 1);
    return subject;
  }

  // skos:prefLabel="..." on the node itself.
  void add_attribute(const std::string& subject, const pugi::xml_attribute& attribute,
                     const Scope& scope) {
    const std::string_view name = attribute.name();
    if (name.starts_with("xml") || name.find(':') == std::string_view::npos) return;
    const std::string predicate = name_of(name, scope);
    if (predicate == rdf("type"))
      triples_.push_back({subject, predicate, resolved(attribute.value(), scope)});
    else if (!predicate.starts_with(rdf_ns))
      triples_.push_back({subject, predicate, attribute.value(), true, scope.language});
  }

  void read_property(const std::string& subject, const pugi::xml_node& property,
                     const Scope& around, int depth) {
    if (depth > deepest_node) refuse("nodes inside nodes, too deep");
    std::optional<Scope> own;
    const Scope& scope = scope_of(property, around, own);
    const std::string predicate = name_of(property.name(), scope);
    if (const auto resource = attribute(property, "resource", scope))
      return triples_.push_back({subject, predicate, resolved(*resource, scope)});
    if (const auto id = attribute(property, "nodeID", scope))
      return triples_.push_back({subject, predicate, "_:" + *id});
    if (attribute(property, "parseType", scope) == "Resource")
      return read_resource(subject, predicate, property, scope, depth);
    bool nodes = false;
    for (const auto& child : property.children()) {
      if (child.type() != pugi::node_element) continue;
      nodes = true;
      triples_.push_back({subject, predicate, read_node(child, scope, depth + 1)});
    }
    if (!nodes) add_text(subject, predicate, property, scope);
  }

  void read_resource(const std::string& subject, const std::string& predicate,
                     const pugi::xml_node& property, const Scope& scope, int depth) {
    const std::string blank = "_:node" + std::to_string(++nodes_);
    triples_.push_back({subject, predicate, blank});
    for (const auto& child : property.children())
      if (child.type() == pugi::node_element) read_property(blank, child, scope, depth + 1);
  }

  void add_text(const std::string& subject, const std::string& predicate,
                const pugi::xml_node& property, const Scope& scope) {
    std::string text;
    for (const auto& child : property.children())
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
        text += child.value();
    triples_.push_back({subject, predicate, entities_.put_into(text), true, scope.language});
  }

  Entities entities_ = {};
  std::vector<Triple> triples_ = {};
  std::size_t nodes_ = 0;
};

}  // namespace

std::vector<Triple> triples_of_rdf_xml(std::string_view text) { return Reader().read(text); }

}  // namespace fingerpost::json
