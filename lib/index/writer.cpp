// A Writer builds segments aside and makes them count by one switch:
//
//     put ──► one SegmentBuilder a tier (scratch files, seen by nobody)
//     commit: finish builders ─► note what they replace (closings) ─► fold small
//             segments into larger ones ─► sync ─► switch the manifest ─► clear away
//
// A death before the switch leaves the old commit, after it the new one; what was
// built or replaced lies about unnamed, and the next Writer clears it.
#include "index/writer.hpp"

#include <unistd.h>

#include <algorithm>

#include "index/accept.hpp"
#include "json/json.hpp"
#include "topics/topics.hpp"

namespace fingerpost {

using namespace index;

namespace {

// Postings in memory before a segment is closed: cost per posting grows with the
// batch, small shards compacted afterwards are faster.
constexpr std::size_t sections_a_segment = 20000;
// And their text: its postings take some twenty times as much memory until then
// (tests/bench/README.md: 5,000 files as 1,000).
constexpr std::size_t text_a_segment = 4u << 20;

Lock take_lock(const std::filesystem::path& folder) {
  Lock lock = Lock::take(folder / "lock", Lock::Mode::exclusive, true);
  if (!lock) {
    std::string holder = read_file(folder / "lock");
    throw Error(Fault::locked, "another writer has " + folder.filename().string() + " open" +
                                   (holder.empty() ? "" : " (process " + holder + ")"));
  }
  lock.write(std::to_string(::getpid()));
  return lock;
}

}  // namespace

Writer Index::writer() const {
  return engine([&] {
    auto impl = std::make_unique<Writer::Impl>();
    impl->data = data_;
    impl->lock = take_lock(data_->folder);
    impl->manifest = load_manifest(data_->folder);
    impl->data = Data::read(data_->folder, impl->manifest, data_);
    impl->load();
    impl->load_ledger();
    impl->clear_away();
    return Writer(std::move(impl));
  });
}

const Seat* Writer::Impl::seat_of(std::string_view id) const {
  const Seat* seat = seats.find(id);
  return !seat || seat->removed ? nullptr : seat;
}

bool Writer::Impl::is_in(const Seat* seat, const std::string& tier) const {
  return seat && seats.tier(*seat) == tier;
}

// A document that names no tier stays in the one it is in: forgetting to name it
// again never publishes what was restricted, nor what comes within it.
const std::string& Writer::Impl::tier_of(const std::string& named, const std::string& id) {
  if (!named.empty()) return named;
  const Seat* own = seat_of(id);
  if (own && !is_in(own, public_tier)) return seats.tier(*own);
  for (auto at = id.rfind('#'); at != id.npos && at > 0; at = id.rfind('#', at - 1)) {
    const Seat* outer = seat_of(id.substr(0, at));
    if (!outer) continue;
    if (!own || came_within(id.substr(0, at), *outer, id.substr(at + 1))) return seats.tier(*outer);
  }
  if (own) return seats.tier(*own);
  if (data->default_tier == "none")
    throw Error(Fault::limit, "the document names no tier, and this index wants one");
  return data->default_tier;
}

SegmentBuilder& Writer::Impl::builder(Shelf& shelf) {
  bool full = !shelf.builders.empty() &&
              (shelf.builders.back()->columns().sections.size() >= sections_a_segment ||
               shelf.builders.back()->text() >= text_a_segment);
  if (full) shelf.builders.back()->seal();
  if (full || shelf.builders.empty())
    shelf.builders.push_back(std::make_unique<SegmentBuilder>(data->folder, next_name()));
  return *shelf.builders.back();
}

// The newest edition of an id steps back: an own put of this commit was never
// seen by anybody and is dropped, an older one is closed on the commit's day.
void Writer::Impl::close(const Seat& seat, bool removed) {
  Shelf& shelf = shelves[seats.tier(seat)];
  shelf.changed = true;
  const std::string& segment = seats.segment(seat);
  if (!seat.fresh) {
    shelf.fresh[segment].push_back({seat.row, 0, {0, removed}});
    return;
  }
  for (const auto& builder : shelf.builders) {
    if (builder->name() != segment) continue;
    DocumentRow& row = builder->columns().documents.own()[seat.row];
    if (applying)
      row.until = applying->recorded, row.ended.set(removed);  // of a pack every edition counts
    else
      row.committed.set(true);
  }
}

void Writer::Impl::remove_replaced(const Seat& seat) {
  const Replaced* old = seats.replaced(seat);
  if (!old) return;
  for (Closing& closing : shelves[seats.name(old->tier)].fresh[seats.name(old->segment)])
    if (closing.document == old->row) closing.ended.set(true);
}

// What came within a document that leaves `tier` is not left behind there.
void Writer::Impl::remove_within(const std::string& id, const std::string& tier) {
  for (const std::string& each : within(id))
    if (is_in(seat_of(each), tier)) remove(each);
}

// The document's seat is the row that it was given.
void Writer::Impl::seat(const Document& document, const SegmentBuilder& into, std::uint32_t row,
                        std::uint32_t edition) {
  Seat& seat = *seats.add(document.id).first;
  if (seat.segment && !seat.removed && !seat.fresh)
    seats.replace(seat, {seat.tier, seat.segment, seat.row});
  seat.tier = seats.number(document.tier), seat.origin = seats.number(document.origin);
  seat.segment = seats.number(into.name()), seat.row = row;
  seat.edition = edition;
  seat.digest = key_of_digest(document.digest);
  seat.removed = false, seat.fresh = true;
}

Put Writer::Impl::put(Document document) {
  document.tier = tier_of(document.tier, document.id);
  if (document.digest.empty()) document.digest = hash_of(to_json(json::to_value(document)));
  const Seat* old = seats.find(document.id);
  const bool known = old && !old->removed, same_tier = is_in(old, document.tier);
  if (known && same_tier && old->digest == key_of_digest(document.digest)) return Put::unchanged;
  // Counted in its tier alone: a number tells nothing of another.
  std::uint32_t edition = 1;
  if (old) edition += seats.highest_edition(*old, seats.number(document.tier));
  if (same_tier && old->fresh) edition = old->edition;
  if (applying) edition = std::max(edition, applying->edition);
  if (known) close(*old, !same_tier);
  if (known && !same_tier) {
    remove_replaced(*old);
    remove_within(document.id, seats.tier(*old));
  }
  attached.erase(document.id);
  for (const Attachment& each : document.attachments) attached[document.id].push_back(each.name);
  data->vocabulary.tag(document);
  Shelf& shelf = shelves[document.tier];
  shelf.changed = true;
  SegmentBuilder& into = builder(shelf);
  seat(document, into, into.add(document, edition), edition);
  return known ? Put::changed : Put::added;
}

Writer::Writer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

Put Writer::put(const Document& document) {
  check_document(document);
  return impl_->writing([&] { return impl_->put(document); });
}

Put Writer::put(const Source& source, std::string_view bytes) {
  check_id(source.id);
  if (!source.tier.empty()) check_tier(source.tier);
  if (holds(source.id, digest(source, bytes, impl_->data->almanac)) &&
      impl_->is_in(impl_->seat_of(source.id), impl_->tier_of(source.tier, source.id)))
    return Put::unchanged;
  if (!impl_->reader)
    impl_->reader = std::make_unique<Reader>(
        ReaderOptions{.clues = impl_->data->vocabulary.clues(), .almanac = impl_->data->almanac});
  return put(impl_->reader->read(source, bytes));
}

bool Writer::holds(std::string_view id, std::string_view digest) const {
  const Seat* seat = impl_->seat_of(id);
  return seat && seat->digest == key_of_digest(digest);
}

std::vector<std::string> Writer::from(std::string_view origin) const {
  std::vector<std::string> ids;
  const Seats& seats = impl_->seats;
  for (const Seat& seat : seats.all())
    if (!seat.removed && seats.origin(seat) == origin) ids.emplace_back(seats.id(seat));
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::optional<Held> Writer::held(std::string_view id) const {
  const Seat* seat = impl_->seat_of(id);
  if (!seat) return std::nullopt;
  return Held{impl_->seats.tier(*seat), impl_->seats.origin(*seat)};
}

bool Writer::Impl::remove(const std::string& id) {
  Seat* seat = seats.find(id);
  if (!seat || seat->removed) return false;
  close(*seat, true);
  remove_replaced(*seat);
  seat->removed = true;
  return true;
}

bool Writer::remove(std::string_view id) { return impl_->remove(std::string(id)); }

}  // namespace fingerpost
