#include "events/of_it.hpp"

#include <algorithm>

#include "events/clauses.hpp"
#include "events/cues.hpp"

namespace fingerpost::events {
namespace {

constexpr std::size_t none = ~std::size_t{0};

bool is_one_of(const Tokens& tokens, std::size_t at, std::initializer_list<Words> words) {
  return at < tokens.size() && !tokens[at].day &&
         std::find(words.begin(), words.end(), tokens[at].word) != words.end();
}

std::size_t first_named(const Tokens& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].name) return i;
  return none;
}

std::size_t last_named(const Tokens& tokens) {
  for (std::size_t i = tokens.size(); i > 0; --i)
    if (tokens[i - 1].name) return i - 1;
  return none;
}

// "If", "unless", "in the event of", "should it": what follows may or may not come about.
bool is_condition(const Tokens& tokens, std::size_t at) {
  if (is_one_of(tokens, at, {"if", "unless", "whether", "depending", "provided"})) return true;
  if (stands_at(tokens, at, "in the event") || stands_at(tokens, at, "in case") ||
      stands_at(tokens, at, "in the case"))
    return true;
  return is_word(tokens, at, "should") && (at == 0 || tokens[at].comma);
}

// "If you have booked, please note that": said to whom, not when.
bool is_address(const Tokens& tokens, std::size_t at, std::size_t until) {
  if (!is_word(tokens, at + 1, "you")) return false;
  for (std::size_t i = at + 1; i < until; ++i)
    if (tokens[i].comma) return true;
  return false;
}

bool is_conditional(const Tokens& tokens, std::size_t at) {
  for (std::size_t i = 0; i < at; ++i)
    if (is_condition(tokens, i) && !is_address(tokens, i, at)) return true;
  for (std::size_t i = at + 1; i < tokens.size() && !tokens[i].comma; ++i) {
    if (is_word(tokens, i, "please")) return false;
    if (is_condition(tokens, i) && !is_word(tokens, i + 1, "you")) return true;
  }
  return false;
}

// "A risk that it will be", "at risk of cancellation".
bool is_feared(const Tokens& tokens, std::size_t at) {
  for (std::size_t i = at; i > 1 && !tokens[i - 1].comma; --i) {
    if (!is_one_of(tokens, i - 2, {"risk", "danger", "chance", "fear", "fears"})) continue;
    if (is_word(tokens, i - 1, "that")) return true;
    if (is_word(tokens, i - 1, "of") && at - i < 2) return true;
  }
  return false;
}

// "All meetings but the network meeting are cancelled".
bool is_excepted(const Tokens& tokens) {
  std::size_t at = first_named(tokens);
  if (at == none) return false;
  while (at > 0 && is_one_of(tokens, at - 1, {"the", "our", "this"})) --at;
  if (at < 2 || !is_word(tokens, at - 1, "but")) return false;
  for (--at; at > 0 && !tokens[at].comma; --at) {
    if (is_one_of(tokens, at - 1, {"all", "every", "everything"})) return true;
    if (is_one_of(tokens, at - 1, {"is", "are", "was", "were", "has", "have", "will"})) return false;
  }
  return false;
}

bool is_perhaps(const Tokens& tokens, std::size_t at) {
  if (is_feared(tokens, at)) return true;
  const bool done = any_at(tokens, at, happening);  // what cannot happen does not
  for (std::size_t i = at; i > 0 && at - i < (done ? 4u : 3u); --i) {
    if (is_one_of(tokens, i - 1, {"might", "could", "would", "should", "may"})) return true;
    if (!done && is_one_of(tokens, i - 1, {"can", "cannot"})) return true;
  }
  return is_conditional(tokens, at);
}

// "The audit workshop after the network meeting": another one, before or behind its name.
bool is_of_another(const Tokens& tokens, std::size_t until) {
  constexpr std::array<Words, 5> beside{"after", "before", "following", "during", "alongside"};
  for (std::size_t i = clause_of_name(tokens); i < until; ++i) {
    const Token& token = tokens[i];
    if (token.day || token.name) continue;
    const bool before_name =
        (i + 1 < until && tokens[i + 1].name) || (i + 2 < until && tokens[i + 2].name);
    if (before_name && is_any(beside, token.word)) return true;
    if (i == 0 || !is_event_noun(token.word) || tokens[i - 1].day || tokens[i - 1].name) continue;
    if (!token.comma && !text::is_stop_word(tokens[i - 1].word)) return true;
  }
  return false;
}

