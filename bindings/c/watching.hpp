// A host's watch over something long: what it is asked, and that it may not use the
// searcher that is at work, which would wait for itself.
#pragma once

#include <cstdint>

#include "handles.hpp"

namespace fingerpost::c {

struct Watching {
  fingerpost_watch watch = nullptr;  // none: nothing is stopped
  void* context = nullptr;

  bool stops(std::uint64_t done, std::uint64_t total) const {
    return watch && watch(context, done, total) != 0;
  }
};

// A searcher for the length of one call. Error(misuse) when this thread is within the
// watch of a search on the same one.
class Asking {
 public:
  explicit Asking(const fingerpost_searcher* handle);
  Asking(const Asking&) = delete;
  Asking& operator=(const Asking&) = delete;
  ~Asking();
  Searcher* operator->() { return searcher_.get(); }
  Searcher& operator*() { return *searcher_; }

 private:
  std::shared_ptr<Searcher> searcher_;
  const Asking* outer_;
};

}  // namespace fingerpost::c
