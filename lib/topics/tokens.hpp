// A text as the tagger sees it: numbers of words, where they stand, and what
// divides them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "topics/lexicon.hpp"

namespace fingerpost::topics {

struct Token : Known {
  std::size_t offset = 0;
  std::uint32_t length = 0;
  std::uint32_t in_sentence = 0;  // which one, from 0
  StemId joined = 0;              // the stem of this word and the next as one: "cyber-bullying"
  bool sentence = false;          // begins a sentence or a line
  bool paragraph = false;         // begins a paragraph: an empty line stands before it
  bool line = false;              // begins a line
  bool divided = false;           // no name runs on from the word before to this one
  bool comma = false;             // a comma stands between; only names that have one run over it
  bool hyphen = false;            // only a hyphen divides it from the word before
  bool barred = false;            // a stroke stands between, as between links
  bool opened = false;            // a round bracket opens between the word before and this one
  bool spaced = false;            // one space divides it from the word before, and nothing else
  bool upper = false;             // written in capitals
  bool capital = false;           // begins with a capital
};

std::vector<Token> tokens(std::string_view text, const Lexicon& lexicon);

}  // namespace fingerpost::topics
