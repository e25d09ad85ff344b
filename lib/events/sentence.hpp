// A sentence of a page as words and days, and the event that it may be about.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/document.hpp"
#include "text/text.hpp"

namespace fingerpost::events {

using Words = std::string_view;

struct Token {
  std::string word = {};
  const DateMention* day = nullptr;
  bool unknown_day = false;  // a day of no year: nobody can tell which
  bool comma = false;        // a mark divides it from the one before
  bool name = false;         // of the event's name
};
using Tokens = std::vector<Token>;

// Of one sentence; days are those of the section.
Tokens tokens_of(const Section& section, text::Span sentence);
// The day a mention is of; of "until" and "from" the one that is named.
Period day_of(const DateMention& mention);
bool is_one_day(const Period& when);

template <std::size_t n>
bool is_any(const std::array<Words, n>& words, Words word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
bool is_word(const Tokens& tokens, std::size_t at, Words word);
bool stands_at(const Tokens& tokens, std::size_t at, Words phrase);
template <std::size_t n>
bool any_at(const Tokens& tokens, std::size_t at, const std::array<Words, n>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](Words each) { return stands_at(tokens, at, each); });
}

// "Meeting", "course": what an event is, and what may be left out of its name.
bool is_event_noun(Words word);
// Words that turn an event to another day: "moved", "put back", "now".
bool turns(const Tokens& tokens, std::size_t at);

class Event {
 public:
  // `house`: its publisher, or empty.
  Event(const std::string& name, const Period& when, const std::string& house = {});

  bool is_old(const Token& token) const { return token.day && day_of(*token.day) == when_; }
  const Period& when() const { return when_; }
  // A word of its name or of its publisher's, also "Leeds's".
  bool is_own(Words word) const;
  const std::vector<std::string>& nouns() const { return nouns_; }  // "meeting", "network"
  // Marks its name; false where it is not named, or what is named is something of it. Without
  // "meeting" it is named by its day as well.
  bool mark(Tokens& tokens) const;

 private:
  std::size_t named_from(const Tokens& tokens, std::size_t from, bool dated,
                         std::vector<std::size_t>& found) const;

  Period when_;
  std::vector<std::string> words_ = {};
  std::vector<bool> plain_ = {};
  std::vector<std::string> nouns_ = {}, house_ = {};
};

}  // namespace fingerpost::events
