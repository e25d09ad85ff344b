// As a claim (claims.cpp), but of what is offered rather than written:
//
//     Please note that the Heron Buddies scheme, run with the trust, closed on 31 March.
//     └── lead-in ───┘ └────── subject ───────┘└──── set off ──┘ └ verb ┘└── tail ─┘
//
// The subject is "this service", or made of the title's own words, or "the scheme" in the
// first paragraph. The tail may be a day or nothing: "closed to new referrals", "ended in
// Thorpe", "closed for training" end a part, or nothing. What goes on, reopens or became
// permanent is not over. When in doubt nothing is (tests/document/over.txt).
#include "document/over.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "document/over_subject.hpp"
#include "document/phrases.hpp"
#include "document/wording.hpp"

namespace fingerpost::document {
namespace {

using What = Claim::What;
using Words = std::string_view;

// What is tried out may stay: its end is the page's only where nothing goes on.
constexpr std::array<Words, 2> trials{"pilot", "trial"};
constexpr std::array<Words, 30> ended{"ended",
                                      "expired",
                                      "lapsed",
                                      "finished",
                                      "concluded",
                                      "closed",
                                      "closed down",
                                      "shut",
                                      "shut down",
                                      "ceased",
                                      "ceased to run",
                                      "ceased operating",
                                      "ceased running",
                                      "ceased to operate",
                                      "stopped",
                                      "stopped running",
                                      "wound up",
                                      "wound down",
                                      "came to an end",
                                      "come to an end",
                                      "came to a close",
                                      "come to a close",
                                      "drew to a close",
                                      "been wound up",
                                      "ceased trading",
                                      "stopped operating",
                                      "closed its doors",
                                      "ceased to exist",
                                      "drawn to a close",
                                      "been closed"};
constexpr std::array<Words, 8> will_end{"end",    "come to an end",        "close permanently",
                                        "cease",  "be closed permanently", "permanently close",
                                        "finish", "come to a close"};
constexpr std::array<Words, 9> ends_on{"ends on",           "comes to an end on", "finishes on",
                                       "expires on",        "lapses on",          "end on",
                                       "come to an end on", "finish on",          "expire on"};
// What is put off, or runs, ends with the day that it is said to run to.
constexpr std::array<Words, 4> put_off{"extended to", "extended until", "extended till",
                                       "prolonged until"};
constexpr std::array<Words, 3> continuing{"continue until", "continues until", "be extended until"};
constexpr std::array<Words, 5> runs{"run", "runs", "running", "operate", "operates"};
constexpr std::array<Words, 10> gone{"withdrawn",      "discontinued", "replaced",  "superseded",
                                     "decommissioned", "terminated",   "disbanded", "dissolved",
                                     "scrapped",       "abolished"};
constexpr std::array<Words, 21> no_longer{
    "no longer running",   "no longer offered",      "no longer available",
    "no longer provided",  "no longer operating",    "no longer open",
    "no longer delivered", "no longer commissioned", "no longer taking place",
    "no longer in place",  "no longer operational",  "no longer active",
    "no longer exists",    "no longer exist",        "no longer runs",
    "no longer operates",  "no longer run",          "no longer in operation",
    "no longer in use",    "no longer offers",       "no longer live"};
constexpr std::array<Words, 5> ran{"ran", "operated", "existed", "lasted", "continued"};
constexpr std::array<Words, 14> was_there{
    "open",         "available", "offered",     "delivered", "funded",       "provided", "in place",
    "in operation", "running",   "operational", "active",    "commissioned", "live",     "in use"};
constexpr std::array<Words, 6> until{"until", "till", "up to", "up until", "through", "through to"};

// Of what is written claims.cpp tells most; it is finished when it is ready, and closed nowhere.
constexpr std::array<Words, 12> papers{"guidance", "guideline",  "strategy",  "protocol",
                                       "policy",   "procedure",  "framework", "agreement",
                                       "toolkit",  "memorandum", "charter",   "action plan"};
constexpr std::array<Words, 12> ends_of_papers{
    "ended",      "expired",   "lapsed",      "came to an end",     "come to an end", "ends on",
    "expires on", "lapses on", "finishes on", "comes to an end on", "finish on",      "end"};

// What says that it goes on after all.
constexpr std::array<Words, 24> goes_on{
    "reopen",    "reopened",      "reopens",    "opened again", "opens again", "open again",
    "resumed",   "resumes",       "restarted",  "renewed",      "extended",    "permanent",
    "continues", "relaunched",    "rolled out", "now runs",     "now run",     "still runs",
    "returned",  "started again", "is back",    "temporarily",  "now open",    "still available"};
constexpr std::array<Words, 19> stays{"now",       "since",   "since then",  "still",   "every",
                                      "offered",   "remains", "all schools", "adopted", "continue",
                                      "continues", "stays",   "each year",   "further", "expanded",
                                      "went on",   "became",  "led to",      "embedded"};

// Past ", which was run with the trust," and "(2015)".
std::size_t past_set_off(const Reading& all, std::size_t i) {
  while (i < all.size() && (all.at(i).before == ',' || all.at(i).before == '(')) {
    const char closing = all.at(i).before == ',' ? ',' : ')';
    std::size_t k = i + 1;
    while (k < all.size() && all.at(k).before != closing) ++k;
    i = k;
    if (closing == ',') break;
  }
  return i;
}

bool is_day_at(const Reading& all, std::size_t i) {
  constexpr std::array<Words, 12> near{"end",  "early",  "late",   "mid",    "spring",    "summer",
                                       "last", "autumn", "winter", "easter", "beginning", "start"};
  if (all.is(i, "the")) ++i;
  if (i >= all.size()) return false;
  constexpr std::array<Words, 7> no_day{"on", "in", "from", "since", "as", "of", "the"};
  const Token& token = all.at(i);
  return among(near, token.word) || (is_of_a_day(token) && !among(no_day, token.word));
}

// Behind a day: "to new referrals", "for training", "in Thorpe" end but a part.
bool is_part_behind_day(const Reading& all, std::size_t i) {
  constexpr std::array<Words, 6> open{"in", "from", "on", "of", "the", "as"};
  constexpr std::array<Words, 3> limiting{"to", "for", "at"};
  for (; i < all.size() && all.at(i).before == ' ' && !among(limiting, all.at(i).word); ++i) {
    if (among(open, all.at(i).word) && !is_day_at(all, i + 1)) return !all.is(i + 1, "the");
    if (!is_of_a_day(all.at(i)) && !is_day_at(all, i)) return false;
  }
  if (i >= all.size() || all.at(i).before != ' ') return false;
  if (all.is(i, "at")) return !(i + 1 < all.size() && begins_with_digit(all.at(i + 1).word));
  return all.says(i, "for good") == 0;
}

// "By this edition": what is left is the page.
bool is_by_itself(const Reading& all, std::size_t i) {
  return all.is(i, "by") && (all.is(i + 1, "this") || all.is(i + 1, "these"));
}

// Whether nothing but a day, or another clause, follows the verb.
bool is_whole(const Reading& all, std::size_t i, bool by) {
  if (i >= all.size() || all.at(i).before == ':' || all.at(i).before == '(') return true;
  constexpr std::array<Words, 9> clause{"and",       "but",    "because", "due", "when",
                                        "following", "please", "owing",   "as"};
  constexpr std::array<Words, 6> days{"on", "in", "at", "from", "since", "after"};
  if (all.is(i, "permanently") || all.says(i, "for good"))
    return is_whole(all, i + 1 + (all.is(i, "for") ? 1 : 0), by);
  const std::string& word = all.at(i).word;
  if (word == "by") return by && !is_by_itself(all, i);
  if (all.at(i).before == ',' || among(clause, word)) return true;
  if (all.says(i, "with effect from")) i += 2;
  if (among(days, all.at(i).word)) return is_day_at(all, i + 1) && !is_part_behind_day(all, i + 1);
  return is_day_at(all, i) && !is_part_behind_day(all, i);
}

// "until 31 March", "from May 2021 to 31 March"
bool is_until(const Reading& all, std::size_t i) {
  constexpr std::size_t longest = 8;  // "from Monday 3 May 2021 to": tokens
  const bool run = all.is(i, "from") || all.is(i, "between");
  for (std::size_t k = i; k < all.size() && k <= i + (run ? longest : 0); ++k) {
    std::size_t n = all.says_one(k, until);
    if (n == 0 && run && k > i + 1) n = all.is(k, "to") || all.is(k, "and");
    if (n) return is_day_at(all, k + n) && !is_part_behind_day(all, k + n);
    if (k > i && !is_of_a_day(all.at(k)) && !is_day_at(all, k)) return false;
  }
  return false;
}

struct Verb {
  std::size_t at = 0;
  bool future = false, being = false, perfect = false, was = false;
};

Verb auxiliaries(const Reading& all, std::size_t i) {
  constexpr std::array<Words, 8> between{"formally", "officially", "finally", "permanently",
                                         "also",     "therefore",  "sadly",   "itself"};
  Verb verb;
  for (; i < all.size(); ++i) {
    const std::string& word = all.at(i).word;
    const bool is = word == "is" || word == "are";
    const bool been = word == "was" || word == "were" || word == "been";
    verb.future |= word == "will";
    verb.perfect |= word == "has" || word == "have" || word == "now";
    verb.being |= is || been;
    verb.was |= been;
    if (!is && !been && word != "will" && word != "has" && word != "have" && word != "now" &&
        !among(between, word))
      break;
  }
  verb.at = i;
  return verb;
}

// "Has been extended to 31 December", "will continue until 31 December".
bool goes_on_until(const Reading& all, const Verb& verb) {
  const std::size_t i = verb.at;
  std::size_t n = all.says_one(i, continuing);
  if (n == 0 && (verb.being || verb.was || verb.perfect)) n = all.says_one(i, put_off);
  // "Extended to early years settings on 1 March" ends nothing.
  const std::size_t day = i + n;
  return n && day < all.size() && begins_with_digit(all.at(day).word) &&
         !is_part_behind_day(all, day);
}

// "Runs from January to June", "will run until 30 June"
bool runs_until(const Reading& all, const Verb& verb) {
  const std::size_t n = all.says_one(verb.at, runs);
  return n && is_until(all, verb.at + n);
}

What future(const Reading& all, std::size_t i) {
  if (const std::size_t n = all.says_one(i, will_end); n && is_whole(all, i + n, false))
    return What::over;
  const std::size_t n = all.is(i, "be") ? all.says_one(i + 1, gone) : 0;
  return n && is_whole(all, i + 1 + n, true) ? What::going : What::none;
}

What predicate(const Reading& all, const Verb& verb) {
  const std::size_t i = verb.at;
  if (verb.future) return future(all, i);
  if (const std::size_t n = all.says_one(i, no_longer))
    return is_whole(all, i + n, false) ? What::useless : What::none;
  if (const std::size_t n = all.says_one(i, ends_on)) {
    const bool day = i + n < all.size() && begins_with_digit(all.at(i + n).word);
    return day && !is_part_behind_day(all, i + n) ? What::over : What::none;
  }
  if (const std::size_t n = all.says_one(i, gone))
    return verb.being && is_whole(all, i + n, true) ? What::gone : What::none;
  // "Is closed on 25 December" is for a while.
  if (const std::size_t n = all.says_one(i, ended)) {
    const bool whole = is_whole(all, i + n, false) && (!verb.being || verb.was || verb.perfect);
    return !whole ? What::none : verb.perfect ? What::over_now : What::over;
  }
  const std::size_t n = verb.being ? all.says_one(i, was_there) : all.says_one(i, ran);
  return n && (verb.was || !verb.being) && is_until(all, i + n) ? What::over : What::none;
}

// "Came into force on 1 March 2024 and ends on 31 March 2025": what it says next of the
// same subject, where that is a day. `verb` becomes that of it.
What next_predicate(const Reading& all, Verb& verb) {
  for (std::size_t i = verb.at + 1; i + 1 < all.size(); ++i) {
    if (all.at(i).before == ':') return What::none;
    if (!all.is(i, "and") && !all.is(i, "but")) continue;
    const Verb next = auxiliaries(all, i + 1);
    const std::size_t n = std::max(all.says_one(next.at, ended), all.says_one(next.at, ends_on));
    if (n == 0 || !(is_day_at(all, next.at + n) || all.is(next.at + n, "on"))) continue;
    verb = next;
    return predicate(all, verb);
  }
  return What::none;
}

bool goes_on_after(const Subject& subject, Words rest, const Setting& setting) {
  const std::string told = plain(rest);
  if (says_any(told, goes_on)) return true;
  if (!subject.bare && !among(trials, subject.noun)) return false;
  const std::string after = plain(setting.after);
  return says_any(told, stays) || says_any(after, stays) || says_any(after, goes_on);
}

}  // namespace

Claim over_of(std::string_view sentence, const Setting& setting) {
  const Reading all(sentence);
  const Subject subject = subject_of(all, setting);
  if (subject.end == 0) return {};
  Verb verb = auxiliaries(all, past_set_off(all, subject.end));
  if (verb.at >= all.size()) return {};
  const Words noun = subject.noun;
  const bool paper = among(papers, noun) ||
                     (noun.ends_with('s') && among(papers, noun.substr(0, noun.size() - 1)));
  if (goes_on_until(all, verb)) return {What::over, all.at(verb.at).offset};
  if (!paper && runs_until(all, verb))
    return says_any(plain(sentence.substr(all.at(verb.at).offset)), stays)
               ? Claim{}
               : Claim{What::over, all.at(verb.at).offset};
  What what = predicate(all, verb);
  if (what == What::none) what = next_predicate(all, verb);
  if (what == What::none) return {};
  if (paper &&
      ((what != What::over && what != What::over_now) || !all.says_one(verb.at, ends_of_papers)))
    return {};
  const std::size_t offset = all.at(verb.at).offset;
  if (what != What::gone && what != What::going &&
      goes_on_after(subject, sentence.substr(offset), setting))
    return {};
  return {what, offset};
}

Claim over_in_title(std::string_view title) {
  const Reading all(title);
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all.at(i).before != '(' && all.at(i).before != ':') continue;
    const std::size_t n = all.says_one(i, ended);
    const std::size_t ran_until = all.says(i, "ran until") + all.says(i, "open until");
    std::size_t k = i + std::max(n, ran_until);
    if (k == i || !(is_day_at(all, k) || is_day_at(all, k + 1))) continue;
    while (k < all.size() && all.at(k).before == ' ' && is_of_a_day(all.at(k))) ++k;
    if (k == all.size() || all.at(k).before != ' ') return {What::over, all.at(i).offset};
  }
  return {};
}

bool is_of_the_past(std::string_view heading) {
  constexpr std::array<Words, 14> words{
      "history",    "past",      "previous", "background", "archive",   "former",     "timeline",
      "evaluation", "our story", "earlier",  "milestones", "completed", "case study", "story"};
  return says_any(plain(heading), words);
}

}  // namespace fingerpost::document
