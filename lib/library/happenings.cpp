// A section of a page, a newsletter's line or a calendar's entry is read for its days:
//
//     13-19 May ... walks from Monday 13 May    one event: days within its days are parts of it
//     3, 10 and 17 June; every second Tuesday   one for each
//     no day of its own                         the section's validity
//
// and its document's earlier editions for how the same event was told before.
#include "library/happenings.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "feeds/feeds.hpp"
#include "text/text.hpp"

namespace fingerpost::library {
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

// A hit of that section, to be called as feeds call it.
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

std::string name_of(const Document& document, const Hit& hit) {
  if (document.sensitive) return document.title;
  // A line of a newsletter without headings is a diary's all the same.
  Hit line = hit;
  const bool diary = document.kind == Kind::newsletter || document.kind == Kind::page;
  if (line.heading.empty() && diary) line.heading = "Dates";
  std::string name = diary ? before_day(line) : std::string();
  if (name.empty()) name = event_name(line);
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

bool says(std::string_view text, std::initializer_list<std::string_view> words) {
  const std::string folded = text::fold(text);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return folded.find(word) != folded.npos; });
}

Taking taking_of(const Document& document, const Hit& hit) {
  if (is_called_off(hit)) {
    const bool put_off = says(hit.heading, {"postponed"}) ||
                         (says(to_text(hit.snippet), {"postponed"}) && !document.sensitive);
    return put_off && !says(hit.heading, {"cancelled"}) ? Taking::postponed : Taking::cancelled;
  }
  const std::string_view line = hit.snippet.parts.empty() ? "" : hit.snippet.parts[0].text;
  // "14 May Network - CANCELLED": a line that is short is all about its event.
  constexpr std::size_t short_line = 160;
  if (line.size() <= short_line) {
    if (says(line, {"postponed"})) return Taking::postponed;
    if (says(line, {"cancelled", "canceled", "called off"})) return Taking::cancelled;
  }
  return document.status == Status::draft ? Taking::tentative : Taking::confirmed;
}

bool within(const Period& part, const Period& whole) {
  return whole.first && whole.last && part.first && part.last && *whole.first <= *part.first &&
         *part.last <= *whole.last;
}

// What a link may lead to: an address of the web, or a place on the host that the reader's page
// is of. Nothing else is handed on, whatever shows the diary.
std::string link_of(std::string_view url) {
  constexpr std::string_view host = "https://h";
  std::string link = feeds::address(url, {"", std::string(host), ""});
  if (url.starts_with('/')) link.erase(0, std::min(host.size(), link.size()));
  return link;
}

// Days on which it happens; of two that lie in each other the longer, with the hours of the day
// itself.
std::vector<DateMention> days_of(const Hit& hit) {
  std::vector<DateMention> days;
  for (const DateMention& each : hit.dates)
    if (each.role == Role::event && each.when.first && (each.when.last || !each.repeats.empty()))
      days.push_back(each);
  std::vector<DateMention> out;
  for (std::size_t i = 0; i < days.size(); ++i) {
    bool part = false;
    for (std::size_t j = 0; j < days.size() && !part; ++j)
      part =
          i != j && within(days[i].when, days[j].when) && (days[i].when != days[j].when || j < i);
    if (!part) out.push_back(days[i]);
  }
  return out;
}

Happening told(const Document& document, const Section& section) {
  const Hit hit = hit_of(document, section);
  Happening out{.name = name_of(document, hit), .kind = section.kind};
  out.words = event_words(out.name);
  out.source = {.document = document.id,
                .anchor = section.anchor,
                .title = document.title,
                .heading = document.sensitive ? std::string() : section.heading,
                .url = link_of(document.url),
                .publisher = document.publisher,
                .layer = document.layer,
                .taking = taking_of(document, hit)};
  constexpr std::size_t most_words = 400;
  if (!document.sensitive) {
    out.source.words = text::squeeze(section.text);
    if (out.source.words.size() > most_words) {
      std::size_t end = out.source.words.rfind(' ', most_words);
      out.source.words.resize(end == std::string::npos ? 0 : end);
      out.source.words += " \u2026";
    }
  }
  std::set<std::string> topics(document.topics.begin(), document.topics.end());
  for (const Tag& tag : section.tags)
    if (tag.weight >= 0.3) topics.insert(tag.topic);
  out.topics.assign(topics.begin(), topics.end());
  if (document.published) out.published = document.published->first;
  return out;
}

Happening on(Happening base, const DateMention& day) {
  base.when = base.source.when = day.when;
  base.from_time = day.from_time, base.to_time = day.to_time;
  return base;
}

void add_recurring(const Happening& base, const DateMention& day, const Period& within,
                   std::vector<Happening>& out) {
  Period reach = within;
  if (day.when.last && *day.when.last > *day.when.first)
    reach.last = reach.last ? std::min(*reach.last, *day.when.last) : *day.when.last;
  for (const Date each : occurrences(day.repeats, *day.when.first, reach)) {
    DateMention one = day;
    one.when = fingerpost::day(each);
    out.push_back(on(base, one));
    out.back().repeats = day.repeats;
    out.back().many = true;
  }
}

