// What a whole sentence says of its topics, where no fixed run of words tells it: who
// speaks, what is denied, and whether it is a paper, a service or a person.
#pragma once

#include <cstdint>
#include <vector>

#include "topics/tokens.hpp"

namespace fingerpost::topics {

// How a word is said: plainly, sending the reader elsewhere, or denied.
enum class Said : std::uint8_t { plainly, elsewhere, denied };

class Clauses {
 public:
  // Adds the words it knows to the lexicon.
  explicit Clauses(Lexicon& lexicon);

  // Whether a sentence with this word is looked at more closely.
  bool begins(StemId stem) const;
  // Whether a title says of what stands under it that it is not dealt with.
  bool title_denies(const std::vector<Token>& tokens) const;
  bool is_post(StemId stem) const;
  bool is_proper(StemId stem) const;
  static constexpr std::uint32_t of_people = 134217728;
  bool is_people(StemId stem) const { return stem < kinds_.size() && (kinds_[stem] & of_people); }
  // Marks what the sentence of the word at `at` denies or sends elsewhere. Looks at so many
  // words on either side and no more.
  void judge(const std::vector<Token>& tokens, std::size_t at, std::vector<Said>& said) const;

 private:
  struct Sentence;
  bool is(const Token& token, std::uint32_t kinds) const;
  bool paper_speaks(const Sentence& sentence, std::uint32_t who) const;
  void denies_cover(const Sentence& sentence, std::vector<Said>& said) const;
  void denies_being(const Sentence& sentence, std::vector<Said>& said) const;
  void denies_fact(const Sentence& sentence, std::vector<Said>& said) const;
  void nothing_here(const Sentence& sentence, std::vector<Said>& said) const;
  void other_paper(const Sentence& sentence, std::vector<Said>& said) const;
  void is_over(const Sentence& sentence, std::vector<Said>& said) const;
  void out_of_scope(const Sentence& sentence, std::vector<Said>& said) const;

  std::vector<std::uint32_t> kinds_;  // by stem
};

}  // namespace fingerpost::topics
