// A commit: what was put becomes segments of its tiers, what it replaced is closed,
// small segments are folded together, and the manifest is switched.
#include <algorithm>

#include "dates/dates.hpp"
#include "index/writer.hpp"

namespace fingerpost {

using namespace index;

namespace {

// Segments of a tier that are searched side by side: 16 small ones beside one of
// 20,000 sections cost a search 1.2 to 1.7 times its time (tests/bench/README.md).
constexpr std::size_t most_segments = 8;

// The number that the commit under way will have in `tier`.
std::uint32_t commit_after(const TierEntry& tier) {
  return static_cast<std::uint32_t>(tier.revision + 1);
}

}  // namespace

void Writer::Impl::write_closings(Shelf& shelf, Date recorded, TierEntry& tier) {
  for (auto& [name, fresh] : shelf.fresh) {
    std::vector<Closing>& all = shelf.closings[name];
    for (Closing closing : fresh) {
      closing.until = dates::to_days(recorded);
      closing.ended = {commit_after(tier), closing.ended.flag()};
      all.push_back(closing);
    }
    for (SegmentEntry& segment : tier.segments) {
      if (segment.name != name) continue;
      std::string file = "segments/" + name + "/closed-" + numbered(manifest.next++);
      write_file(data->folder / file, to_bytes(all));
      sync_folder(folder_of(data->folder, name));
      segment.closed = describe(data->folder, file);
    }
  }
}

// All that was put, in files of its own, as of the commit that comes.
void Writer::Impl::store(const std::string& name, Shelf& shelf, Date recorded, TierEntry& tier) {
  tier.name = name;
  write_closings(shelf, recorded, tier);
  for (auto& builder : shelf.builders)
    if (!builder->columns().documents.empty())
      tier.segments.push_back(builder->finish(dates::to_days(recorded), commit_after(tier)));
}

void Writer::Impl::finish(const std::string& name, Shelf& shelf, Date recorded, TierEntry& tier) {
  if (!shelf.changed) return;
  store(name, shelf, recorded, tier);
  ++tier.revision;
  tier.recorded = recorded;
  fold(tier, most_segments);
}

// Folds the smallest segments together until `most` are left; each takes with it
// all that are no more than twice the size of those before, so that a section is
// copied a logarithmic number of times.
void Writer::Impl::fold(TierEntry& tier, std::size_t most) {
  if (tier.segments.size() <= most) return;
  std::stable_sort(tier.segments.begin(), tier.segments.end(),
                   [](const auto& a, const auto& b) { return a.sections > b.sections; });
  std::size_t keep = std::max<std::size_t>(most, 1) - 1;
  std::uint64_t sum = 0;
  for (std::size_t i = keep; i < tier.segments.size(); ++i) sum += tier.segments[i].sections;
  while (keep > 0 && tier.segments[keep - 1].sections <= 2 * sum)
    sum += tier.segments[--keep].sections;
  std::vector<SegmentEntry> parts(tier.segments.begin() + static_cast<std::ptrdiff_t>(keep),
                                  tier.segments.end());
  tier.segments.resize(keep);
  tier.segments.push_back(index::merge(data->folder, next_name(), parts));
}

void Writer::Impl::switch_to(Manifest next) {
  note_commits(next);
  next.next = manifest.next;
  ++next.revision;
  save_manifest(data->folder, next);
  manifest = std::move(next);
  // The commit is done, whatever happens now.
  try {
    load();
  } catch (const Error&) {
    broken = true;
  }
  try {
    clear_away();
  } catch (const std::exception&) {
    // What lies about is cleared by the next Writer.
  }
}

void index::check_recorded(Date recorded, const TierEntry& tier) {
  if (tier.recorded && recorded < *tier.recorded)
    throw Error(Fault::bad_argument, "recorded " + to_iso(recorded) +
                                         " is before the last commit's day, " +
                                         to_iso(*tier.recorded));
}

void Writer::Impl::check_day(Date recorded) const {
  bool changed = std::any_of(shelves.begin(), shelves.end(),
                             [](const auto& shelf) { return shelf.second.changed; });
  for (const TierEntry& tier : manifest.tiers)
    if (changed) check_recorded(recorded, tier);
}

std::uint64_t Writer::Impl::commit(Date recorded) {
  Manifest next = manifest;
  bool changed = note_applied(next);
  for (auto& [name, shelf] : shelves) {
    if (!shelf.changed) continue;
    changed = true;
    finish(name, shelf, recorded, next.tier(name));
  }
  if (changed || !ledger.changed().empty()) {
    write_ledger(next);
    switch_to(std::move(next));
    ledger.settled();
  }
  return manifest.revision;
}

std::uint64_t Writer::commit(Date recorded) {
  if (!recorded.ok()) throw Error(Fault::bad_argument, "the day of the commit is not a day");
  return impl_->writing([&] {
    impl_->check_day(recorded);
    return impl_->commit(recorded);
  });
}

void Writer::merge() {
  impl_->writing([&] {
    Impl& impl = *impl_;
    for (const auto& [name, shelf] : impl.shelves)
      if (shelf.changed) throw Error(Fault::bad_argument, "commit before merging");
    Manifest next = impl.manifest;
    bool changed = false;
    for (TierEntry& tier : next.tiers) {
      changed = changed || tier.segments.size() > 1;
      impl.fold(tier, 1);
    }
    if (changed) impl.switch_to(std::move(next));
  });
}

}  // namespace fingerpost
