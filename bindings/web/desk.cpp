// Two threads of its own:
//
//     keeper   looks for a commit, opens it aside, puts it in the place of the last
//     maker    makes the completers that were asked for
//
// Nobody who asks waits for either, and no searcher is opened or closed while others wait.
#include "desk.hpp"

#include <algorithm>
#include <utility>

#include "fingerpost/error.hpp"

namespace fingerpost::web {
namespace {

using std::chrono::steady_clock;

// tests/web/test_tiers.py: more sets of tiers than these are served as well, less quickly.
constexpr std::size_t most_shelves = 32;
constexpr std::size_t most_idle = 8;  // of a set: as many as search at once
// tests/web/test_commits.py: an idle server lets go of what was purged. A look reads one small
// file.
constexpr std::chrono::milliseconds between_looks{500};
constexpr std::chrono::seconds patience{2};  // longer than that nobody waits for suggestions
constexpr std::size_t most_days = 4;         // that a searcher remembers what to complete to

}  // namespace

// -- What is lent -----------------------------------------------------------------------------

Desk::Lease::Lease(Desk& desk, const Tiers& tiers, std::unique_ptr<Ready> ready)
    : desk_(desk), tiers_(tiers), ready_(std::move(ready)) {}
Desk::Lease::~Lease() { desk_.give_back(tiers_, std::move(ready_)); }
const Searcher& Desk::Lease::operator*() const { return ready_->searcher; }
const Index& Desk::Lease::index() const { return *ready_->index; }
const IndexInfo& Desk::Lease::info() const { return ready_->info; }
const std::string& Desk::Lease::state() const { return ready_->state; }

std::unique_ptr<Desk::Ready> Desk::open(std::shared_ptr<const Index> index, const Tiers& tiers) {
  constexpr Date any = std::chrono::year(2000) / 1 / 1;  // a cursor's day is no part of its state
  Searcher searcher = index->searcher(tiers);
  const IndexInfo info = searcher.info();
  std::string state = searcher.cursor(any);
  return std::make_unique<Ready>(
      Ready{std::move(searcher), std::move(index), info, std::move(state)});
}

std::shared_ptr<const Desk::Lease> Desk::lease(const Tiers& tiers) {
  std::unique_ptr<Ready> ready;
  std::shared_ptr<const Index> index;
  {
    const std::lock_guard lock(mutex_);
    if (Shelf* own = shelf(tiers); own && !own->idle.empty()) {
      ready = std::move(own->idle.back());
      own->idle.pop_back();
    }
    index = index_;
  }
  if (!ready) {
    ready = open(std::move(index), tiers);
    const std::lock_guard lock(mutex_);
    if (!shelf(tiers)) add_shelf(tiers, ready->state);
  }
  return std::make_shared<const Lease>(*this, tiers, std::move(ready));
}

void Desk::give_back(const Tiers& tiers, std::unique_ptr<Ready> ready) {
  const std::lock_guard lock(mutex_);
  const auto own = shelves_.find(tiers);
  if (own != shelves_.end() && own->second.state == ready->state &&
      own->second.idle.size() < most_idle)
    own->second.idle.push_back(std::move(ready));
}

// Called with the lock held, as the next.
Desk::Shelf* Desk::shelf(const Tiers& tiers) {
  const auto found = shelves_.find(tiers);
  if (found == shelves_.end()) return nullptr;
  found->second.used = steady_clock::now();
  return &found->second;
}

void Desk::add_shelf(const Tiers& tiers, const std::string& state) {
  if (shelves_.size() >= most_shelves)
    shelves_.erase(std::min_element(shelves_.begin(), shelves_.end(), [](auto& a, auto& b) {
      return a.second.used < b.second.used;
    }));
  Shelf& made = shelves_[tiers];
  made.state = state;
  made.used = steady_clock::now();
}

// -- Following the commits --------------------------------------------------------------------

Desk::Desk(std::filesystem::path folder, std::function<void()> moved_on)
    : folder_(std::move(folder)),
      moved_on_(std::move(moved_on)),
      index_(std::make_shared<const Index>(Index::open(folder_))) {
  lease({});
  keeper_ = std::thread([this] { keep_up(); });
  maker_ = std::thread([this] { make_completers(); });
}

Desk::~Desk() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  keeper_.join();
  maker_.join();
}

