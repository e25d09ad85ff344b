// What SKOS is written in: statements of a subject, a predicate and an object,
// whatever the syntax. Readers give them in the order of the file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/value.hpp"

namespace fingerpost::json {

struct Triple {
  std::string subject = {};    // an IRI, or "_:1" for a node without one
  std::string predicate = {};  // an IRI
  std::string object = {};     // the same, or the text of a literal
  bool literal = false;
  std::string language = {};  // of a literal, in small letters
};

inline constexpr std::string_view rdf_ns = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
inline constexpr std::string_view skos_ns = "http://www.w3.org/2004/02/skos/core#";
inline constexpr std::string_view skosxl_ns = "http://www.w3.org/2008/05/skos-xl#";

// Nodes inside nodes; a file that goes deeper is refused.
inline constexpr int deepest_node = 64;

// Both throw Error for what is not their syntax; `told` gets what was passed over.
std::vector<Triple> triples_of_json_ld(const Json& value, std::vector<std::string>& told);
std::vector<Triple> triples_of_rdf_xml(std::string_view text);

// "skos:Concept" under its usual prefix; empty when the prefix is not a usual one.
std::string usual_namespace(std::string_view prefix);

}  // namespace fingerpost::json
