#include "progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "output.hpp"
#include "signals.hpp"

namespace fingerpost::cli {
namespace {

constexpr std::size_t bar_width = 20;
constexpr std::size_t widest = 79;               // of a line: a terminal of 80 does not wrap it
constexpr std::chrono::milliseconds pause{100};  // ten a second: a person sees no more
constexpr std::chrono::seconds told_pause{5};    // a log is read afterwards

bool on_terminal() {
  const char* terminal = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) && terminal && std::string_view(terminal) != "dumb";
}

std::string bar(std::size_t done, std::size_t total) {
  if (total == 0) return std::to_string(done);
  const std::size_t full = bar_width * std::min(done, total) / total;
  std::string drawn = "[";
  drawn.append(full, '#').append(bar_width - full, '.').append("] ");
  return drawn.append(std::to_string(done)).append("/").append(std::to_string(total));
}

// The end of a path says more than its beginning; cut where a character begins.
std::string_view ending(std::string_view name, std::size_t room) {
  if (name.size() <= room) return name;
  name.remove_prefix(name.size() - room);
  while (!name.empty() && (static_cast<unsigned char>(name.front()) & 0xC0) == 0x80)
    name.remove_prefix(1);
  return name;
}

// "8:05", "1:02:40"
std::string clock_of(double seconds) {
  const auto all = static_cast<long long>(seconds + 0.5);
  std::array<char, 40> text = {};
  if (all < 3600)
    std::snprintf(text.data(), text.size(), "%lld:%02lld", all / 60, all % 60);
  else
    std::snprintf(text.data(), text.size(), "%lld:%02lld:%02lld", all / 3600, all / 60 % 60,
                  all % 60);
  return text.data();
}

double rate_of(std::size_t done, double taken) {
  return taken > 0 ? static_cast<double>(done) / taken : 0;
}

// Three figures at most: "4.2", "38", "1200".
std::string rate_in_words(double rate) {
  std::array<char, 40> text = {};
  std::snprintf(text.data(), text.size(), rate < 10 ? "%.1f/s" : "%.0f/s", rate);
  return text.data();
}

}  // namespace

Progress::Progress(std::size_t total, ProgressForm form)
    : total_(total),
      form_(form),
      drawn_here_(form == ProgressForm::automatic && !logs_json() && on_terminal()),
      told_here_(form == ProgressForm::plain || form == ProgressForm::json ||
                 (form == ProgressForm::automatic && logs_json())) {}

// By what was done until now; not before there is something to go by.
std::optional<double> Progress::seconds_left(double taken) const {
  constexpr double too_early = 1;  // second: the first documents say little of the rest
  const double share = share_   ? *share_
                       : total_ ? static_cast<double>(done_) / static_cast<double>(total_)
                                : 0;
  if (taken < too_early || share <= 0) return std::nullopt;
  return taken * std::max(0.0, 1 - share) / share;
}

// "[#####...............] 20/80  38/s  0:02 left"
std::string Progress::line(Clock::time_point now) const {
  const double taken = std::chrono::duration<double>(now - begun_).count();
  std::string all = bar(done_, total_) + "  " + rate_in_words(rate_of(done_, taken));
  if (const auto left = seconds_left(taken)) all += "  " + clock_of(*left) + " left";
  return all;
}

void Progress::tell(Clock::time_point now, std::string_view what) {
  told_ = now;
  if (!logs_json() && form_ != ProgressForm::json)
    return say(line(now) + (what.empty() ? "" : ", at " + std::string(what)));
  const double taken = std::chrono::duration<double>(now - begun_).count();
  const auto left = seconds_left(taken);
  write_event("progress", {{"done", static_cast<std::uint64_t>(done_)},
                           {"total", total_ ? Json(static_cast<std::uint64_t>(total_)) : Json()},
                           {"rate", rate_of(done_, taken)},
                           {"seconds_left", left ? Json(*left) : Json()}});
}

void Progress::reached(std::size_t done, std::string_view what) {
  const auto now = Clock::now();
  done_ = done;
  if (status_asked()) {
    clear();
    tell(now, what);
  }
  if (told_here_ && now - told_ >= told_pause) tell(now, what);
  if (drawn_here_ && now - last_ >= pause) draw(now, what);
}

void Progress::ended() {
  clear();
  const bool asked_for = form_ == ProgressForm::plain || form_ == ProgressForm::json;
  if (asked_for) tell(Clock::now(), {});
}

void Progress::draw(Clock::time_point now, std::string_view what) {
  last_ = now;
  drawn_ = true;
  const std::string drawn = line(now);
  const std::size_t room = widest > drawn.size() + 2 ? widest - drawn.size() - 2 : 0;
  std::fprintf(stderr, "\r\x1b[K%s  %s", drawn.c_str(), shown(ending(what, room)).c_str());
  std::fflush(stderr);
}

void Progress::clear() {
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace fingerpost::cli
