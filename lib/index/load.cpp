// What a Writer finds when it opens an index: the newest edition of every id, and
// what earlier Writers left lying about.
#include <algorithm>

#include "index/half_applied.hpp"
#include "index/packing.hpp"
#include "index/unfinished.hpp"
#include "index/writer.hpp"
#include "rank/rank.hpp"

namespace fingerpost {

using namespace index;

namespace index {

std::string numbered(std::uint64_t number) {
  std::string digits = std::to_string(number);
  return std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits;
}

}  // namespace index

namespace {

bool is_free(const std::filesystem::path& file) {
  return static_cast<bool>(Lock::take(file, Lock::Mode::exclusive));
}

}  // namespace

void Writer::Impl::load() {
  opened.reset();
  attached.clear();
  seats.clear();
  shelves.clear();
  std::size_t most = 0;
  for (const TierEntry& tier : manifest.tiers)
    for (const SegmentEntry& segment : tier.segments) most += segment.documents;
  seats.reserve(most);
  for (const TierEntry& tier : manifest.tiers)
    for (const SegmentEntry& segment : tier.segments) load(tier, segment);
}

void Writer::Impl::load(const TierEntry& tier, const SegmentEntry& entry) {
  std::shared_ptr<Segment> segment = Segment::open(data->folder, entry);
  const Columns& columns = segment->columns;
  std::vector<Closing>& closings = shelves[tier.name].closings[entry.name];
  if (entry.closed) closings = closings_from(read_file(data->folder / entry.closed->name));
  const Interned::Number tier_number = seats.number(tier.name),
                         segment_number = seats.number(entry.name);
  for (std::uint32_t row = 0; row < columns.documents.size(); ++row) {
    const DocumentRow& document = columns.documents[row];
    if (document.dropped()) continue;
    bool live = document.until == rank::never;
    const auto [at, added] = seats.add(columns.text(document.id));
    Seat& seat = *at;
    seats.note_edition(seat, tier_number, document.edition);
    // An id lives in one tier at a time; the live edition is its seat, else the last.
    bool better = added || live || (seat.removed && !live && seat.edition < document.edition);
    if (!better) continue;
    seat.tier = tier_number, seat.segment = segment_number, seat.row = row;
    seat.edition = document.edition;
    seat.digest = key_of_digest(columns.text(document.digest));
    seat.origin = seats.number(columns.text(document.origin));
    seat.removed = !live;
  }
}

// What no manifest names: segments, unless a reader still holds them, and the mark of a pack that
// made the index, unless it is still doing so. What was put of a pack stays for the next attempt.
void Writer::Impl::clear_away() const {
  std::vector<std::string> named{"manifest", "lock", "segments"}, segments, closed;
  const auto keep = [&](const Manifest& from) {
    for (const FileEntry& file : files_of(from)) {
      const std::filesystem::path name = file.name;
      const bool inner = name.has_parent_path();
      if (!inner) named.push_back(name);
      if (inner && name.filename().string().starts_with("closed-"))
        closed.push_back(name.filename());
    }
    for (const TierEntry& tier : from.tiers)
      for (const SegmentEntry& segment : tier.segments) segments.push_back(segment.name);
  };
  keep(manifest);
  if (const auto half = peek_half_applied(data->folder)) {
    named.emplace_back(half_applied_name);
    keep(half->manifest);
  }
  auto among = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(data->folder)) {
    std::string name = entry.path().filename();
    const bool ours = name == applying_mark ? is_free(entry.path()) : is_side_file(name);
    if (!among(named, name) && ours) std::filesystem::remove(entry.path(), ignored);
  }
  for (const auto& entry : std::filesystem::directory_iterator(data->folder / "segments")) {
    std::string name = entry.path().filename();
    if (!among(segments, name)) {
      std::filesystem::path postings = entry.path() / "postings";
      if (std::filesystem::exists(postings, ignored) && !is_free(postings)) continue;
      std::filesystem::remove_all(entry.path(), ignored);
      continue;
    }
    for (const auto& file : std::filesystem::directory_iterator(entry.path())) {
      std::string inner = file.path().filename();
      if (inner.starts_with("closed-") && !among(closed, inner))
        std::filesystem::remove(file.path(), ignored);
    }
  }
}

// A number that no folder left by a dead Writer or held by a reader has.
std::string Writer::Impl::next_name() {
  std::string name;
  do name = numbered(manifest.next++);
  while (std::filesystem::exists(folder_of(data->folder, name)));
  return name;
}

}  // namespace fingerpost
