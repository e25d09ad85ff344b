// JSON-LD as thesauri are published in it: a context in the file, compact or full
// IRIs, @graph or nested nodes, aliases for @id and @type, language maps. A context
// that stands on another computer is not fetched; SKOS's usual names are known.
#include <array>
#include <map>
#include <optional>

#include "fingerpost/error.hpp"
#include "fingerpost/value.hpp"
#include "json/rdf.hpp"

namespace fingerpost::json {
namespace {

// A node's own context begins as a copy of the one around it: terms in all.
constexpr std::size_t most_copied = 1'000'000;

struct Term {
  std::string id = {};       // IRI, prefixed name or keyword
  bool is_iri = false;       // its values are IRIs
  bool by_language = false;  // its value is a map from language to text
  bool reverse = false;      // subject and object change places
  std::optional<std::string> language = {};
};

struct Context {
  std::map<std::string, Term, std::less<>> terms = {};
  std::string base = {}, vocab = {}, language = {};
};

std::string small(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

bool is_absolute(std::string_view iri) {
  const auto colon = iri.find(':');
  return colon != std::string_view::npos && colon > 0 && iri.find('/') > colon;
}

class Reader {
 public:
  explicit Reader(std::vector<std::string>& told) : told_(told) {}

  std::vector<Triple> read(const Json& root) {
    read_any(root, Context{}, {}, 0);
    return std::move(triples_);
  }

 private:
  [[noreturn]] static void refuse(const std::string& why) {
    throw Error(Fault::bad_vocabulary, "not JSON-LD: " + why);
  }

  // -- The context --------------------------------------------------------------

  void take_context(const Json& value, Context& context) {
    if (const auto* list = value.array()) {
      for (const Json& each : *list) take_context(each, context);
    } else if (const auto* address = value.text()) {
      if (!told_of_address_)
        told_.push_back("the context " + *address + " is not in the file; usual names are assumed");
      told_of_address_ = true;
    } else if (const auto* members = value.object()) {
      for (const auto& [name, member] : *members) take_term(name, member, context);
    }
  }

  static void take_term(const std::string& name, const Json& value, Context& context) {
    const auto* text = value.text();
    if (name == "@base") {
      if (text) context.base = *text;
    } else if (name == "@vocab") {
      if (text) context.vocab = *text;
    } else if (name == "@language") {
      context.language = text ? small(*text) : "";
    } else if (text) {
      context.terms[name] = {.id = *text};
    } else if (value.object()) {
      context.terms[name] = term_of(value);
    }
  }

  static Term term_of(const Json& value) {
    Term term;
    const auto text = [&](const char* key) {
      const Json* member = value.find(key);
      return member && member->text() ? *member->text() : std::string();
    };
    term.id = text("@id");
    if (const std::string reverse = text("@reverse"); !reverse.empty())
      term.id = reverse, term.reverse = true;
    const std::string type = text("@type");
    term.is_iri = type == "@id" || type == "@vocab";
    term.by_language = text("@container") == "@language";
    if (const Json* containers = value.find("@container"); containers && containers->array())
      for (const Json& each : *containers->array())
        term.by_language |= each.text() && *each.text() == "@language";
    if (const Json* language = value.find("@language"))
      term.language = language->text() ? small(*language->text()) : "";
    return term;
  }

  // -- Names --------------------------------------------------------------------

  static const Term* term(const Context& context, std::string_view name) {
    const auto at = context.terms.find(name);
    return at == context.terms.end() ? nullptr : &at->second;
  }

  // What a key says, after aliases: a keyword or an IRI; empty when nothing.
  static std::string key_of(const Context& context, const std::string& key) {
    std::string name = key;
    for (int i = 0; i < 4; ++i) {  // an alias of an alias, but no circle
      const Term* found = term(context, name);
      if (!found || found->id.empty() || found->id == name) break;
      name = found->id;
    }
    if (name.empty() || name.front() == '@') return name;
    if (const std::string full = expanded(context, name); is_absolute(full)) return full;
    if (!context.vocab.empty()) return expanded(context, context.vocab) + name;
    return usual_term(name);
  }

  // "prefLabel" without a context is SKOS's; "uri" and "type" are Skosmos's.
  static std::string usual_term(std::string_view name) {
    if (name == "id" || name == "uri") return "@id";
    if (name == "type") return "@type";
    if (name == "graph") return "@graph";
    constexpr std::array<std::string_view, 16> skos{
        "Concept",      "ConceptScheme", "prefLabel",  "altLabel", "hiddenLabel", "broader",
        "narrower",     "related",       "definition", "notation", "scopeNote",   "inScheme",
        "topConceptOf", "hasTopConcept", "Collection", "member"};
    for (const auto each : skos)
      if (each == name) return std::string(skos_ns).append(name);
    return {};
  }

  static std::string expanded(const Context& context, std::string_view name) {
    const auto colon = name.find(':');
    if (colon == std::string_view::npos) return std::string(name);
    const auto prefix = name.substr(0, colon), rest = name.substr(colon + 1);
    if (prefix == "_" || rest.starts_with("//")) return std::string(name);
    if (const Term* found = term(context, prefix); found && !found->id.empty()) {
      const auto inner = found->id.find(':');
      const std::string known =
          inner == std::string::npos || found->id.compare(inner + 1, 2, "//") == 0
              ? std::string()
              : usual_namespace(std::string_view(found->id).substr(0, inner));
      const std::string space = known.empty() ? found->id : known + found->id.substr(inner + 1);
      return space + std::string(rest);
    }
    if (const std::string usual = usual_namespace(prefix); !usual.empty())
      return usual + std::string(rest);
    return std::string(name);
  }

  static std::string iri_of(const Context& context, const std::string& name) {
    std::string full = expanded(context, name);
    if (full.starts_with("_:") || is_absolute(full)) return full;
    if (const Term* found = term(context, full); found && is_absolute(found->id)) return found->id;
    if (const std::string usual = usual_term(full); usual.size() > 8) return usual;
    return context.base + full;
  }

  // -- Nodes --------------------------------------------------------------------

  void read_any(const Json& value, const Context& context, const std::string& from, int depth) {
    if (depth > deepest_node) refuse("nodes inside nodes, too deep");
    if (const auto* list = value.array()) {
      for (const Json& each : *list) read_any(each, context, from, depth + 1);
    } else if (value.object()) {
      read_node(value, context, depth);
    }
  }

  std::string read_node(const Json& node, const Context& around, int depth) {
    if (depth > deepest_node) refuse("nodes inside nodes, too deep");
    const Json* own = node.find("@context");
    Context fresh;
    if (own) {
      if ((copied_ += around.terms.size() + 1) > most_copied) refuse("too many contexts");
      fresh = around;
      take_context(*own, fresh);
    }
    const Context& context = own ? fresh : around;
    const std::string subject = subject_of(node, context);
    for (const auto& [name, value] : *node.object()) {
      if (name == "@context") continue;
      const std::string key = key_of(context, name);
      if (key == "@graph" || key == "@included")
        read_any(value, context, {}, depth + 1);
      else if (key == "@type")
        add_types(subject, value, context);
      else if (key == "@reverse")
        read_reverse(subject, value, context, depth);
      else if (!key.empty() && key.front() != '@')
        add_values(subject, key, term(context, name), value, context, depth);
    }
    return subject;
  }

  std::string subject_of(const Json& node, const Context& context) {
    for (const auto& [name, value] : *node.object())
      if (name != "@context" && value.text() && key_of(context, name) == "@id")
        return iri_of(context, *value.text());
    return "_:node" + std::to_string(++nodes_);
  }

  void add_types(const std::string& subject, const Json& value, const Context& context) {
    if (const auto* list = value.array())
      for (const Json& each : *list) add_types(subject, each, context);
    else if (const auto* text = value.text())
      triples_.push_back({subject, std::string(rdf_ns) + "type", iri_of(context, *text)});
  }

  void read_reverse(const std::string& subject, const Json& value, const Context& context,
                    int depth) {
    if (!value.object()) return;
    const Term turned{.reverse = true};
    for (const auto& [name, member] : *value.object())
      if (const std::string key = key_of(context, name); !key.empty() && key.front() != '@')
        add_values(subject, key, &turned, member, context, depth + 1);
  }

  void add_values(const std::string& subject, const std::string& key, const Term* term,
                  const Json& value, const Context& context, int depth) {
    if (depth > deepest_node) refuse("nodes inside nodes, too deep");
    if (const auto* list = value.array()) {
      for (const Json& each : *list) add_values(subject, key, term, each, context, depth + 1);
      return;
    }
    if (const auto* text = value.text()) return add_text(subject, key, term, *text, context);
    if (!value.object()) return;
    if (term && term->by_language) return add_by_language(subject, key, value);
    if (const Json* held = value_of(value, context))
      return add_literal(subject, key, value, *held, context);
    for (const char* list : {"@list", "@set"})
      if (const Json* members = value.find(list))
        return add_values(subject, key, term, *members, context, depth + 1);
    add_link(subject, key, term, read_node(value, context, depth + 1));
  }

  static const Json* value_of(const Json& value, const Context& context) {
    for (const auto& [name, member] : *value.object())
      if (name == "@value" || key_of(context, name) == "@value") return &member;
    return nullptr;
  }

  void add_text(const std::string& subject, const std::string& key, const Term* term,
                const std::string& text, const Context& context) {
    if ((term && (term->is_iri || term->reverse)) || is_link(key))
      return add_link(subject, key, term, iri_of(context, text));
    const std::string language =
        term && term->language ? *term->language : std::string(context.language);
    triples_.push_back({subject, key, text, true, language});
  }

  // Without a context a plain text may still be a link.
  static bool is_link(std::string_view key) {
    if (!key.starts_with(skos_ns)) return false;
    const auto name = key.substr(skos_ns.size());
    return name == "broader" || name == "narrower" || name == "related" || name == "inScheme" ||
           name == "topConceptOf" || name == "hasTopConcept" || name == "member";
  }

  void add_link(const std::string& subject, const std::string& key, const Term* term,
                const std::string& object) {
    const bool turned = term && term->reverse;
    triples_.push_back({turned ? object : subject, key, turned ? subject : object});
  }

  void add_by_language(const std::string& subject, const std::string& key, const Json& map) {
    for (const auto& [language, texts] : *map.object()) {
      const std::string tag = language == "@none" || language == "none" ? "" : small(language);
      const auto add = [&](const Json& text) {
        if (text.text()) triples_.push_back({subject, key, *text.text(), true, tag});
      };
      if (const auto* list = texts.array())
        for (const Json& each : *list) add(each);
      else
        add(texts);
    }
  }

  void add_literal(const std::string& subject, const std::string& key, const Json& value,
                   const Json& held, const Context& context) {
    if (!held.text()) return;
    std::string language;
    for (const auto& [name, member] : *value.object())
      if (member.text() &&
          (name == "@language" || name == "lang" || key_of(context, name) == "@language"))
        language = small(*member.text());
    triples_.push_back({subject, key, *held.text(), true, language});
  }

  std::vector<std::string>& told_;
  bool told_of_address_ = false;
  std::vector<Triple> triples_ = {};
  std::size_t nodes_ = 0, copied_ = 0;
};

}  // namespace

std::string usual_namespace(std::string_view prefix) {
  constexpr std::pair<std::string_view, std::string_view> usual[] = {
      {"skos", skos_ns},
      {"skosxl", skosxl_ns},
      {"skos-xl", skosxl_ns},
      {"rdf", rdf_ns},
      {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
      {"owl", "http://www.w3.org/2002/07/owl#"},
      {"dc", "http://purl.org/dc/elements/1.1/"},
      {"dct", "http://purl.org/dc/terms/"},
      {"dcterms", "http://purl.org/dc/terms/"}};
  for (const auto& [name, space] : usual)
    if (name == prefix) return std::string(space);
  return {};
}

std::vector<Triple> triples_of_json_ld(const Json& value, std::vector<std::string>& told) {
  return Reader(told).read(value);
}

}  // namespace fingerpost::json
