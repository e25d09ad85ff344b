// Vocabulary files as the command takes them, and what editors do with them.
#pragma once

#include <string>
#include <vector>

#include "exits.hpp"
#include "fingerpost/fingerpost.hpp"

namespace fingerpost::cli {

// A thesaurus may be larger than any document.
std::string read_vocabulary(const std::string& file);
// "built-in", or a file: ours, strictly, or SKOS, repaired and told on stderr.
Vocabulary vocabulary_named(const std::string& file);

struct EditOrder {
  std::vector<std::string> files = {};
  std::string vocabulary = {}, form = {}, base = {}, index = {}, as_of = {};
  std::vector<std::string> tiers = {};
  std::size_t limit = 30;
  bool json = false;
};

Exit check_vocabularies(const EditOrder& order);   // --check FILE...
Exit import_vocabularies(const EditOrder& order);  // --import FILE
Exit export_vocabulary(const EditOrder& order);    // --export FORM
Exit diff_vocabularies(const EditOrder& order);    // --diff OLD NEW
Exit diff_tags(const EditOrder& order);            // --diff OLD NEW --index INDEX
Exit retag_index(const EditOrder& order);          // --retag INDEX
Exit report_topics(const EditOrder& order);        // --report INDEX

}  // namespace fingerpost::cli
