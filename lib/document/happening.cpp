// The days of what happens, among all the days its words tell of:
//
//     Thursday 9 October 2025, 10:00 to 13:00.        <- when it is
//     Bookings close 2 October.                       <- booking
//     Moved from 2 October.                           <- it is not then
//     Every Tuesday from 7 January to 11 February     <- from the first to the last
//
// An event is on the days that its paragraphs begin with, else on those of the first
// paragraph that has any; a course on all of them, session by session.
#include "document/happening.hpp"

#include <algorithm>
#include <array>

#include "dates/dates.hpp"
#include "document/dated_line.hpp"
#include "document/notice.hpp"
#include "document/phrases.hpp"

namespace fingerpost::document {
namespace {

using Words = std::string_view;

// A day or a few, not a month, a season or a year: of those nobody can be told
// when it is over.
bool is_day_or_days(const Period& when) {
  return when.first && when.last && to_iso(when).size() >= 10 &&
         dates::to_days(*when.last) - dates::to_days(*when.first) < 60;
}

// The sentence, or the cell, that a mention stands in: before it and behind it.
struct Around {
  std::string before, behind;
};

Around around(const Paragraph& paragraph, const DateMention& mention) {
  const std::string_view text = paragraph.text;
  const std::size_t at = mention.offset - paragraph.offset;
  const auto ends = [&](std::size_t i) {
    return text[i] == '\n' || text[i] == '|' || text[i] == ';' ||
           (text[i] == '.' && (i + 1 == text.size() || text[i + 1] == ' '));
  };
  std::size_t from = at, to = std::min(at + mention.length, text.size());
  while (from > 0 && !ends(from - 1)) --from;
  while (to < text.size() && !ends(to)) ++to;
  const std::size_t past = std::min(at + mention.length, to);
  return {plain(text.substr(from, at - from)), plain(text.substr(past, to - past))};
}

template <std::size_t n>
bool ends_in_any(const std::string& words, const std::array<Words, n>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](Words phrase) { return ends_in(words, phrase); });
}

// "(rescheduled from", "instead of"; "planned for" where the sentence goes on to say
// that it is now on another day.
constexpr std::array<Words, 12> moved_from{
    "moved from",   "postponed from",       "rescheduled from", "deferred from",
    "changed from", "brought forward from", "put back from",    "switched from",
    "instead of",   "rather than",          "and not",          "replaces"};
constexpr std::array<Words, 9> planned{"planned for",  "scheduled for",        "due on",
                                       "arranged for", "due to take place on", "originally on",
                                       "originally",   "advertised for",       "booked for"};
constexpr std::array<Words, 6> moved_on{"now",         "instead",   "moved",
                                        "rescheduled", "postponed", "new date"};

bool is_moved_from(const Around& said) { return ends_in_any(said.before, moved_from); }

bool was_planned(const Around& said) {
  return ends_in_any(said.before, planned) && says_any(said.behind, moved_on);
}

// "Bookings close 2 October", "tickets until", not "book now for our forum on 9 October".
bool is_booking(const Around& said) {
  constexpr std::array<Words, 15> about{"book",         "booking",       "bookings", "register",
                                        "registration", "registrations", "apply",    "tickets",
                                        "applications", "rsvp",          "places",   "nominations",
                                        "bookable",     "sales",         "payment"};
  constexpr std::array<Words, 14> limiting{
      "close",  "closes", "closing", "closed on", "close on", "closes on", "by",
      "before", "until",  "open",    "opens",     "open on",  "opens on",  "deadline"};
  return says_any(said.before, about) && ends_in_any(said.before, limiting);
}

// "Took place on", "was held on": it was then, and is over.
bool has_taken_place(const Around& said) {
  constexpr std::array<Words, 10> past{
      "took place on", "was held on", "were held on", "was on",          "ran on",
      "happened on",   "held on",     "took place",   "took place from", "ran from"};
  return ends_in_any(said.before, past);
}

// "FREQ=WEEKLY;UNTIL=20250211;BYDAY=TU"
std::optional<Date> until_of(const std::string& rule) {
  const std::size_t at = rule.find("UNTIL=");
  if (at == std::string::npos || rule.size() < at + 14) return std::nullopt;
  const std::string day = rule.substr(at + 6, 8);
  return date_from_iso(day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6, 2));
}

