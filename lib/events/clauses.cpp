#include "events/clauses.hpp"

#include <algorithm>

#include "events/cues.hpp"
#include "events/of_it.hpp"

namespace fingerpost::events {
namespace {

constexpr std::array<Words, 8> being{"been", "is", "are", "was", "were", "be", "being", "isnt"};
constexpr std::array<Words, 20> helping{"has",  "have", "had",  "will", "to",     "now",   "no",
                                        "not",  "also", "both", "all",  "going",  "since", "able",
                                        "then", "have", "wont", "hasnt", "longer", "again"};

bool is_of(const Tokens& tokens, std::size_t at, const auto& words) {
  return !tokens[at].day && !tokens[at].name && is_any(words, tokens[at].word);
}

bool is_verb_part(const Tokens& tokens, std::size_t at) {
  return is_of(tokens, at, being) || is_of(tokens, at, helping) ||
         (!tokens[at].day && !tokens[at].name &&
          (tokens[at].word.ends_with("ly") || tokens[at].word == "therefore"));
}

bool has_verb(const Tokens& tokens, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i)
    if (is_of(tokens, i, being) ||
        is_of(tokens, i, std::array<Words, 5>{"has", "have", "had", "will", "goes"}))
      return true;
  return false;
}

bool divides(const Tokens& tokens, std::size_t at) {
  constexpr std::array<Words, 11> dividing{"but", "so",      "although", "though", "while", "whereas",
                                           "as",  "because", "when",     "whose",  "since"};
  constexpr std::array<Words, 5> as_said{"planned", "usual", "scheduled", "advertised", "ever"};
  const bool as_is = is_word(tokens, at, "as") && at + 1 < tokens.size() &&
                     is_of(tokens, at + 1, as_said);
  if (tokens[at].comma || (is_of(tokens, at, dividing) && !as_is)) return true;
  if (!is_word(tokens, at, "and") && !is_word(tokens, at, "or")) return false;
  std::size_t from = at;
  while (from > 0 && !tokens[from - 1].comma) --from;
  return has_verb(tokens, from > 0 ? from - 1 : 0, at);
}

std::size_t clause_of(const Tokens& tokens, std::size_t at) {
  while (at > 0 && !divides(tokens, at)) --at;
  return at;
}

bool is_link(const Tokens& tokens, std::size_t at) {
  constexpr std::array<Words, 10> linking{"but", "so",      "although", "though", "while", "whereas",
                                          "and", "because", "since",    "or"};
  return is_of(tokens, at, linking);
}

// Who or what is spoken of between two words of a clause.
enum class Spoken { nobody, of_it, of_another };

Spoken spoken_of(const Tokens& tokens, std::size_t from, std::size_t to, const Event& event) {
  if (from < to && is_link(tokens, from)) ++from;
  const bool relative = from < to && (is_word(tokens, from, "which") || is_word(tokens, from, "who"));
  bool anything = false;
  for (std::size_t i = from; i < to; ++i) {
    if (tokens[i].name || event.is_old(tokens[i]) || is_pronoun(tokens, i, event))
      return Spoken::of_it;
    anything = anything || !is_verb_part(tokens, i);
  }
  return anything && !relative ? Spoken::of_another : Spoken::nobody;
}

// From the clause that ends before `to` back to one in which somebody is spoken of.
Spoken spoken_of_before(const Tokens& tokens, std::size_t to, const Event& event) {
  for (std::size_t from = clause_of(tokens, to);;) {
    const Spoken spoken = spoken_of(tokens, from, to, event);
    if (spoken != Spoken::nobody || from == 0) return spoken;
    to = from, from = clause_of(tokens, from - 1);
  }
}

bool is_small(const Tokens& tokens, std::size_t at) {
  return is_of(tokens, at, std::array<Words, 5>{"the", "our", "this", "next", "a"});
}

bool is_followed_by_name(const Tokens& tokens, std::size_t at) {
  while (at < tokens.size() && is_small(tokens, at)) ++at;
  return at < tokens.size() && tokens[at].name;
}

// "Dr Khan has cancelled, so the": somebody has, of what is not yet named.
bool is_done_by_another(const Tokens& tokens, std::size_t at) {
  if (at == 0 || !is_of(tokens, at - 1, std::array<Words, 3>{"has", "have", "had"})) return false;
  if (at + 1 < tokens.size() && !divides(tokens, at + 1) && !is_word(tokens, at + 1, "and"))
    return false;
  for (std::size_t i = 0; i < at; ++i)
    if (tokens[i].name || is_word(tokens, i, "we")) return false;
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& each) { return each.name; });
}

}  // namespace

