// The two engines that ours is measured against, as their manuals have one use
// them: plain Xapian (TermGenerator, QueryParser, BM25) and SQLite FTS5 (porter,
// bm25 with a weight for titles). Both get the same passages as ours.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fingerpost::peers {

// One section: the unit that is found.
struct Passage {
  std::string title = {}, heading = {}, text = {};
  std::string kind = {}, publisher = {}, year = {};  // what facets count
};

struct Answer {
  std::vector<std::size_t> passages = {};  // by the order in which they were added, best first
  std::size_t facets = 0;                  // different values that were counted, in all fields
};

class Peer {
 public:
  virtual ~Peer() = default;
  virtual std::string_view name() const = 0;
  virtual void add(const Passage& passage) = 0;
  // Makes what was added durable, and seen by ask().
  virtual void commit() = 0;
  // What holds any of the words.
  virtual Answer ask(const std::string& words, std::size_t most, bool facets = false) = 0;
};

// New, in an empty folder.
std::unique_ptr<Peer> plain_xapian(const std::filesystem::path& folder);
// Stock Xapian at its strongest on ten classic collections: titles counted three times, BM25
// with k1 1.2 and b .75, and RM3 feedback (ten documents, twenty terms, original query .8).
std::unique_ptr<Peer> strong_xapian(const std::filesystem::path& folder);
// Nullptr when the tests were built without SQLite.
std::unique_ptr<Peer> fts5(const std::filesystem::path& folder);

}  // namespace fingerpost::peers
