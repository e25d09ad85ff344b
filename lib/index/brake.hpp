// What stops a search that its host no longer waits for. The library reads no clock:
// the host does, and says so when it is asked.
#pragma once

#include <cstddef>

#include "fingerpost/error.hpp"
#include "fingerpost/index.hpp"

namespace fingerpost::index {

class Brake {
 public:
  Brake() = default;
  explicit Brake(const Limits& limits) : limits_(&limits) {}

  // Asked for every `step` of what a search goes through: some 50 microseconds
  // (tests/bench/README.md).
  static constexpr std::size_t step = 4096;
  // Throws Error(limit) when the host has had enough.
  void check() const {
    if (limits_ && limits_->stop && limits_->stop())
      throw Error(Fault::limit, "the search was stopped before it was done");
  }

 private:
  const Limits* limits_ = nullptr;
};

}  // namespace fingerpost::index