// Of several days each is told by its own paragraph.
Section paragraph_of(const Section& section, const DateMention& day) {
  Section out = section;
  const std::size_t before = section.text.rfind("\n\n", day.offset);
  const std::size_t from = before == section.text.npos ? 0 : before + 2;
  const std::size_t to = std::min(section.text.find("\n\n", day.offset), section.text.size());
  out.text = section.text.substr(from, to - from);
  std::erase_if(out.dates,
                [&](const DateMention& date) { return date.offset < from || date.offset >= to; });
  return out;
}

std::vector<Happening> of_section(const Document& document, const Section& section,
                                  const Period& within) {
  const Hit hit = hit_of(document, section);
  std::vector<Happening> out;
  const std::vector<DateMention> days = days_of(hit);
  for (const DateMention& day : days) {
    const Happening base = told(document, days.size() > 1 ? paragraph_of(section, day) : section);
    if (!day.repeats.empty()) {
      add_recurring(base, day, within, out);
    } else {
      out.push_back(on(base, day));
      out.back().many = days.size() > 1;
    }
  }
  if (days.empty() && !hit.validity.open() && hit.validity.first) {
    out.push_back(told(document, section));
    out.back().when = out.back().source.when = hit.validity;
  }
  return out;
}

bool happens(Kind kind) { return kind == Kind::event || kind == Kind::course; }

// How the same event, by its words, stood in another edition.
const Happening* same_in(const std::vector<Happening>& all, const Happening& one) {
  const Happening* found = nullptr;
  for (const Happening& each : all) {
    if (each.words != one.words) continue;
    if (each.when == one.when) return &each;
    if (found) return nullptr;  // several of that name: not known which
    found = &each;
  }
  return found;
}

std::vector<Happening> all_of(const Document& document, const Period& within) {
  std::vector<Happening> out;
  for (const Section& section : document.sections)
    if (happens(section.kind) || section.kind == Kind::notice)
      for (Happening& each : of_section(document, section, within)) out.push_back(std::move(each));
  return out;
}

class Editions {
 public:
  // Of what was known, and published, on the day.
  Editions(const Searcher& searcher, const std::string& id, AsOf as_of, const Period& within) {
    held_ = searcher.history(id, as_of.day);
    std::erase_if(held_, [&](const EditionHeld& each) {
      const bool later = each.published && each.published->first > as_of.day;
      return later || (as_of.known && each.recorded > *as_of.known);
    });
    constexpr std::size_t most = 50;
    for (std::size_t i = held_.size() > most ? held_.size() - most : 0; i < held_.size(); ++i)
      if (const auto body = searcher.edition(id, held_[i].edition))
        told_.push_back(all_of(*body, within));
  }
  std::optional<Date> recorded() const {
    return held_.empty() ? std::nullopt : std::optional(held_.front().recorded);
  }
  void look_back(Happening& one) const {
    const Happening* last = nullptr;
    for (const std::vector<Happening>& edition : told_) {
      const Happening* now = same_in(edition, one);
      if (last && now &&
          (now->when != last->when || now->source.taking != last->source.taking ||
           now->from_time != last->from_time || now->name != last->name)) {
        ++one.changes;
        if (now->when != last->when) one.before = last->when;
      }
      if (now) last = now;
    }
  }

 private:
  std::vector<EditionHeld> held_ = {};
  std::vector<std::vector<Happening>> told_ = {};
};

}  // namespace

std::string event_words(std::string_view name) {
  const std::vector<text::Word> words = text::words(name);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (is_of_the_name(words, i)) out += (out.empty() ? "" : " ") + words[i].folded;
  return out;
}

std::vector<Happening> happenings(const Searcher& searcher, const std::vector<Hit>& hits,
                                  AsOf as_of, const Period& within) {
  std::map<std::string, std::vector<const Hit*>> by_document;
  for (const Hit& hit : hits)
    if (hit.standing != Standing::superseded) by_document[hit.document].push_back(&hit);
  std::vector<Happening> out;
  for (const auto& [id, found] : by_document) {
    // The newest that can be seen on the day; what is published later tells nothing yet.
    int edition = 0;
    for (const Hit* hit : found) edition = std::max(edition, hit->edition);
    const std::optional<Document> document = searcher.edition(id, edition);
    if (!document) continue;
    const Editions editions(searcher, id, as_of, within);
    bool dated = false;
    for (const Section& section : document->sections)
      dated = dated || (happens(section.kind) && !days_of(hit_of(*document, section)).empty());
    for (const Section& section : document->sections) {
      const auto hit = std::find_if(found.begin(), found.end(), [&](const Hit* each) {
        return each->anchor == section.anchor && each->edition == edition;
      });
      if (hit == found.end() || (dated && days_of(hit_of(*document, section)).empty())) continue;
      for (Happening& each : of_section(*document, section, within)) {
        each.source.standing = (*hit)->standing;
        each.recorded = editions.recorded().value_or(as_of.day);
        if (each.repeats.empty()) editions.look_back(each);
        out.push_back(std::move(each));
      }
    }
  }
  return out;
}

}  // namespace fingerpost::library
