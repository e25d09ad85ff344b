// Completers of the desk: one for each set of tiers, made aside by the maker's thread where none
// came with the commit.
#include <algorithm>
#include <utility>

#include "desk.hpp"

namespace fingerpost::web {
namespace {

constexpr std::chrono::seconds patience{2};  // longer than that nobody waits for suggestions

}  // namespace

bool Desk::Completer::knows(Date day) const {
  return searcher && std::find(days.begin(), days.end(), day) != days.end();
}

void Desk::Completer::note(Date day) {
  constexpr std::size_t most = 4;  // that a searcher remembers what to complete to
  std::erase(days, day);
  if (days.size() == most) days.erase(days.begin());
  days.push_back(day);
}

// It knows these days when it is given.
Desk::Completer Desk::opened_to_complete(std::shared_ptr<const Index> index, const Tiers& tiers,
                                         const std::vector<Date>& days) {
  std::unique_ptr<Ready> opened = open(std::move(index), tiers);
  auto searcher = std::make_shared<const Searcher>(std::move(opened->searcher));
  for (const Date& day : days) searcher->complete("saf", {day}, 1);
  return {std::move(searcher), std::move(opened->state), days};
}

std::shared_ptr<const Searcher> Desk::completer(std::shared_ptr<const Lease> lease, Date day) {
  if (lease->completer_.knows(day)) return lease->completer_.searcher;
  std::unique_lock lock(mutex_);
  const auto past = [&] {
    const Shelf* own = shelf(lease->tiers_);
    return !own || own->state != lease->state();
  };
  const auto ready = [&] {
    const Completer& own = shelf(lease->tiers_)->completer;
    return own.state == lease->state() && own.knows(day);
  };
  if (!past() && !ready()) {
    shelf(lease->tiers_)->wanted = day;
    changed_.notify_all();
    changed_.wait_for(lock, patience, [&] { return past() || ready(); });
  }
  // A commit came meanwhile: this answer is still of the lease's own.
  if (past()) return {lease, &**lease};
  return ready() ? shelf(lease->tiers_)->completer.searcher : nullptr;
}

void Desk::make_completers() {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    const auto asked = std::find_if(shelves_.begin(), shelves_.end(), [](const auto& each) {
      return each.second.wanted.has_value();
    });
    if (asked == shelves_.end()) {
      changed_.wait(lock);
      continue;
    }
    const Date day = *asked->second.wanted;
    asked->second.wanted.reset();
    make_completer(lock, Tiers(asked->first), day);
    changed_.notify_all();
  }
}

void Desk::make_completer(std::unique_lock<std::mutex>& lock, const Tiers& tiers, Date day) {
  Completer made;
  const Shelf* now = shelf(tiers);
  // The one there is learns another day, which takes less than to make one.
  if (now->completer.searcher && now->completer.state == now->state) made = now->completer;
  const auto index = index_;
  lock.unlock();
  Completer before;  // closed when the lock is free again
  try {
    if (made.searcher) {
      made.searcher->complete("saf", {day}, 1);
      made.note(day);
    } else {
      made = opened_to_complete(index, tiers, {day});
    }
  } catch (const std::exception&) {
    made.searcher.reset();  // whoever waits is told to ask again
  }
  lock.lock();
  Shelf* own = shelf(tiers);
  if (!own || !made.searcher || made.state != own->state) return;
  before = std::exchange(own->completer, std::move(made));
  lock.unlock();
  before = {};
  lock.lock();
}

}  // namespace fingerpost::web
