// SKOS becomes topics, and topics SKOS.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/vocabulary.hpp"
#include "json/rdf.hpp"

namespace fingerpost::json {

struct Thesaurus {
  std::string name = {}, version = {};
  std::vector<Topic> topics = {};
};

// As the file has it, loose ends and all. `repaired` gets what was guessed, `lost`
// what our form has no place for.
Thesaurus thesaurus_of(const std::vector<Triple>& triples, std::vector<std::string>& repaired,
                       std::vector<std::string>& lost);

// Vocabulary as statements, in the order of its topics.
std::vector<Triple> triples_of(const Vocabulary& vocabulary, std::string_view base,
                               std::vector<std::string>& lost);

std::string json_ld_of(const std::vector<Triple>& triples);
std::string rdf_xml_of(const std::vector<Triple>& triples);

}  // namespace fingerpost::json
