// Words are taken out by writing anew, from what they store, the segments that have them, and
// the few side files that name documents. The old files go as all old files do: when the
// manifest no longer names them and nobody reads them.
//
// That an edition was replaced on a day is not that another stood in its place on that day: one
// may be put in July that begins in September, and a draft never takes a place.
//
// A cursor from before would have to tell that a document is gone, of which nothing is left: it
// is refused. One that was told so already is as good as it was.
#include <algorithm>
#include <set>

#include "dates/dates.hpp"
#include "index/cards.hpp"
#include "index/commits.hpp"
#include "index/half_applied.hpp"
#include "index/library.hpp"
#include "index/rewrite.hpp"
#include "index/writer.hpp"
#include "json/json.hpp"

namespace fingerpost {

using namespace index;

namespace {

// By document: it was removed before that day, or a later edition that is no draft stood in its
// place before it: was recorded, published and had begun (DayView::find_editions).
std::vector<bool> gone_before(const Library& library, Day day) {
  std::vector<bool> gone(library.documents());
  for (const std::vector<Number>& work : library.all_works()) {
    Day taken = rank::never;  // the first day that one of the later ones stood
    for (auto at = work.rbegin(); at != work.rend(); ++at) {
      const DocumentRow& row = library.document(*at);
      gone[*at] = row.until < day && std::min(taken, library.removed(*at)) < day;
      if (row.status != Status::draft)
        taken = std::min(taken, std::max({library.begins(*at), row.published_first, row.recorded}));
    }
  }
  return gone;
}

class Purge {
 public:
  Purge(const std::filesystem::path& folder, const Manifest& manifest, const PurgeOrder& order)
      : folder_(folder), manifest_(manifest), ids_(order.ids.begin(), order.ids.end()) {
    if (order.replaced_before) before_ = dates::to_days(*order.replaced_before);
  }

  // What came within the documents goes with them, and what came within that.
  void gather() {
    for (std::size_t known = 0; known != ids_.size();) {
      known = ids_.size();
      each_segment([&](const Segment& segment) {
        for (std::uint32_t row = 0; row < segment.columns.documents.size(); ++row)
          if (const std::string id(id_of(segment, row)); ids_.contains(id)) {
            found_.insert(id);
            for (const Attachment& each : segment.header(row).attachments)
              ids_.insert(id + "#" + each.name);
          }
      });
    }
  }

  const std::set<std::string>& ids() const { return ids_; }
  const std::set<std::string>& found() const { return found_; }

  // Of the tier that is looked at; `first` is the number of the segment's first document in it.
  bool takes(const Segment& segment, Number first, std::uint32_t row) const {
    const DocumentRow& document = segment.columns.documents[row];
    if (ids_.contains(std::string(id_of(segment, row)))) return true;
    if (document.dropped()) return document.recorded < before_;
    return !gone_.empty() && gone_[first + row];
  }

  // Whether anything of that tier goes; the tier as it is then.
  bool purge(TierEntry& tier, const std::function<std::string()>& next_name, PurgeReport& report) {
    std::vector<SegmentEntry> kept;
    bool changed = false;
    forget_before_ = 0;
    gone_.clear();
    if (before_ != rank::always)
      gone_ = gone_before(Library(folder_, manifest_, {tier.name}), before_);
    Number first = 0, next = 0;
    for (const SegmentEntry& entry : tier.segments) {
      const std::shared_ptr<Segment> segment = Segment::open(folder_, entry);
      first = next, next += static_cast<Number>(segment->columns.documents.size());
      if (!count(*segment, first, tier, report)) {
        kept.push_back(entry);
        continue;
      }
      changed = true;
      ++report.segments;
      auto fresh = rewritten(*segment, folder_, next_name(), [&](std::uint32_t row) {
        return takes(*segment, first, row) ? std::nullopt : std::optional(segment->document(row));
      });
      if (fresh) kept.push_back(std::move(*fresh));
    }
    tier.segments = std::move(kept);
    return changed;
  }

  // Commits of the tier purged last whose cursors can no longer be told all.
  std::uint64_t forget_before() const { return forget_before_; }

