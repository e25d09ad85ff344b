// UTF-8 to characters, words and lines, each with where it stands, and the one
// place that says when two words are the same word: folding and stemming, so
// that reading, tagging, indexing and asking agree. Every function takes any
// bytes, is linear in them, and is safe from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fingerpost::text {

// Part of a text: [offset, offset + length), in bytes.
struct Span {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string_view in(std::string_view text) const { return text.substr(offset, length); }
};

// Bytes that are not UTF-8, overlong forms, surrogates and NUL become U+FFFD;
// `bad` counts them.
std::string valid_utf8(std::string_view bytes, std::size_t* bad = nullptr);

// NFKC with case folded, default-ignorable characters (soft hyphen, zero-width,
// bidirectional controls) left out, typographic quotes and dashes made plain:
// two texts that a reader would type alike fold alike.
std::string fold(std::string_view text);

// Runs of white space become one space, ends are trimmed.
std::string squeeze(std::string_view text);
// As it may stand in HTML and XML, between tags and between quotation marks.
std::string escape_markup(std::string_view text);

struct Word {
  Span span;           // in the text as given
  std::string folded;  // "children's" -> "children", "Child-on-Child" -> three words
  bool upper = false;  // an acronym as written: two letters or more, all capitals (SEND, S47, FII)
};

// The words of a text, in order: runs of letters and digits, with inner
// apostrophes dropped and hyphens, slashes and dots dividing. "S47", "7MB" and
// "2024" are words; "section 47" is two.
std::vector<Word> words(std::string_view text);

// The same one after another, without a list of them: for who reads much text once.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}
  // False at the end. What the others say holds until the next call.
  bool next();
  Span span() const { return span_; }
  std::string_view folded() const {
    return plain_ ? std::string_view(letters_.data(), span_.length) : folded_;
  }
  bool upper() const { return upper_; }

 private:
  bool read_ascii();
  bool read_any();

  std::string_view text_;
  std::size_t at_ = 0;
  Span span_ = {};
  std::array<char, 64> letters_ = {};  // of a word in ASCII, as nearly all are
  std::string folded_ = {};            // of any other
  bool plain_ = false;                 // which of the two
  bool upper_ = false;
};

// The stem of one folded word: Snowball English with our overrides (refer =
// referral, child = children, practise = practice, emergency is not emerge) and
// British spelling for American (radicalization = radicalisation).
std::string stem(std::string_view folded);
// Changes when a stem would: an index remembers it.
std::string stemmer_version();

// Terms, as they stand in an index: the word as it is ("leeds"), its stem
// ("Zrefer"), an acronym in capitals ("ASEND"). At most 200 bytes; longer words
// are cut at a character.
std::string word_term(std::string_view folded);
std::string stem_term(std::string_view folded);
std::string acronym_term(std::string_view as_written);

// Too common to find anything by alone: "the", "of", "what". Folded words.
bool is_stop_word(std::string_view folded);

// Digits alone; and four of them that are a year from 1900 to 2099.
bool is_number(std::string_view word);
bool is_year(std::string_view word);

// Lines without their ends ("\n", "\r\n", "\r"), as spans of the text.
std::vector<Span> lines(std::string_view text);
// Sentences, roughly: ends at . ! ? before a space and a capital, and at line ends.
std::vector<Span> sentences(std::string_view text);

// How many edits (insert, delete, replace, swap of neighbours) turn one folded
// word into the other; `limit` + 1 when it takes more than `limit`.
std::size_t edits(std::string_view a, std::string_view b, std::size_t limit);

// "dates-for-your-diary", for anchors: folded words joined by hyphens, at most 60 bytes.
std::string slug(std::string_view text);

}  // namespace fingerpost::text
