// A sentence is read as words with marks for its days:
//
//     The DSL network meeting on 10 December has been moved to 15 December.
//     the [dsl network meeting] on  old      has been MOVED to new          moved
//     the deadline for the [..] on  old      has been MOVED to new          not of it
//     it will NOW take place on new          behind a sentence about it     moved
//
// What turns: a word for it, or words that set the old day against another. Between it and the new
// day stand only small words, so that neither a hall nor a day for bookings is one.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "dates/dates.hpp"
#include "events/clauses.hpp"
#include "events/cues.hpp"
#include "events/events.hpp"
#include "events/new_day.hpp"
#include "events/of_it.hpp"

namespace fingerpost::events {
namespace {

using What = Saying::What;

struct Judged {
  What what = What::goes_ahead;
  DateMention to = {};
};

std::optional<Judged> turned(const Tokens& tokens, const Event& event) {
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].day || !turns(tokens, at) || is_denied(tokens, at) ||
        is_asked_of_others(tokens, at) || !is_said_of_it(tokens, at, event))
      continue;
    if (auto to = day_behind(tokens, at + 1, event)) return Judged{What::moved, std::move(*to)};
  }
  if (auto to = day_against(tokens, event); to && is_said_of_it(tokens, to->second, event))
    return Judged{What::moved, std::move(to->first)};
  return std::nullopt;
}

template <std::size_t n>
bool tells(const Tokens& tokens, const std::array<Words, n>& cues, const Event& event) {
  for (std::size_t at = 0; at < tokens.size(); ++at)
    if (!tokens[at].day && any_at(tokens, at, cues) && !is_denied(tokens, at) &&
        !is_asked_of_others(tokens, at) && is_said_of_it(tokens, at, event))
      return true;
  return false;
}

// "There will be no network meeting".
bool says_none(const Tokens& tokens, const Event& event) {
  for (std::size_t at = 1; at + 1 < tokens.size(); ++at)
    if (is_word(tokens, at, "no") && tokens[at + 1].name &&
        (is_word(tokens, at - 1, "be") || is_word(tokens, at - 1, "is")) &&
        is_said_of_it(tokens, at, event))
      return true;
  return false;
}

bool denies(const Tokens& tokens, const Event& event) {
  for (std::size_t at = 0; at < tokens.size(); ++at)
    if (!tokens[at].day && (turns(tokens, at) || any_at(tokens, at, calling_off)) &&
        is_denied(tokens, at) && is_said_of_it(tokens, at, event))
      return true;
  return false;
}

// "Has been pulled", "is off", "will not now take place".
bool is_done(const Tokens& tokens, const Event& event) {
  constexpr std::array<Words, 8> done{"been", "is", "are", "was", "be", "now", "being", "has been"};
  for (std::size_t at = 1; at < tokens.size(); ++at) {
    if (tokens[at].day) continue;
    const bool ends = at + 1 >= tokens.size() || tokens[at + 1].comma || tokens[at + 1].day ||
                      !is_word(tokens, at + 1, "to");
    const bool off = any_at(tokens, at, off_when_done) && !tokens[at - 1].day &&
                     is_any(done, tokens[at - 1].word) && ends && !is_denied(tokens, at);
    if ((off || is_said_not_to_happen(tokens, at)) && is_said_of_it(tokens, at, event)) return true;
  }
  return false;
}

// "Was called off, but is now going ahead": the later word. "Will not go ahead" is denied.
bool goes_ahead_after(const Tokens& tokens, const Event& event) {
  std::size_t off = 0;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].day) continue;
    if (any_at(tokens, at, calling_off) || any_at(tokens, at, putting_off)) off = at + 1;
    if (off && any_at(tokens, at, going_ahead) && !is_denied(tokens, at) &&
        !is_said_not_to_happen(tokens, at) && is_said_of_it(tokens, at, event) &&
        is_of_clause(tokens, at, event))
      return true;
  }
  return false;
}

