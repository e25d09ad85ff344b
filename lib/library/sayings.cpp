// A sentence is read as words with marks for its days:
//
//     The DSL network meeting on 10 December has been moved to 15 December.
//     the [dsl network meeting] on  old      has been MOVED to new          moved
//     the deadline for the [..] on  old      has been MOVED to new          not of it
//     it will NOW take place on new          behind a sentence about it     moved
//
// What turns: a word for it, or words that set the old day against another. Between it and the new
// day stand only small words, so that neither a hall nor a day for bookings is one.
#include "library/sayings.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "dates/dates.hpp"
#include "library/sentence.hpp"

namespace fingerpost::library {
namespace {

using What = Saying::What;

// Of these it is known that it is not then, also without another day.
constexpr std::array<Words, 20> putting_off{
    "postponed",    "postpone",   "postponing", "rescheduled",  "reschedule",
    "rescheduling", "rearranged", "rearrange",  "rearranging",  "re arranged",
    "deferred",     "defer",      "put off",    "put back",     "pushed back",
    "on hold",      "later date", "suspended",  "another date", "another day"};
constexpr std::array<Words, 40> calling_off{"cancelled",
                                            "canceled",
                                            "cancelling",
                                            "canceling",
                                            "cancel",
                                            "called off",
                                            "call off",
                                            "calling off",
                                            "abandoned",
                                            "cancellation of",
                                            "no longer take",
                                            "no longer taking",
                                            "no longer go",
                                            "no longer going",
                                            "no longer be held",
                                            "no longer be taking",
                                            "no longer be going",
                                            "no longer be running",
                                            "no longer be happening",
                                            "no longer run",
                                            "no longer running",
                                            "no longer happening",
                                            "not take place",
                                            "not taking place",
                                            "not be taking place",
                                            "not go ahead",
                                            "not going ahead",
                                            "not be going ahead",
                                            "not be held",
                                            "not be running",
                                            "not be happening",
                                            "not happening",
                                            "wont take place",
                                            "wont be taking place",
                                            "wont go ahead",
                                            "wont be going ahead",
                                            "wont be held",
                                            "unable to go ahead",
                                            "able to go ahead",
                                            "cannot go ahead"};
constexpr std::array<Words, 9> going_ahead{"go ahead",   "goes ahead",   "going ahead",
                                           "as planned", "as scheduled", "as advertised",
                                           "reinstated", "back on",      "still on"};
// Asked of others, or done by somebody: "have had to cancel", not "to cancel your place".
constexpr std::array<Words, 9> bare{"cancel",   "move",  "reschedule", "rearrange",    "postpone",
                                    "call off", "defer", "put off",    "bring forward"};
constexpr std::array<Words, 7> forced{"had", "have", "decided", "forced", "must", "need", "needed"};
constexpr std::array<Words, 12> of_bookings{"your",   "my",         "their",    "any",
                                            "a",      "booking",    "bookings", "place",
                                            "places", "attendance", "you",      "at"};

// What else than the event may be moved or off.
constexpr std::array<Words, 44> other_things{
    "deadline",     "deadlines",   "booking",       "bookings",    "book",         "booked",
    "registration", "register",    "registrations", "venue",       "location",     "room",
    "agenda",       "minutes",     "closing",       "nominations", "applications", "apply",
    "papers",       "recording",   "speaker",       "speakers",    "link",         "catering",
    "lunch",        "parking",     "fee",           "fees",        "price",        "cost",
    "form",         "invitation",  "tickets",       "places",      "place",        "start",
    "starts",       "finish",      "refreshments",  "slides",      "feedback",     "attendance",
    "evaluation",   "certificates"};

constexpr std::array<Words, 9> denying{"not",   "never", "hasnt", "isnt", "havent",
                                       "wasnt", "wont",  "arent", "nor"};
constexpr std::array<Words, 7> perhaps{"might", "could", "would", "should", "may", "can", "cannot"};

bool is_denied(const Tokens& tokens, std::size_t at) {
  for (std::size_t i = at; i > 0 && at - i < 3; --i)
    if (!tokens[i - 1].day && is_any(denying, tokens[i - 1].word)) return true;
  return false;
}

bool is_perhaps(const Tokens& tokens, std::size_t at) {
  const bool denies = is_any(denying, tokens[at].word) || tokens[at].word == "no" ||
                      tokens[at].word == "unable" || tokens[at].word == "able" ||
                      tokens[at].word == "cannot";
  for (std::size_t i = at; i > 0 && at - i < 3 && !denies; --i)
    if (!tokens[i - 1].day && is_any(perhaps, tokens[i - 1].word)) return true;
  for (std::size_t i = 0; i < at; ++i) {
    const Words word = tokens[i].word;
    if (tokens[i].day || (word != "if" && word != "unless" && word != "whether" && word != "when"))
      continue;
    // "If you have booked, please note that": said to whom, not when.
    const bool aside = is_word(tokens, i + 1, "you") &&
                       std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                   tokens.begin() + static_cast<std::ptrdiff_t>(at),
                                   [](const Token& each) { return each.comma; });
    if (!aside && word != "when") return true;
  }
  return false;
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

// "The audit workshop after the network meeting": another one, before or behind its name.
bool is_of_another(const Tokens& tokens, std::size_t until) {
  constexpr std::array<Words, 5> beside{"after", "before", "following", "during", "alongside"};
  for (std::size_t i = 0; i < until; ++i) {
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

// "It", "this has", "this meeting", "the event" stand for what was named before; "this week's
// drop-in" does not.
bool is_pronoun(const Tokens& tokens, std::size_t at) {
  if (tokens[at].day) return false;
  const std::string& word = tokens[at].word;
  if (word == "it") return true;
  if (at + 1 >= tokens.size() || tokens[at + 1].day) return false;
  const std::string& next = tokens[at + 1].word;
  if (word == "this" && (text::is_stop_word(next) || turns(tokens, at + 1))) return true;
  return (word == "the" || word == "this") && is_event_noun(next);
}

bool is_of_its_bookings(const Tokens& tokens, std::size_t until) {
  std::size_t from = 0;
  for (std::size_t i = 1; i < until; ++i)
    if (tokens[i].comma && (is_pronoun(tokens, i) || is_word(tokens, i, "please"))) from = i;
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
      "hear",     "hears", "hearing", "discuss", "discusses", "discussing", "cover", "covers",
      "covering", "why",   "how",     "explain", "explains",  "replace",    "look",  "replaces",
      "clashes",  "clash"};
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

bool is_said_of_it(const Tokens& tokens, std::size_t at) {
  return !is_perhaps(tokens, at) && !is_of_another(tokens, at) &&
         !is_of_its_bookings(tokens, at) && !is_of_its_matter(tokens, at) &&
         !is_of_the_past(tokens, at);
}

// -- The new day -------------------------------------------------------------------------------

constexpr std::array<Words, 52> small{
    "to",       "until",     "till",     "for",     "on",    "the",    "a",       "be",
    "is",       "are",       "held",     "take",    "takes", "taking", "taken",   "place",
    "happen",   "happening", "run",      "running", "runs",  "it",     "will",    "now",
    "new",      "date",      "day",      "of",      "and",   "at",     "week",    "weeks",
    "later",    "earlier",   "forward",  "back",    "from",  "monday", "tuesday", "wednesday",
    "thursday", "friday",    "saturday", "sunday",  "our",   "that",   "instead", "been",
    "has",      "being",     "one",      "two"};

// "Moved from 10 December to 15 December" may be read as one run of days.
std::optional<DateMention> end_of_run(const Tokens& tokens, std::size_t at, const Event& event) {
  const Period run = day_of(*tokens[at].day);
  if (!is_one_day(event.when()) || run.first != event.when().first || is_one_day(run) || !run.last)
    return std::nullopt;
  if (!is_word(tokens, at - 1, "from") && !is_word(tokens, at - 1, "on")) return std::nullopt;
  DateMention out = *tokens[at].day;
  Date last = *run.last;
  // "Brought forward from 6 March 2027 to 27 February 2027" is no run that ends a year later.
  const std::string year = out.words.size() < 4 ? "" : out.words.substr(out.words.size() - 4);
  if (text::is_year(year)) last = std::chrono::year(std::stoi(year)) / last.month() / last.day();
  if (!last.ok()) return std::nullopt;
  out.when = day(last);
  return out;
}

bool is_day_or_days(const DateMention& mention) {
  constexpr int longest = 21;
  const Period when = day_of(mention);
  return when.first && when.last &&
         dates::to_days(*when.last) - dates::to_days(*when.first) < longest;
}

// "Moved from Thursday 10 to Tuesday 15 December": the old day by its figure alone.
bool is_figure_of(const Token& token, const Event& event) {
  return !token.day && is_one_day(event.when()) &&
         token.word == std::to_string(unsigned(event.when().first->day()));
}

std::optional<DateMention> day_behind(const Tokens& tokens, std::size_t from, const Event& event) {
  constexpr std::array<Words, 5> of_its_own{"now", "date", "is", "be", "instead"};
  constexpr std::size_t reach = 18;
  const bool moves = !is_any(of_its_own, tokens[from - 1].word);
  for (std::size_t at = from; at < tokens.size() && at < from + reach; ++at) {
    const Token& token = tokens[at];
    if (token.day && moves)
      if (auto end = end_of_run(tokens, at, event)) return end;
    if (event.is_old(token) || token.name || is_figure_of(token, event)) continue;
    if (token.day) {
      if (is_word(tokens, at - 1, "from")) continue;  // where it was moved from
      if (!is_day_or_days(*token.day)) return std::nullopt;
      DateMention out = *token.day;
      out.when = day_of(out);
      return out;
    }
    if (!is_any(small, token.word) && !is_event_noun(token.word)) return std::nullopt;
  }
  return std::nullopt;
}

// "On 15 December instead of 10 December", "originally on 10 December, will be on 15 December".
std::optional<std::pair<DateMention, std::size_t>> day_against(const Tokens& tokens,
                                                               const Event& event) {
  constexpr std::array<Words, 6> strong{"instead of",  "rather than", "not",
                                        "in place of", "not on",      "and not"};
  constexpr std::array<Words, 9> weak{"originally", "previously", "planned", "scheduled",   "due",
                                      "arranged",   "advertised", "was to",  "to have been"};
  constexpr std::array<Words, 9> is_on{"will", "now", "be",   "held", "takes",
                                       "take", "is",  "runs", "but"};
  bool set_against = false, strongly = false;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (!event.is_old(tokens[at])) continue;
    for (std::size_t i = at; i > 0 && at - i < 6 && !tokens[i - 1].day; --i) {
      strongly = strongly || (at - i < 3 && any_at(tokens, i - 1, strong));
      set_against = set_against || any_at(tokens, i - 1, weak);
    }
  }
  if (!set_against && !strongly) return std::nullopt;
  std::optional<std::pair<DateMention, std::size_t>> found;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (!tokens[at].day || event.is_old(tokens[at]) || !is_day_or_days(*tokens[at].day)) continue;
    bool told = strongly;
    for (std::size_t i = at; i > 0 && at - i < 5 && !tokens[i - 1].day; --i)
      told = told || is_any(is_on, tokens[i - 1].word);
    if (!told) continue;
    if (found) return std::nullopt;  // not known which
    found = {*tokens[at].day, at};
    found->first.when = day_of(found->first);
  }
  return found;
}

// -- Sentences ---------------------------------------------------------------------------------

struct Judged {
  What what = What::goes_ahead;
  DateMention to = {};
};

std::optional<Judged> turned(const Tokens& tokens, const Event& event) {
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].day || !turns(tokens, at) || is_denied(tokens, at) ||
        is_asked_of_others(tokens, at) || !is_said_of_it(tokens, at))
      continue;
    if (auto to = day_behind(tokens, at + 1, event)) return Judged{What::moved, std::move(*to)};
  }
  if (auto to = day_against(tokens, event); to && is_said_of_it(tokens, to->second))
    return Judged{What::moved, std::move(to->first)};
  return std::nullopt;
}

