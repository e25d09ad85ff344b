// What an event is called: by its own line where it has one, without its day and without what is
// only said of it.
//
//     The Designated Leads Network meets on the second Tuesday       before its day
//     14 May | Designated leads network | CANCELLED                  event_name of feeds
//     Learning conference - POSTPONED to the autumn                  without its status
#include <algorithm>
#include <array>

#include "events/events.hpp"
#include "feeds/feeds.hpp"
#include "text/text.hpp"

namespace fingerpost::events {
namespace {

bool is_of_a_day(std::string_view word) {
  constexpr std::array<std::string_view, 47> words{
      "january",  "february",  "march",       "april",    "may",      "june",      "july",
      "august",   "september", "october",     "november", "december", "jan",       "feb",
      "mar",      "apr",       "jun",         "jul",      "aug",      "sept",      "sep",
      "oct",      "nov",       "dec",         "monday",   "tuesday",  "wednesday", "thursday",
      "friday",   "saturday",  "sunday",      "mon",      "tue",      "tues",      "wed",
      "thu",      "thur",      "thurs",       "fri",      "sat",      "sun",       "cancelled",
      "canceled", "postponed", "rescheduled", "moved",    "date"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_number_of_a_day(std::string_view word) {
  const std::size_t digits = word.find_first_not_of("0123456789");
  if (digits == 0) return false;
  if (digits == word.npos) return true;
  const std::string_view end = word.substr(digits);
  return end == "st" || end == "nd" || end == "rd" || end == "th" || end == "am" || end == "pm";
}

// "Level 3" keeps its number: it stands behind a word that is no day.
bool is_of_the_name(const std::vector<text::Word>& words, std::size_t at) {
  const std::string& word = words[at].folded;
  if (is_of_a_day(word) || text::is_stop_word(word)) return false;
  if (!is_number_of_a_day(word)) return true;
  constexpr std::array<std::string_view, 7> numbered{"level", "part",    "module", "stage",
                                                     "group", "session", "step"};
  return at > 0 &&
         std::find(numbered.begin(), numbered.end(), words[at - 1].folded) != numbered.end();
}

// "Learning conference - POSTPONED to the autumn", "Forum (cancelled)": what is said of it is no
// part of its name.
std::string without_status(std::string name) {
  const std::string lower = text::fold(name);
  if (lower.size() != name.size()) return name;  // folding moved its letters
  for (const char* word : {"cancelled", "canceled", "postponed", "rescheduled"})
    if (const std::size_t at = lower.find(word); at != lower.npos && at > 0) {
      const std::size_t end = name.find_last_not_of(" -:,(|", at - 1);
      if (end != name.npos && at - end > 1) return name.substr(0, end + 1);
    }
  return name;
}

// "Practice forum on neglect, 2pm, Guildhall": when and where it is is no part of it either.
std::string without_time(std::string name) {
  constexpr std::array<std::string_view, 4> halves{"am", "pm", "noon", "midday"};
  for (std::size_t at = name.find(", "); at != name.npos; at = name.find(", ", at + 1)) {
    const std::size_t from = at + 2, end = name.find_first_not_of("0123456789.:", from);
    if (end == from) continue;
    const std::string_view figures = std::string_view(name).substr(from, end - from);
    const std::string next = text::fold(name.substr(std::min(end, name.size()), 6));
    const bool half = std::any_of(halves.begin(), halves.end(), [&](std::string_view each) {
      return next.starts_with(each) || (next.starts_with(" ") && next.substr(1).starts_with(each));
    });
    if (half || figures.find(':') != figures.npos) return name.substr(0, at);
  }
  return name;
}

// "The Designated Leads Network meets on the second Tuesday of every month": what stands before
// the day, without the words that lead to it.
std::string before_day(const Hit& hit) {
  constexpr std::array<std::string_view, 20> leading{
      "meets", "meet",  "on",   "is",   "are",    "will", "be", "held", "takes",   "take",
      "place", "every", "runs", "from", "starts", "the",  "at", "next", "happens", "returns"};
  constexpr std::size_t longest = 80;
  const std::string text = text::squeeze(to_text(hit.snippet));
  std::size_t end = text.npos;
  for (const DateMention& date : hit.dates)
    if (!date.words.empty()) end = std::min(end, text.find(date.words));
  if (end == text.npos || end == 0) return {};
  std::string name = text.substr(0, end);
  for (bool more = true; more;) {
    more = false;
    const std::size_t last = name.find_last_not_of(" :,-(|");
    name.resize(last == name.npos ? 0 : last + 1);
    const std::size_t space = name.rfind(' ');
    const std::string word = text::fold(name.substr(space == name.npos ? 0 : space + 1));
    if (std::find(leading.begin(), leading.end(), word) != leading.end()) {
      name.resize(space == name.npos ? 0 : space);
      more = !name.empty();
    }
  }
  if (name.starts_with("The ") || name.starts_with("Our ")) name.erase(0, 4);
  const bool sentence = name.find(". ") != name.npos;
  return name.size() > longest || sentence || event_words(name).find(' ') == name.npos ? "" : name;
}

}  // namespace

Hit hit_of(const Document& document, const Section& section) {
  Hit hit{.document = document.id,
          .anchor = section.anchor,
          .title = document.title,
          .heading = section.heading,
          .kind = section.kind,
          .validity = section.validity,
          .snippet = {{{document.sensitive ? "" : section.text, false}}},
          .dates = section.dates};
  if (hit.validity.open()) hit.validity = document.validity;
  if (document.status == Status::withdrawn) hit.standing = Standing::withdrawn;
  return hit;
}

std::string name_of(const Document& document, const Hit& hit) {
  if (document.sensitive) return document.title;
  // A line of a newsletter without headings is a diary's all the same.
  Hit line = hit;
  const bool diary = document.kind == Kind::newsletter || document.kind == Kind::page;
  if (line.heading.empty() && diary) line.heading = line.title == "Dates" ? "Diary" : "Dates";
  std::string name = diary ? before_day(line) : std::string();
  if (name.empty()) name = without_time(event_name(line));
  if (name.empty() && !hit.heading.empty() && hit.heading != document.title)
    name = event_words(hit.heading).empty() || document.sections.size() < 2 ? document.title
           : document.kind == Kind::newsletter || document.kind == Kind::page
               ? hit.heading
               : document.title + ": " + hit.heading;
  if (name.empty()) name = document.title;
  for (const char* each : {"Cancelled: ", "CANCELLED: ", "Postponed: ", "POSTPONED: "})
    if (name.starts_with(each)) name.erase(0, std::string_view(each).size());
  return without_status(std::move(name));
}

std::string event_words(std::string_view name) {
  const std::vector<text::Word> words = text::words(name);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (is_of_the_name(words, i)) out += (out.empty() ? "" : " ") + words[i].folded;
  return out;
}

}  // namespace fingerpost::events