 private:
  static std::string_view id_of(const Segment& segment, std::uint32_t row) {
    return segment.columns.text(segment.columns.documents[row].id);
  }

  template <class Look>
  void each_segment(const Look& look) const {
    for (const TierEntry& tier : manifest_.tiers)
      for (const SegmentEntry& entry : tier.segments) look(*Segment::open(folder_, entry));
  }

  bool count(const Segment& segment, Number first, const TierEntry& tier, PurgeReport& report) {
    bool any = false;
    for (std::uint32_t row = 0; row < segment.columns.documents.size(); ++row) {
      if (!takes(segment, first, row)) continue;
      any = true;
      ++report.editions;
      const DocumentRow& document = segment.columns.documents[row];
      if (document.dropped()) continue;
      const bool live = document.until == rank::never;
      forget_before_ = std::max<std::uint64_t>(forget_before_,
                                               live ? tier.revision + 1 : document.ended.commit());
    }
    return any;
  }

  std::filesystem::path folder_;
  const Manifest& manifest_;
  std::set<std::string> ids_, found_ = {};
  Day before_ = rank::always;
  std::vector<bool> gone_ = {};  // by document of the tier purged now; empty: no day was given
  std::uint64_t forget_before_ = 0;
};

// The cards of a tier without pins to what is gone.
std::optional<FileEntry> without_pins(const std::filesystem::path& folder,
                                      const std::optional<FileEntry>& file,
                                      const std::set<std::string>& ids) {
  if (!file) return file;
  Cards cards = cards_from_json(read_described(folder, *file));
  const auto gone =
      std::erase_if(cards.pins, [&](const Pin& pin) { return ids.contains(pin.document); });
  return gone == 0 ? file : write_cards(folder, cards);
}

}  // namespace

PurgeReport Writer::Impl::purge(const PurgeOrder& order) {
  for (const auto& [name, shelf] : shelves)
    if (shelf.changed) throw Error(Fault::bad_argument, "commit before purging");
  if (order.replaced_before && !order.replaced_before->ok())
    throw Error(Fault::bad_argument, "replaced_before is not a day");
  opened.reset();
  drop_half_applied(data->folder);  // nobody knows which words are in it
  PurgeReport report;
  Purge purge(data->folder, manifest, order);
  if (!order.ids.empty()) purge.gather();
  report.documents.assign(purge.found().begin(), purge.found().end());
  for (const std::string& id : order.ids)
    if (!purge.found().contains(id)) report.absent.push_back(id);
  Manifest next = manifest;
  bool changed = false;
  for (TierEntry& tier : next.tiers) {
    const auto cards = without_pins(data->folder, tier.cards, purge.ids());
    const bool pins = cards && cards->name != tier.cards->name;
    tier.cards = cards;
    const bool words = purge.purge(
        tier, [this] { return next_name(); }, report);
    if (words && tier.commits)
      tier.commits = index::forget_before(data->folder, tier, purge.forget_before(),
                                          "commits-" + numbered(manifest.next++));
    if (words || pins) ++tier.revision, changed = true;
  }
  if (!purge.ids().empty()) ledger.purge(purge.ids());
  if (changed || !ledger.changed().empty()) {
    write_ledger(next);
    switch_to(std::move(next));
    ledger.settled();
  }
  // Also where nothing is left to purge: what a Searcher held the last time may be free by now.
  try {
    clear_away();
  } catch (const std::exception&) {
    // It lies there still, and that is said.
  }
  report.held = still_there();
  return report;
}

// Whether segments lie about that the manifest does not name: somebody reads them.
bool Writer::Impl::still_there() const {
  std::set<std::string> named;
  for (const TierEntry& tier : manifest.tiers)
    for (const SegmentEntry& segment : tier.segments) named.insert(segment.name);
  const std::filesystem::directory_iterator all(data->folder / "segments");
  return std::any_of(begin(all), end(all), [&](const auto& each) {
    return !named.contains(each.path().filename().string());
  });
}

PurgeReport Writer::purge(const PurgeOrder& order) {
  return impl_->writing([&] { return impl_->purge(order); });
}

}  // namespace fingerpost
