#include "library/hits.hpp"

#include "library/happenings.hpp"

#include <iterator>

#include "fingerpost/error.hpp"

namespace fingerpost::library {
namespace {

constexpr std::size_t page = 100;     // the most a search gives at once
constexpr std::size_t most = 10'000;  // sections a search reaches

class Finder {
 public:
  Finder(const Searcher& searcher, AsOf as_of, const Limits& limits)
      : searcher_(searcher), as_of_(as_of), limits_(limits) {}

  void find(Query query) {
    query.limit = page, query.offset = 0;
    Results results = searcher_.search(query, as_of_, limits_);
    if (results.total > most && query.kinds.size() != 1) return by_kind(std::move(query));
    if (results.total > most && divide(query)) return;
    take(results);
    for (query.offset = page; query.offset <= most - page && query.offset < results.total;
         query.offset += page) {
      Results more = searcher_.search(query, as_of_, limits_);
      take(more);
    }
  }

  std::vector<Hit> all = {};

 private:
  void take(Results& results) {
    std::move(results.hits.begin(), results.hits.end(), std::back_inserter(all));
  }

  void by_kind(Query query) {
    std::vector<Kind> kinds = std::move(query.kinds);
    if (kinds.empty())
      for (std::size_t i = 0; i < names_of<Kind>.size(); ++i) kinds.push_back(static_cast<Kind>(i));
    for (const Kind kind : kinds) {
      query.kinds = {kind};
      find(query);
    }
  }

  // In two halves; false for a day. What has no day lies in no period: of that, what comes
  // first is taken beside the halves.
  bool divide(Query query) {
    using namespace std::chrono_literals;
    const bool whole = query.period.open();
    const std::chrono::sys_days first(query.period.first.value_or(1900y / 1 / 1));
    const std::chrono::sys_days last(query.period.last.value_or(2199y / 12 / 31));
    if (last <= first) return false;
    if (whole) {
      for (query.offset = 0; query.offset <= most - page; query.offset += page) {
        Results results = searcher_.search(query, as_of_, limits_);
        take(results);
      }
    }
    const std::chrono::sys_days middle = first + (last - first) / 2;
    query.period = {Date(first), Date(middle)};
    find(query);
    query.period = {Date(middle + std::chrono::days(1)), Date(last)};
    find(query);
    return true;
  }

  const Searcher& searcher_;
  AsOf as_of_;
  const Limits& limits_;
};

}  // namespace

std::vector<Hit> all_hits(const Searcher& searcher, Query query, AsOf as_of,
                          const Limits& limits) {
  Finder finder(searcher, as_of, limits);
  finder.find(std::move(query));
  return std::move(finder.all);
}

void Asking::add_later(std::vector<Hit> hits, std::vector<Hit>& to) const {
  std::map<std::string, bool> later;
  for (Hit& hit : hits) {
    const auto [at, fresh] = later.try_emplace(hit.document, false);
    if (fresh) {
      const std::vector<EditionHeld> held = searcher.history(hit.document, as_of.day);
      at->second = held.empty() || held.front().recorded > *as_of.known;
    }
    if (at->second) to.push_back(std::move(hit));
  }
}

std::vector<Hit> Asking::all(const Query& query) const {
  std::vector<Hit> out = all_hits(searcher, query, as_of, limits);
  if (also_later) add_later(all_hits(searcher, query, {as_of.day}, limits), out);
  return out;
}

void Asking::check() const {
  if (limits.stop && limits.stop())
    throw Error(Fault::limit, "the diary was stopped before it was done");
}

std::vector<Hit> Asking::speaking_of(const std::string& name) const {
  std::vector<Hit> out = searcher.speaking_of(name, as_of);
  if (also_later) add_later(searcher.speaking_of(name, {as_of.day}), out);
  return out;
}

}  // namespace fingerpost::library
