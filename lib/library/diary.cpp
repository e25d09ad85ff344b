// Who tells of the same event is put together, the first who told speaks for it:
//
//     newsletter   13-19 May  Mental Health Awareness Week   ┐
//     page         13-19 May  Mental Health Awareness Week   ├─► one entry, three sources
//     calendar     13-19 May  Mental health awareness week   ┘
//
// the same when day and name are the same, or the words of one name are among the other's; two
// hours are two events. Its uid is made of who told first, so that it stays when others do too.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "dates/dates.hpp"
#include "feeds/feeds.hpp"
#include "fingerpost/error.hpp"
#include "library/happenings.hpp"
#include "library/hits.hpp"
#include "text/text.hpp"

namespace fingerpost {
namespace library {
namespace {

std::vector<Hit> found(const Searcher& searcher, const DiaryOptions& options, AsOf as_of) {
  // Old editions, of which a calendar that changes often has most, are not told of.
  Query query{.text = "-standing:superseded",
              .kinds = {Kind::event, Kind::course, Kind::notice},
              .topics = options.topics,
              .publishers = options.publishers,
              .place = options.place,
              .ended = Ended::rank_equally,
              .sort = Sort::start,
              .group = Group::section,
              .snippets = false,
              .companions = false};
  std::vector<Hit> out = all_hits(searcher, std::move(query), as_of);
  // A notice is of the diary when it says of an event that it is off.
  std::erase_if(out, [](const Hit& hit) {
    return hit.not_for_you || (hit.kind == Kind::notice && hit.dates.empty());
  });
  return out;
}

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

bool same_hours(const Happening& a, const Happening& b) {
  return a.from_time.empty() || b.from_time.empty() || a.from_time == b.from_time;
}

bool are_one(const Happening& a, const Happening& b) {
  if (a.when != b.when || !same_hours(a, b) || !of_one_house(a, b)) return false;
  if (a.words == b.words) return true;
  if (a.source.document == b.source.document) return false;
  return is_part_of(a.words, b.words) || is_part_of(b.words, a.words);
}

// Told of first comes first.
bool told_before(const Happening& a, const Happening& b) {
  return std::tie(a.recorded, a.source.document, a.source.anchor) <
         std::tie(b.recorded, b.source.document, b.source.anchor);
}

bool says_moved(const Happening& one) {
  const std::string text = text::fold(one.source.words + " " + one.source.heading);
  for (const char* each : {"moved", "new date", "rescheduled", "rearranged", "instead of",
                           "postponed to", "postponed until", "postponed from", "now on"})
    if (text.find(each) != text.npos) return true;
  return false;
}

using Tellers = std::vector<Happening>;

std::vector<Tellers> merged(std::vector<Happening> all) {
  std::sort(all.begin(), all.end(), told_before);
  std::map<std::pair<std::optional<Date>, std::optional<Date>>, std::vector<std::size_t>> by_day;
  std::vector<Tellers> groups;
  for (Happening& each : all) {
    std::vector<std::size_t>& day = by_day[{each.when.first, each.when.last}];
    const auto at = std::find_if(day.begin(), day.end(), [&](std::size_t group) {
      return std::any_of(groups[group].begin(), groups[group].end(),
                         [&](const Happening& other) { return are_one(each, other); });
    });
    if (at != day.end()) {
      groups[*at].push_back(std::move(each));
    } else {
      day.push_back(groups.size());
      groups.push_back({std::move(each)});
    }
  }
  return groups;
}

int days_between(const Period& a, const Period& b) {
  return a.first && b.first ? std::abs(dates::to_days(*a.first) - dates::to_days(*b.first)) : 9999;
}

// "New date: 21 May" of what an older source has on the 14th: one event, on its new day.
void take_moved(std::vector<Tellers>& groups) {
  constexpr int reach = 200;  // days; what comes a year later is another year's
  for (Tellers& now : groups) {
    if (now.empty() || now.front().many || !std::any_of(now.begin(), now.end(), says_moved))
      continue;
    Tellers* before = nullptr;
    bool several = false;
    for (Tellers& other : groups) {
      if (&other == &now || other.empty() || other.front().many ||
          other.front().words != now.front().words || !of_one_house(other.front(), now.front()) ||
          days_between(other.front().when, now.front().when) > reach ||
          std::any_of(other.begin(), other.end(), [&](const Happening& each) {
            return each.source.document == now.front().source.document &&
                   each.source.taking == Taking::confirmed;
          }))
        continue;
      several = before != nullptr;
      before = &other;
    }
    if (!before || several) continue;
    now.front().before = before->front().when;
    // Who told of it first goes on speaking for it, with the new day.
    for (Happening& each : *before) now.push_back(std::move(each));
    before->clear();
  }
  std::erase_if(groups, [](const Tellers& group) { return group.empty(); });
}

std::string uid_of(const Happening& one, const Happening& on) {
  std::string uid = feeds::encoded(one.source.document) + "/" + text::slug(one.words);
  if (uid.back() == '/') uid += feeds::encoded(one.source.anchor);
  if (on.many && on.when.first) uid += "/" + to_iso(*on.when.first);
  return uid;
}

Taking taking_of(const Tellers& group) {
  Taking out = group.front().source.taking;
  for (const Happening& each : group)
    if (each.source.when == group.front().source.when && each.source.taking > out)
      out = each.source.taking;
  // Put off to the new day, on which it takes place.
  return group.front().before && out == Taking::postponed ? Taking::confirmed : out;
}

DiaryEntry entry_of(const Tellers& group) {
  const Happening& now = group.front();
  const Happening& first = *std::min_element(group.begin(), group.end(), told_before);
  DiaryEntry entry{.uid = uid_of(first, now),
                   .name = first.name,
                   .kind = now.kind,
                   .when = now.when,
                   .taking = taking_of(group),
                   .repeats = now.repeats};
  std::set<std::string> topics;
  bool otherwise = false;
  for (const Happening& each : group) {
    if (each.kind != Kind::notice && entry.kind == Kind::notice) entry.kind = each.kind;
    if (entry.from_time.empty() && each.when == now.when)
      entry.from_time = each.from_time, entry.to_time = each.to_time;
    if (each.before && each.before != entry.when) entry.moved_from = each.before;
    entry.sequence += each.changes;
    otherwise = otherwise || each.source.taking != first.source.taking || each.when != first.when;
    topics.insert(each.topics.begin(), each.topics.end());
    entry.sources.push_back(each.source);
  }
  entry.sequence += otherwise;
  entry.topics.assign(topics.begin(), topics.end());
  return entry;
}

std::chrono::year year_of(const DiaryEntry& entry) { return entry.when.first->year(); }

// The years of what is held every year: by name and house.
void find_series(std::vector<DiaryEntry>& all) {
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> named;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].when.first && all[i].kind != Kind::notice)
      named[{event_words(all[i].name), all[i].sources.front().publisher}].push_back(i);
  for (const auto& [name, members] : named) {
    std::map<std::chrono::year, Period> first;
    for (const std::size_t i : members) {
      const auto [at, fresh] = first.try_emplace(year_of(all[i]), all[i].when);
      if (!fresh && *all[i].when.first < *at->second.first) at->second = all[i].when;
    }
    if (first.size() < 2 || name.first.empty()) continue;
    for (const std::size_t i : members) {
      all[i].series = name.first;
      for (const auto& [year, when] : first)
        if (year != year_of(all[i])) all[i].other_years.push_back(when);
    }
  }
}

Period period_of(const DiaryOptions& options, Date day) {
  constexpr int most_days = 3'660;
  Period out = options.period;
  if (!out.first) out.first = day;
  if (!out.last) out.last = Date(std::chrono::sys_days(*out.first) + std::chrono::days(365));
  if (!out.first->ok() || !out.last->ok() || *out.last < *out.first ||
      dates::to_days(*out.last) - dates::to_days(*out.first) > most_days)
    throw Error(Fault::bad_argument, "a diary is of a period of up to ten years, not of " +
                                         to_iso(*out.first) + " to " + to_iso(*out.last));
  return out;
}

bool lies_in(const DiaryEntry& entry, const Period& period) {
  return entry.when.overlaps(period) || (entry.moved_from && entry.moved_from->overlaps(period) &&
                                         entry.taking == Taking::confirmed);
}

}  // namespace
}  // namespace library

