#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

#include "bench.hpp"
#include "brute.hpp"

namespace fingerpost::bench {
namespace {

// For each way of asking, the median over the queries of the median over rounds.
std::vector<double> typical(const std::vector<std::string>& queries,
                            const std::vector<std::function<void(const std::string&)>>& ways) {
  std::vector<std::vector<double>> times(ways.size());
  for (const std::string& query : queries) {
    std::vector<std::function<void()>> bodies;
    for (const auto& way : ways) bodies.push_back([&] { way(query); });
    std::vector<double> each = turn_about(3, bodies);
    for (std::size_t i = 0; i < ways.size(); ++i) times[i].push_back(each[i]);
  }
  std::vector<double> medians;
  for (const auto& each : times) medians.push_back(median(each));
  for (const auto& each : times) medians.push_back(quantile(each, 0.95));
  return medians;
}

bool same(double a, double b) { return std::abs(a - b) <= 1e-4 * std::max(a, b); }

// Rank by rank the same scores: documents of one score may stand either way.
std::string difference(const Results& results, const std::vector<Ranked>& all) {
  if (results.total != all.size())
    return std::to_string(results.total) + " documents, not " + std::to_string(all.size());
  for (std::size_t i = 0; i < results.hits.size(); ++i) {
    const Hit& hit = results.hits[i];
    auto at = std::find_if(all.begin(), all.end(),
                           [&](const Ranked& each) { return each.document == hit.document; });
    if (at == all.end()) return hit.document + " does not match";
    if (!same(at->score, hit.score))
      return hit.document + " scores " + std::to_string(hit.score) + ", not " +
             std::to_string(at->score);
    if (!same(all[i].score, hit.score)) return "rank " + std::to_string(i + 1);
  }
  return {};
}

}  // namespace

std::vector<std::string> Bench::queries(std::size_t from, std::size_t to, std::size_t count) const {
  std::mt19937_64 chance(3 + from);
  std::vector<std::string> queries;
  for (std::size_t i = 0; i < count; ++i)
    queries.push_back(make_query(corpus, from + one_of(to - from + 1, chance), chance));
  return queries;
}

Results search(const Searcher& searcher, const std::string& text, bool snippets,
               FacetChoice facets, Date day) {
  // Without snippets, the ranking alone: no feedback, nothing beside a hit.
  Query query{.text = text, .facets = facets, .snippets = snippets, .companions = snippets};
  if (!snippets) query.weights.feedback = 0;
  return searcher.search(query, {day});
}

void Bench::ask() {
  make();
  Searcher searcher = index().searcher();
  search(searcher, "warm", true);
  std::vector<std::function<void(const std::string&)>> ways{
      [&](const std::string& query) { builds.xapian->ask(query, 10); },
      [&](const std::string& query) { search(searcher, query, true); },
      [&](const std::string& query) { search(searcher, query, false); }};
  if (builds.fts5) ways.push_back([&](const std::string& query) { builds.fts5->ask(query, 10); });
  struct Length {
    const char* name;
    std::size_t from, to;
  };
  std::printf("Asking for the top 10, median time / that of plain Xapian; 95th percentile\n");
  for (Length length : {Length{"1 word", 1, 1}, {"2 words", 2, 2}, {"3 to 5 words", 3, 5}}) {
    std::vector<double> times = typical(queries(length.from, length.to, 167), ways);
    std::size_t n = ways.size();
    std::printf(" %s (plain Xapian %.2f ms)\n", length.name, times[0] * 1e3);
    line("ours, with snippets, companions, feedback and all that a hit shows", times[1] / times[0]);
    line("ours, the ranking alone", times[2] / times[0]);
    if (builds.fts5) line("FTS5", times[3] / times[0]);
    line("95th percentile: ours, with snippets", times[n + 1] / times[n]);
    if (builds.fts5) line("95th percentile: FTS5", times[n + 3] / times[n]);
  }
}

void Bench::facets() {
  make();
  constexpr FacetChoice three{FacetField::kind, FacetField::publisher, FacetField::standing};
  constexpr FacetChoice with_topics{FacetField::topic, FacetField::kind, FacetField::standing};
  Searcher searcher = index().searcher();
  search(searcher, "warm", true);
  std::vector<std::function<void(const std::string&)>> ways{
      [&](const std::string& query) { builds.xapian->ask(query, 10); },
      [&](const std::string& query) { builds.xapian->ask(query, 10, true); },
      [&](const std::string& query) { search(searcher, query, false); },
      [&](const std::string& query) { search(searcher, query, false, three); },
      [&](const std::string& query) { search(searcher, query, false, with_topics); },
      [&](const std::string& query) { search(searcher, query, false, true); }};
  if (builds.fts5)
    ways.push_back([&](const std::string& query) { builds.fts5->ask(query, 10, true); });
  std::vector<double> times = typical(queries(1, 5, 100), ways);
  std::printf("Facets, median time / plain Xapian's top 10 without\n");
  line("ours without", times[2] / times[0]);
  line("ours with kind, publisher, standing", times[3] / times[0]);
  line("ours with topic, kind, standing", times[4] / times[0]);
  line("ours with all eight", times[5] / times[0]);
  line("plain Xapian, three ValueCountMatchSpy", times[1] / times[0]);
  if (builds.fts5) line("FTS5, three GROUP BY", times[6] / times[0]);
}

void Bench::cold() {
  make();
  std::string query = queries(3, 3, 1).front();
  std::optional<Index> opened;
  std::optional<Searcher> searcher;
  std::vector<double> times = turn_about(
      9, {[&] { opened = index(); }, [&] { searcher = opened->searcher(); },
          [&] { search(*searcher, query, true); }, [&] { search(*searcher, query, true); },
          [&] { search(*searcher, query + " misspeltt", true); }});
  std::printf("Opening and the first search, files in the cache of the system\n");
  line("Index::open", times[0] * 1e3, "ms");
  line("Index::searcher", times[1] * 1e3, "ms");
  searcher.reset();
  std::vector<double> first, again, corrected;
  for (int i = 0; i < 9; ++i) {
    Searcher fresh = opened->searcher();
    first.push_back(cpu_seconds([&] { search(fresh, query, true); }));
    again.push_back(cpu_seconds([&] { search(fresh, query, true); }));
    corrected.push_back(cpu_seconds([&] { search(fresh, query + " misspeltt", true); }));
  }
  line("first search / second search", median(first) / median(again));
  line("first search that corrects a word / second search", median(corrected) / median(again));
}

void Bench::days() {
  make();
  Searcher searcher = index().searcher();
  std::vector<double> same, other;
  std::chrono::sys_days day = today;
  for (const std::string& query : queries(3, 3, 41)) {
    search(searcher, query, false);
    same.push_back(cpu_seconds([&] { search(searcher, query, false); }));
    Date next(day += std::chrono::days(1));
    other.push_back(cpu_seconds([&] { search(searcher, query, false, false, next); }));
  }
  std::printf("A search for a day that was not asked about before\n");
  line("against the same day again", median(other) / median(same));
}

void Bench::worst() {
  make();
  Searcher searcher = index().searcher();
  search(searcher, "warm", true);
  std::mt19937_64 chance(7);
  // The commonest are drawn most often.
  const auto common = [&](std::size_t count) { return make_query(corpus, count, chance); };
  const std::string passage = corpus.passages[corpus.passages.size() / 2].text;
  std::string beginnings;
  for (int i = 0; i < 2; ++i) beginnings += common(1).substr(0, 3) + "* ";
  std::string text;
  while (text.size() < 2048) text += common(1) + " ";
  struct Case {
    const char* name;
    std::string query;
  };
  const std::size_t some = passage.find(' ', 120);
  const Case cases[] = {
      {"a phrase of 16 words drawn by frequency", '"' + common(16) + '"'},
      {"a phrase of 16 words that stands there", '"' + passage.substr(0, some) + '"'},
      {"a phrase of two", '"' + common(2) + '"'},
      {"two prefixes of three letters", beginnings},
      {"64 words", common(64)},
      {"32 OR 32", "a OR " + common(1) + " " + common(62)},
      {"2 KiB of text", text},
      {"2 KiB of what stands nowhere", std::string(2048, 'q')},
      {"nothing but a facet of everything", ""}};
  std::printf("Nothing typed takes over 250 ms; milliseconds of the processor, median of 5\n");
  for (const Case& each : cases) {
    std::vector<double> times;
    for (int round = 0; round < 5; ++round)
      times.push_back(cpu_seconds([&] { search(searcher, each.query, true, true); }));
    line(each.name, median(times) * 1e3, "ms");
  }
}

void Bench::check_exact() {
  make();
  Index made = index();
  Searcher searcher = made.searcher();
  std::vector<Document> documents;
  for (const std::string& id : searcher.ids()) documents.push_back(*searcher.find(id));
  Brute brute(documents, recorded, made.vocabulary());
  constexpr std::size_t wanted = 50;
  std::size_t agreed = 0, asked = 0;
  for (const std::string& query : queries(1, 5, 4 * wanted)) {
    // Feedback learns from the answer that is being checked.
    Query words{.text = query, .snippets = false};
    words.weights.feedback = 0;
    // What is raised is raised among the best that are being checked.
    words.weights.covered = words.weights.covered_whole = 0;
    words.weights.titled = words.weights.together = 0;
    Results results = searcher.search(words, {today});
    // What a corrected word adds is not in the plan.
    if (!results.did_you_mean.empty() || asked == wanted) continue;
    ++asked;
    std::string differs = difference(results, brute.rank(query, today));
    agreed += differs.empty();
    if (!differs.empty()) std::printf("  \"%s\": %s\n", query.c_str(), differs.c_str());
  }
  std::printf("Exactly the best ten, as scoring everything gives them: %zu of %zu queries\n",
              agreed, asked);
  exact = agreed == asked;
}

void Bench::profile_ask(bool all) {
  make();
  Searcher searcher = index().searcher();
  for (int round = 0; round < 5; ++round)
    for (const std::string& query : queries(1, 5, 200)) search(searcher, query, all);
}

}  // namespace fingerpost::bench
