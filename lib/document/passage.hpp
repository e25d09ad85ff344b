// What a Section is made of until it is one: paragraphs under a heading, and the
// dates in them. Passages are cut at paragraphs; the dates go with their words.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extract/extract.hpp"
#include "fingerpost/document.hpp"

namespace fingerpost::document {

struct Paragraph {
  std::string text = {};
  bool listed = false;     // a list item or a table row: its neighbours stand on the next line
  std::size_t offset = 0;  // in the passage's text; set by text_of
  int page = 0;            // of a paged file; 0: of none
  std::string page_label = {};
};

struct Passage {
  std::string heading = {};
  std::vector<std::string> path = {};
  std::string fragment = {};
  std::vector<Paragraph> paragraphs = {};
  std::optional<Kind> kind = {};        // its own; else its document's
  std::vector<DateMention> dates = {};  // of its text
  std::vector<DateMention> above = {};  // of its heading
};

// Paragraphs divided by an empty line, lines of one list by a line end. Sets the offsets.
std::string text_of(Passage& passage);
std::size_t words_in(std::string_view text);
std::size_t words_in(const Passage& passage);

// The dates that stand in one of its paragraphs. text_of has been called.
std::span<const DateMention> dates_in(const Passage& passage, const Paragraph& paragraph);
// The paragraph that byte of the text stands in, or nullptr.
const Paragraph* paragraph_at(const Passage& passage, std::size_t offset);

// What stands before a date of the paragraph in its own clause.
std::string_view clause_before(const Paragraph& paragraph, const DateMention& mention);

// The passage from paragraph `first` on, before `last`; dates that stand there with it.
// text_of has been called on `passage`.
Passage part_of(const Passage& passage, std::size_t first, std::size_t last);

// A paragraph of more than 450 words is cut at its sentences. Before dates are found.
void cut_endless(Passage& passage);
// Passages over 300 words are cut at paragraphs into parts of like size.
std::vector<Passage> without_giants(std::vector<Passage> passages);

}  // namespace fingerpost::document
