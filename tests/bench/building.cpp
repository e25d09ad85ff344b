#include <cstdio>
#include <fstream>
#include <optional>
#include <string_view>

#include "bench.hpp"

namespace fingerpost::bench {
namespace {

IndexOptions without_topics() {
  return {.vocabulary = Vocabulary::from_json(
              R"({"name": "none", "version": "1", "topics": [{"id": "x", "label": "Xyzzy"}]})")};
}

// "VmHWM:  12345 kB"
double status_of(std::string_view field) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.rfind(field, 0) == 0) return std::strtod(line.c_str() + field.size() + 1, nullptr);
  return 0;
}

// In a process of its own: what one build adds to the memory of the documents.
double peak_of(const char* self, std::size_t sections, const char* engine) {
  std::string command =
      std::string(self) + " --sections " + std::to_string(sections) + " --peak-of " + engine;
  FILE* child = ::popen(command.c_str(), "r");
  double megabytes = 0;
  if (!child || std::fscanf(child, "%lf", &megabytes) != 1) megabytes = 0;
  if (child) ::pclose(child);
  return megabytes;
}

std::size_t segments(const fs::path& index) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(index / "segments"))
    count += entry.is_directory();
  return count;
}

}  // namespace

fs::path build_ours(const Corpus& corpus, const fs::path& folder, const IndexOptions& options) {
  Index index = Index::create(folder, options);
  Writer writer = index.writer();
  for (const Document& document : corpus.documents) writer.put(document);
  writer.commit(recorded);
  return folder;
}

void fill(peers::Peer& peer, const Corpus& corpus) {
  for (const peers::Passage& passage : corpus.passages) peer.add(passage);
  peer.commit();
}

void line(const char* what, double ratio, const char* unit) {
  std::printf("  %-58s %8.2f %s\n", what, ratio, unit);
}

void Bench::make() {
  if (!builds.ours.empty()) return;
  builds.ours = scratch.named("ours");
  if (!fs::exists(builds.ours / "manifest")) build_ours(corpus, builds.ours, {});
  make_peer("xapian", peers::plain_xapian, builds.xapian);
  if (with_fts5) make_peer("fts5", peers::fts5, builds.fts5);
}

void Bench::make_peer(const char* name, std::unique_ptr<peers::Peer> (*peer)(const fs::path&),
                      std::unique_ptr<peers::Peer>& at) {
  const bool there = fs::exists(scratch.named(name));
  at = peer(scratch.named(name));
  if (!at) return;
  if (there)
    at->commit();
  else
    fill(*at, corpus);
}

void Bench::build() {
  struct Way {
    const char* name;
    std::function<void()> body;
    fs::path made = {};
    std::vector<double> wall = {}, cpu = {};
  };
  std::vector<Way> ways(4);
  ways[0] = {"plain Xapian",
             [&] { fill(*peers::plain_xapian(ways[0].made = scratch.fresh()), corpus); }};
  ways[1] = {"ours: put, tag, commit, compact",
             [&] { build_ours(corpus, ways[1].made = scratch.fresh()); }};
  ways[2] = {"ours, with a vocabulary of one topic",
             [&] { build_ours(corpus, ways[2].made = scratch.fresh(), without_topics()); }};
  ways[3] = {"FTS5", [&] {
               if (auto peer = peers::fts5(ways[3].made = scratch.fresh())) fill(*peer, corpus);
             }};
  for (int round = 0; round < 3; ++round)
    for (Way& way : ways) {
      if (!way.made.empty()) fs::remove_all(way.made);
      double cpu = 0;
      way.wall.push_back(seconds([&] { cpu = cpu_seconds(way.body); }));
      way.cpu.push_back(cpu);
    }
  std::printf("Building: time, time of the processor, size / those of plain Xapian; size / text\n");
  std::printf("(plain Xapian %.1f s, of the processor %.1f s; text %.1f MB)\n",
              median(ways[0].wall), median(ways[0].cpu), double(corpus.bytes) / 1e6);
  for (const Way& way : ways)
    if (fs::exists(way.made))
      std::printf("  %-40s %6.2f %6.2f %6.2f %6.2f\n", way.name,
                  median(way.wall) / median(ways[0].wall), median(way.cpu) / median(ways[0].cpu),
                  double(bytes_under(way.made)) / double(bytes_under(ways[0].made)),
                  double(bytes_under(way.made)) / double(corpus.bytes));
}

