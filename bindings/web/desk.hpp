// Searchers at the ready, for each set of tiers that somebody asks with, all of one commit.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "fingerpost/index.hpp"

namespace fingerpost::web {

class Desk {
 public:
  using Tiers = std::vector<std::string>;

  // Opens the index: throws as Index::open does.
  explicit Desk(std::filesystem::path folder);
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  // A searcher for these eyes alone while it is held.
  class Lease {
   public:
    Lease(Desk& desk, const Tiers& tiers, std::unique_ptr<Searcher> searcher, std::uint64_t age)
        : desk_(desk), tiers_(tiers), searcher_(std::move(searcher)), age_(age) {}
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    const Searcher& operator*() const { return *searcher_; }
    const Searcher* operator->() const { return searcher_.get(); }

   private:
    friend class Desk;
    Desk& desk_;
    Tiers tiers_;
    std::unique_ptr<Searcher> searcher_;
    std::uint64_t age_;
  };
  std::unique_ptr<Lease> lease(const Tiers& tiers);
  // What completes what is typed on that day: one for all who see these tiers, since it remembers
  // much and takes long to begin. It is made ready aside; that of the commit before serves until
  // then. Nullptr when there is none within a second.
  std::shared_ptr<const Searcher> completer(const Tiers& tiers, Date day);

  // Of the whole index as it is served now.
  std::shared_ptr<const Index> index() const;
  // Looks whether there was a commit, at most once a second unless `now`: from then on every
  // lease is of it. False when the index cannot be read any more: what was open serves on.
  bool look(bool now = false);

 private:
  struct Completer {
    std::shared_ptr<Searcher> searcher = {};
    std::uint64_t age = 0;
    Date day = {};
  };
  // What is kept for one set of tiers. A commit is seen by those whose tiers it changed, so each
  // set looks for itself.
  struct Shelf {
    std::unique_ptr<Searcher> probe = {};
    std::uint64_t age = 1;  // counts the commits that were seen
    std::vector<std::unique_ptr<Searcher>> idle = {};
    Completer completer = {};
    std::optional<Date> wanted = {};  // a completer for that day
    std::chrono::steady_clock::time_point used = {};
  };
  void give_back(const Tiers& tiers, std::unique_ptr<Searcher> searcher, std::uint64_t age);
  Shelf& shelf(const Tiers& tiers);
  void renew(Shelf& shelf);
  void make_completers();

  std::filesystem::path folder_;
  mutable std::mutex mutex_ = {};
  std::shared_ptr<const Index> index_;
  std::chrono::steady_clock::time_point looked_ = {};
  bool readable_ = true;
  bool behind_ = false;  // a commit was seen that could not be opened
  std::uint64_t ages_ = 1;
  std::map<Tiers, Shelf> shelves_ = {};
  bool ending_ = false;
  std::condition_variable changed_ = {};
  std::thread maker_;  // last: it uses all the others
};

}  // namespace fingerpost::web
