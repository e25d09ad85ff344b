#include <algorithm>
#include <array>
#include <vector>

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

// Optimal string alignment in a band of `limit` either side of the diagonal:
// linear in the words for a given limit. `rows` has room for three of m + 1.
template <class View>
std::size_t edits(View a, View b, std::size_t limit, std::size_t* rows) {
  const std::size_t n = a.size(), m = b.size(), far = limit + 1;
  std::size_t *before = rows, *last = rows + m + 1, *now = rows + 2 * (m + 1);
  std::fill(rows, rows + 3 * (m + 1), far);
  for (std::size_t j = 0; j <= std::min(m, limit); ++j) last[j] = j;
  std::size_t nearest_before = 0;
  for (std::size_t i = 1; i <= n; ++i) {
    const std::size_t from = i > limit ? i - limit : 0, to = std::min(m, i + limit);
    std::size_t nearest = far;
    if (from > 0) now[from - 1] = far;
    for (std::size_t j = from; j <= to; ++j) {
      if (j == 0) {
        nearest = now[0] = std::min(i, far);
        continue;
      }
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]), far});
      if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
      nearest = std::min(nearest, now[j]);
    }
    if (to < m) now[to + 1] = far;
    // A letter may yet change places with the one before it, so two rows decide.
    if (nearest == far && nearest_before == far) return far;
    nearest_before = nearest;
    std::size_t* spare = before;
    before = last, last = now, now = spare;
  }
  return std::min(last[m], far);
}

template <class View>
std::size_t edits_within(View a, View b, std::size_t limit) {
  if ((a.size() > b.size() ? a.size() - b.size() : b.size() - a.size()) > limit) return limit + 1;
  // Words are short: their rows lie on the stack.
  constexpr std::size_t usual = 40;
  if (b.size() < usual) {
    std::array<std::size_t, 3 * usual> rows;
    return edits(a, b, limit, rows.data());
  }
  std::vector<std::size_t> rows(3 * (b.size() + 1));
  return edits(a, b, limit, rows.data());
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::size_t edits(std::string_view left, std::string_view right, std::size_t limit) {
  // Most words are of letters of one byte each.
  if (is_ascii(left) && is_ascii(right)) return edits_within(left, right, limit);
  const std::u32string a = characters(left), b = characters(right);
  return edits_within(std::u32string_view(a), std::u32string_view(b), limit);
}

}  // namespace fingerpost::text