void tell_peak(const Corpus& corpus, const std::string& engine) {
  Scratch scratch;
  double before = status_of("VmRSS");
  if (engine == "ours") build_ours(corpus, scratch.fresh(), {});
  if (engine == "xapian") fill(*peers::plain_xapian(scratch.fresh()), corpus);
  if (engine == "fts5")
    if (auto peer = peers::fts5(scratch.fresh())) fill(*peer, corpus);
  std::printf("%f\n", (status_of("VmHWM") - before) / 1024);
}

void Bench::peak(const char* self) {
  std::size_t sections = corpus.passages.size();
  std::printf("Peak memory of a build, beyond the documents\n");
  line("ours", peak_of(self, sections, "ours"), "MB");
  line("plain Xapian", peak_of(self, sections, "xapian"), "MB");
  line("FTS5", peak_of(self, sections, "fts5"), "MB");
}

void Bench::commit() {
  make();
  Index made = index();
  Searcher before = made.searcher();
  std::vector<double> ours, xapian, sqlite;
  std::size_t most = 0;
  std::optional<Writer> writer;
  double opening = seconds([&] { writer = made.writer(); });
  for (std::size_t i = 0; i < 40; ++i) {
    Document document = corpus.documents[i * 10 % corpus.documents.size()];
    document.id = document.digest = "added/" + std::to_string(i);
    ours.push_back(seconds([&] {
      writer->put(document);
      writer->commit(recorded);
    }));
    most = std::max(most, segments(builds.ours));
    auto add = [&](peers::Peer& peer) {
      return seconds([&] {
        peer.add(corpus.passages[i]);
        peer.commit();
      });
    };
    xapian.push_back(add(*builds.xapian));
    if (builds.fts5) sqlite.push_back(add(*builds.fts5));
  }
  std::printf("One document more and a commit, 40 times\n");
  line("ours", median(ours) * 1e3, "ms");
  line("ours, the slowest (segments are folded)", quantile(ours, 1) * 1e3, "ms");
  line("ours / plain Xapian", median(ours) / median(xapian));
  if (builds.fts5) line("ours / FTS5", median(ours) / median(sqlite));
  line("opening a Writer", opening * 1e3, "ms");
  line("folders of segments, at most", double(most), "");
  Searcher after = made.searcher();
  writer->merge();
  ask_side_by_side(before, after, made.searcher());
}

// The same documents in 64 commits: what it costs to fold segments, and what it
// costs a search that some are left (most_segments in lib/index/writer.cpp).
void Bench::commits() {
  constexpr std::size_t parts = 64;
  fs::path one = scratch.fresh(), many = scratch.fresh();
  double at_once = cpu_seconds([&] { build_ours(corpus, one); });
  Index index = Index::create(many);
  double in_parts = cpu_seconds([&] {
    Writer writer = index.writer();
    for (std::size_t i = 0; i < corpus.documents.size(); ++i) {
      writer.put(corpus.documents[i]);
      if (i % (corpus.documents.size() / parts) == 0) writer.commit(recorded);
    }
    writer.commit(recorded);
  });
  std::printf("%zu commits instead of one, %zu segments left\n", parts, segments(many));
  line("building, time of the processor", in_parts / at_once);
  Searcher whole = Index::open(one).searcher(), folded = index.searcher();
  index.writer().merge();
  ask_side_by_side(whole, folded, index.searcher());
}

// A Searcher keeps the commit it opened, so three states can take turns.
void Bench::ask_side_by_side(const Searcher& before, const Searcher& after,
                             const Searcher& merged) {
  std::vector<std::string> asked = queries(3, 3, 100);
  std::vector<std::function<void()>> bodies;
  for (const Searcher* searcher : {&before, &after, &merged})
    bodies.push_back([this, searcher, &asked] {
      for (const std::string& query : asked) search(*searcher, query, false);
    });
  for (const auto& body : bodies) body();
  std::vector<double> times = turn_about(9, bodies);
  line("asking after these commits / one segment", times[1] / times[0]);
  line("asking after merge() / one segment", times[2] / times[0]);
}

}  // namespace fingerpost::bench
