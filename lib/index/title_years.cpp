#include "index/title_years.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/text.hpp"

namespace fingerpost::index {
namespace {

// A strategy lasts so long at the most; "2019-89" is no run of years.
constexpr int longest_run = 20;

int number(std::string_view digits) { return std::stoi(std::string(digits)); }

// The year that ends a run begun in `first`: "26", "2026"; 0 for another number.
int end_of(int first, std::string_view word) {
  constexpr int century = 100;
  int last = 0;
  if (text::is_year(word)) last = number(word);
  if (word.size() == 2 && text::is_number(word)) last = first / century * century + number(word);
  return last > first && last - first <= longest_run ? last : 0;
}

// A dash, a stroke or "to" alone stands between them.
bool joins(std::string_view between) {
  const std::string plain = text::squeeze(text::fold(between));
  return plain == "-" || plain == "/" || plain == "to";
}

// Most titles have none, and need not be read: no four digits, and no other script's either.
bool may_have_year(std::string_view text) {
  int digits = 0;
  return std::any_of(text.begin(), text.end(), [&](char c) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    return digits == 4 || (c & 0x80) != 0;
  });
}

// "Children Act 1989": of a law, and of no edition.
bool is_of_law(const std::vector<text::Word>& words, std::size_t year) {
  constexpr std::string_view laws[] = {"act", "acts", "regulations"};
  return year > 0 &&
         std::find(std::begin(laws), std::end(laws), words[year - 1].folded) != std::end(laws);
}

bool meet(const YearRun& title, const YearRun& asked) {
  if (asked.first == asked.last) return title.first <= asked.first && asked.first <= title.last;
  return title == asked ||
         (title.first == title.last && (title.first == asked.first || title.first == asked.last));
}

}  // namespace

std::vector<YearRun> years_in(std::string_view text) {
  if (!may_have_year(text)) return {};
  const std::vector<text::Word> words = text::words(text);
  const auto between = [&](std::size_t left, std::size_t right) {
    const std::size_t from = words[left].span.offset + words[left].span.length;
    return text.substr(from, words[right].span.offset - from);
  };
  std::vector<YearRun> runs;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!text::is_year(words[i].folded) || is_of_law(words, i)) continue;
    YearRun run{number(words[i].folded), number(words[i].folded)};
    std::size_t end = i + 1;
    if (end + 1 < words.size() && words[end].folded == "to") ++end;
    if (end < words.size() && joins(between(i, end)))
      if (const int last = end_of(run.first, words[end].folded)) run.last = last, i = end;
    runs.push_back(run);
  }
  return runs;
}

std::vector<std::string> years_of_laws(std::string_view text) {
  const std::vector<text::Word> words = text::words(text);
  std::vector<std::string> years;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (text::is_year(words[i].folded) && is_of_law(words, i)) years.push_back(words[i].folded);
  return years;
}

bool is_of(const std::vector<YearRun>& title, const std::vector<YearRun>& asked) {
  return std::any_of(title.begin(), title.end(), [&](const YearRun& one) {
    return std::any_of(asked.begin(), asked.end(),
                       [&](const YearRun& other) { return meet(one, other); });
  });
}

}  // namespace fingerpost::index
