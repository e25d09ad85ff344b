// Two threads of its own:
//
//     keeper   looks for a commit, opens it aside, asks it what takes long the first time, then
//              puts all of it in the place of the last: searchers and completer
//              (the completer in a thread beside it)
//     maker    makes the completers that were asked for where there was none
//
// Nobody who asks waits for the keeper, and no searcher is opened or closed while others wait.
#include "desk.hpp"

#include <algorithm>
#include <future>
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
constexpr std::chrono::milliseconds between_looks{100};

}  // namespace

// -- What is lent -----------------------------------------------------------------------------

Desk::Lease::Lease(Desk& desk, const Tiers& tiers, std::unique_ptr<Ready> ready,
                   Completer completer)
    : desk_(desk), tiers_(tiers), ready_(std::move(ready)), completer_(std::move(completer)) {}
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

// The first search of a searcher makes what the others find: what is there on the day, how words
// are spelt, what belongs together. On a large index that is many times a search.
std::unique_ptr<Desk::Ready> Desk::open_warm(std::shared_ptr<const Index> index,
                                             const Tiers& tiers) const {
  std::unique_ptr<Ready> ready = open(std::move(index), tiers);
  Query query;
  query.text = "safeguarding of children abotu";  // the last is looked up as a slip
  query.facets = true;
  query.place = custom_.place;
  const Limits limits{.stop = [this] { return ending_.load(); }};
  try {
    ready->searcher.search(query, {custom_.today()}, limits);
  } catch (const std::exception&) {
    // Whoever searches is told.
  }
  return ready;
}

std::shared_ptr<const Desk::Lease> Desk::lease(const Tiers& tiers) {
  std::unique_ptr<Ready> ready;
  std::shared_ptr<const Index> index;
  Completer completer;
  {
    const std::lock_guard lock(mutex_);
    if (Shelf* own = shelf(tiers); own && !own->idle.empty()) {
      ready = std::move(own->idle.back());
      own->idle.pop_back();
      completer = own->completer;
    }
    index = index_;
  }
  if (!ready) {
    ready = open(std::move(index), tiers);
    const std::lock_guard lock(mutex_);
    if (!shelf(tiers)) add_shelf(tiers, ready->state);
  }
  return std::make_shared<const Lease>(*this, tiers, std::move(ready), std::move(completer));
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

Desk::Desk(std::filesystem::path folder, Custom custom, std::function<void()> moved_on)
    : folder_(std::move(folder)),
      custom_(std::move(custom)),
      moved_on_(std::move(moved_on)),
      day_(custom_.today()),
      missing_(std::min(std::max(custom_.at_once, std::size_t{1}), most_idle) - 1),
      index_(std::make_shared<const Index>(Index::open(folder_))) {
  std::unique_ptr<Ready> first = open_warm(index_, custom_.tiers);
  add_shelf(custom_.tiers, first->state);
  shelves_[custom_.tiers].wanted = day_;
  shelves_[custom_.tiers].idle.push_back(std::move(first));
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
  while (!changed_.wait_for(lock, between_looks, [this] { return ending_.load(); })) {
    lock.unlock();
    look();
    fill();
    lock.lock();
  }
}

// One more of what most ask for, until there are as many as search at once.
void Desk::fill() {
  const std::lock_guard one_at_a_time(looking_);
  if (missing_ == 0) return;
  --missing_;
  try {
    give_back(custom_.tiers, open_warm(index_, custom_.tiers));
  } catch (const std::exception&) {
    // They are opened as they are needed.
  }
}

// On another day other things are made ready.
void Desk::note_day() {
  const Date now = custom_.today();
  if (now == day_) return;
  const std::lock_guard lock(mutex_);
  for (const auto& [tiers, own] : shelves_) behind_.insert(tiers);
  day_ = now;
}

void Desk::look() {
  const std::lock_guard one_at_a_time(looking_);
  bool readable = false;
  try {
    note_day();
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
      take_place(tiers, prepared(index, tiers));
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

// What the shelf has of the last commit, of this one: a completer for the days that were asked of,
// and as many searchers as were warm by the time it was made; the rest follow. A commit that falls
// between ends with all of it being of the newer.
Desk::Fresh Desk::prepared(const std::shared_ptr<const Index>& index, const Tiers& tiers) {
  const bool usual = tiers == custom_.tiers;
  Completer before;
  {
    const std::lock_guard lock(mutex_);
    const auto own = shelves_.find(tiers);
    if (own != shelves_.end()) before = own->second.completer;
  }
  std::future<Completer> making;
  if (usual || before.searcher) {
    before.note(day_);
    making = std::async(std::launch::async, opened_to_complete, index, tiers, before.days);
  }
  const auto made = [&] {
    return !making.valid() || making.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
  };
  Fresh fresh;
  const std::size_t count = usual ? std::min(custom_.at_once, most_idle) : 1;
  do fresh.ready.push_back(open_warm(index, tiers));
  while (fresh.ready.size() < count && !made());
  if (usual) missing_ = count - std::min(count, fresh.ready.size());
  try {
    if (making.valid()) fresh.completer = making.get();
  } catch (const std::exception&) {
    // It is asked for again, and whoever waits for it is told.
  }
  const std::string last = fresh.ready.back()->state;
  if (fresh.completer.state != last) fresh.completer = {};
  std::erase_if(fresh.ready, [&](const auto& each) { return each->state != last; });
  return fresh;
}

// What goes is closed once nobody waits for the lock.
void Desk::take_place(const Tiers& tiers, Fresh fresh) {
  std::vector<std::unique_ptr<Ready>> past;
  Completer before;
  {
    const std::lock_guard lock(mutex_);
    const auto found = shelves_.find(tiers);
    if (found == shelves_.end()) return;
    Shelf& own = found->second;
    own.state = fresh.ready.front()->state;
    past = std::exchange(own.idle, std::move(fresh.ready));
    before = std::exchange(own.completer, std::move(fresh.completer));
    if (before.searcher && !own.completer.searcher && !own.wanted) own.wanted = day_;
  }
  changed_.notify_all();
}

}  // namespace fingerpost::web
