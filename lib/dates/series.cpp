#include "dates/series.hpp"

#include <cstdlib>

#include "dates/settle.hpp"

namespace fingerpost::dates {
namespace {

int year_in(Date date) { return static_cast<int>(date.year()); }

bool dated(const Pending& p) {
  return p.when && p.when->first && p.when->last && p.found.kind == Found::Kind::date &&
         (p.found.spec.year || p.line_year) && !p.found.relative;
}

}  // namespace

Series::Series(const std::vector<Pending>& all, const Tables& tables) : all_(all), tables_(tables) {
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].series) by_words_[all[i].series].push_back(i);
}

Series::Year Series::year_of(std::size_t i) const {
  constexpr std::size_t looked_at = 32;  // of one series, so that a page stays linear
  const auto found = by_words_.find(all_[i].series);
  if (found == by_words_.end()) return {};
  const auto& listed = found->second;
  std::vector<std::size_t> known;
  for (std::size_t k = 0; k < listed.size() && k < looked_at; ++k)
    if (listed[k] != i && all_[listed[k]].line != all_[i].line && dated(all_[listed[k]]))
      known.push_back(listed[k]);
  if (known.empty()) return {};
  if (const int year = next_of_year(i, known)) return {year, true};
  return {nearest(all_[i].found, *all_[known.back()].when), false};
}

// 0 for what came otherwise than once a year, or where the list does not go on.
int Series::next_of_year(std::size_t i, const std::vector<std::size_t>& known) const {
  constexpr int season = 45;  // days by which a yearly event moves: awareness.ndjson
  if (known.size() < 2) return 0;
  const auto year = [&](std::size_t k) { return year_in(*all_[k].when->first); };
  const bool rising = year(known.front()) < year(known.back());
  for (std::size_t k = 1; k < known.size(); ++k)
    if (year(known[k]) - year(known[k - 1]) != (rising ? 1 : -1)) return 0;
  const std::size_t newest = rising ? known.back() : known.front();
  if (rising ? i < newest : i > newest) return 0;
  const int next = year(newest) + 1;
  const auto when = period_in(all_[i].found, next, tables_);
  if (!when || !when->first) return 0;
  const int apart = to_days(*when->first) - to_days(*all_[newest].when->first) - 365;
  return std::abs(apart) <= season ? next : 0;
}

int Series::nearest(const Found& found, const Period& other) const {
  int best = 0, distance = 0;
  for (int year = year_in(*other.first) - 1; year <= year_in(*other.last) + 1; ++year) {
    const auto when = period_in(found, year, tables_);
    if (!when || !when->first) continue;
    const int apart = std::abs(to_days(*when->first) - to_days(*other.first));
    if (!best || apart < distance) best = year, distance = apart;
  }
  return best;
}

}  // namespace fingerpost::dates
