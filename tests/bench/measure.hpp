// Time on a machine that is busy with other things: what is compared runs turn
// about, and each figure is a median. Where nothing waits for the disk, time is that of
// the processor: a search of 5 ms is interrupted far more often than one of .2 ms.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <functional>
#include <vector>

namespace fingerpost::bench {

// Seconds that `body` takes.
template <class Body>
double seconds(Body&& body) {
  auto start = std::chrono::steady_clock::now();
  body();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

inline double quantile(std::vector<double> values, double part) {
  if (values.empty()) return 0;
  auto at = values.begin() + static_cast<std::ptrdiff_t>(part * double(values.size() - 1) + 0.5);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}
inline double median(std::vector<double> values) { return quantile(std::move(values), 0.5); }

// The same, of the processor: what waits for the disk or for other programs is left out.
template <class Body>
double cpu_seconds(Body&& body) {
  const auto now = [] {
    std::timespec at{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return double(at.tv_sec) + double(at.tv_nsec) * 1e-9;
  };
  const double start = now();
  body();
  return now() - start;
}

// The median seconds, of the processor, of each of `bodies`, which take turns `rounds` times.
inline std::vector<double> turn_about(std::size_t rounds,
                                      const std::vector<std::function<void()>>& bodies) {
  std::vector<std::vector<double>> times(bodies.size());
  for (std::size_t round = 0; round < rounds; ++round)
    for (std::size_t i = 0; i < bodies.size(); ++i)
      times[(i + round) % bodies.size()].push_back(
          cpu_seconds(bodies[(i + round) % bodies.size()]));
  std::vector<double> medians;
  for (auto& each : times) medians.push_back(median(std::move(each)));
  return medians;
}

inline std::uintmax_t bytes_under(const std::filesystem::path& folder) {
  std::uintmax_t sum = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) sum += entry.file_size();
  return sum;
}

}  // namespace fingerpost::bench
