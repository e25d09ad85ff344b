// The parts of what a person typed, before anybody asks what they mean:
//
//     "Concerns Resolution" -training kind:event bruis* leeds OR bradford
//     phrase                words     field      words  words    words
//                           negated              prefix          or_before
//
//     bruise NEAR/5 baby    "bruise baby"~5
//     words         words   phrase
//                   near_before     near
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fingerpost::query {

struct Item {
  enum class Type { words, phrase, field } type = Type::words;
  std::string_view text = {};   // the words, or the value of a field
  std::string_view name = {};   // of a field, as typed
  std::size_t offset = 0;       // of `text` in the query, in bytes
  std::size_t first = 0;        // of the whole part, with its sign and quotes
  std::size_t last = 0;         // behind the whole part
  bool negated = false;         // -not
  bool prefix = false;          // ends in *
  bool literal = false;         // a field the request wants read as words alone
  bool or_before = false;       // OR stands between it and the part before
  bool or_after = false;        // OR stands between it and the part behind
  std::size_t near_before = 0;  // NEAR/5 stands between it and the part before; 10 unless told
  std::size_t near = 0;         // "..."~5
  std::string_view in(std::string_view query) const { return query.substr(first, last - first); }
};

// What the person is told of words that were not understood, in order.
class Notices {
 public:
  explicit Notices(std::string_view text) : text_(text) {}
  void add(std::string notice);
  // With the place of `offset`: "... (at character 12)".
  void add(std::string notice, std::size_t offset);
  // Of what was understood: a program that asks strictly does not mind.
  void remark(std::string notice);
  void remark(std::string notice, std::size_t offset);
  // What was not understood, in a line; empty when all was.
  std::string trouble() const;
  std::vector<std::string> take();

 private:
  std::string placed(std::string notice, std::size_t offset) const;

  std::string_view text_;
  std::vector<std::string> notices_ = {};
  std::vector<std::string> troubles_ = {};
  std::size_t more_ = 0;
};

// Views into `text`. Linear; any bytes give items.
std::vector<Item> items(std::string_view text, Notices& notices);

// Names a field of the grammar: "topic", "issuer", "as_of". Any case, - or _.
bool is_field(std::string_view name);

}  // namespace fingerpost::query
