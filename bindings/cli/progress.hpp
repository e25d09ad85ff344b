// One line on a terminal that says how far we are; nothing elsewhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace fingerpost::cli {

class Progress {
 public:
  // `total` 0: not known, as with lines from a pipe.
  Progress(std::size_t total, bool wanted);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void reached(std::size_t done, std::string_view what);
  // Before anything else is written to standard error.
  void clear();

 private:
  std::size_t total_;
  bool on_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_ = {};
};

}  // namespace fingerpost::cli
