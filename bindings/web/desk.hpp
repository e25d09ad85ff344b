// Searchers at the ready, for each set of tiers that somebody asks with.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "fingerpost/index.hpp"

namespace fingerpost::web {

// What most readers ask with, and on which day.
struct Custom {
  std::vector<std::string> tiers = {};  // of everybody who comes
  std::size_t at_once = 1;              // searches
  std::string place = {};
  std::function<Date()> today = {};
};

// Follows the commits by itself, also when nobody asks: within a few seconds nothing of an
// earlier one is held but what is lent out. Until all that is asked of a commit is at hand the
// one before answers, its suggestions too, so that nobody waits for what is new.
class Desk {
  struct Ready;
  struct Completer {
    std::shared_ptr<const Searcher> searcher = {};
    std::string state = {};
    std::vector<Date> days = {};  // that it is quick for
    bool knows(Date day) const;
    void note(Date day);
  };

 public:
  using Tiers = std::vector<std::string>;

  // Opens the index: throws as Index::open does. `moved_on` is called, in a thread of the desk's,
  // when a commit has taken the place of another.
  Desk(
      std::filesystem::path folder, Custom custom, std::function<void()> moved_on = [] {});
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  // A searcher for these eyes alone while it is held, and what is known of its commit.
  class Lease {
   public:
    Lease(Desk& desk, const Tiers& tiers, std::unique_ptr<Ready> ready, Completer completer);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    const Searcher& operator*() const;
    const Searcher* operator->() const { return &**this; }
    const Index& index() const;
    const IndexInfo& info() const;
    // Of the commit as these tiers see it: another for another body of documents, the same
    // whatever is committed to tiers that are not seen.
    const std::string& state() const;

   private:
    friend class Desk;
    Desk& desk_;
    Tiers tiers_;
    std::unique_ptr<Ready> ready_;
    Completer completer_;  // of its commit, where there is one
  };
  std::shared_ptr<const Lease> lease(const Tiers& tiers);
  // What completes what is typed on that day, of the lease's commit: one for all who see these
  // tiers, since it remembers much and takes long to begin. Where nobody with these tiers asked
  // before, or not of that day, it is made aside; nullptr when there is none within a second or
  // two.
  std::shared_ptr<const Searcher> completer(std::shared_ptr<const Lease> lease, Date day);

  // Looks for a commit now, rather than in a moment.
  void look();
  // False when the index cannot be read any more: what was open serves on.
  bool readable() const;

 private:
  struct Ready {
    Searcher searcher;
    std::shared_ptr<const Index> index;
    IndexInfo info;
    std::string state;
  };
  // What is kept for one set of tiers. A commit is seen by those whose tiers it changed, so each
  // set looks for itself.
  struct Shelf {
    std::string state = {};
    std::shared_ptr<Searcher> probe = {};  // moves on with the commits
    std::vector<std::unique_ptr<Ready>> idle = {};
    Completer completer = {};
    std::optional<Date> wanted = {};  // a completer for that day
    std::chrono::steady_clock::time_point used = {};
  };
  // Of a commit that is to take the place of another.
  struct Fresh {
    std::vector<std::unique_ptr<Ready>> ready = {};
    Completer completer = {};
  };
  static std::unique_ptr<Ready> open(std::shared_ptr<const Index> index, const Tiers& tiers);
  std::unique_ptr<Ready> open_warm(std::shared_ptr<const Index> index, const Tiers& tiers) const;
  static Completer opened_to_complete(std::shared_ptr<const Index> index, const Tiers& tiers,
                                      const std::vector<Date>& days);
  Fresh prepared(const std::shared_ptr<const Index>& index, const Tiers& tiers);
  void give_back(const Tiers& tiers, std::unique_ptr<Ready> ready);
  Shelf* shelf(const Tiers& tiers);
  void add_shelf(const Tiers& tiers, const std::string& state);
  bool follow();
  bool moved(const Tiers& tiers, const std::shared_ptr<const Index>& index);
  void take_place(const Tiers& tiers, Fresh fresh);
  void keep_up();
  void note_day();
  void fill();
  void make_completer(std::unique_lock<std::mutex>& lock, const Tiers& tiers, Date day);
  void make_completers();

  std::filesystem::path folder_;
  Custom custom_;
  std::function<void()> moved_on_;
  std::mutex looking_ = {};      // before the other
  std::set<Tiers> behind_ = {};  // that something new was seen of which is not in its place yet
  Date day_;                     // that they are quick for
  std::size_t missing_;          // searchers of what most ask for, to be opened yet
  mutable std::mutex mutex_ = {};
  std::shared_ptr<const Index> index_;
  bool readable_ = true;
  std::map<Tiers, Shelf> shelves_ = {};
  std::atomic<bool> ending_ = false;
  std::condition_variable changed_ = {};
  std::thread keeper_, maker_;  // last: they use all the others
};

}  // namespace fingerpost::web
