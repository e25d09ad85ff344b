// How far we are, how fast, and how long it will take; on standard error.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fingerpost::cli {

// `automatic` is one line that is drawn again on a terminal, an event now and then in a log of
// JSON, and nothing elsewhere; `plain` is a line of words now and then and at the end, `json` an
// event of the log in its place, wherever standard error goes.
enum class ProgressForm { automatic, plain, json, none };

class Progress {
 public:
  // `total` 0: not known, as with lines from a pipe.
  Progress(std::size_t total, ProgressForm form);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void reached(std::size_t done, std::string_view what);
  // How much of the whole is done, where that is known otherwise than by counting: 0 to 1.
  void share(double done) { share_ = done; }
  // Before anything else is written to standard error.
  void clear();
  // Where all was done: the last that is told, where lines or events were asked for.
  void ended();

 private:
  using Clock = std::chrono::steady_clock;
  std::string line(Clock::time_point now) const;
  std::optional<double> seconds_left(double taken) const;
  void tell(Clock::time_point now, std::string_view what);
  void draw(Clock::time_point now, std::string_view what);

  std::size_t total_;
  ProgressForm form_;
  bool drawn_here_, told_here_;  // on a terminal; in lines or events
  bool drawn_ = false;
  std::size_t done_ = 0;
  std::optional<double> share_ = {};
  Clock::time_point begun_ = Clock::now(), last_ = {}, told_ = begun_;
};

}  // namespace fingerpost::cli
