#include "index/snippet.hpp"

#include <algorithm>
#include <cstdint>

#include "text/text.hpp"

namespace fingerpost::index {
namespace {

using text::Span;

struct Marked {
  std::vector<Span> words = {};         // that match, in order
  std::vector<std::size_t> stems = {};  // of each, by number
  std::size_t marks = 0;                // different ones there may be
  // The first that begins no earlier.
  std::size_t from(std::size_t offset) const {
    const auto at =
        std::lower_bound(words.begin(), words.end(), offset,
                         [](const Span& word, auto wanted) { return word.offset < wanted; });
    return static_cast<std::size_t>(at - words.begin());
  }
};

// Different words count for more than one word often.
double worth(const Marked& found, Span window) {
  std::vector<std::uint8_t> seen(found.marks);
  double different = 0, repeated = 0;
  for (std::size_t i = found.from(window.offset); i < found.words.size(); ++i) {
    const Span& word = found.words[i];
    if (word.offset + word.length > window.offset + window.length) break;
    (seen[found.stems[i]] ? repeated : different) += seen[found.stems[i]] ? 0.1 : 1;
    seen[found.stems[i]] = 1;
  }
  return different + std::min(repeated, 0.5);
}

// The end of the last whole word within `size` bytes of the start of `span`.
Span shortened(std::string_view text, Span span, std::size_t size) {
  if (span.length <= size) return span;
  std::size_t cut = text.find_last_of(" \n\t", span.offset + size);
  if (cut == std::string_view::npos || cut <= span.offset) {
    cut = span.offset + size;
    while (cut > span.offset && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  }
  return {span.offset, cut - span.offset};
}

// Sentences joined to windows of about `size`; the best of them.
Span best_window(std::string_view text, const Marked& found, std::size_t size) {
  std::vector<Span> sentences = text::sentences(text);
  if (sentences.empty()) return {0, 0};
  Span best = sentences.front();
  double most = -1;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    Span window = sentences[i];
    for (std::size_t j = i + 1; j < sentences.size(); ++j) {
      std::size_t end = sentences[j].offset + sentences[j].length;
      if (end - window.offset > size) break;
      window.length = end - window.offset;
    }
    double value = worth(found, window);
    if (value > most) {
      most = value;
      best = window;
    }
  }
  return best;
}

// A long sentence is shown from a little before its first match.
Span around_first(std::string_view text, const Marked& found, Span window, std::size_t size) {
  if (window.length <= size) return window;
  for (const Span& word : found.words) {
    if (word.offset < window.offset) continue;
    std::size_t lead = size / 4;
    if (word.offset - window.offset <= size / 2 || word.offset >= window.offset + window.length)
      break;
    std::size_t from = text.find(' ', word.offset - lead);
    from = from == std::string_view::npos || from >= word.offset ? word.offset : from + 1;
    return {from, window.offset + window.length - from};
  }
  return window;
}

void add(Snippet& snippet, std::string_view words, bool match) {
  std::string squeezed;
  bool space = false;
  for (char c : words) {
    bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (blank && !space) squeezed += ' ';
    if (!blank) squeezed += c;
    space = blank;
  }
  if (!squeezed.empty()) snippet.parts.push_back({std::move(squeezed), match});
}

}  // namespace

// Two marks that stem alike are one.
std::size_t Snippets::stem_of(std::string_view folded) const {
  if (const auto known = stems_.find(folded); known != stems_.end()) return known->second;
  const auto mark = std::find(mark_.begin(), mark_.end(), text::stem(folded));
  const std::size_t stem =
      mark == mark_.end() ? none : static_cast<std::size_t>(mark - mark_.begin());
  return stems_.emplace(folded, stem).first->second;
}

Snippet Snippets::of(std::string_view text, std::size_t size) const {
  Marked found{.marks = mark_.size()};
  for (text::WordReader word(text); word.next();)
    if (const std::size_t stem = stem_of(word.folded()); stem != none) {
      found.words.push_back(word.span());
      found.stems.push_back(stem);
    }
  Span window = best_window(text, found, size);
  window = shortened(text, around_first(text, found, window, size), size);
  Snippet out;
  if (window.offset > 0) add(out, "… ", false);
  std::size_t at = window.offset, end = window.offset + window.length;
  for (const Span& word : found.words) {
    if (word.offset < at || word.offset + word.length > end) continue;
    add(out, text.substr(at, word.offset - at), false);
    add(out, word.in(text), true);
    at = word.offset + word.length;
  }
  add(out, text.substr(at, end - at), false);
  if (end < text.size() && text.find_first_not_of(" \n", end) != std::string_view::npos)
    add(out, " …", false);
  return out;
}

}  // namespace fingerpost::index
