// Building and asking, beside plain Xapian and SQLite FTS5 in the same run:
//
//     fingerpost_bench [--sections N] [--keep FOLDER] [--without-fts5] [PART...]
//
// --keep: the indices are built in FOLDER, once, and asked there again.
//
// Parts: build peak ask complete hard cold days facets exact worst commit commits; all but
// ours-build, ours-ask and ours-rank (one thing over and over, for a profiler) when none is named.
// Ends with 1 when an answer is not exactly the best ten.
#include <cstdio>
#include <cstdlib>
#include <set>

#include "bench.hpp"

using namespace fingerpost::bench;

int main(int count, char** words) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  std::size_t sections = 10000;
  std::string peak_of, keep;
  bool fts5 = true;
  std::set<std::string> parts;
  for (int i = 1; i < count; ++i) {
    std::string word = words[i];
    if (word == "--sections" && i + 1 < count)
      sections = std::strtoul(words[++i], nullptr, 10);
    else if (word == "--peak-of" && i + 1 < count)
      peak_of = words[++i];
    else if (word == "--keep" && i + 1 < count)
      keep = words[++i];
    else if (word == "--without-fts5")
      fts5 = false;
    else
      parts.insert(word);
  }
  Corpus corpus = make_corpus(sections);
  if (!peak_of.empty()) return tell_peak(corpus, peak_of), 0;
  std::printf("%zu documents, %zu sections, %.1f MB of text\n", corpus.documents.size(),
              corpus.passages.size(), double(corpus.bytes) / 1e6);
  Bench bench{corpus, Scratch(keep)};
  bench.with_fts5 = fts5;
  auto wanted = [&](const char* part) { return parts.empty() || parts.count(part) > 0; };
  if (parts.count("ours-build")) build_ours(corpus, bench.scratch.fresh(), {});
  if (parts.count("ours-ask")) bench.profile_ask(true);
  if (parts.count("ours-rank")) bench.profile_ask(false);
  if (wanted("build")) bench.build();
  if (wanted("peak")) bench.peak(words[0]);
  if (wanted("ask")) bench.ask();
  if (wanted("facets")) bench.facets();
  if (wanted("complete")) bench.complete();
  if (wanted("hard")) bench.hard();
  if (wanted("cold")) bench.cold();
  if (wanted("days")) bench.days();
  if (wanted("exact")) bench.check_exact();
  if (wanted("worst")) bench.worst();
  if (wanted("commit")) bench.commit();
  if (wanted("commits")) bench.commits();
  return bench.exact ? 0 : 1;
}