// From its first day, where its words name one or the months that it is in, to the
// last that it may be on.
Period repeated(const DateMention& mention) {
  constexpr std::array<Words, 5> starting{"from", "starting", "between", "commencing", "beginning"};
  constexpr std::array<Words, 4> within{"in", "during", "throughout", "within"};
  Period out{std::nullopt, until_of(mention.repeats)};
  const std::string words = plain(mention.words);
  if (says_any(words, starting) || (out.last && says_any(words, within)))
    out.first = mention.when.first;
  return out;
}

// What a mention says of when it is; open when it speaks of something else.
Period when_of(const Paragraph& paragraph, const DateMention& mention) {
  if (mention.basis == Basis::guessed) return {};
  if (!mention.repeats.empty()) return repeated(mention);
  const bool told = mention.role == Role::event || mention.role == Role::mentioned;
  if (!told || !is_day_or_days(mention.when)) return {};
  const Around said = around(paragraph, mention);
  if (is_moved_from(said)) {
    // "from 5 March to 9 April" is read as one run.
    if (mention.when.first == mention.when.last) return {};
    return {mention.when.last, mention.when.last};
  }
  if (is_booking(said) || was_planned(said)) return {};
  // What is only mentioned is not when it is, unless it was then.
  if (mention.role == Role::mentioned && !has_taken_place(said)) return {};
  return mention.when;
}

// "Closed 1/6/2025 only", "will be closed on 1 June": on that day, and no other.
bool is_shut_on(const Around& said) {
  constexpr std::array<Words, 12> shut{
      "will be closed on",    "is closed on",      "are closed on",       "be closed all day on",
      "is closed all day on", "be unavailable on", "is unavailable on",   "are unavailable on",
      "be no service on",     "not available on",  "not be available on", "only on"};
  return said.behind.compare(0, 6, " only ") == 0 || ends_in_any(said.before, shut);
}

// "First Tuesday of every month", with no last one: it is not over after its next date.
bool goes_on(const DateMention& mention) {
  return !mention.repeats.empty() && mention.basis != Basis::guessed &&
         mention.role == Role::event && !until_of(mention.repeats) &&
         mention.repeats.find("COUNT=") == std::string::npos;
}

bool is_range(const Period& when) {
  return when.first && when.last && *when.first < *when.last && !is_of_years(when);
}

// "Is away from 21 July to 22 August": so long somebody else covers.
bool is_away(const Around& said) {
  constexpr std::array<Words, 10> away{
      "away",     "away from",        "on leave",    "on leave from", "absent from",
      "off from", "unavailable from", "unavailable", "off sick from", "on holiday from"};
  return ends_in_any(said.before, away);
}

}  // namespace

bool as_usual_from(const Paragraph& paragraph, const DateMention& mention) {
  constexpr std::array<Words, 14> usual{
      "usual hours", "usual number", "usual service",  "normal service", "normal hours",
      "usual line",  "as usual",     "as normal",      "works again",    "work again",
      "open again",  "opens again",  "back to normal", "will resume"};
  return mention.role == Role::starts && mention.when.first &&
         says_any(around(paragraph, mention).behind, usual);
}

bool called_off_on(const Paragraph& paragraph, const DateMention& mention) {
  constexpr std::array<Words, 14> off{
      "will not take place", "is not taking place", "will not be taking place", "will not run",
      "is not running",      "will not be running", "will not go ahead",        "will not be held",
      "will not meet",       "does not meet",       "has been cancelled",       "is cancelled",
      "have been cancelled", "are cancelled"};
  const bool told = mention.role == Role::event || mention.role == Role::mentioned;
  if (!told || !is_day_or_days(mention.when) || mention.basis == Basis::guessed ||
      !mention.repeats.empty())
    return false;
  const Around said = around(paragraph, mention);
  return says_any(said.behind, off) ||
         (says(said.before, "there will be no") && ends_in(said.before, "on"));
}

bool is_of_years(const Period& when) {
  if (!when.first || !when.last) return false;
  const Date next = dates::from_days(dates::to_days(*when.last) + 1);
  return next > *when.first && next.month() == when.first->month() &&
         next.day() == when.first->day();
}

bool is_happening(Kind kind) { return kind == Kind::event || kind == Kind::course; }

bool happens(Kind kind, const DateMention& mention) {
  return is_happening(kind) && mention.repeats.empty() && is_day_or_days(mention.when);
}

