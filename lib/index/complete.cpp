// Asking a Completer: the starts that begin as typed are one run of the sorted ones, and the
// best of them by their rank on the day are the answer. Where there are none, one letter may
// be missing, too many, another or turned with its neighbour; then, the words may be in
// another order.
#include "index/complete.hpp"

#include <algorithm>

#include "fingerpost/error.hpp"
#include "query/query.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

constexpr std::size_t longest_prefix = 200;  // bytes
// Fewer letters begin too much with a slip.
constexpr std::size_t shortest_slip = 4;
// Looked at for one answer: under a millisecond (tests/bench, complete).
constexpr std::size_t most_scanned = 200000, most_compared = 4000;

// The words as typed, and the last of them alone: "missing chi", "chi".
struct Typed {
  std::string whole = {}, last = {}, before = {};
};

Typed typed(std::string_view prefix) {
  std::size_t most = std::min(prefix.size(), longest_prefix);
  while (most < prefix.size() && most > 0 &&
         (static_cast<unsigned char>(prefix[most]) & 0xC0) == 0x80)
    --most;
  Typed typed;
  for (const text::Word& word : text::words(prefix.substr(0, most))) {
    typed.before = typed.whole;
    typed.whole.append(typed.whole.empty() ? "" : " ") += word.folded;
    typed.last = word.folded;
  }
  return typed;
}

// Every word of `words` begins one of `key`.
bool has_all(std::string_view key, std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string_view word = words.substr(at, end - at);
    std::size_t found = key.find(word);
    while (found != std::string_view::npos && found > 0 && key[found - 1] != ' ')
      found = key.find(word, found + 1);
    if (found == std::string_view::npos) return false;
    at = end + 1;
  }
  return true;
}

}  // namespace

Completer::Range Completer::exactly(std::string_view prefix) const {
  const auto first = std::lower_bound(
      starts_.begin(), starts_.end(), prefix,
      [this](const Start& start, std::string_view typed) { return rest(start) < typed; });
  const auto last = std::upper_bound(first, starts_.end(), prefix,
                                     [this](std::string_view typed, const Start& start) {
                                       return typed < rest(start).substr(0, typed.size());
                                     });
  return {static_cast<std::uint32_t>(first - starts_.begin()),
          static_cast<std::uint32_t>(last - starts_.begin())};
}

// Of a run in which all are alike up to `depth`, those with that next character.
Completer::Range Completer::narrowed(Range range, std::size_t depth, char next) const {
  const auto letter = [this, depth](const Start& start) {
    const std::string_view word = rest(start);
    return depth < word.size() ? static_cast<int>(static_cast<unsigned char>(word[depth])) : -1;
  };
  const int wanted = static_cast<unsigned char>(next);
  const auto begin = starts_.begin() + range.first, end = starts_.begin() + range.last;
  const auto first =
      std::partition_point(begin, end, [&](const Start& start) { return letter(start) < wanted; });
  const auto last =
      std::partition_point(first, end, [&](const Start& start) { return letter(start) <= wanted; });
  return {static_cast<std::uint32_t>(first - starts_.begin()),
          static_cast<std::uint32_t>(last - starts_.begin())};
}

// The characters that come next in a run, each once.
std::string Completer::nexts(Range range, std::size_t depth) const {
  std::string letters;
  while (!range.empty()) {
    const std::string_view word = rest(starts_[range.first]);
    if (depth >= word.size()) {
      // The shortest come first; behind them, those that go on.
      const auto begin = starts_.begin() + range.first, end = starts_.begin() + range.last;
      range.first = static_cast<std::uint32_t>(
          std::partition_point(begin, end,
                               [&](const Start& s) { return rest(s).size() <= depth; }) -
          starts_.begin());
      continue;
    }
    letters += word[depth];
    range.first = narrowed(range, depth, word[depth]).last;
  }
  return letters;
}