Diary diary(const Searcher& searcher, const DiaryOptions& options, AsOf as_of) {
  using namespace library;
  Diary out{.as_of = as_of.day, .period = library::period_of(options, as_of.day)};
  std::vector<Tellers> groups =
      merged(happenings(searcher, found(searcher, options, as_of), as_of, out.period));
  take_moved(groups);
  // A notice that calls off what nobody tells of stays; one that only has a day is no event.
  for (const Tellers& group : groups) {
    const bool told = std::any_of(group.begin(), group.end(), [](const Happening& each) {
      return each.kind != Kind::notice || each.source.taking != Taking::confirmed;
    });
    if (told) out.entries.push_back(entry_of(group));
  }
  find_series(out.entries);
  std::erase_if(out.entries, [&](const DiaryEntry& each) { return !lies_in(each, out.period); });
  std::set<std::string> uids;
  for (DiaryEntry& each : out.entries)
    for (int n = 2; !uids.insert(each.uid).second; ++n)
      each.uid +=
          "/" + (each.when.first ? to_iso(*each.when.first) : std::to_string(n)) + each.from_time;
  std::sort(out.entries.begin(), out.entries.end(), [](const DiaryEntry& a, const DiaryEntry& b) {
    return std::tie(a.when.first, a.when.last, a.from_time, a.name, a.uid) <
           std::tie(b.when.first, b.when.last, b.from_time, b.name, b.uid);
  });
  return out;
}

std::string to_text(const Diary& diary) {
  std::string out;
  for (const DiaryEntry& each : diary.entries) {
    out += to_iso(each.when) + "  ";
    if (!each.from_time.empty())
      out += each.from_time + (each.to_time.empty() ? "" : "-" + each.to_time) + "  ";
    if (each.taking != Taking::confirmed) out += std::string(fingerpost::name(each.taking)) + ": ";
    out += feeds::one_line(each.name);
    if (each.moved_from) out += " (moved from " + to_iso(*each.moved_from) + ")";
    const std::string& house = each.sources.front().publisher;
    out += (house.empty() ? "" : " \u00b7 " + feeds::one_line(house)) + "\n";
    for (const DiarySource& source : each.sources)
      out +=
          "    " + feeds::one_line(source.title) + " (" + feeds::one_line(source.document) + ")\n";
  }
  return out;
}

}  // namespace fingerpost