bool heads_list(const Tokens& tokens, std::size_t at) {
  std::size_t next = at;
  while (++next < tokens.size() && !tokens[next].comma)
    if (next > at + 1) return false;
  if (next >= tokens.size() || !is_followed_by_name(tokens, next)) return false;
  for (std::size_t i = clause_of(tokens, at); i < at; ++i)
    if (is_of(tokens, i, std::array<Words, 4>{"these", "following", "this", "below"})) return true;
  return false;
}

bool is_cancellation_of_it(const Tokens& tokens, std::size_t at) {
  if (is_word(tokens, at + 1, "of")) return is_followed_by_name(tokens, at + 2);
  if (at + 1 < tokens.size()) return tokens[at + 1].comma && is_followed_by_name(tokens, at + 1);
  return tokens[at].comma;
}

bool is_of_clause(const Tokens& tokens, std::size_t at, const Event& event) {
  if (spoken_of_before(tokens, at, event) != Spoken::of_another) return true;
  for (std::size_t i = at + 1; i < tokens.size() && !divides(tokens, i); ++i)
    if (tokens[i].name || is_pronoun(tokens, i, event)) return true;
  return false;
}

Range clause_around(const Tokens& tokens, std::size_t at) {
  std::size_t to = at + 1;
  while (to < tokens.size() && !divides(tokens, to)) ++to;
  return {clause_of(tokens, at), to};
}

bool is_done_to_another(const Tokens& tokens, std::size_t at, const Event& event) {
  constexpr std::array<Words, 5> of_itself{"going", "taking", "running", "happening", "being"};
  const std::string& word = tokens[at].word;
  if (heads_list(tokens, at)) return false;
  if (word.ends_with("ing") && is_followed_by_name(tokens, at + 1)) return false;
  if (word == "no" || (word.ends_with("ing") && !is_any(of_itself, word))) return false;
  std::size_t verb = at;
  bool done = false;
  while (verb > 0 && !divides(tokens, verb) && is_verb_part(tokens, verb - 1))
    done = is_of(tokens, --verb, being) || done;
  if (!done) return is_done_by_another(tokens, at);
  return spoken_of_before(tokens, verb, event) == Spoken::of_another;
}

bool is_not_done(const Tokens& tokens, std::size_t at) {
  if (any_at(tokens, at, happening)) return false;
  constexpr std::array<Words, 8> averting{"than",  "of",       "from",        "without",
                                          "avoid", "avoiding", "considering", "against"};
  std::size_t before = at;
  const bool of_being = before > 0 && is_word(tokens, before - 1, "being");
  if (of_being) --before;
  const bool as_noun = of_being || tokens[at].word.ends_with("ing");
  if (as_noun && before > 0 && is_of(tokens, before - 1, averting)) return true;
  const std::size_t from = clause_of(tokens, at);
  for (std::size_t i = at; i > from; --i) {
    if (tokens[i - 1].name) return is_word(tokens, from, "neither") || is_word(tokens, 0, "neither");
    if (is_of(tokens, i - 1, none_of)) return true;
  }
  return false;
}

bool tells_kind(const Tokens& tokens, std::size_t at) {
  constexpr std::array<Words, 17> before{"the",   "a",     "of",    "at",    "about", "on",
                                         "any",   "with",  "who",   "their", "some",  "previously",
                                         "these", "those", "whose", "cover", "covers"};
  if (at == 0 || tokens[at].comma || !tokens[at].word.ends_with("ed")) return false;
  const bool ends = at + 1 >= tokens.size() || tokens[at + 1].comma;
  return !ends && is_of(tokens, at - 1, before);
}

std::size_t clause_of_name(const Tokens& tokens) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < tokens.size() && !tokens[i].name; ++i)
    if (tokens[i].comma && is_link(tokens, i)) from = i;
  return from;
}

bool is_reported(const Tokens& tokens, std::size_t at) {
  const std::size_t from = clause_of(tokens, at);
  const bool to_do = at > 1 && is_word(tokens, at - 1, "to");
  for (std::size_t i = at; to_do && i > from && at - i < 4; --i)
    if (is_of(tokens, i - 1, std::array<Words, 2>{"asked", "proposes"})) return true;
  for (std::size_t i = from; i + 1 < at; ++i)
    if (stands_at(tokens, i, "apologise for")) return true;
  for (std::size_t i = at; i > from; --i)
    if (is_of(tokens, i - 1, reported)) return true;
  return !tokens[from].comma && is_of(tokens, from, reported);
}

}  // namespace fingerpost::events
