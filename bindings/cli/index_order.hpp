// What `fingerpost index` and `fingerpost watch` are asked to do, and one run of it.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "indexing.hpp"

namespace fingerpost::cli {

inline constexpr std::size_t as_usual = 101;  // --max-removed was not given

struct IndexOrder {
  std::string index = {};
  std::vector<std::string> paths = {};
  std::string recorded = {}, tier = {}, origin = {}, base = {}, options = {}, vocabulary = {},
              almanac = {}, cards = {}, lock_wait = {}, log_format = {}, progress = {};
  std::vector<std::string> include = {}, exclude = {};
  std::size_t jobs = std::clamp(std::thread::hardware_concurrency(), 1u, 8u);
  std::size_t max_removed = as_usual;
  bool dry = false, json = false, quiet = false, may_be_unsealed = false, retry_failed = false;
  bool lists = false, full = false, publish_partial = false;
  bool known_failures_untold = false;
};

class Command;
// How documents are read, which both commands take.
void take_reading(Command& command, IndexOrder& order);
// How a run is told of.
void take_telling(Command& command, IndexOrder& order);
// Whether the log is of words or of JSON, from here on.
void heed_log_format(const IndexOrder& order);

struct Indexed {
  IndexRun run = {};
  Tally tally = {};
};
// Signals are noted already. Throws what is wrong with the order, the index or the disk;
// Interrupted for a signal.
Indexed index_now(const IndexOrder& order);
// On standard output, as the order wants it.
void report(const Indexed& done, const IndexOrder& order);
// The command `index`, whole.
Exit run_index(const IndexOrder& order);

}  // namespace fingerpost::cli