bool Desk::readable() const {
  const std::lock_guard lock(mutex_);
  return readable_;
}

void Desk::keep_up() {
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, between_looks, [this] { return ending_; })) {
    lock.unlock();
    look();
    lock.lock();
  }
}

void Desk::look() {
  const std::lock_guard one_at_a_time(looking_);
  bool readable = false;
  try {
    readable = follow();
  } catch (const std::exception&) {
    // What was open serves on, and every later look tries again.
  }
  const std::lock_guard lock(mutex_);
  readable_ = readable;
}

// A set that somebody began to ask with has no probe yet: what it stands at tells whether a
// commit came since. One that cannot be opened holds no other back.
bool Desk::follow() {
  std::vector<Tiers> all;
  std::shared_ptr<const Index> index;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [tiers, own] : shelves_) all.push_back(tiers);
    index = index_;
  }
  bool good = true;
  for (const Tiers& tiers : all) try {
      if (moved(tiers, index)) behind_.insert(tiers);
    } catch (const std::exception&) {
      good = false;
    }
  if (behind_.empty()) return good;
  index = std::make_shared<const Index>(Index::open(folder_));
  {
    const std::lock_guard lock(mutex_);
    index_ = index;
  }
  for (const Tiers& tiers : std::set<Tiers>(behind_)) try {
      take_place(tiers, open(index, tiers));
      behind_.erase(tiers);
    } catch (const std::exception&) {
      good = false;
    }
  moved_on_();
  return good;
}

bool Desk::moved(const Tiers& tiers, const std::shared_ptr<const Index>& index) {
  std::shared_ptr<Searcher> probe;
  std::string state;
  {
    const std::lock_guard lock(mutex_);
    const auto own = shelves_.find(tiers);
    if (own == shelves_.end()) return false;
    probe = own->second.probe;
    state = own->second.state;
  }
  if (probe) return probe->refresh();
  std::unique_ptr<Ready> made = open(index, tiers);
  const bool another = made->state != state;
  const std::lock_guard lock(mutex_);
  const auto own = shelves_.find(tiers);
  if (own == shelves_.end()) return false;
  own->second.probe = std::make_shared<Searcher>(std::move(made->searcher));
  return another;
}

// What goes is closed once nobody waits for the lock.
void Desk::take_place(const Tiers& tiers, std::unique_ptr<Ready> fresh) {
  std::vector<std::unique_ptr<Ready>> past;
  Completer before;
  {
    const std::lock_guard lock(mutex_);
    const auto found = shelves_.find(tiers);
    if (found == shelves_.end()) return;
    Shelf& own = found->second;
    own.state = fresh->state;
    past.swap(own.idle);
    own.idle.push_back(std::move(fresh));
    std::swap(before, own.completer);
    if (before.searcher && !own.wanted) own.wanted = before.days.back();
  }
  changed_.notify_all();
}

// -- Completers -------------------------------------------------------------------------------

std::shared_ptr<const Searcher> Desk::completer(std::shared_ptr<const Lease> lease, Date day) {
  std::unique_lock lock(mutex_);
  const auto past = [&] {
    const Shelf* own = shelf(lease->tiers_);
    return !own || own->state != lease->state();
  };
  const auto ready = [&] {
    const Completer& own = shelf(lease->tiers_)->completer;
    return own.searcher && own.state == lease->state() &&
           std::find(own.days.begin(), own.days.end(), day) != own.days.end();
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
  if (made.days.size() == most_days) made.days.erase(made.days.begin());
  made.days.push_back(day);
  const auto index = index_;
  lock.unlock();
  Completer before;  // closed when the lock is free again
  try {
    if (!made.searcher) {
      std::unique_ptr<Ready> opened = open(index, tiers);
      made.state = opened->state;
      made.searcher = std::make_shared<const Searcher>(std::move(opened->searcher));
    }
    made.searcher->complete("saf", {day}, 1);
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
