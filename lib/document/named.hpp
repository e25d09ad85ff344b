// A sentence word by word, and what it names: "this protocol", "the Leeds Bruising
// Protocol", "Bradford and Calderdale".
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.hpp"

namespace fingerpost::document {

class Named {
 public:
  explicit Named(std::string_view sentence);

  std::size_t size() const { return words_.size(); }
  std::string_view word(std::size_t i) const { return words_[i].folded; }
  // How many words of `phrase` stand at `i`: all of them or 0.
  std::size_t says(std::size_t i, std::string_view phrase) const;
  template <class Table>
  std::size_t says_one(std::size_t i, const Table& phrases) const {
    std::size_t longest = 0;
    for (const std::string_view phrase : phrases) longest = std::max(longest, says(i, phrase));
    return longest;
  }
  // Where "this protocol", "these regional arrangements" begins before word `i`, or `npos`.
  std::size_t itself_before(std::size_t i) const;
  // The document that is named from word `i` on, "" when none is; `end` is the word behind it.
  std::string document_at(std::size_t i, std::size_t* end = nullptr) const;
  // The places that are named from word `i` on; none where what follows are no places.
  std::vector<std::string> places_at(std::size_t i, std::size_t* end = nullptr) const;
  // What stands between a word and the one before it.
  std::string_view gap(std::size_t i) const;

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

 private:
  bool is_capital(std::size_t i) const;
  bool is_divided(std::size_t i) const;
  std::size_t name_end(std::size_t i) const;
  std::string text(std::size_t first, std::size_t end) const;

  std::string_view sentence_;
  std::vector<text::Word> words_;
};

// "protocol", "procedures", "guidance": what a document is called.
bool is_document_noun(std::string_view folded);
// "form", "tool", "template": what is filled in.
bool is_form_noun(std::string_view folded);

}  // namespace fingerpost::document
