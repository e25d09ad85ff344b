// Pages are read one after another in the order of their days, each for the occasions that it can
// mean and no others:
//
//     10 Dec   10 Jan   10 Feb            occasions of one name
//       ▲                 ▲
//       "on 10 December"  "the meeting", told when no other is within half a year
//
// so that a year of meetings and a year of pages are not each looked at for each.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "dates/dates.hpp"
#include "events/events.hpp"
#include "events/sentence.hpp"

namespace fingerpost::events {
namespace {

constexpr int of_one_year = 200;  // days, as the diary has them

int days_from(Date a, Date b) { return dates::to_days(b) - dates::to_days(a); }

class Following {
 public:
  Following(const std::string& name, const std::vector<Page>& pages,
            const std::vector<Occasion>& occasions)
      : name_(name), pages_(pages), occasions_(occasions), turns_(occasions.size()) {
    for (std::size_t i = 0; i < occasions_.size(); ++i)
      if (occasions_[i].when.first && occasions_[i].when.last) by_day_.emplace(first(i), i);
  }

  std::vector<std::vector<Turn>> follow() {
    for (std::size_t page = 0; page < pages_.size(); ++page)
      for (const std::size_t each : meant_by(pages_[page])) hear(page, each);
    return std::move(turns_);
  }

 private:
  using Days = std::set<std::pair<Date, std::size_t>>;

  Date first(std::size_t at) const { return *occasions_[at].when.first; }
  Date last(std::size_t at) const { return *occasions_[at].when.last; }

  std::set<std::size_t> meant_by(const Page& page) {
    std::set<std::size_t> out;
    for (const DateMention& each : page.section->dates) {
      const Period when = day_of(each);
      if (!when.first) continue;
      for (auto at = by_day_.lower_bound({*when.first, 0});
           at != by_day_.end() && at->first == *when.first; ++at)
        out.insert(at->second);
    }
    add_lone(page, out);
    return out;
  }

  // Of those its publisher may speak of and that are not over, the ones with no other near.
  void add_lone(const Page& page, std::set<std::size_t>& out) {
    constexpr int longest = 60, ahead = 400;
    const Days& days = of_house(page.publisher);
    const auto reach = [](Date day, int days) {
      return Date(std::chrono::sys_days(day) + std::chrono::days(days));
    };
    std::optional<Date> before;
    for (auto at = days.lower_bound({reach(page.told, -longest), 0}); at != days.end();) {
      if (days_from(page.told, at->first) > ahead) return;
      if (last(at->second) < page.told) {
        ++at;
        continue;
      }
      // Of a row of them, each near the next, none is meant: to its end in steps of half a year.
      const auto near =
          std::prev(days.upper_bound({reach(at->first, of_one_year), ~std::size_t{0}}));
      const bool lone = near == at && (!before || days_from(*before, at->first) > of_one_year);
      if (lone) out.insert(at->second);
      before = near->first;
      at = near == at ? std::next(at) : near;
    }
  }

  const Days& of_house(const std::string& house) {
    const auto [at, fresh] = by_house_.try_emplace(house);
    if (fresh)
      for (const auto& each : by_day_)
        if (may_speak(house, each.second)) at->second.insert(each);
    return at->second;
  }

  // Others' meetings may be called the same. What is known to be somebody's is theirs, also where
  // a page of nobody's tells of it.
  bool may_speak(const std::string& house, std::size_t of) const {
    bool of_somebody = false, of_house = false;
    for (const Teller& each : occasions_[of].tellers) {
      if (each.publisher.empty()) continue;
      of_somebody = true;
      of_house = of_house || each.publisher == house;
    }
    if (house.empty()) return !of_somebody || !is_of_several(of);
    return of_house || !of_somebody;
  }

  // Two houses have one of that name on that day: a page of nobody's may mean either.
  bool is_of_several(std::size_t of) const {
    for (auto at = by_day_.lower_bound({first(of), 0});
         at != by_day_.end() && at->first == first(of); ++at)
      if (at->second != of) return true;
    return false;
  }