void Completer::with_a_slip(std::string_view prefix, std::size_t at, Range range, std::size_t depth,
                            bool slipped, std::vector<Range>& to) const {
  if (range.empty()) return;
  if (at == prefix.size()) {
    if (slipped) to.push_back(range);
    return;
  }
  with_a_slip(prefix, at + 1, narrowed(range, depth, prefix[at]), depth + 1, slipped, to);
  // The first letter is hardly ever wrong, and a digit never is.
  const bool digit = prefix[at] >= '0' && prefix[at] <= '9';
  if (slipped || at == 0 || digit || prefix[at] == ' ') return;
  with_a_slip(prefix, at + 1, range, depth, true, to);
  for (const char next : nexts(range, depth)) {
    if (next == prefix[at] || next == ' ' || (next >= '0' && next <= '9')) continue;
    const Range other = narrowed(range, depth, next);
    with_a_slip(prefix, at + 1, other, depth + 1, true, to);
    with_a_slip(prefix, at, other, depth + 1, true, to);
    if (at + 1 < prefix.size() && next == prefix[at + 1])
      with_a_slip(prefix, at + 2, narrowed(other, depth + 1, prefix[at]), depth + 2, true, to);
  }
}

// The entries of the best ranks, each once.
std::vector<std::uint32_t> Completer::best(const std::vector<Range>& ranges, const OfDay& day,
                                           std::size_t limit, std::string_view others) const {
  std::vector<std::pair<Rank, std::uint32_t>> found;  // rank, entry
  std::size_t scanned = 0, compared = 0;
  const std::size_t enough = 4 * limit + 16;
  Rank worst = hidden;
  for (const Range& range : ranges)
    for (std::uint32_t i = range.first; i < range.last && scanned < most_scanned; ++i, ++scanned) {
      if (day.ranks[i] >= worst) continue;
      const Key& key = keys_[starts_[i].key];
      if (!others.empty()) {
        if (++compared > most_compared) break;
        if (!has_all(std::string_view(bytes_).substr(key.offset, key.length), others)) continue;
      }
      found.emplace_back(day.ranks[i], key.entry);
      if (found.size() < 2 * enough) continue;
      std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(enough),
                       found.end());
      found.resize(enough + 1);
      worst = found.back().first;
    }
  std::sort(found.begin(), found.end());
  std::vector<std::uint32_t> entries;
  for (const auto& [rank, entry] : found)
    if (entries.size() < limit && std::find(entries.begin(), entries.end(), entry) == entries.end())
      entries.push_back(entry);
  return entries;
}

std::vector<Completion> Completer::complete(std::string_view prefix, const DayView& view,
                                            std::size_t limit) {
  if (limit > query::max_limit)
    throw Error(Fault::bad_argument, "\"limit\" takes at most " + std::to_string(query::max_limit) +
                                         ", not " + std::to_string(limit));
  const Typed words = typed(prefix);
  if (words.whole.empty() || limit == 0) return {};
  const OfDay& day = this->day(view);
  std::vector<std::uint32_t> entries = best({exactly(words.whole)}, day, limit);
  if (entries.empty() && words.whole.size() >= shortest_slip) {
    std::vector<Range> ranges;
    with_a_slip(words.whole, 0, {0, static_cast<std::uint32_t>(starts_.size())}, 0, false, ranges);
    entries = best(ranges, day, limit);
  }
  if (entries.empty() && !words.before.empty())
    entries = best({exactly(words.last)}, day, limit, words.before);
  std::vector<Completion> completions;
  for (const std::uint32_t number : entries) {
    const Entry& entry = entries_[number];
    const Standings& standings = day.entries[number];
    std::string id = entry.topic;
    if (id.empty() && standings.documents == 1)
      for (const Number section : entry.sections)
        if (view.state_of_section(section) == DayView::State::visible &&
            view.standing(section) == standings.best)
          id = library_.id(library_.document_of(section));
    completions.push_back(
        {entry.text, entry.from, std::move(id), standings.documents, standings.best});
  }
  return completions;
}

}  // namespace fingerpost::index
