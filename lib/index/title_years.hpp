// The years that a title says: "2026", "2025-26", "2024 to 2026".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fingerpost::index {

struct YearRun {
  int first = 0, last = 0;
  friend bool operator==(const YearRun&, const YearRun&) = default;
};

// In their order; none that a law is called by.
std::vector<YearRun> years_in(std::string_view text);

// "1989" of "Children Act 1989": each as often as it is said.
std::vector<std::string> years_of_laws(std::string_view text);

// Whether a title with these years is of those asked for: "2025-26" is of 2026, but not of
// "2026-27".
bool is_of(const std::vector<YearRun>& title, const std::vector<YearRun>& asked);

}  // namespace fingerpost::index
