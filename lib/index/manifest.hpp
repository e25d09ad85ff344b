// The one file that says what an index is: which segments hold which tier, and
// the hash of every file. A commit is the switch from one manifest to the next.
//
//     leeds.index/
//       manifest            one line of JSON, then its own hash
//       vocabulary-8c1f…    the topics it was tagged with
//       almanac-03be…       the agency's own lines of dates, where it has any
//       cards-5d20…         the owner's cards and pins for one tier
//       commits-000017  of one tier: which state each of its commits led to
//       issuers-000018  whose packs it takes, and which was the last of each
//       ledger-000016       what became of the files of one tier; only a Writer looks at it
//       lock                held by the one Writer
//       segments/000012/    postings (Xapian, one file), columns, hits and lists, never changed
//                  /closed-000015   which of its documents were replaced or removed, and when
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "fingerpost/query.hpp"
#include "index/files.hpp"

namespace fingerpost::index {

inline constexpr int format = 1;
// What a reader must know of to answer rightly; one it does not know, it refuses.
inline const std::vector<std::string> features{"tiers", "editions", "known-at", "one-file-postings",
                                               "kin",   "about",    "commits"};
// Named only by an index that has an almanac: without it days would be read otherwise.
inline const std::string almanac_feature = "almanac";
// Named only by an index that has cards: without them a question would go unanswered.
inline const std::string cards_feature = "cards";

// Named only by an index that takes packs: without it they would lose their owners.
inline const std::string packs_feature = "packs";

struct FileEntry {
  std::string name;  // relative to the index
  std::uint64_t size = 0;
  std::string hash;
};

struct SegmentEntry {
  std::string name;  // "000012"
  FileEntry postings, columns;
  std::optional<FileEntry> closed;
  std::uint64_t documents = 0, sections = 0;
  // records.hpp, lists.hpp; not in a segment from before there were any
  std::optional<FileEntry> hits = {}, lists = {};
};

struct TierEntry {
  std::string name;
  std::uint64_t revision = 0;  // commits that changed this tier
  std::optional<Date> recorded;
  std::vector<SegmentEntry> segments;
  std::optional<FileEntry> ledger = {};  // of the files its documents came from (ledger.hpp)
  std::optional<FileEntry> cards = {};   // the owner's, for these eyes (cards.cpp)
  // Not in a tier from before they were noted:
  std::string state = {};                 // that its last commit led to (commits.hpp)
  std::optional<FileEntry> commits = {};  // and those before
};

// What everybody sees.
inline const std::string public_tier = "public";

struct Manifest {
  std::uint64_t revision = 0;  // commits in all: for the Writer alone, it would tell of other tiers
  std::uint64_t next = 1;      // number of the next segment or file
  std::string language = "en";
  std::string stemmer;
  std::string default_tier = public_tier;
  FileEntry vocabulary;
  std::optional<FileEntry> almanac;
  std::optional<FileEntry> issuers = {};  // issuers.hpp
  Places places;
  std::vector<TierEntry> tiers;

  const TierEntry* find(std::string_view tier) const;
  TierEntry& tier(const std::string& name);  // made when missing
};

// There is something of an index, whether or not its manifest is there.
bool holds_segments(const std::filesystem::path& folder);

// By which rules an index must be stemmed to be read.
enum class Stemmed { as_here, by_any };
// Throws Error(not_found), Error(wrong_version) or Error(corrupt).
Manifest load_manifest(const std::filesystem::path& folder, Stemmed stemmed = Stemmed::as_here);
void save_manifest(const std::filesystem::path& folder, const Manifest& manifest);
// The bytes of that file.
std::string to_text(const Manifest& manifest);

// Every file a manifest names, itself left out.
std::vector<FileEntry> files_of(const Manifest& manifest);
FileEntry describe(const std::filesystem::path& folder, const std::string& name);
// Its bytes. Throws Error(corrupt) when they are not those that were described.
std::string read_described(const std::filesystem::path& folder, const FileEntry& file);
// The same, mapped. A file that was found whole is not read again for it in this process
// while it looks the same: a host that opens an index for each request reads it once.
std::shared_ptr<const Mapped> map_described(const std::filesystem::path& folder,
                                            const FileEntry& file);

}  // namespace fingerpost::index
