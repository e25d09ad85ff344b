// How words stand in what was typed: hyphens between them, capitals that make them names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/query.hpp"
#include "query/query.hpp"
#include "text/text.hpp"

namespace fingerpost::query {

// The terms a typed word is asked for by: its stem; its own words, where the stem is also
// that of other words ("minority" is not "minor", "relatives" are not "relating").
std::vector<Clause::Term> terms_of(const std::string& folded);

// The ways to write what is hyphenated with a small word: "on-line" is "online" or "on
// line", not "line". Empty for any other item.
std::vector<Clause::Term> compound(std::string_view item, const std::vector<text::Word>& words);

// Do these small words make a question of the word beside them? "who do i" does; "the" does
// not.
bool asks(std::string_view small_words);

// Which words are names of people and places: they are never put right.
class Names {
 public:
  // `open`: the typed words.
  Names(std::string_view open, const Places& places);
  bool is_name(const text::Word& word, std::size_t offset) const;

 private:
  std::string_view open_;
  const Places& places_;
  std::size_t first_ = std::string_view::npos;  // where the first word stands
  bool title_case_ = false;                     // every word begins so: it says nothing
  std::vector<std::size_t> titled_ = {};        // where a word follows "Mr", "Dr"
};

}  // namespace fingerpost::query
