// Words that say a topic is named but not meant: "does not cover FGM", "see also
// the CSE protocol". What stands in such a scope is a mention.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "topics/clauses.hpp"
#include "topics/tokens.hpp"
#include "topics/trie.hpp"

namespace fingerpost::topics {

class Scopes {
 public:
  // Adds the words of its cues to the lexicon.
  explicit Scopes(Lexicon& lexicon);

  // Whether one of its cues begins with this word, or its sentence is to be judged.
  bool begins(StemId stem) const {
    return cues_.child(Trie::root, stem) != Trie::nowhere || clauses_.begins(stem);
  }
  // How a title says all that stands under it: "See also", "What we do not cover".
  Said frame(std::string_view title, const std::vector<Token>& tokens) const;
  // Whether a name before this word is a post's ("manager"), or, in capitals, a street's or
  // a charity's.
  bool is_post(StemId stem) const { return clauses_.is_post(stem); }
  bool is_proper(StemId stem) const { return clauses_.is_proper(stem); }
  // Whether a word speaks of people: who they are, what they say, think, fear or come to.
  bool is_people(StemId stem) const { return clauses_.is_people(stem); }
  // For each token, how its sentence says it.
  std::vector<Said> of(std::string_view text, const std::vector<Token>& tokens) const;

 private:
  // The longest cue that begins at a word, as its number from 1, and where it ends.
  std::pair<std::uint32_t, std::size_t> cue_at(const std::vector<Token>& tokens,
                                               std::size_t at) const;
  std::size_t backward(const std::vector<Token>& tokens, std::size_t from, std::size_t reach) const;
  std::size_t forward(std::string_view text, const std::vector<Token>& tokens, std::size_t from,
                      std::size_t reach) const;
  std::size_t fragments(const std::vector<Token>& tokens, std::size_t from) const;
  std::size_t sender(const std::vector<Token>& tokens, std::size_t cue, std::size_t from,
                     const std::vector<StemId>& senders, std::size_t reach) const;
  void links(const std::vector<Token>& tokens, std::vector<Said>& said) const;
  void numbered(std::string_view text, const std::vector<Token>& tokens,
                std::vector<Said>& said) const;
  std::size_t paper(const std::vector<Token>& tokens, std::size_t from, std::size_t reach) const;

  Trie cues_;
  Clauses clauses_;
  std::vector<StemId> papers_, senders_, goers_, turns_;
};

}  // namespace fingerpost::topics