// Words before a name that make no other event of it.
bool tells_nothing_apart(const std::string& word) {
  constexpr std::array<Words, 34> plain{
      "next",    "planned",  "forthcoming", "upcoming",  "annual",  "scheduled",    "popular",
      "coming",  "proposed", "whole",       "entire",    "full",    "half",         "final",
      "last",    "ever",     "termly",      "quarterly", "monthly", "weekly",       "advertised",
      "regular", "usual",    "free",        "multi",     "agency",  "safeguarding", "lscp",
      "scp",     "scb",      "partnership", "inaugural", "first",   "new"};
  return is_any(plain, word) || word.ends_with("ly") || text::is_stop_word(word);
}

// "The regional network meeting", "York's network meeting", "the network meeting for carers":
// what tells it apart is neither its own nor its house's.
bool is_of_its_like(const Tokens& tokens, const Event& event) {
  const std::size_t first = first_named(tokens), last = last_named(tokens);
  if (first == none) return false;
  if (first > 0 && !tokens[first].comma && !tokens[first - 1].day) {
    const Token& before = tokens[first - 1];
    const bool cue = turns(tokens, first - 1) || any_at(tokens, first - 1, calling_off) ||
                     any_at(tokens, first - 1, happening) || any_at(tokens, first - 1, putting_off);
    if (!cue && !before.unknown_day && !tells_nothing_apart(before.word) &&
        !event.is_own(before.word))
      return true;
  }
  const std::size_t whom = last + 2;
  return is_word(tokens, last + 1, "for") && whom < tokens.size() && !tokens[whom].day &&
         !tokens[whom].unknown_day && !text::is_stop_word(tokens[whom].word) &&
         !text::is_number(tokens[whom].word) && !event.is_own(tokens[whom].word) &&
         !is_one_of(tokens, whom, {"everyone", "delegates"});
}

// "The keynote of the meeting", "your journey to the meeting": the name stands in a phrase of
// something else, and nothing comes back to it.
bool is_of_a_part(const Tokens& tokens, std::size_t at, const Event& event) {
  std::size_t first = first_named(tokens);
  if (first == none || first == 0 || tokens[first].comma) return false;
  for (--first; first > 0 && !tokens[first].comma &&
                is_one_of(tokens, first, {"the", "our", "this", "next", "that"});)
    --first;
  if (!is_one_of(tokens, first,
                 {"of", "at", "to", "for", "near", "during", "within", "with", "from", "around", "by",
                  "beside"}))
    return false;
  // "The strike on 10 December, the day of the meeting".
  const bool in_apposition =
      first > 2 && is_word(tokens, first - 1, "day") && tokens[first - 2].comma;
  if (!in_apposition && first > 0 &&
      is_one_of(tokens, first - 1,
                             {"cancellation", "postponement", "rescheduling", "moving", "date",
                              "dates", "day", "timing", "news", "notice", "plans", "instead"}))
    return false;
  for (std::size_t i = last_named(tokens) + 1; i <= at; ++i)
    if (tokens[i].comma && (is_pronoun(tokens, i, event) || is_word(tokens, i, "which")))
      return false;
  return true;
}

bool is_of_its_bookings(const Tokens& tokens, std::size_t until, const Event& event) {
  std::size_t from = clause_of_name(tokens);
  for (std::size_t i = from + 1; i < until; ++i)
    if (tokens[i].comma && (is_pronoun(tokens, i, event) || is_word(tokens, i, "please"))) from = i;
  for (std::size_t i = from; i < until; ++i) {
    if (tokens[i].day || tokens[i].name || !is_any(other_things, tokens[i].word)) continue;
    const bool takes_place = tokens[i].word == "place" && i > 0 && tokens[i - 1].word[0] == 't';
    if (!takes_place) return true;
  }
  return false;
}

