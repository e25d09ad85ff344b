// Which state each commit of a tier led to, so that a cursor can be told from one of another
// index, or of a state that was lost when the index was restored from a copy.
//
//     12 2026-11-22 9f3ac21b0d11aa22
//     │  │          └ a hash of the commit before and of all that the tier then consisted of
//     │  └ the day it was recorded
//     └ TierEntry::revision
//
// Merging writes other segments and is no commit: cursors stay good.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/date.hpp"
#include "index/manifest.hpp"

namespace fingerpost::index {

struct CommitMark {
  std::uint64_t revision = 0;
  std::string state = {};  // 16 hex digits; of one that was not noted `unnoted`
  friend bool operator==(const CommitMark&, const CommitMark&) = default;
};
inline const std::string unnoted(16, '0');

struct Commit {
  CommitMark mark = {};
  std::optional<Date> recorded = {};
};

// Those noted of a tier, oldest first. Throws Error(corrupt).
std::vector<Commit> commits_of(const std::filesystem::path& folder, const TierEntry& tier);
std::string to_text(const std::vector<Commit>& commits);
// Leaves out those before `first` in a file of that name, so that cursors from then are refused.
FileEntry forget_before(const std::filesystem::path& folder, const TierEntry& tier,
                        std::uint64_t first, const std::string& name);

// What has been told of an index: everything until a commit of each tier, and until a day.
// As text, for hosts to keep: "2026-11-22/public:12:9f3ac21b0d11aa22".
struct Cursor {
  Date day = {};
  std::map<std::string, CommitMark, std::less<>> tiers = {};
};
std::string to_text(const Cursor& cursor);
// Throws Error(bad_argument) for what is no cursor.
Cursor cursor_from(std::string_view text);

}  // namespace fingerpost::index
