// Keeping an index: copies that can be made while it is written to, older forms written anew,
// and words taken out for good.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/date.hpp"

namespace fingerpost {

struct CopyReport {
  std::size_t files = 0;  // each was compared with its hash on the way
  std::uint64_t bytes = 0;
  std::uint64_t revision = 0;  // commits in all
  std::size_t kept = 0;        // files that an earlier attempt had copied already
};

// The last commit of the index in `folder`, as an index in `to`, whatever is committed or
// merged meanwhile. `to` is not there, is empty, or holds a copy that was not finished, which
// is finished then, without what is no longer in the index; until it is, it cannot be opened.
// Throws Error(exists) for any other folder, Error(not_found), Error(corrupt) for a damaged index,
// Error(io).
CopyReport backup(const std::filesystem::path& folder, const std::filesystem::path& to);
// The same from a copy, every file of which is looked through before anything is written. What
// was committed after the copy is lost; a cursor from then is refused by its searchers.
CopyReport restore(const std::filesystem::path& from, const std::filesystem::path& folder);

struct MigrationReport {
  int from_format = 0, to_format = 0;
  std::vector<std::string> gained = {};  // features that the old one lacked
  bool stemmed_anew = false;             // the old one was by another stemmer
  std::size_t segments = 0, documents = 0, editions = 0, sections = 0;
};

// What the index in `folder` holds, written anew in today's form in `to`, which is as for
// backup(): editions, days, tiers, revisions, cursors and the ledger stay as they are. Also
// where this fingerpost cannot open the old one because it stems by other rules. The old one
// is left as it is; it should not be written to meanwhile. Throws as backup() does,
// Error(wrong_version) for an index of a newer fingerpost.
MigrationReport migrate(const std::filesystem::path& folder, const std::filesystem::path& to);

// What Writer::purge takes out.
struct PurgeOrder {
  std::vector<std::string> ids = {};  // with all editions, in every tier, and what came within
  // Editions that were replaced or removed before this day; what is there stays, and so does an
  // edition while every later one is a draft, or was not published or had not begun by then.
  std::optional<Date> replaced_before = {};
};

struct PurgeReport {
  std::vector<std::string> documents = {};  // ids of which nothing is left
  std::vector<std::string> absent = {};     // ids asked for that the index never had
  std::size_t editions = 0;                 // bodies taken out
  std::size_t segments = 0;                 // written anew, or no longer there
  // A Searcher somewhere holds files with the words: they go when it is closed or moves on,
  // and a Writer purges again or is opened after that.
  bool held = false;
};

// {"ids": ["reviews/q"], "replaced_before": "2020-01-01"}. Throws Error(bad_argument).
PurgeOrder purge_order_from_json(std::string_view json);

std::string to_json(const CopyReport& report);
std::string to_json(const MigrationReport& report);
std::string to_json(const PurgeReport& report);

}  // namespace fingerpost
