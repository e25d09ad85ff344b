// One line on a terminal that says how far we are, how fast and how long it will take; an
// event now and then in a log of JSON; nothing elsewhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
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
  // How much of the whole is done, where that is known otherwise than by counting: 0 to 1.
  void share(double done) { share_ = done; }
  // Before anything else is written to standard error.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  std::string line(Clock::time_point now) const;
  std::optional<double> seconds_left(double taken) const;
  void log(Clock::time_point now);

  std::size_t total_;
  bool on_;
  bool drawn_ = false;
  std::size_t done_ = 0;
  std::optional<double> share_ = {};
  Clock::time_point begun_ = Clock::now(), last_ = {}, logged_ = begun_;
};

}  // namespace fingerpost::cli
