#include "document/over_subject.hpp"

#include <algorithm>
#include <array>

#include "document/phrases.hpp"

namespace fingerpost::document {
namespace {

using Words = std::string_view;

constexpr std::array<Words, 39> nouns{
    "service",   "scheme",     "pilot",    "project",    "programme", "program",     "helpline",
    "hotline",   "line",       "clinic",   "fund",       "offer",     "initiative",  "trial",
    "drop in",   "group",      "club",     "hub",        "centre",    "arrangement", "campaign",
    "network",   "provision",  "pathway",  "grant",      "voucher",   "app",         "guidance",
    "guideline", "strategy",   "protocol", "policy",     "procedure", "framework",   "agreement",
    "toolkit",   "memorandum", "charter",  "action plan"};
constexpr std::array<Words, 14> others{"old",     "previous", "former",   "first",  "original",
                                       "earlier", "last",     "second",   "next",   "initial",
                                       "past",    "existing", "outgoing", "another"};
constexpr std::array<Words, 8> small{"of", "and", "for", "to", "in", "a", "the", "with"};

bool in_title(const Reading& title, Words word) {
  for (std::size_t i = 0; i < title.size(); ++i)
    if (title.is(i, word)) return true;
  return false;
}

// How many tokens of a noun stand at `i`.
std::size_t noun_at(const Reading& all, std::size_t i) {
  if (i >= all.size()) return 0;
  if (const std::size_t n = all.says_one(i, nouns)) return n;
  const Words word = all.at(i).word;
  return word.size() > 1 && word.back() == 's' && among(nouns, word.substr(0, word.size() - 1));
}

bool leads_in(const Token& token) {
  constexpr std::array<Words, 25> words{
      "please", "note",   "that",    "nb",   "important", "notice",        "with",
      "effect", "update", "we",      "are",  "sorry",     "unfortunately", "sadly",
      "to",     "say",    "inform",  "you",  "regret",    "regrettably",   "be",
      "aware",  "tell",   "warning", "alert"};
  return token.word != "the" && (is_of_a_day(token) || among(words, token.word));
}

bool begins_predicate(Words word) {
  constexpr std::array<Words, 22> words{
      "has",   "have",   "is",       "are",    "was",  "were",    "will",      "ran",
      "ended", "closed", "finished", "ceased", "shut", "stopped", "concluded", "came",
      "drew",  "wound",  "operated", "no",     "now",  "ends"};
  return among(words, word);
}

// "This", "our" and up to two words before the noun; those of "our" have to be the title's.
Subject pointed_at(const Reading& all, std::size_t i, const Reading& title) {
  for (std::size_t k = i + 1; k < all.size() && k <= i + 3; ++k) {
    std::size_t n = noun_at(all, k);
    if (n == 0 && all.is(i, "our") && !in_title(title, all.at(k).word)) return {};
    if (n == 0 && (among(others, all.at(k).word) || begins_predicate(all.at(k).word))) return {};
    if (n == 0) continue;
    while (const std::size_t more = noun_at(all, k + n)) k += n, n = more;
    return {k + n, false, all.at(k).word};
  }
  return {};
}

// Whether tokens [first, end) have all words of the title's first part.
bool covers(const Reading& title, const Reading& all, std::size_t first, std::size_t end) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < title.size() && (i == 0 || title.at(i).before == ' '); ++i) {
    if (among(small, title.at(i).word) || noun_at(title, i)) continue;
    bool said = false;
    for (std::size_t k = first; k < end && !said; ++k) said = all.is(k, title.at(i).word);
    if (!said) return false;
    ++words;
  }
  return words > 0;
}

// "Heron Buddies", "the Heron Buddies scheme", "the scheme".
Subject named(const Reading& all, std::size_t i, const Reading& title, const Setting& setting) {
  const std::size_t start = i + all.is(i, "the");
  Subject out;
  bool own = false;
  std::size_t k = start;
  while (k < all.size() && (k == start || all.at(k).before == ' ')) {
    const std::string& word = all.at(k).word;
    const bool titled = in_title(title, word) && !begins_predicate(word);
    const std::size_t n = noun_at(all, k);
    if (among(others, word) || (n == 0 && !titled)) break;
    own |= titled && !among(small, word);
    if (n) out.noun = word;
    k += std::max<std::size_t>(n, 1);
  }
  if (k == start || k >= all.size()) return {};
  out.end = k;
  if (out.noun.empty()) return covers(title, all, start, k) ? out : Subject{};
  if (own) return out;
  out.bare = true;
  const bool told_of = says(plain(setting.before), out.noun);  // "... tried a pilot."
  return setting.first && start > i && !told_of ? out : Subject{};
}

}  // namespace

Subject subject_of(const Reading& all, const Setting& setting) {
  std::size_t i = 0;
  while (i < all.size() && leads_in(all.at(i))) ++i;
  if (i >= all.size()) return {};
  if (setting.it && all.is(i, "it")) return {i + 1, false, {}};
  const Reading title(setting.title);
  if (all.is(i, "this") || all.is(i, "these") || all.is(i, "our")) return pointed_at(all, i, title);
  return named(all, i, title, setting);
}

}  // namespace fingerpost::document
