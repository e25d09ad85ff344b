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

const Seat* Writer::Impl::seat_of(const std::string& id) const {
  const auto at = seats.find(id);
  return at == seats.end() || at->second.removed ? nullptr : &at->second;
}

// A document that names no tier stays in the one it is in: forgetting to name it
// again never publishes what was restricted, nor what comes within it.
const std::string& Writer::Impl::tier_of(const std::string& named, const std::string& id) {
  if (!named.empty()) return named;
  const Seat* own = seat_of(id);
  if (own && own->tier != public_tier) return own->tier;
  for (auto at = id.rfind('#'); at != id.npos && at > 0; at = id.rfind('#', at - 1)) {
    const Seat* outer = seat_of(id.substr(0, at));
    if (!outer) continue;
    if (!own || came_within(id.substr(0, at), *outer, id.substr(at + 1))) return outer->tier;
  }
  if (own) return own->tier;
  if (data->default_tier == "none")
    throw Error(Fault::limit, "the document names no tier, and this index wants one");
  return data->default_tier;
}

// Counted in its tier alone: a number tells nothing of another.
std::uint32_t Writer::Impl::next_edition(const std::string& tier, const std::string& id) const {
  auto at = editions.find(edition_key(tier, id));
  return at == editions.end() ? 1 : at->second + 1;
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
  Shelf& shelf = shelves[seat.tier];
  shelf.changed = true;
  if (!seat.fresh) {
    shelf.fresh[seat.segment].push_back({seat.row, 0, {0, removed}});
    return;
  }
  for (const auto& builder : shelf.builders)
    if (builder->name() == seat.segment)
      builder->columns().documents.own()[seat.row].committed.set(true);
}

void Writer::Impl::remove_replaced(const Seat& seat) {
  if (seat.old_tier.empty()) return;
  for (Closing& closing : shelves[seat.old_tier].fresh[seat.old_segment])
    if (closing.document == seat.old_row) closing.ended.set(true);
}

// What came within a document that leaves `tier` is not left behind there.
void Writer::Impl::remove_within(const std::string& id, const std::string& tier) {
  for (const std::string& each : within(id))
    if (seat_of(each)->tier == tier) remove(each);
}

Put Writer::Impl::put(Document document) {
  document.tier = tier_of(document.tier, document.id);
  if (document.digest.empty()) document.digest = hash_of(to_json(json::to_value(document)));
  auto at = seats.find(document.id);
  bool known = at != seats.end() && !at->second.removed;
  Seat fresh{.tier = document.tier,
             .segment = {},
             .edition = next_edition(document.tier, document.id),
             .digest = document.digest,
             .origin = document.origin,
             .fresh = true,
             .old_tier = {},
             .old_segment = {}};
  if (at != seats.end()) {
    const Seat& seat = at->second;
    bool same_tier = seat.tier == document.tier;
    if (known && same_tier && seat.digest == document.digest) return Put::unchanged;
    if (same_tier && seat.fresh) fresh.edition = seat.edition;
    if (known) close(seat, !same_tier);
    if (known && !same_tier) remove_replaced(seat);
    bool replaces = known && !seat.fresh;
    fresh.old_tier = replaces ? seat.tier : seat.old_tier;
    fresh.old_segment = replaces ? seat.segment : seat.old_segment;
    fresh.old_row = replaces ? seat.row : seat.old_row;
  }
  if (known && at->second.tier != document.tier) remove_within(document.id, at->second.tier);
  attached.erase(document.id);
  for (const Attachment& each : document.attachments) attached[document.id].push_back(each.name);
  data->vocabulary.tag(document);
  Shelf& shelf = shelves[document.tier];
  shelf.changed = true;
  SegmentBuilder& into = builder(shelf);
  fresh.segment = into.name();
  fresh.row = into.add(document, fresh.edition);
  seats[document.id] = std::move(fresh);
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
      impl_->seats.at(source.id).tier == impl_->tier_of(source.tier, source.id))
    return Put::unchanged;
  if (!impl_->reader)
    impl_->reader = std::make_unique<Reader>(
        ReaderOptions{.clues = impl_->data->vocabulary.clues(), .almanac = impl_->data->almanac});
  return put(impl_->reader->read(source, bytes));
}

bool Writer::holds(std::string_view id, std::string_view digest) const {
  const Seat* seat = impl_->seat_of(std::string(id));
  return seat && seat->digest == digest;
}

std::vector<std::string> Writer::from(std::string_view origin) const {
  std::vector<std::string> ids;
  for (const auto& [id, seat] : impl_->seats)
    if (!seat.removed && seat.origin == origin) ids.push_back(id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::optional<Held> Writer::held(std::string_view id) const {
  const Seat* seat = impl_->seat_of(std::string(id));
  if (!seat) return std::nullopt;
  return Held{seat->tier, seat->origin};
}

bool Writer::Impl::remove(const std::string& id) {
  auto at = seats.find(id);
  if (at == seats.end() || at->second.removed) return false;
  close(at->second, true);
  remove_replaced(at->second);
  at->second.removed = true;
  return true;
}

bool Writer::remove(std::string_view id) { return impl_->remove(std::string(id)); }

}  // namespace fingerpost
