#include <algorithm>

#include "text/text.hpp"
#include "text/utf8.hpp"

namespace fingerpost::text {
namespace {

std::u32string characters(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character(text, i);
    out += c.value;
    i += c.length;
  }
  return out;
}

}  // namespace

// Optimal string alignment in a band of `limit` either side of the diagonal:
// linear in the words for a given limit.
std::size_t edits(std::string_view left, std::string_view right, std::size_t limit) {
  // A character is at most four bytes: most words of a list are ruled out by their length.
  if (left.size() > 4 * (right.size() + limit) || right.size() > 4 * (left.size() + limit))
    return limit + 1;
  const std::u32string a = characters(left), b = characters(right);
  const std::size_t n = a.size(), m = b.size(), far = limit + 1;
  if ((n > m ? n - m : m - n) > limit) return far;
  std::vector<std::size_t> before(m + 1, far), last(m + 1, far), now(m + 1, far);
  for (std::size_t j = 0; j <= std::min(m, limit); ++j) last[j] = j;
  for (std::size_t i = 1; i <= n; ++i) {
    const std::size_t from = i > limit ? i - limit : 0, to = std::min(m, i + limit);
    if (from > 0) now[from - 1] = far;
    for (std::size_t j = from; j <= to; ++j) {
      if (j == 0) {
        now[0] = i;
        continue;
      }
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]), far});
      if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    if (to < m) now[to + 1] = far;
    // Two rows of nothing near: the rest cannot bring them nearer.
    if (*std::min_element(now.begin() + static_cast<std::ptrdiff_t>(from),
                          now.begin() + static_cast<std::ptrdiff_t>(to) + 1) == far &&
        *std::min_element(last.begin() + static_cast<std::ptrdiff_t>(from),
                          last.begin() + static_cast<std::ptrdiff_t>(to) + 1) == far)
      return far;
    std::swap(before, last);
    std::swap(last, now);
  }
  return std::min(last[m], far);
}

}  // namespace fingerpost::text
