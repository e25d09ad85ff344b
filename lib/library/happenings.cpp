// A section of a page, a newsletter's line or a calendar's entry is read for its days:
//
//     13-19 May ... walks from Monday 13 May    one event: days within its days are parts of it
//     3, 10 and 17 June; every second Tuesday   one for each
//     9.30am Opening / 12pm Fathers             lines of one paragraph, each its own: a programme
//     no day of its own                         the section's validity
//
// and its document's earlier editions for how the same event was told before.
#include "library/happenings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <span>

#include "events/events.hpp"
#include "feeds/feeds.hpp"
#include "text/text.hpp"

namespace fingerpost::library {
namespace {

using events::event_words;
using events::hit_of;
using events::name_of;

bool within(const Period& part, const Period& whole) {
  return whole.first && whole.last && part.first && part.last && *whole.first <= *part.first &&
         *part.last <= *whole.last;
}

// "#uid=4af0%40leeds.example" of a calendar's entry: 4af0@leeds.example.
std::string uid_in(std::string_view fragment) {
  constexpr std::string_view mark = "#uid=";
  if (!fragment.starts_with(mark)) return {};
  const std::string_view rest = fragment.substr(mark.size());
  std::string out;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    unsigned byte = 0;
    const bool escaped =
        rest[i] == '%' && i + 2 < rest.size() &&
        std::from_chars(&rest[i + 1], &rest[i + 1] + 2, byte, 16).ptr == &rest[i + 1] + 2;
    out += escaped ? static_cast<char>(byte) : rest[i];
    if (escaped) i += 2;
  }
  return feeds::one_line(text::valid_utf8(out));
}

bool is_day_of_event(const DateMention& each) {
  return each.role == Role::event && each.when.first && (each.when.last || !each.repeats.empty());
}

// "12pm until 1pm Fathers and other men": its day or hours, and then what it is called.
bool names_one(std::string_view text, const text::Span& line, const DateMention& day) {
  const std::string_view lead = text.substr(line.offset, day.offset - line.offset);
  const std::size_t end = std::min(day.offset + day.length, line.offset + line.length);
  return lead.find_first_not_of(" \t@*-") == lead.npos &&
         !event_words(text.substr(end, line.offset + line.length - end)).empty();
}

// Lines of programmes by where they begin: of a paragraph of which several lines have days, and
// each of these begins with its own.
using Programme = std::map<std::size_t, text::Span>;

Programme programme_of(std::string_view text, const std::vector<DateMention>& dates) {
  std::map<std::size_t, const DateMention*> days;
  for (const DateMention& each : dates)
    if (is_day_of_event(each)) days.try_emplace(each.offset, &each);
  Programme out, lines;
  bool each_names_one = true;
  const auto end_paragraph = [&] {
    if (each_names_one && lines.size() > 1) out.merge(lines);
    lines.clear(), each_names_one = true;
  };
  for (std::size_t at = 0; at < text.size();) {
    const text::Span line{at, std::min(text.find('\n', at), text.size()) - at};
    const auto day = days.lower_bound(at);
    if (line.length == 0) end_paragraph();
    if (day != days.end() && day->first < at + line.length) {
      lines.emplace(at, line);
      each_names_one = each_names_one && names_one(text, line, *day->second);
    }
    at += line.length + 1;
  }
  end_paragraph();
  return out;
}

const text::Span* line_of(const Programme& programme, const DateMention& day) {
  const auto next = programme.upper_bound(day.offset);
  if (next == programme.begin()) return nullptr;
  const text::Span& line = std::prev(next)->second;
  return day.offset < line.offset + line.length ? &line : nullptr;
}

// Two hours of one day, each with a line of its own.
bool are_sessions(const Programme& programme, const DateMention& a, const DateMention& b) {
  if (programme.empty() || a.from_time.empty() || b.from_time.empty() || a.from_time == b.from_time)
    return false;
  const text::Span *one = line_of(programme, a), *two = line_of(programme, b);
  return one && two && one != two;
}

// Days on which it happens; of two that lie in each other the longer, with the hours of the day
// itself.
std::vector<DateMention> days_of(const Hit& hit) {
  std::vector<DateMention> days;
  for (const DateMention& each : hit.dates)
    if (is_day_of_event(each)) days.push_back(each);
  const Programme programme =
      programme_of(hit.snippet.parts.empty() ? "" : hit.snippet.parts[0].text, hit.dates);
  std::vector<DateMention> out;
  for (std::size_t i = 0; i < days.size(); ++i) {
    bool part = false;
    for (std::size_t j = 0; j < days.size() && !part; ++j)
      part = i != j && within(days[i].when, days[j].when) &&
             (days[i].when != days[j].when || j < i) && !are_sessions(programme, days[i], days[j]);
    if (!part) out.push_back(days[i]);
  }
  return out;
}

Happening told(const Document& document, const Section& section) {
  const Hit hit = hit_of(document, section);
  Happening out{.name = name_of(document, hit), .kind = section.kind};
  out.words = event_words(out.name);
  out.uid = uid_in(section.fragment);
  out.source = {.document = document.id,
                .anchor = section.anchor,
                .title = document.title,
                .heading = document.sensitive ? std::string() : section.heading,
                .url = link_of(document.url),
                .publisher = document.publisher,
                .layer = document.layer,
                .taking = taking_of(document, section, hit, out.name)};
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

// Of several days each is told by its own paragraph, or line of a programme.
Section part_of(const Section& section, const Programme& programme, const DateMention& day) {
  Section out = section;
  const std::size_t before = section.text.rfind("\n\n", day.offset);
  std::size_t from = before == section.text.npos ? 0 : before + 2;
  std::size_t to = std::min(section.text.find("\n\n", day.offset), section.text.size());
  if (const text::Span* line = line_of(programme, day))
    from = line->offset, to = line->offset + line->length;
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
  const Programme programme = programme_of(section.text, section.dates);
  for (const DateMention& day : days) {
    const Happening base =
        told(document, days.size() > 1 ? part_of(section, programme, day) : section);
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

bool has_named(const std::vector<Happening>& all, const std::string& words) {
  return std::any_of(all.begin(), all.end(),
                     [&](const Happening& each) { return each.words == words; });
}

// "Neglect forum" and "Neglect practice forum": half of the words of both.
bool are_akin(const std::string& a, const std::string& b) {
  const std::set<std::string> one = words_in(a), two = words_in(b);
  const auto both = std::count_if(one.begin(), one.end(),
                                  [&](const std::string& each) { return two.count(each) > 0; });
  return 2 * static_cast<std::size_t>(both) >= std::max(one.size(), two.size());
}

// The one event that stood there under a name that is no longer used: on the same day and at the
// same hour, or the only one of a page that has only one.
const Happening* renamed_in(const std::vector<Happening>& all, const std::vector<Happening>& later,
                            const Happening& one) {
  const Happening* found = nullptr;
  for (const Happening& each : all) {
    if (has_named(later, each.words) || each.repeats != one.repeats) continue;
    const bool at_once = each.when == one.when && (each.from_time == one.from_time ||
                                                   each.from_time.empty() || one.from_time.empty());
    const bool alone = all.size() == 1 && later.size() == 1 && are_akin(each.words, one.words);
    if (!at_once && !alone) continue;
    if (found) return nullptr;
    found = &each;
  }
  return found;
}

// How the same event stood in the edition before `later`: by its words, or renamed.
const Happening* same_in(const std::vector<Happening>& all, const std::vector<Happening>& later,
                         const Happening& one) {
  const Happening* found = nullptr;
  bool several = false;
  for (const Happening& each : all) {
    if (each.words != one.words) continue;
    if (each.when == one.when && each.from_time == one.from_time) return &each;
    several = several || found != nullptr;
    if (!found || each.when == one.when) found = &each;
  }
  if (several && found->when != one.when) return nullptr;  // not known which
  return found ? found : renamed_in(all, later, one);
}

std::vector<Happening> all_of(const Document& document, const Period& within) {
  std::vector<Happening> out;
  for (const Section& section : document.sections)
    if (happens(section.kind) || section.kind == Kind::notice)
      for (Happening& each : of_section(document, section, within)) out.push_back(std::move(each));
  return out;
}

// What a calendar tells of several days under one uid has one for each.
void tell_apart(std::span<Happening> all) {
  std::map<std::string_view, std::size_t> count;
  for (const Happening& each : all) ++count[each.uid];
  for (Happening& each : all)
    if (!each.uid.empty() && count[each.uid] > 1) each.many = true;
}

class Editions {
 public:
  // Of what was known, and published, on the day.
  Editions(const Searcher& searcher, const std::string& id, AsOf as_of, const Period& within) {
    held_ = searcher.history(id, as_of.day);
    const bool known = !held_.empty() && as_of.known && held_.front().recorded <= *as_of.known;
    std::erase_if(held_, [&](const EditionHeld& each) {
      const bool later = each.published && each.published->first > as_of.day;
      return later || (known && each.recorded > *as_of.known);
    });
    constexpr std::size_t most = 50;
    for (std::size_t i = held_.size() > most ? held_.size() - most : 0; i < held_.size(); ++i)
      if (const auto body = searcher.edition(id, held_[i].edition))
        told_.push_back(all_of(*body, within));
  }
  std::optional<Date> recorded() const {
    return held_.empty() ? std::nullopt : std::optional(held_.front().recorded);
  }
  // From edition to edition, the newest first.
  void look_back(Happening& one) const {
    if (told_.empty()) return;
    const bool recurs = !one.repeats.empty();
    const Happening* now = &one;
    for (std::size_t i = told_.size() - 1; i > 0; --i) {
      const Happening* before = same_in(told_[i - 1], told_[i], *now);
      if (!before || (recurs && before->when != now->when)) continue;
      const bool day = now->when != before->when;
      if (day && days_between(now->when, before->when) > of_one_year) {
        one.again = true;  // that was another year's
        break;
      }
      one.changes += day || now->source.taking != before->source.taking ||
                     now->from_time != before->from_time || now->name != before->name;
      if (day && !one.before) one.before = before->when;
      now = before;
    }
    one.first_words = now->words;
    if (one.again) one.first_day = now->when;
  }

 private:
  std::vector<EditionHeld> held_ = {};
  std::vector<std::vector<Happening>> told_ = {};
};

}  // namespace

// What a link may lead to: an address of the web, or a place on the host that the reader's page
// is of. Nothing else is handed on, whatever shows the diary.
std::string link_of(std::string_view url) {
  constexpr std::string_view host = "https://h";
  std::string link = feeds::address(url, {"", std::string(host), ""});
  if (url.starts_with('/')) link.erase(0, std::min(host.size(), link.size()));
  return link;
}

std::vector<Happening> happenings(const Asking& asking, const std::vector<Hit>& hits,
                                  const Period& within) {
  const Searcher& searcher = asking.searcher;
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
    const Editions editions(searcher, id, asking.as_of, within);
    const std::size_t before = out.size();
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
        each.recorded = editions.recorded().value_or(asking.as_of.day);
        each.first_words = each.words;
        editions.look_back(each);
        out.push_back(std::move(each));
      }
    }
    tell_apart(std::span(out).subspan(before));
  }
  return out;
}

}  // namespace fingerpost::library
