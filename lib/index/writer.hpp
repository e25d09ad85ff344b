// What a Writer holds between two commits; its work is told in writer.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "fingerpost/document.hpp"
#include "fingerpost/error.hpp"
#include "fingerpost/index.hpp"
#include "index/data.hpp"
#include "index/files.hpp"
#include "index/index.hpp"
#include "index/ledger.hpp"
#include "index/manifest.hpp"
#include "index/seats.hpp"
#include "index/segment.hpp"

namespace fingerpost {
namespace packs {
class Source;
}
namespace index {

struct HalfApplied;
struct Spot;

// A tier while it is written.
struct Shelf {
  std::vector<std::unique_ptr<SegmentBuilder>> builders;
  std::map<std::string, std::vector<Closing>> closings;  // by segment: all there are
  std::map<std::string, std::vector<Closing>> fresh;     // by segment: since the last commit
  bool changed = false;
};

// Of six digits, so that names sort as numbers do.
std::string numbered(std::uint64_t number);

// What was known on a day stays what it was: throws Error(bad_argument) for a day before the
// tier's last.
void check_recorded(Date recorded, const TierEntry& tier);

// What goes with the documents of a pack (applying.cpp).
struct Applied {
  std::vector<Issuer> issuers = {};
  std::map<std::string, std::uint64_t> revisions = {};  // that tiers have at least
  std::uint32_t edition = 1;                            // that the document put now has at least
  Day recorded = 0;
};

}  // namespace index

struct Writer::Impl {
  std::shared_ptr<const Index::Data> data;
  index::Lock lock;
  index::Manifest manifest;
  index::Seats seats;
  std::map<std::string, index::Shelf> shelves;  // by tier
  std::unique_ptr<Reader> reader;
  index::Ledger ledger;
  std::unordered_map<std::string, std::vector<std::string>> attached;  // names, by id put lately
  std::shared_ptr<index::Segment> opened;                              // the last looked into
  std::optional<index::Applied> applying = {};                         // a pack
  // A write that failed half-way: nothing is certain but the last commit.
  bool broken = false;

  void load();
  void load(const index::TierEntry& tier, const index::SegmentEntry& segment);
  void load_ledger();
  void write_ledger(index::Manifest& next);
  std::vector<std::string> names_within(const std::string& id, const index::Seat& seat);
  void clear_away() const;
  bool came_within(const std::string& outer, const index::Seat& seat, const std::string& name);
  std::vector<std::string> within(const std::string& id);
  void remove_within(const std::string& id, const std::string& tier);
  bool remove(const std::string& id);
  std::string next_name();
  const index::Seat* seat_of(std::string_view id) const;  // nullptr: there is none now
  const std::string& tier_of(const std::string& named, const std::string& id);
  bool is_in(const index::Seat* seat, const std::string& tier) const;
  void seat(const Document& document, const index::SegmentBuilder& into, std::uint32_t row,
            std::uint32_t edition);
  index::SegmentBuilder& builder(index::Shelf& shelf);
  void close(const index::Seat& seat, bool removed);
  void remove_replaced(const index::Seat& seat);
  Put put(Document document);
  void check_day(Date recorded) const;
  std::uint64_t commit(Date recorded);
  // Runs what writes; after a failure half-way nothing more is written.
  template <class Body>
  auto writing(Body&& body) -> decltype(body());
  void store(const std::string& name, index::Shelf& shelf, Date recorded, index::TierEntry& tier);
  void finish(const std::string& name, index::Shelf& shelf, Date recorded, index::TierEntry& tier);
  void write_closings(index::Shelf& shelf, Date recorded, index::TierEntry& tier);
  void fold(index::TierEntry& tier, std::size_t most);
  void note_commits(index::Manifest& next);
  void switch_to(index::Manifest next);
  std::size_t retag(const Vocabulary& vocabulary);
  bool use(const Cards& cards);
  bool use(const Almanac& almanac);
  PurgeReport purge(const PurgeOrder& order);
  bool still_there() const;
  PackReport apply(const packs::Source& pack, const PackOrder& order);
  void raise(index::TierEntry& tier) const;
  void keep_half(index::HalfApplied& half, index::Spot next);
  void note_kept(const index::Manifest& base);
  bool note_applied(index::Manifest& next);
};

template <class Body>
auto Writer::Impl::writing(Body&& body) -> decltype(body()) {
  if (broken)
    throw Error(Fault::io, "an earlier write failed; what was committed stands: open a new writer");
  try {
    return index::engine(body);
  } catch (const Error& error) {
    broken = error.fault() == Fault::io || error.fault() == Fault::corrupt ||
             error.fault() == Fault::internal;
    throw;
  } catch (...) {
    broken = true;
    throw;
  }
}

}  // namespace fingerpost
