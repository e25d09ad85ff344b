// Pages are read one after another in the order of their days, each for the occasions that it can
// mean and no others:
//
//     10 Dec   10 Jan   10 Feb            occasions of one name
//       ▲                 ▲
//       "on 10 December"  "the meeting", told when no other is within half a year
//
// so that a year of meetings and a year of pages are not each looked at for each, and neither are
// a thousand houses' meetings on one day (by_day.hpp).
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "dates/dates.hpp"
#include "events/by_day.hpp"
#include "events/events.hpp"
#include "events/sentence.hpp"

namespace fingerpost::events {
namespace {

constexpr int of_one_year = 200;  // days, as the diary has them

int days_from(Date a, Date b) { return dates::to_days(b) - dates::to_days(a); }

class Following {
 public:
  Following(const std::string& name, const std::vector<Page>& pages,
            const std::vector<Occasion>& occasions, const Step& step)
      : name_(name),
        pages_(pages),
        occasions_(occasions),
        by_day_(occasions),
        told_(occasions.size()),
        turns_(occasions.size()),
        step_(step) {
    for (std::size_t i = 0; i < occasions_.size(); ++i) note_tellers(i);
  }

  std::vector<std::vector<Turn>> follow() {
    for (std::size_t page = 0; page < pages_.size(); ++page) {
      take_step();
      for (const std::size_t each : meant_by(pages_[page])) hear(page, each);
    }
    return std::move(turns_);
  }

 private:
  using At = ByDay::At;

  Date first(std::size_t at) const { return *occasions_[at].when.first; }
  Date last(std::size_t at) const { return *occasions_[at].when.last; }
  static At behind(const At& at) { return {at.first, at.second + 1}; }
  void take_step() const {
    if (step_) step_();
  }

  void note_tellers(std::size_t of) {
    for (const Teller& each : occasions_[of].tellers) {
      take_step();
      if (!each.published || !each.when.first || !each.when.last) continue;
      const auto [at, fresh] =
          told_[of].try_emplace({*each.when.first, *each.when.last}, *each.published);
      if (!fresh) at->second = std::max(at->second, *each.published);
    }
  }

  std::set<std::size_t> meant_by(const Page& page) const {
    std::set<std::size_t> out;
    for (const DateMention& each : page.section->dates) {
      take_step();
      const Period when = day_of(each);
      if (!when.first) continue;
      for (auto at = by_day_.first_from(page.publisher, {*when.first, 0});
           at && at->first == *when.first; at = by_day_.first_from(page.publisher, behind(*at))) {
        take_step();
        out.insert(at->second);
      }
    }
    add_lone(page, out);
    return out;
  }

  // Of those its publisher may speak of and that are not over, the ones with no other near.
  void add_lone(const Page& page, std::set<std::size_t>& out) const {
    constexpr int longest = 60, ahead = 400;
    const auto reach = [](Date day, int days) {
      return Date(std::chrono::sys_days(day) + std::chrono::days(days));
    };
    const std::string& house = page.publisher;
    std::optional<Date> before;
    for (auto at = by_day_.first_from(house, {reach(page.told, -longest), 0}); at;) {
      take_step();
      if (days_from(page.told, at->first) > ahead) return;
      if (last(at->second) < page.told) {
        at = by_day_.first_from(house, behind(*at));
        continue;
      }
      // Of a row of them, each near the next, none is meant: to its end in steps of half a year.
      const At near =
          *by_day_.last_until(house, {reach(at->first, of_one_year), ~std::size_t{0}});
      const bool lone = near == *at && (!before || days_from(*before, at->first) > of_one_year);
      if (lone) out.insert(at->second);
      before = near.first;
      at = near == *at ? by_day_.first_from(house, behind(*at)) : near;
    }
  }

  // What is told of the event on a day later than the page's is the later word.
  bool is_outdated(const Page& page, std::size_t of) const {
    const auto at = told_[of].find({first(of), last(of)});
    return at != told_[of].end() && page.told < at->second;
  }

  // Of an event people speak in the year before it, and not long after it.
  static bool is_of_its_time(const Page& page, Date day) {
    constexpr int ahead = 400, behind = 60;
    const int days = days_from(page.told, day);
    return days > 0 ? days <= ahead : !page.published || -days <= behind;
  }

  void hear(std::size_t number, std::size_t at) {
    take_step();
    const Page& page = pages_[number];
    Occasion& of = occasions_[at];
    if (!by_day_.may_speak(page.publisher, {first(at), at}) || is_outdated(page, at) ||
        !is_of_its_time(page, first(at)))
      return;
    auto saying = saying_of(*page.section, page.title, name_, of.when, page.publisher);
    if (!saying || (!saying->named_day && !is_lone(page, at))) return;
    if (saying->what == Saying::What::goes_ahead && of.confirmed) return;
    const Period before = of.when;
    of.confirmed = saying->what == Saying::What::moved || saying->what == Saying::What::goes_ahead;
    if (saying->what == Saying::What::moved) {
      by_day_.move({first(at), at}, *saying->to.when.first);
      of.when = saying->to.when;
    }
    turns_[at].push_back({number, std::move(*saying), before});
  }

  bool is_lone(const Page& page, std::size_t at) const {
    std::set<std::size_t> lone;
    add_lone(page, lone);
    return lone.count(at) > 0;
  }

  const std::string& name_;
  const std::vector<Page>& pages_;
  std::vector<Occasion> occasions_;
  ByDay by_day_;
  // By occasion and by the days that are told of it, the last day on which one was published.
  std::vector<std::map<std::pair<Date, Date>, Date>> told_;
  std::vector<std::vector<Turn>> turns_;
  const Step& step_;
};

bool is_plain(const std::string& word) {
  constexpr std::array<std::string_view, 6> plain{"meeting", "event",    "session",
                                                  "course",  "training", "workshop"};
  return std::find(plain.begin(), plain.end(), word) != plain.end();
}

}  // namespace

std::vector<std::vector<Turn>> turns_of(const std::string& name, const std::vector<Page>& pages,
                                        const std::vector<Occasion>& occasions,
                                        const Step& step) {
  return Following(name, pages, occasions, step).follow();
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