// "At the network meeting we hear why the launch was postponed": what is dealt with there, until
// the next comma, and of it what ", which" follows.
bool is_of_its_matter(const Tokens& tokens, std::size_t until) {
  constexpr std::array<Words, 18> dealing{
      "hear",     "hears",   "hearing",  "discuss",  "discusses", "discussing",
      "cover",    "covers",  "covering", "why",      "how",       "explain",
      "explains", "replace", "look",     "replaces", "clashes",   "clash"};
  bool found = false;
  for (std::size_t i = 0; i < until; ++i) {
    if (tokens[i].name || (tokens[i].comma && tokens[i].word != "which")) found = false;
    found = found || (!tokens[i].day && is_any(dealing, tokens[i].word));
  }
  return found;
}

// "Last year's network meeting was cancelled".
bool is_of_the_past(const Tokens& tokens, std::size_t until) {
  constexpr std::array<Words, 8> times{"year",   "month",  "term",   "week",
                                       "spring", "summer", "autumn", "winter"};
  for (std::size_t i = 0; i + 2 < until && !tokens[i].name; ++i)
    if (is_word(tokens, i, "last") && !tokens[i + 1].day && tokens[i + 2].name &&
        is_any(times, Words(tokens[i + 1].word).substr(0, tokens[i + 1].word.find('\''))))
      return true;
  return false;
}

// "Returns after being cancelled last winter"; "cancelled last month, will be on 10 December".
bool is_history(const Tokens& tokens, std::size_t at, const Event& event) {
  if (any_at(tokens, at, going_ahead) || heads_list(tokens, at)) return false;
  bool was = false;
  for (std::size_t i = at; i > 0 && at - i < 6 && !tokens[i - 1].name; --i) {
    was = was || is_one_of(tokens, i - 1, {"being", "been", "was", "were", "having"});
    if (was && is_one_of(tokens, i - 1, {"after", "following", "since", "despite"})) return true;
  }
  const bool reduced = at > 0 && (tokens[at].comma || tokens[at - 1].name);
  for (std::size_t i = at + 1; reduced && i < tokens.size(); ++i) {
    if (!event.is_old(tokens[i])) continue;
    for (std::size_t j = i; j > at + 1 && i - j < 6; --j)
      if (is_one_of(tokens, j - 1, {"will", "is", "returns", "takes", "goes", "back"})) return true;
  }
  return false;
}

// Kinds of events that may be called by each other's names.
int noun_group(Words noun) {
  constexpr std::array<Words, 8> taught{"course", "training", "session", "workshop",
                                        "class",  "webinar",  "seminar", "masterclass"};
  constexpr std::array<Words, 6> met{"meeting", "meetings", "network",
                                     "forum",   "group",    "briefing"};
  return is_any(taught, noun) ? 1 : is_any(met, noun) ? 2 : noun == "conference" ? 3 : 4;
}

bool may_stand_for(Words noun, const Event& event) {
  if (noun == "event" || event.nouns().empty()) return true;
  return std::any_of(event.nouns().begin(), event.nouns().end(),
                     [&](const std::string& own) { return noun_group(own) == noun_group(noun); });
}

}  // namespace

bool is_denied(const Tokens& tokens, std::size_t at) {
  for (std::size_t i = at; i > 0 && at - i < 3; --i)
    if (!tokens[i - 1].day && is_any(denying, tokens[i - 1].word)) return true;
  return stands_at(tokens, at < 2 ? tokens.size() : at - 2, "no longer") || is_not_done(tokens, at);
}

bool is_asked_of_others(const Tokens& tokens, std::size_t at) {
  if (any_at(tokens, at + 1, of_bookings) &&
      (tokens[at].word.starts_with("cancel") || any_at(tokens, at, bare)))
    return true;
  if (!any_at(tokens, at, bare)) return false;
  for (std::size_t i = at; i > 0 && at - i < 5; --i)
    if (!tokens[i - 1].day && is_any(forced, tokens[i - 1].word)) return false;
  return true;
}

