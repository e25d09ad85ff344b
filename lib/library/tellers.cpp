// Who tells of one event, and what pages say became of it:
//
//     a newsletter   10 December  DSL network meeting               ┐
//     another page   "The DSL network meeting has been moved to     ├─► 15 December, moved from
//                     15 December"                                  ┘   10 December; its uid stays
//
// Pages that have the words of its name are those of the opened tiers alone; they are heard in the
// order in which they were published, those of one name together.
#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "dates/dates.hpp"
#include "events/events.hpp"
#include "feeds/feeds.hpp"
#include "library/happenings.hpp"

namespace fingerpost::library {

std::set<std::string> words_in(const std::string& words) {
  std::set<std::string> out;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    out.insert(words.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// "Safeguarding Week" of "West Yorkshire Safeguarding Week"; one word is no name.
bool is_part_of(const std::string& shorter, const std::string& longer) {
  constexpr std::size_t least = 2;
  const std::set<std::string> a = words_in(shorter), b = words_in(longer);
  return a.size() >= least && std::includes(b.begin(), b.end(), a.begin(), a.end());
}

bool of_one_house(const Happening& a, const Happening& b) {
  const DiarySource &one = a.source, &two = b.source;
  return one.publisher == two.publisher || one.publisher.empty() || two.publisher.empty() ||
         (one.layer != Layer::agency && two.layer != Layer::agency);
}

// Told of first comes first; what is only said of it is nobody's own entry.
bool told_before(const Happening& a, const Happening& b) {
  return std::tie(a.said, a.recorded, a.source.document, a.source.anchor) <
         std::tie(b.said, b.recorded, b.source.document, b.source.anchor);
}

int days_between(const Period& a, const Period& b) {
  return a.first && b.first ? std::abs(dates::to_days(*a.first) - dates::to_days(*b.first)) : 9999;
}

namespace {

// A page that speaks of an event, and the day it was told on.
struct Heard {
  const Document* document;
  const Section* section;
  Date told;
  bool published;
};

// The pages of a name, each document opened once.
class Hearing {
 public:
  explicit Hearing(const Asking& asking) : asking_(asking) {}

  // In the order of their days.
  std::vector<Heard> about(const std::string& name) {
    std::vector<Heard> out;
    for (const Hit& hit : asking_.speaking_of(name)) {
      asking_.check();
      if (const auto page = page_of(hit)) out.push_back(*page);
    }
    std::stable_sort(out.begin(), out.end(), [](const Heard& a, const Heard& b) {
      return std::tie(a.told, a.document->id, a.section->anchor) <
             std::tie(b.told, b.document->id, b.section->anchor);
    });
    return out;
  }

 private:
  std::optional<Heard> page_of(const Hit& hit) {
    auto [at, fresh] = documents_.try_emplace({hit.document, hit.edition});
    if (fresh) at->second = asking_.searcher.edition(hit.document, hit.edition);
    if (!at->second || at->second->sensitive) return std::nullopt;
    const Document& document = *at->second;
    for (const Section& section : document.sections)
      if (section.anchor == hit.anchor)
        return Heard{&document, &section, told_on(hit, document),
                     document.published && document.published->last};
    return std::nullopt;
  }

  Date told_on(const Hit& hit, const Document& document) const {
    if (document.published && document.published->last) return *document.published->last;
    for (const EditionHeld& each : asking_.searcher.history(hit.document, asking_.as_of.day))
      if (each.edition == hit.edition) return each.recorded;
    return asking_.as_of.day;
  }

  const Asking& asking_;
  std::map<std::pair<std::string, int>, std::optional<Document>> documents_ = {};
};

Taking taking_of(events::Saying::What what) {
  if (what == events::Saying::What::cancelled) return Taking::cancelled;
  return what == events::Saying::What::postponed ? Taking::postponed : Taking::confirmed;
}

Happening said_by(const Heard& page, const events::Saying& saying, const Happening& of) {
  Happening out = of;
  out.said = true, out.changes = 0, out.uid.clear(), out.before.reset();
  out.recorded = page.told;
  out.source = {.document = page.document->id,
                .anchor = page.section->anchor,
                .title = page.document->title,
                .heading = page.section->heading,
                .url = link_of(page.document->url),
                .publisher = page.document->publisher,
                .layer = page.document->layer,
                .words = saying.words,
                .when = of.when,
                .taking = taking_of(saying.what)};
  if (saying.what == events::Saying::What::moved) {
    out.before = of.when;
    out.when = out.source.when = saying.to.when;
    out.from_time = saying.to.from_time, out.to_time = saying.to.to_time;
  }
  return out;
}

// The page's own entry is made of the very words that say so: what else stands there is another's.
bool is_made_of(const Happening& entry, const Happening& said) {
  constexpr std::size_t enough = 60;  // bytes: a paragraph is told by its first words alone
  const std::string &own = entry.source.words, &words = said.source.words;
  return own.find(words.substr(0, std::min(enough, words.size()))) != own.npos ||
         (!own.empty() && words.find(own) != words.npos);
}

// Groups by what a saying may touch: the documents that tell of them, and their days.
class Places {
 public:
  explicit Places(const std::vector<Tellers>& groups) {
    for (std::size_t i = 0; i < groups.size(); ++i) add(groups[i], i);
  }
  void add(const Tellers& group, std::size_t at) {
    for (const Happening& each : group) by_document_[each.source.document].insert(at);
    if (!group.empty()) by_day_[group.front().when.first].insert(at);
  }
  std::set<std::size_t> touched_by(const Happening& said) const {
    std::set<std::size_t> out;
    if (const auto at = by_document_.find(said.source.document); at != by_document_.end())
      out = at->second;
    if (const auto at = by_day_.find(said.when.first); said.before && at != by_day_.end())
      out.insert(at->second.begin(), at->second.end());
    return out;
  }

 private:
  std::map<std::string, std::set<std::size_t>> by_document_ = {};
  std::map<std::optional<Date>, std::set<std::size_t>> by_day_ = {};
};

// What one document tells twice are two events.
bool of_one_document(const Tellers& a, const Tellers& b) {
  return std::any_of(a.begin(), a.end(), [&](const Happening& one) {
    return std::any_of(b.begin(), b.end(), [&](const Happening& two) {
      return one.source.document == two.source.document;
    });
  });
}

// The page's own entry for what it says was moved, and others' for the new day.
void take_in(std::vector<Tellers>& groups, std::size_t number, const Happening& said,
             const Places& places) {
  Tellers& into = groups[number];
  for (const std::size_t i : places.touched_by(said)) {
    Tellers& other = groups[i];
    if (i == number || other.empty()) continue;
    std::erase_if(other, [&](const Happening& each) {
      return each.source.document == said.source.document &&
             each.source.anchor == said.source.anchor && each.repeats.empty() &&
             is_made_of(each, said) && (each.when == said.when || each.when == said.before);
    });
    if (!said.before || other.empty() || other.front().when != said.when ||
        of_one_document(other, into))
      continue;
    if (of_one_house(other.front(), into.front()) &&
        (other.front().words == said.words || is_part_of(other.front().words, said.words) ||
         is_part_of(said.words, other.front().words)))
      for (Happening& each : std::exchange(other, {})) into.push_back(std::move(each));
  }
}

void take_turns(std::vector<Tellers>& groups, std::size_t number, const std::vector<Heard>& pages,
                const std::vector<events::Turn>& turns, Places& places) {
  int changes = 0;
  for (const events::Turn& turn : turns) {
    Tellers& group = groups[number];
    if (group.empty()) return;  // it went into another
    Happening said = said_by(pages[turn.page], turn.saying, group.front());
    changes += turn.saying.what == events::Saying::What::moved ||
               said.source.taking != group.front().source.taking;
    take_in(groups, number, said, places);
    group.insert(group.begin(), std::move(said));
    places.add(group, number);
  }
  groups[number].front().changes += changes;
}

events::Occasion occasion_of(const Tellers& group) {
  events::Occasion out{.when = group.front().when,
                       .confirmed = group.front().source.taking == Taking::confirmed};
  for (const Happening& each : group)
    if (!each.said) out.tellers.push_back({each.source.publisher, each.when, each.published});
  return out;
}

}  // namespace

void take_sayings(const Asking& asking, std::vector<Tellers>& groups) {
  std::map<std::string, std::vector<std::size_t>> named;
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (!groups[i].empty()) named[groups[i].front().words].push_back(i);
  Hearing hearing(asking);
  Places places(groups);
  for (const auto& [name, members] : named) {
    const std::vector<Heard> heard = name.empty() ? std::vector<Heard>() : hearing.about(name);
    asking.check();
    if (heard.empty()) continue;
    std::vector<events::Page> pages;
    for (const Heard& each : heard)
      pages.push_back({each.section, each.document->title, each.document->publisher, each.told,
                       each.published});
    std::vector<events::Occasion> occasions;
    std::vector<std::size_t> there;
    for (const std::size_t i : members)
      if (!groups[i].empty()) there.push_back(i), occasions.push_back(occasion_of(groups[i]));
    const auto turns = events::turns_of(name, pages, occasions, [&] { asking.check(); });
    for (std::size_t i = 0; i < there.size(); ++i)
      if (!turns[i].empty()) take_turns(groups, there[i], heard, turns[i], places);
  }
  std::erase_if(groups, [](const Tellers& group) { return group.empty(); });
}

}  // namespace fingerpost::library
