// What the parts of the benchmark share: the documents, and an index of each engine.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "corpus.hpp"
#include "fingerpost/fingerpost.hpp"
#include "measure.hpp"
#include "peers/peers.hpp"

namespace fingerpost::bench {

namespace fs = std::filesystem;

// The documents were recorded on the one day, and are asked about on the other.
inline constexpr Date recorded{std::chrono::year(2026), std::chrono::month(1), std::chrono::day(1)};
inline constexpr Date today{std::chrono::year(2025), std::chrono::month(6), std::chrono::day(15)};

// Goes away at the end, unless it is a folder that is named: what was built there is asked again.
class Scratch {
 public:
  explicit Scratch(fs::path kept = {}) : path_(std::move(kept)), kept_(!path_.empty()) {
    if (kept_) {
      fs::create_directories(path_);
      return;
    }
    std::string pattern = (fs::temp_directory_path() / "fingerpost-bench-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    if (!kept_) fs::remove_all(path_, ignored);
  }
  bool kept() const { return kept_; }
  fs::path named(const char* name) const { return path_ / name; }
  // A name that is not there yet.
  fs::path fresh() { return path_ / ("scratch-" + std::to_string(++used_)); }

 private:
  fs::path path_;
  bool kept_;
  int used_ = 0;
};

struct Builds {
  fs::path ours;
  std::unique_ptr<peers::Peer> xapian, fts5;  // fts5: null without SQLite
};

fs::path build_ours(const Corpus& corpus, const fs::path& folder, const IndexOptions& options = {});
void fill(peers::Peer& peer, const Corpus& corpus);
// Of a child process that builds with one engine: what `peak` reads.
void tell_peak(const Corpus& corpus, const std::string& engine);
void line(const char* what, double figure, const char* unit = "x");

struct Bench {
  const Corpus& corpus;
  Scratch scratch;
  Builds builds = {};
  bool exact = true, with_fts5 = true;

  void make();
  void make_peer(const char* name, std::unique_ptr<peers::Peer> (*peer)(const fs::path&),
                 std::unique_ptr<peers::Peer>& at);
  void build();
  void peak(const char* self);
  void ask();
  void cold();
  void days();
  void facets();
  void complete();
  void hard();
  void commit();
  void commits();
  void ask_side_by_side(const Searcher& before, const Searcher& after, const Searcher& merged);
  void worst();
  void check_exact();
  void profile_ask(bool all);  // or the ranking alone

  Index index() const { return Index::open(builds.ours); }
  // Of `from` to `to` words.
  std::vector<std::string> queries(std::size_t from, std::size_t to, std::size_t count) const;
};

Results search(const Searcher& searcher, const std::string& text, bool snippets,
               FacetChoice facets = {}, Date day = today);

}  // namespace fingerpost::bench
