// As one types: each beginning of the words of titles and headings, and as many with a slip.
// And what is hardest to ask: words near each other, slips, beginnings, numbers.
#include <algorithm>
#include <cstdio>
#include <ctime>

#include "bench.hpp"

namespace fingerpost::bench {
namespace {

// Of the processor, so that others at work do not count.
double milliseconds(const std::function<void()>& body) {
  const std::clock_t start = std::clock();
  body();
  return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string with_a_slip(std::string word, std::size_t at) {
  if (word.size() > at + 1) std::swap(word[at], word[at + 1]);
  return word;
}

}  // namespace

void Bench::complete() {
  make();
  const Searcher searcher = index().searcher();
  line("complete: the first call", milliseconds([&] { searcher.complete("a", {today}); }), " ms");
  line("complete: the first of another day", milliseconds([&] {
         searcher.complete("a", {Date(today.year(), today.month(), std::chrono::day(2))});
       }),
       " ms");
  std::vector<double> times;
  for (const std::string& words : queries(1, 3, 200))
    for (std::size_t n = 1; n <= words.size(); ++n)
      for (const std::string& typed : {words.substr(0, n), with_a_slip(words.substr(0, n), n / 2)})
        times.push_back(milliseconds([&] { searcher.complete(typed, {today}); }));
  line("complete: median", median(times), " ms");
  line("complete: 99th percentile", quantile(times, 0.99), " ms");
  line("complete: slowest", *std::max_element(times.begin(), times.end()), " ms");
}

void Bench::hard() {
  make();
  const Searcher searcher = index().searcher();
  std::vector<std::string> words = queries(1, 1, 64);
  std::string either = words[0], near = words[0], slips, typed_small;
  for (std::size_t i = 1; i < 40; ++i) either += " OR " + words[i];
  for (std::size_t i = 1; i < 5; ++i) near += " NEAR/50 " + words[i];
  for (std::size_t i = 0; i < 8; ++i) slips += with_a_slip(words[i], 2) + "x ";
  for (const std::string& word : words) typed_small += word + ' ';
  const std::pair<const char*, std::string> hard[] = {
      {"hard: forty words joined by OR", either},
      {"hard: five words near each other", near},
      {"hard: four pairs near each other",
       words[0] + " NEAR/50 " + words[1] + ' ' + words[2] + " NEAR/50 " + words[3] + ' ' +
           words[4] + " NEAR/50 " + words[5] + ' ' + words[6] + " NEAR/50 " + words[7]},
      {"hard: eight slips", slips},
      {"hard: sixty-four words", typed_small},
      {"hard: two beginnings", "con* pro* section 47 reg 44 article 3 year 7"}};
  searcher.search({.text = slips}, {today});
  for (const auto& [what, text] : hard)
    line(what, milliseconds([&] { searcher.search({.text = text}, {today}); }), " ms");
}

}  // namespace fingerpost::bench
