// What words say beside what they ask for: whose procedures apply, and what kind of page
// would answer. Neither leaves anything out, and the words are searched for as well.
#include <algorithm>
#include <array>
#include <utility>

#include "query/draft.hpp"

namespace fingerpost::query {
namespace {

// "Kingston upon Hull" and the like.
constexpr std::size_t longest_place = 5;  // words

// Names of places that are words: meant where they begin with a capital.
constexpr std::string_view also_words[] = {"reading", "bury", "slough",
                                           "derby",   "hull", "sandwell"};

// A place that others lie in ("west yorkshire") is no answer to whose procedures apply.
bool holds_others(const Places& places, const std::string& place) {
  return std::any_of(places.within.begin(), places.within.end(), [&](const auto& each) {
    return std::find(each.second.begin(), each.second.end(), place) != each.second.end();
  });
}

// "Bruising not Leeds", "outside Leeds": another place than this one is asked for.
constexpr std::string_view denying[] = {"not",  "except", "outside", "excluding",
                                        "than", "beyond", "without", "leaving"};

bool is_denied(const std::vector<text::Word>& words, std::size_t at) {
  return at > 0 && std::find(std::begin(denying), std::end(denying), words[at - 1].folded) !=
                       std::end(denying);
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

struct Named {
  std::string place;
  text::Span span;
};

// The longest name of a place that begins with this word; an empty one otherwise.
Named place_at(const Draft& draft, std::string_view open, const std::vector<text::Word>& words,
               std::size_t first) {
  for (std::size_t count = std::min(longest_place, words.size() - first); count > 0; --count) {
    const text::Span &from = words[first].span, &to = words[first + count - 1].span;
    const text::Span span{from.offset, to.offset + to.length - from.offset};
    std::string place = text::slug(span.in(open));
    if (!draft.places.within.contains(place) || holds_others(draft.places, place)) continue;
    const bool word =
        std::find(std::begin(also_words), std::end(also_words), place) != std::end(also_words);
    if (!word || is_capital(open[span.offset])) return {std::move(place), span};
  }
  return {};
}

// A word of a question, and the kind of page that is asked for by it.
struct Cue {
  std::string_view word;
  Kind kind;
};

// Kinds whose words lost or gained nothing in tests/questions (notices, protocols,
// newsletters, briefings) have none here.
constexpr Cue cues[] = {
    {"phone", Kind::contact},      {"telephone", Kind::contact},   {"number", Kind::contact},
    {"contact", Kind::contact},    {"contacts", Kind::contact},    {"call", Kind::contact},
    {"ring", Kind::contact},       {"hotline", Kind::contact},     {"helpline", Kind::contact},
    {"email", Kind::contact},      {"rota", Kind::contact},        {"form", Kind::form},
    {"forms", Kind::form},         {"template", Kind::form},       {"checklist", Kind::form},
    {"tool", Kind::form},          {"toolkit", Kind::form},        {"sheet", Kind::form},
    {"worksheet", Kind::form},     {"training", Kind::course},     {"course", Kind::course},
    {"courses", Kind::course},     {"workshop", Kind::course},     {"webinar", Kind::course},
    {"review", Kind::review},      {"reviews", Kind::review},      {"cspr", Kind::review},
    {"lcspr", Kind::review},       {"learned", Kind::review},      {"learnt", Kind::review},
    {"lessons", Kind::review},     {"minutes", Kind::governance},  {"priorities", Kind::governance},
    {"event", Kind::event},        {"strategy", Kind::governance}, {"events", Kind::event},
    {"meeting", Kind::event},      {"conference", Kind::event},    {"webinar", Kind::event},
    {"workshop", Kind::event},     {"learn", Kind::review},        {"statistics", Kind::governance},
    {"figures", Kind::governance}, {"budget", Kind::governance},   {"cancelled", Kind::notice},
    {"closed", Kind::notice},      {"closure", Kind::notice},      {"closures", Kind::notice},
    {"temporary", Kind::notice},   {"temporarily", Kind::notice},  {"covers", Kind::notice},
    {"covering", Kind::notice},
};

// Runs of words by which somebody asks whom to turn to.
constexpr std::string_view turning[] = {
    "worried about",  "concerned about", "concern about",   "concerns about",  "report a",
    "report an",      "report it",       "report this",     "who do i",        "who do we",
    "who should i",   "who should we",   "who can i",       "who to tell",     "who to call",
    "who to contact", "speak to",        "talk to someone", "out of hours",    "duty team",
    "duty line",      "front door",      "at the weekend",  "how do i report", "where do i report",
    "crisis line",    "advice line",     "do i call",       "do i ring",       "do i phone",
    "who to ring",    "who to phone",    "who can we",      "get hold of",     "who covers",
    "who is the",     "who is our"};

// Numbers stand in reports.
constexpr std::string_view counting[] = {"how many", "how often", "how much", "what percentage"};

// Whether something is so today is told by a notice.
constexpr std::string_view noticing[] = {"is the", "are the", "is it"};
constexpr std::string_view so_today[] = {"open", "shut",   "working", "running",
                                         "down", "broken", "on",      "off"};

template <std::size_t Size>
bool says_one(const std::vector<text::Word>& words, const std::string_view (&runs)[Size]) {
  std::string typed = " ";
  for (const text::Word& word : words) typed += word.folded + ' ';
  return std::any_of(std::begin(runs), std::end(runs), [&](std::string_view run) {
    return typed.find(' ' + std::string(run) + ' ') != std::string::npos;
  });
}

}  // namespace

void read_place_named(Draft& draft) {
  if (!draft.plan.query.place.empty() || !draft.reads("for")) return;
  const std::string open = open_words(draft);
  const std::vector<text::Word> words = text::words(open);
  Named named;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Named here = place_at(draft, open, words, i);
    if (here.place.empty()) continue;
    if (is_denied(words, i)) return;
    // Of two places neither is the one whose procedures apply.
    if (!named.place.empty() && named.place != here.place) return;
    while (i + 1 < words.size() && words[i + 1].span.offset < here.span.offset + here.span.length)
      ++i;
    named = std::move(here);
  }
  if (named.place.empty()) return;
  draft.plan.query.place = named.place;
  draft.understand("for", named.place, named.span.in(open));
}

void read_kinds_wanted(Draft& draft) {
  if (!draft.plan.query.kinds.empty()) return;
  const std::string open = open_words(draft);
  const std::vector<text::Word> words = text::words(open);
  draft.plan.turns = says_one(words, turning);
  if (draft.plan.turns) draft.plan.wanted.push_back(Kind::contact);
  if (says_one(words, noticing) && says_one(words, so_today))
    draft.plan.wanted.push_back(Kind::notice);
  if (says_one(words, counting)) draft.plan.wanted.push_back(Kind::governance);
  for (const text::Word& word : words) {
    if (draft.is_taken(word.span.offset, word.span.length)) continue;
    for (const Cue& cue : cues)
      if (cue.word == word.folded) draft.plan.wanted.push_back(cue.kind);
  }
}

}  // namespace fingerpost::query
