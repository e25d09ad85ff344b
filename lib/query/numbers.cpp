#include "query/numbers.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace fingerpost::query {
namespace {

// One thing that bears numbers: how it is written before one, and the letters that are
// written together with it. The last name is asked for as typed alone ("key stage").
struct Bearer {
  std::array<std::string_view, 6> names;
  std::array<std::string_view, 2> letters;  // "s" of "s47"
  int most = 9999;                          // no school year is above 14
};

constexpr Bearer bearers[] = {
    {{"section", "sections", "sec", "sect", "s", "ss"}, {"s", "sec"}},
    {{"regulation", "regulations", "reg", "regs"}, {"reg"}},
    {{"article", "articles", "art", "arts"}, {"art"}},
    {{"paragraph", "paragraphs", "para", "paras"}, {"para"}},
    {{"schedule", "schedules", "sch", "sched"}, {"sch"}},
    {{"chapter", "chapters", "ch", "chap"}, {"ch"}},
    {{"year", "years", "yr", "y"}, {"y", "yr"}, 14},
    {{"key stage", "ks"}, {"ks"}, 5},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "47", "47a": the number it bears.
std::optional<int> number_of(std::string_view word) {
  std::size_t digits = 0;
  int value = 0;
  while (digits < word.size() && is_digit(word[digits]) && digits < 4)
    value = value * 10 + (word[digits++] - '0');
  const bool letter = word.size() == digits + 1 && word.back() >= 'a' && word.back() <= 'z';
  if (digits == 0 || (digits != word.size() && !letter)) return std::nullopt;
  return value;
}

std::vector<std::string> phrase_of(std::string_view name, std::string_view number) {
  std::vector<std::string> phrase;
  const std::size_t space = name.find(' ');
  phrase.emplace_back(name.substr(0, space));
  if (space != std::string_view::npos) phrase.emplace_back(name.substr(space + 1));
  phrase.emplace_back(number);
  return phrase;
}

std::vector<Clause::Term> ways(const Bearer& bearer, const std::string& number) {
  std::vector<Clause::Term> any;
  for (const std::string_view letters : bearer.letters)
    if (!letters.empty()) any.push_back({text::stem_term(std::string(letters) + number)});
  for (const std::string_view name : bearer.names)
    if (!name.empty()) any.push_back({.phrase = phrase_of(name, number)});
  return any;
}

class Finder {
 public:
  explicit Finder(std::string_view open) : open_(open), words_(text::words(open)) {}

  std::vector<Numbered> run() {
    std::vector<Numbered> found;
    for (std::size_t i = 0; i < words_.size() && found.size() < max_numbers;) {
      auto one = at(i);
      i += one ? one->words : 1;
      if (one) found.push_back(std::move(*one));
    }
    return found;
  }

 private:
  std::optional<Numbered> at(std::size_t i) const {
    for (const Bearer& bearer : bearers) {
      if (auto one = together(bearer, i)) return one;
      for (const std::string_view name : bearer.names)
        if (auto one = apart(bearer, name, i)) return one;
    }
    return std::nullopt;
  }

  // "s47"
  std::optional<Numbered> together(const Bearer& bearer, std::size_t i) const {
    for (const std::string_view letters : bearer.letters)
      if (!letters.empty() && words_[i].folded.starts_with(letters))
        if (auto one = numbered(bearer, words_[i].folded.substr(letters.size()), i, 1)) return one;
    return std::nullopt;
  }

  // "section 47", "s. 47"
  std::optional<Numbered> apart(const Bearer& bearer, std::string_view name, std::size_t i) const {
    if (name.empty()) return std::nullopt;
    std::size_t last = i;
    for (std::size_t from = 0; from < name.size(); ++last) {
      const std::size_t end = std::min(name.find(' ', from), name.size());
      if (last >= words_.size() || words_[last].folded != name.substr(from, end - from))
        return std::nullopt;
      from = end + 1;
    }
    if (last >= words_.size() || !close(i, last)) return std::nullopt;
    return numbered(bearer, words_[last].folded, i, last - i + 1);
  }

  // Nothing but spaces and the dot of an abbreviation between them.
  bool close(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      const std::size_t from = words_[i].span.offset + words_[i].span.length;
      const auto between = open_.substr(from, words_[i + 1].span.offset - from);
      if (between.find_first_not_of(" .") != std::string_view::npos) return false;
    }
    return true;
  }

  std::optional<Numbered> numbered(const Bearer& bearer, const std::string& number, std::size_t i,
                                   std::size_t words) const {
    const auto value = number_of(number);
    if (!value || *value > bearer.most) return std::nullopt;
    const text::Span &first = words_[i].span, &last = words_[i + words - 1].span;
    return Numbered{.span = {first.offset, last.offset + last.length - first.offset},
                    .words = words,
                    .any = ways(bearer, number)};
  }

  std::string_view open_;
  std::vector<text::Word> words_;
};

}  // namespace

std::vector<Numbered> numbered(std::string_view open) { return Finder(open).run(); }

}  // namespace fingerpost::query
