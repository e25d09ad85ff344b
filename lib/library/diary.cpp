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
#include "events/events.hpp"
#include "feeds/feeds.hpp"
#include "fingerpost/error.hpp"
#include "library/happenings.hpp"
#include "library/hits.hpp"
#include "text/text.hpp"

namespace fingerpost {
namespace library {
namespace {

std::vector<Hit> found(const Asking& asking, const DiaryOptions& options) {
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
  std::vector<Hit> out = asking.all(query);
  // A notice is of the diary when it says of an event that it is off.
  std::erase_if(out, [](const Hit& hit) {
    return hit.not_for_you || (hit.kind == Kind::notice && hit.dates.empty());
  });
  return out;
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

bool says_moved(const Happening& one) {
  const std::string text = text::fold(one.source.words + " " + one.source.heading);
  for (const char* each : {"moved", "new date", "rescheduled", "rearranged", "instead of",
                           "postponed to", "postponed until", "postponed from", "now on"})
    if (text.find(each) != text.npos) return true;
  return false;
}

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

// The same event on another day, told of elsewhere.
bool may_have_moved(const Tellers& other, const Tellers& now) {
  return !other.empty() && !other.front().many && other.front().words == now.front().words &&
         of_one_house(other.front(), now.front()) &&
         days_between(other.front().when, now.front().when) <= of_one_year &&
         std::none_of(other.begin(), other.end(), [&](const Happening& each) {
           return each.source.document == now.front().source.document &&
                  each.source.taking == Taking::confirmed;
         });
}

// "New date: 21 May" of what an older source has on the 14th: one event, on its new day.
void take_moved(std::vector<Tellers>& groups) {
  std::map<std::string, std::vector<std::size_t>> named;
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (!groups[i].empty()) named[groups[i].front().words].push_back(i);
  for (Tellers& now : groups) {
    if (now.empty() || now.front().many || !std::any_of(now.begin(), now.end(), says_moved))
      continue;
    Tellers* before = nullptr;
    bool several = false;
    for (const std::size_t i : named[now.front().words]) {
      Tellers& other = groups[i];
      if (&other == &now || !may_have_moved(other, now)) continue;
      several = before != nullptr;
      before = &other;
      if (several) break;
    }
    if (!before || several) continue;
    now.front().before = before->front().when;
    // Who told of it first goes on speaking for it, with the new day.
    for (Happening& each : *before) now.push_back(std::move(each));
    before->clear();
  }
  std::erase_if(groups, [](const Tellers& group) { return group.empty(); });
}

// Who told first of it; of several on one day a calendar that gives it a uid.
const Happening& first_of(const Tellers& group) {
  const Happening* first = &*std::min_element(group.begin(), group.end(), told_before);
  for (const Happening& each : group)
    if (first->uid.empty() && !each.uid.empty() && !each.said && each.recorded == first->recorded)
      first = &each;
  return *first;
}

std::string uid_of(const Happening& one) {
  std::string uid = one.uid;
  if (uid.empty()) {
    uid = feeds::encoded(one.source.document) + "/" + text::slug(one.first_words);
    if (uid.back() == '/') uid += feeds::encoded(one.source.anchor);
  }
  if (one.again && one.first_day.first) uid += "/" + to_iso(*one.first_day.first);
  if (one.many && one.when.first) uid += "/" + to_iso(*one.when.first);
  return uid;
}

Taking taking_of(const Tellers& group) {
  Taking out = group.front().source.taking;
  for (const Happening& each : group)
    if (!each.said && each.source.when == group.front().source.when && each.source.taking > out)
      out = each.source.taking;
  // Put off to the new day, on which it takes place.
  return group.front().before && out == Taking::postponed ? Taking::confirmed : out;
}

bool is_among(const std::vector<DiarySource>& sources, const DiarySource& one) {
  return std::any_of(sources.begin(), sources.end(), [&](const DiarySource& each) {
    return each.document == one.document && each.anchor == one.anchor && each.when == one.when;
  });
}

DiaryEntry entry_of(const Tellers& group) {
  const Happening& now = group.front();
  const Happening& first = first_of(group);
  DiaryEntry entry{.uid = uid_of(first),
                   .given_uid = !first.uid.empty(),
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
    otherwise =
        otherwise ||
        (!each.said && (each.source.taking != first.source.taking || each.when != first.when));
    topics.insert(each.topics.begin(), each.topics.end());
    if (!is_among(entry.sources, each.source)) entry.sources.push_back(each.source);
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
      named[{events::event_words(all[i].name), all[i].sources.front().publisher}].push_back(i);
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

Diary made(const Asking& asking, const DiaryOptions& options) {
  Diary out{.as_of = asking.as_of.day, .period = period_of(options, asking.as_of.day)};
  // What is moved into the period from a day outside of it is the same as when both are asked for.
  const Period around{std::chrono::sys_days(*out.period.first) - std::chrono::days(of_one_year),
                      std::chrono::sys_days(*out.period.last) + std::chrono::days(of_one_year)};
  std::vector<Tellers> groups = merged(happenings(asking, found(asking, options), around));
  take_sayings(asking, groups);
  take_moved(groups);
  // A notice that calls off what nobody tells of stays; one that only has a day is no event.
  for (const Tellers& group : groups) {
    const bool told = std::any_of(group.begin(), group.end(), [](const Happening& each) {
      return each.kind != Kind::notice || each.source.taking != Taking::confirmed;
    });
    if (told) out.entries.push_back(entry_of(group));
  }
  find_series(out.entries);
  // Of all there are, so that another period changes none.
  std::set<std::string> uids;
  for (DiaryEntry& each : out.entries)
    for (int n = 2; !uids.insert(each.uid).second; ++n)
      each.uid +=
          "/" + (each.when.first ? to_iso(*each.when.first) : std::to_string(n)) + each.from_time;
  std::erase_if(out.entries, [&](const DiaryEntry& each) { return !lies_in(each, out.period); });
  std::sort(out.entries.begin(), out.entries.end(), [](const DiaryEntry& a, const DiaryEntry& b) {
    return std::tie(a.when.first, a.when.last, a.from_time, a.name, a.uid) <
           std::tie(b.when.first, b.when.last, b.from_time, b.name, b.uid);
  });
  return out;
}

}  // namespace

// That it is off, put off, or on another day than before.
static bool says_so(const DiarySource& source, const DiaryEntry& entry) {
  if (source.words.empty()) return false;
  if (entry.taking != Taking::confirmed) return source.taking == entry.taking;
  return entry.moved_from && source.when == entry.when;
}

Diary diary_then(const Searcher& searcher, const DiaryOptions& options, Date day) {
  return made({searcher, {day, day}, true, {}}, options);
}

}  // namespace library

Diary diary(const Searcher& searcher, const DiaryOptions& options, AsOf as_of,
            const Limits& limits) {
  return library::made({searcher, as_of, false, limits}, options);
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
    for (const DiarySource& source : each.sources) {
      out += "    " + feeds::one_line(source.title) + " (" + feeds::one_line(source.document) + ")";
      out += (library::says_so(source, each) ? ": " + feeds::one_line(source.words) : "") + "\n";
    }
  }
  return out;
}

}  // namespace fingerpost
