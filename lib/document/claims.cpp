// A claim has a subject, perhaps something between, and a predicate:
//
//     Please note that this guidance on home visits (2015) has now been withdrawn and ...
//     └── lead-in ──┘ └─ subject ─┘└─── set off ────┘ └──── predicate ────┘
//
// Whatever else stands between makes it a sentence about something else: "this
// guidance replaces ... which has been withdrawn". When in doubt nothing is claimed.
#include "document/claims.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "document/wording.hpp"

namespace fingerpost::document {
namespace {

using What = Claim::What;
using Words = std::string_view;

constexpr std::array<Words, 16> gone{
    "withdrawn",    "superseded", "archived",        "rescinded",
    "revoked",      "retired",    "replaced",        "decommissioned",
    "discontinued", "obsolete",   "outdated",        "out of date",
    "expired",      "now closed", "ceased to apply", "ceased to have effect"};
constexpr std::array<Words, 5> kept{"kept for reference", "for reference only",
                                    "for historical reference", "kept for historical reference",
                                    "retained for reference"};
constexpr std::array<Words, 20> no_longer{
    "no longer current",     "no longer valid",      "no longer in force",
    "no longer in use",      "no longer in effect",  "no longer applies",
    "no longer apply",       "no longer applicable", "no longer available",
    "no longer used",        "no longer be used",    "no longer up to date",
    "no longer maintained",  "no longer operative",  "no longer supported",
    "no longer be followed", "no longer stands",     "no longer be relied on",
    "no longer have effect", "no longer live"};
constexpr std::array<Words, 8> not_to_be{"not be used",      "not to be used",  "not valid",
                                         "not be relied on", "not be followed", "not in use",
                                         "cease to apply",   "ceases to apply"};
constexpr std::array<Words, 12> not_yet{
    "not yet in force", "not yet in effect",     "not yet approved", "not yet been approved",
    "not yet ratified", "not yet been ratified", "not yet agreed",   "not yet been agreed",
    "not yet adopted",  "not yet been adopted",  "not yet final",    "not in force yet"};
constexpr std::array<Words, 7> drafts{"a draft",
                                      "draft",
                                      "in draft",
                                      "in draft form",
                                      "out for consultation",
                                      "out to consultation",
                                      "a consultation draft"};
constexpr std::array<Words, 33> commences{
    "comes into force",    "come into force",    "comes into effect",
    "come into effect",    "coming into force",  "coming into effect",
    "takes effect",        "take effect",        "in force from",
    "in force on",         "in effect from",     "effective from",
    "applies from",        "apply from",         "applicable from",
    "commences on",        "commence on",        "be implemented",
    "be in force from",    "goes live",          "go live",
    "going live",          "be used from",       "implementation date",
    "becomes operational", "become operational", "becomes effective",
    "become effective",    "becomes mandatory",  "came into force",
    "came into effect",    "took effect",        "became effective"};
constexpr std::array<Words, 4> cancels{"cancelled", "canceled", "postponed", "called off"};
constexpr std::array<Words, 14> not_on{"not take place",
                                       "not taking place",
                                       "not be running",
                                       "not be going ahead",
                                       "not go ahead",
                                       "not going ahead",
                                       "not be held",
                                       "no longer taking place",
                                       "no longer take place",
                                       "no longer going ahead",
                                       "no longer be going ahead",
                                       "no longer be taking place",
                                       "no longer be held",
                                       "no longer be running"};

// What the predicate's verb may carry with it.
constexpr std::array<Words, 22> carried{
    "is",          "was",   "are",  "were",      "has",       "have",
    "had",         "been",  "be",   "being",     "now",       "formally",
    "officially",  "since", "also", "therefore", "currently", "subsequently",
    "permanently", "still", "only", "been"};

// What limits "no longer" to a part: "no longer applies to schools".
bool is_partial(const Reading& all, std::size_t i) {
  constexpr std::array<Words, 9> limiting{"to",     "for", "in", "at",  "where",
                                          "unless", "if",  "as", "when"};
  return i < all.size() && all.at(i).before == ' ' && among(limiting, all.at(i).word);
}

// "Must not be used alone", "should not be used by schools": how, not when.
bool is_manner(const Reading& all, std::size_t i) {
  constexpr std::array<Words, 13> manners{"by",      "alone",     "with",   "without", "outside",
                                          "during",  "except",    "unless", "instead", "alongside",
                                          "between", "elsewhere", "under"};
  return i < all.size() && all.at(i).before == ' ' && among(manners, all.at(i).word) &&
         !(all.is(i, "with") && all.is(i + 1, "effect"));
}

// "Superseded in part by chapter 4": the rest stands.
bool is_in_part(const Reading& all, std::size_t i) {
  return all.says(i, "in part") || all.is(i, "partly") || all.is(i, "partially");
}

// "Must not be used until 1 September"
bool waits_for(const Reading& all, std::size_t i) {
  return all.is(i, "until") || all.is(i, "till") || all.is(i, "before");
}

// "Does not come into force until", "will not apply until"
bool is_denied_until(const Reading& all, std::size_t i) {
  constexpr std::array<Words, 14> denied{
      "not come into force", "not in force",    "not be in force", "not come into effect",
      "not in effect",       "not take effect", "not apply",       "not effective",
      "not be effective",    "not for use",     "not to be used",  "not go live",
      "not be implemented",  "not operational"};
  if (all.is(i, "does") || all.is(i, "do")) ++i;
  const std::size_t n = all.says_one(i, denied);
  return n && waits_for(all, i + n);
}

// "will come into force", "is to be implemented", "must be used from".
bool is_commencing(const Reading& all, std::size_t i) {
  constexpr std::array<Words, 9> leading{"will", "shall", "is",  "are", "to",
                                         "must", "due",   "now", "only"};
  while (i < all.size() && among(leading, all.at(i).word) && !all.says_one(i, commences)) ++i;
  return all.says_one(i, commences) > 0 || is_denied_until(all, i);
}

// From the verb on.
What predicate(const Reading& all, std::size_t i) {
  if (is_commencing(all, i)) return What::commencing;
  bool future = false, must = false, told = false;
  for (; i < all.size(); ++i) {
    const std::string& word = all.at(i).word;
    future |= word == "will" || word == "shall";
    told |= word == "was" || word == "were";
    must |= word == "should" || word == "must" || word == "can";
    constexpr std::array<Words, 5> modals{"will", "shall", "should", "must", "can"};
    if (!among(modals, word) && !among(carried, word)) break;
  }
  if (all.says_one(i, not_yet)) return What::not_yet;
  if (all.says_one(i, not_on)) return What::cancelled;
  const std::size_t denied = all.says_one(i, not_to_be);
  const std::size_t n = std::max(all.says_one(i, no_longer), denied);
  if (denied && is_manner(all, i + denied)) return What::none;
  if (n && waits_for(all, i + n)) return What::commencing;
  if (n) return is_partial(all, i + n) ? What::none : What::useless;
  if (must) return What::none;
  const std::size_t over = std::max(all.says_one(i, gone), all.says_one(i, kept));
  if (over && is_in_part(all, i + over)) return What::none;
  if (over) return future ? What::going : What::gone;
  // "Last year's was cancelled" is a story.
  if (all.says_one(i, cancels)) return told ? What::none : What::cancelled;
  return all.says_one(i, drafts) && !future ? What::draft : What::none;
}

constexpr std::array<Words, 30> nouns{
    "guidance",  "page",    "document",   "publication", "protocol",    "chapter",
    "policy",    "advice",  "procedure",  "edition",     "briefing",    "version",
    "guideline", "toolkit", "pathway",    "framework",   "notice",      "leaflet",
    "guide",     "tool",    "form",       "course",      "session",     "event",
    "workshop",  "webinar", "conference", "training",    "arrangement", "content"};

bool is_noun(std::string_view word) {
  if (among(nouns, word)) return true;
  return word.size() > 1 && word.back() == 's' && among(nouns, word.substr(0, word.size() - 1));
}

bool leads_in(const Token& token) {
  constexpr std::array<Words, 27> words{
      "please",        "note",    "that",   "nb",       "important", "notice",     "with",
      "effect",        "warning", "alert",  "archived", "withdrawn", "superseded", "be",
      "aware",         "and",     "update", "we",       "are",       "sorry",      "regret",
      "unfortunately", "say",     "tell",   "you",      "inform",    "to"};
  return is_of_a_day(token) || among(words, token.word);
}

std::size_t past_lead_in(const Reading& all) {
  std::size_t i = 0;
  while (i < all.size() && leads_in(all.at(i))) ++i;
  return i;
}

// Behind the subject: where it names the page, its last token + 1; else 0.
std::size_t own_subject(const Reading& all) {
  const std::size_t i = past_lead_in(all);
  if (i < all.size() && (all.at(i).word == "this" || all.at(i).word == "these")) {
    // "This interim practice guidance": the noun, or up to two words before it.
    for (std::size_t k = i + 1; k < all.size() && k <= i + 3; ++k)
      if (is_noun(all.at(k).word)) {
        while (k + 1 < all.size() && all.at(k + 1).before == ' ' && is_noun(all.at(k + 1).word))
          ++k;
        return k + 1;
      }
  }
  return 0;
}

// "The heron guidance", where the title says heron and guidance.
std::size_t titled_subject(const Reading& all, const Reading& title) {
  constexpr std::array<Words, 7> small{"the", "a", "of", "and", "for", "to", "our"};
  const std::size_t start = past_lead_in(all);
  std::size_t i = start, own = 0;
  for (; i < all.size() && (i == start || all.at(i).before == ' '); ++i) {
    if (among(small, all.at(i).word)) continue;
    bool named = false;
    for (std::size_t k = 0; k < title.size() && !named; ++k) named = title.is(k, all.at(i).word);
    if (!named) break;
    ++own;
  }
  return own ? i : 0;
}

bool is_verb(std::string_view word) {
  constexpr std::array<Words, 28> verbs{
      "does",    "do",    "is",     "was",     "are",    "were", "has",  "have",  "will", "shall",
      "should",  "must",  "comes",  "come",    "takes",  "take", "goes", "go",    "no",   "ceases",
      "applies", "apply", "ceased", "becomes", "become", "came", "took", "became"};
  return among(verbs, word);
}

// Where the predicate begins, past what is set off; size() when something else
// than this subject is spoken of.
std::size_t verb_after(const Reading& all, std::size_t i) {
  constexpr std::array<Words, 12> binding{"on", "for",  "about", "to",     "from",  "of",
                                          "in", "with", "dated", "issued", "first", "by"};
  constexpr std::array<Words, 22> turning{
      "which",  "that",  "who",     "whose",    "whom",       "where",   "when",     "what",
      "if",     "how",   "because", "replaces", "supersedes", "applies", "explains", "covers",
      "unless", "after", "before",  "until",    "while",      "whether"};
  bool set_off = false;
  for (std::size_t k = i; k < all.size(); ++k) {
    const Token& token = all.at(k);
    if (token.before == ':') return all.size();
    if (token.before == ')') set_off = false;
    const bool closes = token.before == ',' && k > i;
    if (closes || (!set_off && token.before != '(')) {
      if (is_verb(token.word) && (!set_off || closes)) return k;
    }
    if (token.before == '(' || token.before == ',') set_off = true;
    if (set_off) continue;
    const bool joined = k == i ? among(binding, token.word) || begins_with_digit(token.word)
                               : !among(turning, token.word);
    if (!joined) return all.size();
  }
  return all.size();
}

// "and kept for reference only": what else the sentence says of the same subject.
std::size_t next_predicate(const Reading& all, std::size_t i) {
  for (; i + 1 < all.size(); ++i) {
    if (all.at(i).before == ':') return all.size();
    if (!all.is(i, "and") && !all.is(i, "but")) continue;
    if (is_verb(all.at(i + 1).word) || all.says_one(i + 1, gone) || all.says_one(i + 1, kept))
      return i + 1;
  }
  return all.size();
}

constexpr std::array<Words, 3> do_not_use{"do not use", "do not rely on", "do not follow"};

// "Do not use this document", and nothing more but a day.
What forbids(const Reading& all) {
  const std::size_t start = past_lead_in(all);
  const std::size_t said = all.says_one(start, do_not_use), n = start + said;
  if (!said || !all.is(n, "this")) return What::none;
  for (std::size_t k = n + 1; k < all.size() && k <= n + 3; ++k) {
    if (!is_noun(all.at(k).word)) continue;
    constexpr std::array<Words, 5> ending{"after", "from", "beyond", "since", "any"};
    const bool ends =
        k + 1 == all.size() || all.at(k + 1).before != ' ' || among(ending, all.at(k + 1).word);
    return ends ? What::useless : What::none;
  }
  return What::none;
}

// "This draft protocol"
bool is_called_draft(const Reading& all) {
  const std::size_t i = past_lead_in(all);
  if (!all.is(i, "this") || !all.is(i + 1, "draft")) return false;
  return i + 2 < all.size() && is_noun(all.at(i + 2).word);
}

// "This archived guidance", "this is an obsolete version".
bool is_called_gone(const Reading& all) {
  std::size_t i = past_lead_in(all);
  if (!all.is(i, "this")) return false;
  const std::size_t is_a = std::max(all.says(i + 1, "is a"), all.says(i + 1, "is an"));
  const std::size_t count = all.says_one(i + 1 + is_a, gone);
  return count && i + 1 + is_a + count < all.size() && is_noun(all.at(i + 1 + is_a + count).word);
}

std::size_t offset_of(const Reading& all, std::size_t i) {
  return i < all.size() ? all.at(i).offset : 0;
}

}  // namespace

bool waits(const Claim& claim) {
  return claim.what == Claim::What::commencing || claim.what == Claim::What::not_yet;
}

bool begins_with_itself(std::string_view sentence) { return own_subject(Reading(sentence)) > 0; }

Claim claim_of(std::string_view sentence, std::string_view title) {
  const Reading all(sentence);
  if (const What what = forbids(all); what != What::none) return {what, 0};
  if (is_called_gone(all)) return {What::gone, 0};
  if (is_called_draft(all)) return {What::draft, 0};
  std::size_t subject = own_subject(all);
  const bool own = subject > 0;
  if (!own) subject = titled_subject(all, Reading(title));
  if (!own && is_commencing(all, 0)) return {What::commencing, 0};
  if (!subject) return {};
  for (std::size_t verb = verb_after(all, subject); verb < all.size();
       verb = next_predicate(all, verb)) {
    const What what = predicate(all, verb);
    // "The heron guidance 2015 was withdrawn" is of another edition than this one's.
    const bool titled =
        what == What::commencing || what == What::not_yet || what == What::cancelled;
    if (what != What::none && (own || titled)) return {what, offset_of(all, verb)};
  }
  return {};
}

}  // namespace fingerpost::document