  // What is told of the event on a day later than the page's is the later word.
  bool is_outdated(const Page& page, const Occasion& of) const {
    return std::any_of(of.tellers.begin(), of.tellers.end(), [&](const Teller& each) {
      return each.when == of.when && each.published && page.told < *each.published;
    });
  }

  // Of an event people speak in the year before it, and not long after it.
  static bool is_of_its_time(const Page& page, Date day) {
    constexpr int ahead = 400, behind = 60;
    const int days = days_from(page.told, day);
    return days > 0 ? days <= ahead : !page.published || -days <= behind;
  }

  void hear(std::size_t number, std::size_t at) {
    const Page& page = pages_[number];
    Occasion& of = occasions_[at];
    if (!may_speak(page.publisher, at) || is_outdated(page, of) || !is_of_its_time(page, first(at)))
      return;
    auto saying = saying_of(*page.section, page.title, name_, of.when, page.publisher);
    if (!saying || (!saying->named_day && !is_lone(page, at))) return;
    if (saying->what == Saying::What::goes_ahead && of.confirmed) return;
    const Period before = of.when;
    of.confirmed = saying->what == Saying::What::moved || saying->what == Saying::What::goes_ahead;
    if (saying->what == Saying::What::moved) move(at, saying->to.when);
    turns_[at].push_back({number, std::move(*saying), before});
  }

  bool is_lone(const Page& page, std::size_t at) {
    std::set<std::size_t> lone;
    add_lone(page, lone);
    return lone.count(at) > 0;
  }

  void move(std::size_t at, const Period& to) {
    const Date from = first(at);
    occasions_[at].when = to;
    const auto moved = [&](Days& days) {
      if (days.erase({from, at})) days.emplace(first(at), at);
    };
    moved(by_day_);
    for (auto& [house, days] : by_house_) moved(days);
  }

  const std::string& name_;
  const std::vector<Page>& pages_;
  std::vector<Occasion> occasions_;
  std::vector<std::vector<Turn>> turns_;
  Days by_day_ = {};
  std::map<std::string, Days> by_house_ = {};
};

bool is_plain(const std::string& word) {
  constexpr std::array<std::string_view, 6> plain{"meeting", "event",    "session",
                                                  "course",  "training", "workshop"};
  return std::find(plain.begin(), plain.end(), word) != plain.end();
}

}  // namespace

std::vector<std::vector<Turn>> turns_of(const std::string& name, const std::vector<Page>& pages,
                                        const std::vector<Occasion>& occasions) {
  return Following(name, pages, occasions).follow();
}

std::vector<std::string> terms_of_name(std::string_view words) {
  std::vector<std::string> out;
  for (const text::Word& word : text::words(words))
    if (!is_plain(word.folded)) out.push_back(text::stem_term(word.folded));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

const std::vector<std::string>& terms_of_turns() {
  static const std::vector<std::string> terms = [] {
    std::vector<std::string> out;
    for (const char* word :
         {"cancelled",   "canceled",   "cancelling", "cancel",     "cancellation", "call",
          "called",      "calling",    "abandoned",  "scrapped",   "axed",         "stood",
          "pulled",      "withdrawn",  "shelved",    "dropped",    "discontinued", "off",
          "place",       "ahead",      "held",       "holding",    "run",          "happen",
          "happening",   "proceed",    "postponed",  "postponing", "rescheduled",  "rearranged",
          "rearranging", "arranged",   "scheduled",  "deferred",   "put",          "pushed",
          "back",        "hold",       "later",      "suspended",  "another",      "delayed",
          "rebooked",    "booked",     "moved",      "moving",     "brought",      "bring",
          "bringing",    "changed",    "switched",   "shifted",    "transferred",  "now",
          "new",         "instead",    "date",       "dated",      "slipped",      "rather",
          "originally",  "previously", "planned",    "advertised", "no",           "not",
          "reinstated"}) {
      std::string term = text::stem_term(word);
      if (std::find(out.begin(), out.end(), term) == out.end()) out.push_back(std::move(term));
    }
    return out;
  }();
  return terms;
}

}  // namespace fingerpost::events