// Where it is first said to be off, or put off.
std::size_t first_off(const Tokens& tokens) {
  for (std::size_t at = 0; at < tokens.size(); ++at)
    if (!tokens[at].day && (any_at(tokens, at, calling_off) || any_at(tokens, at, putting_off) ||
                            any_at(tokens, at, off_when_done) || is_said_not_to_happen(tokens, at)))
      return at;
  return 0;
}

std::optional<Judged> judge(const Tokens& tokens, const Event& event) {
  if (auto moved = turned(tokens, event)) return moved;
  const bool off =
      tells(tokens, calling_off, event) || is_done(tokens, event) || says_none(tokens, event);
  const bool put_off = !off && tells(tokens, putting_off, event);
  if ((off || put_off) && (is_said_to_be_untrue(tokens, first_off(tokens)) || goes_ahead_after(tokens, event)))
    return Judged{What::goes_ahead};
  if (off) return Judged{What::cancelled};
  if (put_off) return Judged{What::postponed};
  if (tells(tokens, going_ahead, event) || denies(tokens, event)) return Judged{What::goes_ahead};
  return std::nullopt;
}

// The days it names are the event's, or another that it was moved to.
bool is_of_another_day(const Tokens& tokens, const Event& event, const Judged& judged) {
  bool named = false, other = false;
  for (const Token& token : tokens) {
    named = named || event.is_old(token) ||
            (token.day && day_of(*token.day).first == event.when().first);
    if (token.unknown_day) other = true;
    if (token.day && !event.is_old(token) &&
        !(judged.what == What::moved && day_of(*token.day).last == judged.to.when.last))
      other = true;
  }
  return other && !named;
}

bool names_day(const Tokens& tokens, const Event& event) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& each) {
    return event.is_old(each) || (each.day && day_of(*each.day).first == event.when().first);
  });
}

bool begins_with_pronoun(const Tokens& tokens, const Event& event) {
  constexpr std::size_t within = 6;
  for (std::size_t at = 0; at < std::min(within, tokens.size()); ++at)
    if (is_pronoun(tokens, at, event)) return true;
  for (std::size_t at = 0; at < std::min<std::size_t>(3, tokens.size()); ++at)
    if (turns(tokens, at) || any_at(tokens, at, calling_off)) return true;
  return false;
}

bool names(const Event& event, const std::string& words) {
  Section alone{.text = words};
  Tokens tokens = tokens_of(alone, {0, words.size()});
  return event.mark(tokens);
}

}  // namespace

std::optional<Saying> saying_of(const Section& section, const std::string& title,
                                const std::string& name, const Period& when,
                                const std::string& house) {
  constexpr std::size_t longest = 120;  // words: nobody says it in a longer sentence
  const Event event(name, when, house);
  const bool headed = names(event, section.heading) || names(event, title);
  std::optional<Saying> out;
  bool about = false, dated = false;  // the sentence before
  for (const text::Span& span : text::sentences(section.text)) {
    Tokens tokens = tokens_of(section, span);
    const std::string words = text::squeeze(span.in(section.text));
    const bool named = event.mark(tokens);
    const bool follows = !named && (about || headed) && begins_with_pronoun(tokens, event);
    const bool day_before = follows && dated;
    about = named || follows, dated = names_day(tokens, event) || day_before;
    if (!about || words.ends_with('?') || tokens.size() > longest) continue;
    const auto judged = judge(tokens, event);
    if (!judged || is_of_another_day(tokens, event, *judged)) continue;
    // "Is cancelled. New date: 15 December", not the other way round.
    const bool weaker = out && follows && judged->what < out->what;
    if (weaker) continue;
    if (judged->what == What::moved && judged->to.when == when) continue;
    Saying said{judged->what, dated, judged->to, words};
    if (out && follows) said.words = out->words + " " + words, said.named_day |= out->named_day;
    out = std::move(said);
  }
  return out;
}

}  // namespace fingerpost::events
