#include "events/sentence.hpp"

namespace fingerpost::events {
namespace {

constexpr std::size_t none = ~std::size_t{0};

constexpr std::array<Words, 17> event_nouns{
    "meeting",  "meetings",   "event", "session", "course",     "training",
    "workshop", "conference", "forum", "webinar", "seminar",    "network",
    "briefing", "group",      "class", "clinic",  "masterclass"};

constexpr std::array<Words, 20> months{"january",  "february", "march",     "april",   "june",
                                       "july",     "august",   "september", "october", "november",
                                       "december", "jan",      "feb",       "apr",     "jun",
                                       "jul",      "aug",      "oct",       "nov",     "dec"};

constexpr std::array<Words, 37> turning{"slipped",       "re scheduled",
                                        "re dated",      "rebooked",
                                        "moved",         "moves",
                                        "move",          "moving",
                                        "rescheduled",   "reschedule",
                                        "rescheduling",  "rearranged",
                                        "rearrange",     "rearranging",
                                        "re arranged",   "postponed",
                                        "postpone",      "postponing",
                                        "deferred",      "defer",
                                        "put back",      "pushed back",
                                        "put off",       "brought forward",
                                        "bring forward", "bringing forward",
                                        "changed",       "changes",
                                        "switched",      "shifted",
                                        "transferred",   "delayed",
                                        "now",           "new date",
                                        "instead",       "date is",
                                        "date will be"};
// Mentions stand in the order of the text.
const DateMention* mention_at(const Section& section, std::size_t offset) {
  auto at = std::upper_bound(
      section.dates.begin(), section.dates.end(), offset,
      [](std::size_t offset, const DateMention& each) { return offset < each.offset; });
  while (at != section.dates.begin()) {
    --at;
    if (offset >= at->offset + at->length) return nullptr;
    if (at->repeats.empty() && at->role != Role::edition) return &*at;
  }
  return nullptr;
}

// "The network meeting lunch", "the network meeting papers".
bool goes_on(const Tokens& tokens, std::size_t at) {
  constexpr std::array<Words, 27> may_follow{
      "slipped",   "delayed",    "returns",    "back",  "isnt",    "wasnt",     "hasnt",
      "goes",      "stays",      "abandoned",  "off",   "planned", "scheduled", "due",
      "arranged",  "originally", "previously", "moves", "moved",   "postponed", "takes",
      "cancelled", "canceled",   "booked",     "can",   "wont",    "cannot"};
  if (at >= tokens.size() || tokens[at].day || tokens[at].comma) return false;
  const std::string& word = tokens[at].word;
  return !text::is_stop_word(word) && !is_any(may_follow, word) && !is_event_noun(word) &&
         !turns(tokens, at) && !text::is_number(word) && !word.ends_with("ly");
}

}  // namespace

// The day a mention is of; of "until" and "from" the one that is named.
Period day_of(const DateMention& mention) {
  Period when = mention.when;
  if (!when.first) when.first = when.last;
  if (!when.last) when.last = when.first;
  return when;
}

bool is_one_day(const Period& when) { return when.first && when.first == when.last; }

Tokens tokens_of(const Section& section, text::Span span) {
  Tokens out;
  std::size_t end = span.offset;
  for (const text::Word& word : text::words(span.in(section.text))) {
    const std::size_t at = span.offset + word.span.offset;
    const Words between = Words(section.text).substr(end, at - end);
    end = at + word.span.length;
    const DateMention* day = mention_at(section, at);
    if (day && !out.empty() && out.back().day == day) continue;
    const bool month = !day && is_any(months, word.folded);
    out.push_back(
        {word.folded, day, month || (day && day_of(*day).open()),
         between.find_first_of(",:;(|\xE2") != Words::npos || between.find(" - ") != Words::npos});
  }
  return out;
}

bool stands_at(const Tokens& tokens, std::size_t at, Words phrase) {
  for (std::size_t from = 0; from < phrase.size(); ++at) {
    const std::size_t to = std::min(phrase.find(' ', from), phrase.size());
    if (at >= tokens.size() || tokens[at].day || tokens[at].word != phrase.substr(from, to - from))
      return false;
    from = to + 1;
  }
  return true;
}

bool is_word(const Tokens& tokens, std::size_t at, Words word) {
  return at < tokens.size() && !tokens[at].day && tokens[at].word == word;
}

bool is_event_noun(Words word) { return is_any(event_nouns, word); }

bool turns(const Tokens& tokens, std::size_t at) { return any_at(tokens, at, turning); }

Event::Event(const std::string& name, const Period& when, const std::string& house) : when_(when) {
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const Words word = Words(name).substr(at, end - at);
    words_.push_back(text::stem(word));
    plain_.push_back(is_event_noun(word));
    if (plain_.back()) nouns_.emplace_back(word);
    at = end + 1;
  }
  for (const text::Word& word : text::words(house)) house_.push_back(text::stem(word.folded));
}

bool Event::is_own(Words word) const {
  const std::string stem = text::stem(word.substr(0, word.find('\'')));
  return std::find(words_.begin(), words_.end(), stem) != words_.end() ||
         std::find(house_.begin(), house_.end(), stem) != house_.end();
}

bool Event::mark(Tokens& tokens) const {
  const bool dated =
      std::any_of(tokens.begin(), tokens.end(), [&](const Token& each) { return is_old(each); });
  for (std::size_t from = 0; from < tokens.size(); ++from) {
    std::vector<std::size_t> found;
    if (const std::size_t last = named_from(tokens, from, dated, found);
        last != none && !goes_on(tokens, last + 1)) {
      for (const std::size_t at : found) tokens[at].name = true;
      return true;
    }
  }
  return false;
}

std::size_t Event::named_from(const Tokens& tokens, std::size_t from, bool dated,
                              std::vector<std::size_t>& found) const {
  constexpr std::size_t between = 3;  // "the network of designated leads"
  std::vector<bool> met(words_.size(), false);
  std::size_t last = none;
  for (std::size_t at = from; at < tokens.size() && at < from + words_.size() + between; ++at) {
    if (tokens[at].day) {
      if (at == from) return none;
      continue;
    }
    const std::string stem = text::stem(tokens[at].word);
    for (std::size_t i = 0; i < words_.size(); ++i)
      if (!met[i] && words_[i] == stem) {
        met[i] = true, last = at;
        found.push_back(at);
        break;
      }
    if (at == from && found.empty()) return none;
  }
  std::size_t named = 0;
  for (std::size_t i = 0; i < met.size(); ++i) {
    if (!met[i] && !(dated && plain_[i])) return none;
    named += met[i];
  }
  return named >= 2 || (named == words_.size() && dated) ? last : none;
}

}  // namespace fingerpost::events
