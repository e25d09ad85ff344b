// One run of `fingerpost index`: items in, an index that holds them out.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "claims.hpp"
#include "fingerpost/index.hpp"
#include "intake.hpp"
#include "progress.hpp"
#include "readers.hpp"

namespace fingerpost::cli {

struct Tally {
  std::size_t added = 0, changed = 0, removed = 0, unchanged = 0;
  std::size_t in_part = 0;   // of those read: with problems
  std::size_t left_out = 0;  // pictures, styles and scripts
  std::vector<Failure> failures = {};
  std::uint64_t revision = 0;

  std::size_t done() const { return added + changed + removed + unchanged; }
};

struct IndexRun {
  Date recorded = {};
  std::string tier = {};  // of documents that name none; empty: the index's own default
  std::size_t jobs = 1;
  bool dry = false;
  bool may_be_unsealed = false;
  bool retry_failed = false;
  bool full = false;                   // every file is opened
  bool known_failures_untold = false;  // counted, and not named again
};

// What documents are read by.
struct ReadingBy {
  std::vector<TopicClue> clues = {};
  Almanac almanac = {};
};

// Documents are put in the order they come. An error of one document is a
// failure in the tally; one of the index, the disk or the worker is thrown.
class Indexing {
 public:
  // Without a writer (a dry run without an index) everything counts as added.
  Indexing(std::optional<Writer> writer, ReadingBy by, const IndexRun& run, Progress& progress);

  void take(Item item);
  void remove(const std::string& id);
  // The same of what vanished under `origin`, unless it came from elsewhere meanwhile.
  void remove_vanished(const std::string& origin, const std::vector<std::string>& ids);
  // The ledger forgets the files of `origin` but those with these ids.
  void keep_files(const std::string& origin, const std::set<std::string>& ids);
  // Puts what is still under way and commits. Nothing may come after.
  Tally finish();
  // After an Interrupted: the same, of what was handed in until then.
  void publish_partial();
  void left_out(std::size_t files) { tally_.left_out += files; }

 private:
  void take_file(Item item);
  bool is_known(const Item& item, const FileLook& look);
  bool is_its_own(const Item& item);
  bool is_beside(const std::string& id, const std::string& other) const;
  bool is_held(const Item& item, std::string_view bytes);
  void take_bytes(Item item, std::string bytes);
  void settle_first();
  void settle_all();
  Put put(const Document& document);
  void take_attachments(const Item& item, Document document, Put put);
  void remove_detached(const Item& item, const Document& document);
  void count(Put put);
  void note(const Document& document, const std::string& where);
  void note_failed(const Item& item, const Failure& failure);
  void note_read(const Item& item, std::string_view digest);
  const std::string& reader_here();
  void fail(const Failure& failure);
  void commit();
  void commit_now_and_then();
  void stop_when_told() const;

  std::optional<Writer> writer_;
  IndexRun run_;
  Progress& progress_;
  Claims claims_ = {};
  Almanac almanac_;
  Readers readers_;
  std::deque<Item> under_way_ = {};  // in the order of `readers_`, without their bytes
  std::multiset<std::string> ids_under_way_ = {};
  std::string reader_here_ = {};
  bool commit_due_ = false;
  bool ending_ = false;  // after an interruption: what is under way is not given up
  std::size_t uncommitted_ = 0;
  std::set<std::string> uncommitted_ids_ = {};
  std::size_t seen_ = 0;
  Tally tally_ = {};
};

}  // namespace fingerpost::cli
