// Which of the words somebody typed are acronyms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/topics.hpp"
#include "query/draft.hpp"
#include "text/text.hpp"

namespace fingerpost::query {

// ASCII letters in capitals: the form an acronym has in an index.
std::string upper(std::string text);

// Does the evidence of a tag hold the word at `offset` of the query?
bool is_evidence(const Tag& tag, std::size_t offset);

// The words of the topic's name that begins with these letters: "kcsie" gives
// "keeping", "children", "safe", "in", "education"; small words may have no
// letter. Empty when no name does.
std::vector<std::string> spelt_out(const Topic& topic, std::string_view letters);

class Acronyms {
 public:
  // `named`: the topics that `open`, the typed words, names.
  Acronyms(const Vocabulary& vocabulary, const std::vector<Tag>& named, std::string_view open);

  // In capitals, in a query that is not all capitals.
  bool written(const text::Word& word) const { return word.upper && !shouted_; }
  // In capitals it is another word than in small letters: "IT", "WHO".
  bool shadows_stop_word(const text::Word& word) const;
  // The vocabulary has it, and means it here.
  bool known(const text::Word& word, std::size_t offset) const;

 private:
  bool meant(Acronym::Rule rule, const text::Word& word, std::size_t offset) const;

  const Vocabulary& vocabulary_;
  const std::vector<Tag>& named_;
  bool shouted_;
};

// "SCR" may be two things: the answer says which, for the host to ask back.
void offer_senses(Draft& draft, const std::vector<Tag>& named);

}  // namespace fingerpost::query
