#include "extract/hyphens.hpp"

#include <algorithm>
#include <iterator>

#include "extract/chars.hpp"

namespace fingerpost::extract {
namespace {

// Of a document; the longest manuals have some 30,000 (set by the limit of a worker's memory).
constexpr std::size_t most_words = 200000;

}  // namespace

void Hyphens::collect(std::string_view line) {
  std::string word;
  for (const char c : std::string(line) + " ") {
    if (is_letter(c) || c == '-') {
      word += lower(c);
    } else if (!word.empty()) {
      if (words_.size() < most_words) words_.insert(word);
      word.clear();
    }
  }
  ends_ += line.size() > 1 && line.back() == '-' && is_letter(line[line.size() - 2]);
}

bool Hyphens::broken(std::string_view text, std::string_view next) {
  return text.size() > 1 && text.back() == '-' && is_letter(text[text.size() - 2]) &&
         !next.empty() && next[0] >= 'a' && next[0] <= 'z';
}

void Hyphens::join(std::string& text, std::string_view next) const {
  if (!keeps(text, next)) text.pop_back();
  text += next;
}

bool Hyphens::keeps(std::string_view text, std::string_view next) const {
  std::size_t start = text.size() - 1;
  while (start > 0 && (is_letter(text[start - 1]) || text[start - 1] == '-')) --start;
  std::size_t end = 0;
  while (end < next.size() && is_letter(next[end])) ++end;
  const std::string first = lower(text.substr(start, text.size() - 1 - start));
  const std::string last = lower(next.substr(0, end));
  if (words_.count(first + last)) return false;
  if (ends_ < fewest_ || words_.count(first + "-" + last)) return true;
  // "non-", "multi-" and the like stand before words of their own.
  constexpr std::string_view prefixes[] = {"multi", "non",  "self", "inter", "co",   "pre",
                                           "re",    "well", "one",  "two",   "part", "full"};
  return first.find('-') != std::string::npos ||
         std::find(std::begin(prefixes), std::end(prefixes), first) != std::end(prefixes) ||
         (words_.count(first) && words_.count(last) && first.size() > 3 && last.size() > 3);
}

}  // namespace fingerpost::extract
