#include "events/by_day.hpp"

#include <algorithm>
#include <iterator>

namespace fingerpost::events {

ByDay::ByDay(const std::vector<Occasion>& occasions) : houses_(occasions.size()) {
  for (std::size_t i = 0; i < occasions.size(); ++i) {
    for (const Teller& each : occasions[i].tellers)
      if (!each.publisher.empty()) houses_[i].insert(each.publisher);
    if (const Period& when = occasions[i].when; when.first && when.last) enter({*when.first, i});
  }
}

bool ByDay::may_speak(const std::string& house, const At& at) const {
  if (!is_owned(at.second)) return true;
  return house.empty() ? lone_.count(at) > 0 : houses_[at.second].count(house) > 0;
}

std::optional<ByDay::At> ByDay::first_from(const std::string& house, const At& from) const {
  std::optional<At> out;
  each_of(house, [&](const Days& days) {
    const auto at = days.lower_bound(from);
    if (at != days.end() && (!out || *at < *out)) out = *at;
  });
  return out;
}

std::optional<ByDay::At> ByDay::last_until(const std::string& house, const At& to) const {
  std::optional<At> out;
  each_of(house, [&](const Days& days) {
    const auto behind = days.upper_bound(to);
    if (behind != days.begin() && (!out || *out < *std::prev(behind))) out = *std::prev(behind);
  });
  return out;
}

void ByDay::move(const At& from, const Date& to) {
  leave(from);
  enter({to, from.second});
}

void ByDay::enter(const At& at) {
  all_.insert(at);
  if (!is_owned(at.second)) nobodys_.insert(at);
  for (const std::string& house : houses_[at.second]) by_house_[house].insert(at);
  find_lone(at.first);
}

void ByDay::leave(const At& at) {
  for (Days* days : {&all_, &nobodys_, &lone_}) days->erase(at);
  for (const std::string& house : houses_[at.second]) by_house_[house].erase(at);
  find_lone(at.first);
}

// After one came or went: two at most were lone before.
void ByDay::find_lone(const Date& day) {
  const auto first = all_.lower_bound({day, 0});
  if (first == all_.end() || first->first != day) return;
  const auto second = std::next(first);
  const bool several = second != all_.end() && second->first == day;
  if (!several && is_owned(first->second)) lone_.insert(*first);
  if (!several) return;
  // One of them was there alone, the other may stand anywhere behind it.
  const auto from = lone_.lower_bound({day, 0}), to = lone_.lower_bound({day, ~std::size_t{0}});
  lone_.erase(from, to);
}

}  // namespace fingerpost::events