void widen(Period& whole, const Period& part) {
  if (part.first && (!whole.first || *part.first < *whole.first)) whole.first = part.first;
  if (part.last && (!whole.last || *whole.last < *part.last)) whole.last = part.last;
}

bool is_session(std::string_view text) {
  constexpr std::array<Words, 14> units{"session", "level", "part",   "day",   "module",
                                        "week",    "date",  "cohort", "stage", "workshop",
                                        "unit",    "group", "block",  "course"};
  constexpr std::array<Words, 12> ordinals{"first", "second", "third", "fourth", "fifth", "sixth",
                                           "last",  "final",  "1st",   "2nd",    "3rd",   "next"};
  constexpr std::array<Words, 8> numbers{"one", "two", "three", "four", "five", "a", "b", "c"};
  std::string words = plain(text);
  for (const Words article : {" the ", " our "})
    if (words.compare(0, article.size(), article) == 0) words.erase(0, article.size() - 1);
  std::array<std::string, 2> first;
  for (std::size_t i = 0, at = 1; i < first.size() && at < words.size(); ++i) {
    const std::size_t end = words.find(' ', at);
    first.at(i) = words.substr(at, end - at);
    at = end + 1;
  }
  const auto is = [](const auto& known, const std::string& word) {
    return std::find(known.begin(), known.end(), word) != known.end();
  };
  const bool number = !first[1].empty() && first[1][0] >= '0' && first[1][0] <= '9';
  if (is(units, first[0])) return number || is(numbers, first[1]);
  return is(ordinals, first[0]) && is(units, first[1]);
}

Period happening_of(const Passage& passage, Kind kind) {
  Period leading, first_ones, all;
  for (const Paragraph& paragraph : passage.paragraphs) {
    Period here;
    for (const DateMention& mention : dates_in(passage, paragraph))
      widen(here, when_of(paragraph, mention));
    if (leading_date(paragraph.text) || is_session(paragraph.text)) widen(leading, here);
    if (first_ones.open()) first_ones = here;
    widen(all, here);
  }
  if (!leading.open()) return leading;
  Period out = kind == Kind::course ? all : first_ones;
  if (kind == Kind::event && std::any_of(passage.dates.begin(), passage.dates.end(), goes_on)) {
    out.last.reset();
    return out;
  }
  if (!out.open() || passage.dates.empty()) return out;
  const DateMention& first = passage.dates.front();
  const bool leads = first.offset <= 12 && first.basis != Basis::guessed && first.repeats.empty() &&
                     !is_of_years(first.when);
  const Paragraph* at = paragraph_at(passage, first.offset);
  const bool own = leads && at && !is_moved_from(around(*at, first));
  if (own && (first.role == Role::event || first.role == Role::mentioned)) return first.when;
  return out;
}

Period notice_of(const Passage& passage) {
  for (const Paragraph& paragraph : passage.paragraphs) {
    Period days;  // "closed 24, 25 and 26 December"
    std::size_t count = 0;
    for (const DateMention& mention : dates_in(passage, paragraph)) {
      if (mention.basis == Basis::guessed || !mention.repeats.empty()) continue;
      const Around said = around(paragraph, mention);
      if (mention.role == Role::mentioned && is_range(mention.when) && is_away(said))
        return mention.when;
      if (mention.role != Role::event) continue;
      if (is_range(mention.when) || is_shut_on(said)) return mention.when;
      const bool shut = says_any(said.before, std::array<Words, 3>{"closed", "between", "shut"});
      if (!shut || !is_day_or_days(mention.when)) continue;
      widen(days, mention.when);
      ++count;
    }
    if (count > 1) return days;
  }
  return {};
}

std::optional<Date> last_before_reopening(const Passage& passage) {
  constexpr std::array<Words, 20> opening{
      "reopening",  "reopening on", "reopens",        "reopens on",        "reopen",
      "reopen on",  "opens again",  "opens again on", "open again on",     "opening again on",
      "resumes",    "resumes on",   "resume on",      "resuming on",       "resuming",
      "returns on", "returning on", "back on",        "back to normal on", "normal service from"};
  for (const Paragraph& paragraph : passage.paragraphs)
    for (const DateMention& mention : dates_in(passage, paragraph))
      if (mention.basis != Basis::guessed && mention.when.first &&
          ends_in_any(around(paragraph, mention).before, opening))
        return dates::from_days(dates::to_days(*mention.when.first) - 1);
  return std::nullopt;
}

}  // namespace fingerpost::document
