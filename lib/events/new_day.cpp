#include "events/new_day.hpp"

#include <algorithm>

#include "dates/dates.hpp"

namespace fingerpost::events {
namespace {

constexpr std::array<Words, 55> small{
    "scheduled", "dated",   "arranged",  "to",       "until",     "till",     "for",     "on",
    "the",       "a",       "be",        "is",       "are",       "held",     "take",    "takes",
    "taking",    "taken",   "place",     "happen",   "happening", "run",      "running", "runs",
    "it",        "will",    "now",       "new",      "date",      "day",      "of",      "and",
    "at",        "week",    "weeks",     "later",    "earlier",   "forward",  "back",    "from",
    "monday",    "tuesday", "wednesday", "thursday", "friday",    "saturday", "sunday",  "our",
    "that",      "instead", "been",      "has",      "being",     "one",      "two"};

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

}  // namespace

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
  constexpr std::array<Words, 8> strong{"instead of", "rather than", "not",          "in place of",
                                        "not on",     "and not",     "no longer on", "longer on"};
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

}  // namespace fingerpost::events
