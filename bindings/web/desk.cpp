#include "desk.hpp"

#include <algorithm>

#include "fingerpost/error.hpp"

namespace fingerpost::web {
namespace {

// tests/web/test_tiers.py: more sets of tiers than these are served as well, less quickly.
constexpr std::size_t most_shelves = 32;
constexpr std::size_t most_idle = 8;  // of a set: as many as search at once
constexpr std::chrono::seconds between_looks{1};
constexpr std::chrono::seconds patience{1};  // longer than that nobody waits for suggestions

}  // namespace

Desk::Desk(std::filesystem::path folder)
    : folder_(std::move(folder)),
      index_(std::make_shared<const Index>(Index::open(folder_))),
      looked_(std::chrono::steady_clock::now()) {
  shelf({});
  maker_ = std::thread([this] { make_completers(); });
}

Desk::~Desk() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  maker_.join();
}

Desk::Lease::~Lease() { desk_.give_back(tiers_, std::move(searcher_), age_); }

std::shared_ptr<const Index> Desk::index() const {
  const std::lock_guard lock(mutex_);
  return index_;
}

bool Desk::look(bool now) {
  const std::lock_guard lock(mutex_);
  const auto time = std::chrono::steady_clock::now();
  if (!now && time - looked_ < between_looks) return readable_;
  looked_ = time;
  try {
    for (auto& [tiers, own] : shelves_)
      if (own.probe->refresh() || behind_) renew(own);
    behind_ = false;
    readable_ = true;
  } catch (const Error&) {
    readable_ = false;
  }
  return readable_;
}

// Called with the lock held, as the next. The index is opened anew for its vocabulary; where
// that fails, every later look tries again, though the probe has moved on.
void Desk::renew(Shelf& own) {
  behind_ = true;
  own.age = ++ages_;
  own.idle.clear();
  index_ = std::make_shared<const Index>(Index::open(folder_));
}

Desk::Shelf& Desk::shelf(const Tiers& tiers) {
  const auto now = std::chrono::steady_clock::now();
  if (const auto found = shelves_.find(tiers); found != shelves_.end()) {
    found->second.used = now;
    return found->second;
  }
  auto probe = std::make_unique<Searcher>(index_->searcher(tiers));
  if (shelves_.size() >= most_shelves)
    shelves_.erase(std::min_element(shelves_.begin(), shelves_.end(), [](auto& a, auto& b) {
      return a.second.used < b.second.used;
    }));
  Shelf& made = shelves_[tiers];
  made.probe = std::move(probe);
  made.age = ++ages_;
  made.used = now;
  return made;
}

std::unique_ptr<Desk::Lease> Desk::lease(const Tiers& tiers) {
  std::unique_ptr<Searcher> ready;
  std::shared_ptr<const Index> index;
  std::uint64_t age = 0;
  {
    const std::lock_guard lock(mutex_);
    Shelf& own = shelf(tiers);
    if (!own.idle.empty()) {
      ready = std::move(own.idle.back());
      own.idle.pop_back();
    }
    index = index_;
    age = own.age;
  }
  if (!ready) ready = std::make_unique<Searcher>(index->searcher(tiers));
  return std::make_unique<Lease>(*this, tiers, std::move(ready), age);
}

void Desk::give_back(const Tiers& tiers, std::unique_ptr<Searcher> searcher, std::uint64_t age) {
  const std::lock_guard lock(mutex_);
  const auto own = shelves_.find(tiers);
  if (own != shelves_.end() && own->second.age == age && own->second.idle.size() < most_idle)
    own->second.idle.push_back(std::move(searcher));
}

std::shared_ptr<const Searcher> Desk::completer(const Tiers& tiers, Date day) {
  std::unique_lock lock(mutex_);
  const auto ready = [&] {
    const Shelf& own = shelf(tiers);
    return own.completer.searcher && own.completer.age == own.age && own.completer.day == day;
  };
  if (!ready()) {
    shelf(tiers).wanted = day;
    changed_.notify_all();
    changed_.wait_for(lock, patience, ready);
  }
  const Completer& own = shelf(tiers).completer;
  return own.day == day ? own.searcher : nullptr;
}

// One at a time, in a thread of its own, so that nobody who searches waits for it.
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
    const Tiers tiers = asked->first;
    Completer made{.age = asked->second.age, .day = *asked->second.wanted};
    asked->second.wanted.reset();
    const auto index = index_;
    lock.unlock();
    try {
      made.searcher = std::make_shared<Searcher>(index->searcher(tiers));
      made.searcher->complete("saf", {made.day}, 1);
    } catch (const Error&) {
      made.searcher.reset();  // what was there serves on
    }
    lock.lock();
    if (made.searcher) shelf(tiers).completer = std::move(made);
    changed_.notify_all();
  }
}

}  // namespace fingerpost::web