bool is_said_not_to_happen(const Tokens& tokens, std::size_t at) {
  constexpr std::array<Words, 9> refusing{"not",  "never", "isnt",   "wont",  "cannot",
                                          "cant", "arent", "unable", "longer"};
  constexpr std::array<Words, 14> between{"now",    "be",        "being", "able", "to",
                                          "the",    "we",        "going", "have", "been",
                                          "longer", "therefore", "after", "all"};
  if (!any_at(tokens, at, happening)) return false;
  bool refused = false;
  for (std::size_t i = at; i > 0 && at - i < 5 && !refused; --i) {
    if (tokens[i - 1].day) return false;
    refused = is_any(refusing, tokens[i - 1].word) &&
              (tokens[i - 1].word != "longer" || (i > 1 && is_word(tokens, i - 2, "no")));
    if (!refused && !is_any(between, tokens[i - 1].word)) return false;
  }
  if (!refused) return false;
  // "Will not be held in person": somewhere else, and all the same.
  std::size_t next = at + 1;
  while (next < tokens.size() && !tokens[next].comma &&
         (tokens[next].day || tokens[next].name ||
          is_one_of(tokens, next, {"place", "ahead", "held", "on", "the", "our"})))
    ++next;
  if (next >= tokens.size() || tokens[next].comma || tokens[next].unknown_day) return true;
  const bool dated =
      next + 1 < tokens.size() && (tokens[next + 1].day || tokens[next + 1].unknown_day);
  return dated || !is_one_of(tokens, next,
                             {"at", "in", "online", "via", "over", "by", "since", "until", "face",
                              "virtually", "as", "past", "beyond", "into", "late", "longer",
                              "before", "without", "during"});
}

bool is_said_to_be_untrue(const Tokens& tokens, std::size_t at) {
  constexpr std::array<Words, 10> untrue{"rumours",   "rumour",      "untrue", "not true",
                                         "unfounded", "no truth",    "hoax",   "contrary to",
                                         "misinformed", "not right"};
  constexpr std::array<Words, 9> mistaken{"false",    "incorrect",  "in error",
                                          "mistaken", "by mistake", "a mistake",
                                          "wrongly",  "an error",   "not correct"};
  constexpr std::array<Words, 4> taking_up{"that", "this", "which", "it"};
  const Range own = clause_around(tokens, at);
  bool taken_up = false;  // "; that is wrong"
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].day) continue;
    if (any_at(tokens, i, untrue)) return true;
    if (i >= own.to && tokens[i].comma)
      taken_up = is_any(taking_up, tokens[i].word) ||
                 (i + 1 < tokens.size() && is_any(taking_up, tokens[i + 1].word));
    if ((taken_up || (i >= own.from && i < own.to)) && any_at(tokens, i, mistaken)) return true;
    if (taken_up && is_word(tokens, i, "wrong")) return true;
    const std::size_t behind = stands_at(tokens, i, "it is not") ? i + 3 : i + 2;
    if ((behind == i + 3 || stands_at(tokens, i, "it isnt")) &&
        (behind >= tokens.size() || tokens[behind].comma ||
         is_one_of(tokens, behind, {"cancelled", "off", "postponed", "so"})))
      return true;
  }
  return false;
}

bool is_pronoun(const Tokens& tokens, std::size_t at, const Event& event) {
  if (tokens[at].day) return false;
  const std::string& word = tokens[at].word;
  if (word == "it") return true;
  if (at + 1 >= tokens.size() || tokens[at + 1].day) return false;
  const std::string& next = tokens[at + 1].word;
  const std::size_t name = first_named(tokens);
  if (word == "this" && (text::is_stop_word(next) || turns(tokens, at + 1))) return true;
  return (name == none || name < at) && (word == "the" || word == "this") && is_event_noun(next) && may_stand_for(next, event);
}

bool is_said_of_it(const Tokens& tokens, std::size_t at, const Event& event) {
  if (is_word(tokens, at, "cancellation") && !is_cancellation_of_it(tokens, at)) return false;
  return !is_perhaps(tokens, at) && !is_excepted(tokens) &&
         (heads_list(tokens, at) || !is_of_another(tokens, at)) && !is_of_its_like(tokens, event) &&
         !is_of_a_part(tokens, at, event) && !is_of_its_bookings(tokens, at, event) &&
         !is_of_its_matter(tokens, at) && !is_of_the_past(tokens, at) &&
         !is_history(tokens, at, event) && !tells_kind(tokens, at) && !is_reported(tokens, at) &&
         !is_done_to_another(tokens, at, event);
}

}  // namespace fingerpost::events
