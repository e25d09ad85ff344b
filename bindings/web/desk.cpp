#include "desk.hpp"

#include <algorithm>

#include "fingerpost/error.hpp"

namespace fingerpost::web {
namespace {

// tests/web/test_tiers.py: more sets of tiers than these are served as well, less quickly.
constexpr std::size_t most_shelves = 32;
constexpr std::size_t most_idle = 8;  // of a set: as many as search at once
constexpr std::chrono::seconds between_looks{1};

}  // namespace

Desk::Desk(std::filesystem::path folder)
    : folder_(std::move(folder)),
      index_(std::make_shared<const Index>(Index::open(folder_))),
      looked_(std::chrono::steady_clock::now()) {
  shelf({});
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
      if (own.probe->refresh()) renew(own);
    readable_ = true;
  } catch (const Error&) {
    readable_ = false;
  }
  return readable_;
}

// Called with the lock held, as the next. The index is opened anew for its vocabulary.
void Desk::renew(Shelf& own) {
  index_ = std::make_shared<const Index>(Index::open(folder_));
  own.age = ++ages_;
  own.idle.clear();
  own.completer.reset();
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

std::shared_ptr<const Searcher> Desk::completer(const Tiers& tiers) {
  const std::lock_guard lock(mutex_);
  Shelf& own = shelf(tiers);
  if (!own.completer) own.completer = std::make_shared<Searcher>(index_->searcher(tiers));
  return own.completer;
}

}  // namespace fingerpost::web