template <std::size_t n>
bool tells(const Tokens& tokens, const std::array<Words, n>& cues) {
  for (std::size_t at = 0; at < tokens.size(); ++at)
    if (!tokens[at].day && any_at(tokens, at, cues) && !is_denied(tokens, at) &&
        !is_asked_of_others(tokens, at) && is_said_of_it(tokens, at))
      return true;
  return false;
}

// "There will be no network meeting".
bool says_none(const Tokens& tokens) {
  for (std::size_t at = 1; at + 1 < tokens.size(); ++at)
    if (is_word(tokens, at, "no") && tokens[at + 1].name &&
        (is_word(tokens, at - 1, "be") || is_word(tokens, at - 1, "is")) &&
        is_said_of_it(tokens, at))
      return true;
  return false;
}

bool denies(const Tokens& tokens) {
  for (std::size_t at = 0; at < tokens.size(); ++at)
    if (!tokens[at].day && (turns(tokens, at) || any_at(tokens, at, calling_off)) &&
        is_denied(tokens, at) && is_said_of_it(tokens, at))
      return true;
  return false;
}

std::optional<Judged> judge(const Tokens& tokens, const Event& event) {
  if (auto moved = turned(tokens, event)) return moved;
  if (tells(tokens, calling_off) || says_none(tokens)) return Judged{What::cancelled};
  if (tells(tokens, putting_off)) return Judged{What::postponed};
  if (tells(tokens, going_ahead) || denies(tokens)) return Judged{What::goes_ahead};
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

bool begins_with_pronoun(const Tokens& tokens) {
  constexpr std::size_t within = 6;
  for (std::size_t at = 0; at < std::min(within, tokens.size()); ++at)
    if (is_pronoun(tokens, at)) return true;
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
                                const std::string& name, const Period& when) {
  constexpr std::size_t longest = 120;  // words: nobody says it in a longer sentence
  const Event event(name, when);
  const bool headed = names(event, section.heading) || names(event, title);
  std::optional<Saying> out;
  bool about = false, dated = false;  // the sentence before
  for (const text::Span& span : text::sentences(section.text)) {
    Tokens tokens = tokens_of(section, span);
    const std::string words = text::squeeze(span.in(section.text));
    const bool named = event.mark(tokens);
    const bool follows = !named && (about || headed) && begins_with_pronoun(tokens);
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

}  // namespace fingerpost::library
