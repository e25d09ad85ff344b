#include "progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "output.hpp"

namespace fingerpost::cli {
namespace {

constexpr std::size_t bar_width = 20;
constexpr std::size_t name_width = 34;           // the whole line stays under 80 columns
constexpr std::chrono::milliseconds pause{100};  // ten a second: a person sees no more

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
std::string_view ending(std::string_view name) {
  if (name.size() <= name_width) return name;
  name.remove_prefix(name.size() - name_width);
  while (!name.empty() && (static_cast<unsigned char>(name.front()) & 0xC0) == 0x80)
    name.remove_prefix(1);
  return name;
}

}  // namespace

Progress::Progress(std::size_t total, bool wanted) : total_(total), on_(wanted && on_terminal()) {}

void Progress::reached(std::size_t done, std::string_view what) {
  const auto now = std::chrono::steady_clock::now();
  if (!on_ || now - last_ < pause) return;
  last_ = now;
  drawn_ = true;
  std::fprintf(stderr, "\r\x1b[K%s  %s", bar(done, total_).c_str(), shown(ending(what)).c_str());
  std::fflush(stderr);
}

void Progress::clear() {
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace fingerpost::cli
