// Topics as SKOS statements, and those as JSON-LD and RDF/XML. What SKOS cannot
// say stays behind and is told: the rules of acronyms and the words near them, the
// phrases that are not meant, years.
#include <array>
#include <map>

#include "fingerpost/value.hpp"
#include "json/skos.hpp"

namespace fingerpost::json {
namespace {

std::string skos(std::string_view name) { return std::string(skos_ns).append(name); }

constexpr std::string_view title = "http://purl.org/dc/terms/title";
constexpr std::string_view version = "http://www.w3.org/2002/07/owl#versionInfo";

// What an IRI may hold as it is; other bytes are written %XX.
std::string encoded(std::string_view id) {
  std::string out;
  for (const unsigned char c : id) {
    const bool plain =
        (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
        std::string_view("-._~").find(static_cast<char>(c)) != std::string_view::npos;
    if (plain) {
      out += static_cast<char>(c);
    } else {
      constexpr std::string_view digits = "0123456789ABCDEF";
      out.append({'%', digits[c >> 4], digits[c & 15]});
    }
  }
  return out;
}

class Statements {
 public:
  Statements(std::string_view base, std::vector<std::string>& lost) : base_(base), lost_(lost) {}

  std::vector<Triple> of(const Vocabulary& vocabulary) {
    const std::string scheme(base_);
    link(scheme, std::string(rdf_ns) + "type", skos("ConceptScheme"));
    say(scheme, std::string(title), vocabulary.name());
    if (!vocabulary.version().empty())
      out_.push_back({scheme, std::string(version), vocabulary.version(), true, ""});
    for (const Topic& topic : vocabulary.topics()) add(topic, scheme);
    return std::move(out_);
  }

 private:
  std::string iri(const std::string& id) const { return std::string(base_) + encoded(id); }

  void link(const std::string& subject, std::string predicate, std::string object) {
    out_.push_back({subject, std::move(predicate), std::move(object), false, ""});
  }
  void say(const std::string& subject, std::string predicate, const std::string& text) {
    if (!text.empty()) out_.push_back({subject, std::move(predicate), text, true, "en"});
  }

  void add(const Topic& topic, const std::string& scheme) {
    const std::string subject = iri(topic.id);
    link(subject, std::string(rdf_ns) + "type", skos("Concept"));
    link(subject, skos("inScheme"), scheme);
    say(subject, skos("prefLabel"), topic.label);
    for (const auto& name : topic.names) say(subject, skos("altLabel"), name);
    for (const auto& former : topic.former) {
      say(subject, skos("hiddenLabel"), former.text);
      lose(topic, "that \"" + former.text + "\" is a former name, and its years");
    }
    for (const auto& acronym : topic.acronyms) add(topic, subject, acronym);
    for (const auto& id : topic.broader) link(subject, skos("broader"), iri(id));
    for (const auto& id : topic.related) link(subject, skos("related"), iri(id));
    say(subject, skos("scopeNote"), topic.note);
    for (const auto& phrase : topic.not_meant) lose(topic, "not meant: \"" + phrase + "\"");
    if (!topic.signs.empty())
      lose(topic, std::to_string(topic.signs.size()) + " words that together are signs of it");
    if (!topic.lived.open()) lose(topic, "its years");
  }

  // One that only its context makes a name would be wrong without it.
  void add(const Topic& topic, const std::string& subject, const Acronym& acronym) {
    if (acronym.rule == Acronym::Rule::context) {
      lose(topic, "\"" + acronym.text + "\", which counts only beside certain words");
      return;
    }
    say(subject, skos("altLabel"), acronym.text);
    lose(topic, "that \"" + acronym.text + "\" is an acronym" +
                    (acronym.rule == Acronym::Rule::upper ? ", in capitals only" : ""));
  }

  void lose(const Topic& topic, const std::string& what) {
    lost_.push_back("topic \"" + topic.id + "\": " + what);
  }

  std::string_view base_;
  std::vector<std::string>& lost_;
  std::vector<Triple> out_ = {};
};

// -- Both syntaxes ----------------------------------------------------------------

// The statements of one subject, which stand side by side.
template <class F>
void each_subject(const std::vector<Triple>& triples, F f) {
  for (std::size_t from = 0; from < triples.size();) {
    std::size_t to = from;
    while (to < triples.size() && triples[to].subject == triples[from].subject) ++to;
    f(from, to);
    from = to;
  }
}

struct Space {
  std::string_view prefix, iri;
};
constexpr std::array<Space, 4> spaces{{{"skos", skos_ns},
                                       {"rdf", rdf_ns},
                                       {"dct", "http://purl.org/dc/terms/"},
                                       {"owl", "http://www.w3.org/2002/07/owl#"}}};

std::string prefixed(std::string_view iri) {
  for (const Space& space : spaces)
    if (iri.starts_with(space.iri))
      return std::string(space.prefix).append(":").append(iri.substr(space.iri.size()));
  return std::string(iri);
}

Json object_of(const Triple& triple) {
  if (!triple.literal) return Json::Object{{"@id", triple.object}};
  if (triple.language.empty()) return Json::Object{{"@value", triple.object}};
  return Json::Object{{"@value", triple.object}, {"@language", triple.language}};
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
      out += c;
    else
      out += ' ';  // no XML holds them
  }
  return out;
}

void write(const Triple& triple, std::string& out) {
  const std::string name = prefixed(triple.predicate);
  out.append("    <").append(name);
  if (!triple.literal) {
    out.append(" rdf:resource=\"").append(escaped(triple.object)).append("\"/>\n");
    return;
  }
  if (!triple.language.empty()) out.append(" xml:lang=\"").append(triple.language).append("\"");
  out.append(">").append(escaped(triple.object)).append("</").append(name).append(">\n");
}

}  // namespace

std::vector<Triple> triples_of(const Vocabulary& vocabulary, std::string_view base,
                               std::vector<std::string>& lost) {
  return Statements(base, lost).of(vocabulary);
}

std::string json_ld_of(const std::vector<Triple>& triples) {
  Json::Object context;
  for (const Space& space : spaces) context.emplace_back(std::string(space.prefix), space.iri);
  Json::Array graph;
  each_subject(triples, [&](std::size_t from, std::size_t to) {
    Json::Object node{{"@id", triples[from].subject}};
    std::map<std::string, std::size_t> places;
    for (; from < to; ++from) {
      const bool type = triples[from].predicate == std::string(rdf_ns) + "type";
      const std::string key = type ? "@type" : prefixed(triples[from].predicate);
      const auto [at, fresh] = places.emplace(key, node.size());
      if (fresh) node.emplace_back(key, Json::Array{});
      std::get<Json::Array>(node[at->second].second.value)
          .push_back(type ? Json(prefixed(triples[from].object)) : object_of(triples[from]));
    }
    graph.push_back(std::move(node));
  });
  return to_json(
      Json(Json::Object{{"@context", std::move(context)}, {"@graph", std::move(graph)}}));
}

std::string rdf_xml_of(const std::vector<Triple>& triples) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF";
  for (const Space& space : spaces)
    out.append("\n    xmlns:").append(space.prefix).append("=\"").append(space.iri).append("\"");
  out += ">\n";
  each_subject(triples, [&](std::size_t from, std::size_t to) {
    out.append("  <rdf:Description rdf:about=\"")
        .append(escaped(triples[from].subject))
        .append("\">\n");
    for (; from < to; ++from) write(triples[from], out);
    out += "  </rdf:Description>\n";
  });
  return out + "</rdf:RDF>\n";
}

}  // namespace fingerpost::json

namespace fingerpost {

VocabularyExport to_skos(const Vocabulary& vocabulary, SkosForm form, std::string_view base) {
  VocabularyExport out;
  const auto triples = json::triples_of(vocabulary, base, out.lost);
  out.text = form == SkosForm::json_ld ? json::json_ld_of(triples) : json::rdf_xml_of(triples);
  return out;
}

}  // namespace fingerpost
