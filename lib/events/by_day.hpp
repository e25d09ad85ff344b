// Occasions of one name by their first day, so that a page looks only at those it may mean:
//
//     its house's   that its publisher tells of
//     nobody's      that no publisher is known to tell of
//     lone          the only one of its day, whosever it is: for a page of nobody's
//
// A day of a thousand houses is passed over at once by the pages of another, and by those of
// nobody's.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "events/events.hpp"

namespace fingerpost::events {

class ByDay {
 public:
  // A first day, and the number of an occasion. One without both its days is not among them.
  using At = std::pair<Date, std::size_t>;

  explicit ByDay(const std::vector<Occasion>& occasions);

  // Whether pages of that house are believed of it: others' meetings may be called the same. What
  // is known to be somebody's is theirs, also where a page of nobody's tells of it; and a page of
  // nobody's may mean either of two that are on one day.
  bool may_speak(const std::string& house, const At& at) const;
  // Of those that pages of that house may mean the first at or behind `from`, and the last at or
  // before `to`.
  std::optional<At> first_from(const std::string& house, const At& from) const;
  std::optional<At> last_until(const std::string& house, const At& to) const;
  void move(const At& from, const Date& to);

 private:
  using Days = std::set<At>;

  bool is_owned(std::size_t occasion) const { return !houses_[occasion].empty(); }
  // What a page of that house has to look through.
  template <class Take>
  void each_of(const std::string& house, const Take& take) const {
    take(nobodys_);
    if (house.empty()) return take(lone_);
    if (const auto own = by_house_.find(house); own != by_house_.end()) take(own->second);
  }
  void enter(const At& at);
  void leave(const At& at);
  void find_lone(const Date& day);

  std::vector<std::set<std::string>> houses_;
  Days all_ = {}, nobodys_ = {}, lone_ = {};  // `lone_`: of those that are somebody's
  std::unordered_map<std::string, Days> by_house_ = {};
};

}  // namespace fingerpost::events
