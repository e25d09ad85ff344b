// Who tells of one event, and what pages say became of it:
//
//     a newsletter   10 December  DSL network meeting               ┐
//     another page   "The DSL network meeting has been moved to     ├─► 15 December, moved from
//                     15 December"                                  ┘   10 December; its uid stays
//
// Pages that have the words of its name are found by a search, so that nobody is told more than
// they may see; they are heard in the order in which they were published.
#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "dates/dates.hpp"
#include "feeds/feeds.hpp"
#include "library/happenings.hpp"
#include "library/sayings.hpp"
#include "text/text.hpp"

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

// Any of which turns an event, as a question with one clause.
constexpr std::string_view cues =
    "\"put back\" OR cancelled OR cancelling OR cancel OR postponed OR postpone OR moved OR moves "
    "OR moving OR "
    "rescheduled OR rearranged OR deferred OR \"put off\" OR \"pushed back\" OR "
    "\"brought forward\" OR \"on hold\" OR \"new date\" OR \"date is\" OR changed OR instead OR "
    "\"rather than\" OR now OR originally OR abandoned OR \"called off\" OR \"no longer\" OR "
    "\"not take\" OR \"not go\" OR \"go ahead\" OR wont OR correction OR \"will be no\"";

struct Page {
  const Document* document;
  const Section* section;
  Date told;       // published, else recorded
  bool published;  // whether that is the day of its publication
};

class Sayings {
 public:
  explicit Sayings(const Asking& asking) : asking_(asking) {}

  bool any() {
    Query query = asked(std::string(cues));
    query.limit = 1;
    return !asking_.best(query).empty();
  }

  // Sections with the words of that name, in the order of their days.
  const std::vector<Page>& about(const std::string& name) {
    const auto [at, fresh] = found_.try_emplace(name);
    if (!fresh) return at->second;
    std::string text(cues);
    for (const std::string& word : words_in(name))
      if (!is_plain(word)) text += " \"" + word + "\"";
    for (const Hit& hit : asking_.best(asked(std::move(text))))
      if (const auto page = page_of(hit)) at->second.push_back(*page);
    std::stable_sort(at->second.begin(), at->second.end(), [](const Page& a, const Page& b) {
      return std::tie(a.told, a.document->id, a.section->anchor) <
             std::tie(b.told, b.document->id, b.section->anchor);
    });
    return at->second;
  }

 private:
  static Query asked(std::string text) {
    constexpr std::size_t most = 100;  // of one name: a search gives no more at once
    return {.text = std::move(text),
            .ended = Ended::rank_equally,
            .group = Group::section,
            .limit = most,
            .snippets = false,
            .literal = {"all"},
            .companions = false};
  }

  // "Meetings" of a page are the "meeting" of a diary: not looked for word for word.
  static bool is_plain(const std::string& word) {
    constexpr std::array<std::string_view, 6> plain{"meeting", "event",    "session",
                                                    "course",  "training", "workshop"};
    return std::find(plain.begin(), plain.end(), word) != plain.end();
  }

  std::optional<Page> page_of(const Hit& hit) {
    if (hit.standing == Standing::superseded || hit.standing == Standing::withdrawn ||
        hit.standing == Standing::draft)
      return std::nullopt;
    auto [at, fresh] = documents_.try_emplace({hit.document, hit.edition});
    if (fresh) at->second = asking_.searcher.edition(hit.document, hit.edition);
    if (!at->second || at->second->sensitive) return std::nullopt;
    const Document& document = *at->second;
    for (const Section& section : document.sections)
      if (section.anchor == hit.anchor)
        return Page{&document, &section, told_on(hit, document),
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
  std::map<std::string, std::vector<Page>> found_ = {};
};

// Of the publisher of one who tells of it: others' meetings may be called the same. What is known
// to be somebody's is theirs, also where a page of nobody's tells of it.
bool may_speak(const Page& page, const Tellers& group) {
  const std::string& house = page.document->publisher;
  bool of_somebody = false, of_house = false;
  for (const Happening& each : group) {
    if (each.said || each.source.publisher.empty()) continue;
    of_somebody = true;
    of_house = of_house || each.source.publisher == house;
  }
  return house.empty() || of_house || !of_somebody;
}

// What is told of the event on a day later than the page's is the later word.
bool is_outdated(const Page& page, const Tellers& group) {
  return std::any_of(group.begin(), group.end(), [&](const Happening& each) {
    return !each.said && each.when == group.front().when && each.published &&
           page.told < *each.published;
  });
}

// Of an event people speak in the year before it, and not long after it.
bool is_of_its_time(const Page& page, const Period& when) {
  constexpr int ahead = 400, behind = 60;
  const Period told = day(page.told);
  if (!when.first || days_between(told, when) > (page.told < *when.first ? ahead : 9999))
    return false;
  return !page.published || page.told < *when.first || days_between(told, when) <= behind;
}

// The only one of its name in half a year, or on the day that is named.
bool is_known_which(const Saying& saying, const Page& page, const Tellers& group,
                    const std::vector<Tellers>& groups) {
  if (saying.named_day) return true;
  const Happening& one = group.front();
  if (one.when.last && *one.when.last < page.told) return false;
  return std::none_of(groups.begin(), groups.end(), [&](const Tellers& other) {
    return &other != &group && !other.empty() && other.front().words == one.words &&
           other.front().when.last && *other.front().when.last >= page.told &&
           days_between(other.front().when, one.when) <= of_one_year;
  });
}

Taking taking_of(Saying::What what) {
  if (what == Saying::What::cancelled) return Taking::cancelled;
  return what == Saying::What::postponed ? Taking::postponed : Taking::confirmed;
}

Happening said_by(const Page& page, const Saying& saying, const Happening& of) {
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
  if (saying.what == Saying::What::moved) {
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

// What one document tells twice are two events.
bool of_one_document(const Tellers& a, const Tellers& b) {
  return std::any_of(a.begin(), a.end(), [&](const Happening& one) {
    return std::any_of(b.begin(), b.end(), [&](const Happening& two) {
      return one.source.document == two.source.document;
    });
  });
}

// The page's own entry for what it says was moved, and others' for the new day.
void take_in(std::vector<Tellers>& groups, Tellers& into, const Happening& said) {
  for (Tellers& other : groups) {
    if (&other == &into || other.empty()) continue;
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

}  // namespace

void take_sayings(const Asking& asking, std::vector<Tellers>& groups) {
  Sayings sayings(asking);
  if (groups.empty() || !sayings.any()) return;
  for (Tellers& group : groups) {
    if (group.empty() || words_in(group.front().words).empty()) continue;
    int turns = 0;
    for (const Page& page : sayings.about(group.front().words)) {
      if (!may_speak(page, group) || is_outdated(page, group) ||
          !is_of_its_time(page, group.front().when))
        continue;
      const auto saying =
          saying_of(*page.section, page.document->title, group.front().words, group.front().when);
      if (!saying || !is_known_which(*saying, page, group, groups)) continue;
      Happening said = said_by(page, *saying, group.front());
      const Taking before = group.front().source.taking;
      const bool moved = saying->what == Saying::What::moved;
      if (saying->what == Saying::What::goes_ahead && before == Taking::confirmed) continue;
      turns += moved || said.source.taking != before;
      take_in(groups, group, said);
      group.insert(group.begin(), std::move(said));
    }
    if (turns > 0) group.front().changes += turns;
  }
  std::erase_if(groups, [](const Tellers& group) { return group.empty(); });
}

}  // namespace fingerpost::library
