// A Writer builds segments aside and makes them count by one switch:
//
//     put ──► one SegmentBuilder a tier (scratch files, seen by nobody)
//     commit: finish builders ─► note what they replace (closings) ─► fold small
//             segments into larger ones ─► sync ─► switch the manifest ─► clear away
//
// A death before the switch leaves the old commit, after it the new one; what was
// built or replaced lies about unnamed, and the next Writer clears it.
#include <unistd.h>

#include <algorithm>
#include <unordered_map>

#include "dates/dates.hpp"
#include "index/data.hpp"
#include "index/files.hpp"
#include "index/index.hpp"
#include "index/ledger.hpp"
#include "index/retag.hpp"
#include "index/segment.hpp"
#include "json/json.hpp"
#include "text/text.hpp"
#include "topics/topics.hpp"

namespace fingerpost {
namespace {

using namespace index;

// Segments of a tier that are searched side by side: 16 small ones beside one of
// 20,000 sections cost a search 1.2 to 1.7 times its time (tests/bench/README.md).
constexpr std::size_t most_segments = 8;
// Postings in memory before a segment is closed: cost per posting grows with the
// batch, small shards compacted afterwards are faster.
constexpr std::size_t sections_a_segment = 20000;

// The newest edition of an id, in its tier.
struct Seat {
  std::string tier;
  std::string segment;
  std::uint32_t row = 0;
  std::uint32_t edition = 1;
  std::string digest, origin;
  bool removed = false;
  bool fresh = false;  // put since the last commit
  // The edition it replaced in this commit, which a removal takes along.
  std::string old_tier, old_segment;
  std::uint32_t old_row = 0;
};

// A tier while it is written.
struct Shelf {
  std::vector<std::unique_ptr<SegmentBuilder>> builders;
  std::map<std::string, std::vector<Closing>> closings;  // by segment: all there are
  std::map<std::string, std::vector<Closing>> fresh;     // by segment: since the last commit
  bool changed = false;
};

}  // namespace

struct Writer::Impl {
  std::shared_ptr<const Index::Data> data;
  Lock lock;
  Manifest manifest;
  std::unordered_map<std::string, Seat> seats;              // by id
  std::unordered_map<std::string, std::uint32_t> editions;  // highest so far, by tier and id
  std::map<std::string, Shelf> shelves;                     // by tier
  std::unique_ptr<Reader> reader;
  Ledger ledger;
  std::unordered_map<std::string, std::vector<std::string>> attached;  // names, by id put lately
  std::shared_ptr<Segment> opened;                                     // the last looked into
  // A write that failed half-way: nothing is certain but the last commit.
  bool broken = false;

  void load();
  void load(const TierEntry& tier, const SegmentEntry& segment);
  void load_ledger();
  void write_ledger(Manifest& next);
  std::vector<std::string> names_within(const std::string& id, const Seat& seat);
  void clear_away() const;
  std::string next_name();
  const std::string& tier_of(const std::string& named, const std::string& id) const;
  std::uint32_t next_edition(const std::string& tier, const std::string& id) const;
  SegmentBuilder& builder(Shelf& shelf);
  void close(const Seat& seat, bool removed);
  void remove_replaced(const Seat& seat);
  Put put(Document document);
  void check_day(Date recorded) const;
  std::uint64_t commit(Date recorded);
  template <class Body>
  auto writing(Body&& body) -> decltype(body());
  void finish(const std::string& name, Shelf& shelf, Date recorded, TierEntry& tier);
  void write_closings(Shelf& shelf, Date recorded, TierEntry& tier);
  void fold(TierEntry& tier, std::size_t most);
  void switch_to(Manifest next);
  std::size_t retag(const Vocabulary& vocabulary);
};

namespace {

std::string edition_key(const std::string& tier, std::string_view id) {
  std::string key = tier;
  return key.append(1, '\n').append(id);
}

std::string numbered(std::uint64_t number) {
  std::string digits = std::to_string(number);
  return std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits;
}

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

void Writer::Impl::load() {
  opened.reset();
  attached.clear();
  seats.clear();
  editions.clear();
  shelves.clear();
  for (const TierEntry& tier : manifest.tiers)
    for (const SegmentEntry& segment : tier.segments) load(tier, segment);
}

void Writer::Impl::load(const TierEntry& tier, const SegmentEntry& entry) {
  std::shared_ptr<Segment> segment = Segment::open(data->folder, entry);
  const Columns& columns = segment->columns;
  std::vector<Closing>& closings = shelves[tier.name].closings[entry.name];
  if (entry.closed) closings = closings_from(read_file(data->folder / entry.closed->name));
  for (std::uint32_t row = 0; row < columns.documents.size(); ++row) {
    const DocumentRow& document = columns.documents[row];
    if (document.dropped) continue;
    bool live = document.until == rank::never;
    std::uint32_t& highest = editions[edition_key(tier.name, columns.text(document.id))];
    highest = std::max(highest, document.edition);
    auto [at, added] = seats.try_emplace(std::string(columns.text(document.id)));
    Seat& seat = at->second;
    // An id lives in one tier at a time; the live edition is its seat, else the last.
    bool better = added || live || (seat.removed && !live && seat.edition < document.edition);
    if (!better) continue;
    seat = {.tier = tier.name,
            .segment = entry.name,
            .row = row,
            .edition = document.edition,
            .digest = std::string(columns.text(document.digest)),
            .origin = std::string(columns.text(document.origin)),
            .removed = !live,
            .old_tier = {},
            .old_segment = {}};
  }
}

// Segments no manifest names, unless a reader still holds them.
void Writer::Impl::clear_away() const {
  std::vector<std::string> named{manifest.vocabulary.name, "manifest", "lock", "segments"};
  std::vector<std::string> segments, closed;
  for (const TierEntry& tier : manifest.tiers) {
    for (const SegmentEntry& segment : tier.segments) {
      segments.push_back(segment.name);
      if (segment.closed) closed.push_back(std::filesystem::path(segment.closed->name).filename());
    }
    if (tier.ledger) named.push_back(tier.ledger->name);
  }
  auto among = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(data->folder)) {
    std::string name = entry.path().filename();
    if (!among(named, name) &&
        (name.starts_with("vocabulary-") || name.starts_with("ledger-") || name.ends_with(".new")))
      std::filesystem::remove(entry.path(), ignored);
  }
  for (const auto& entry : std::filesystem::directory_iterator(data->folder / "segments")) {
    std::string name = entry.path().filename();
    if (!among(segments, name)) {
      std::filesystem::path postings = entry.path() / "postings";
      if (std::filesystem::exists(postings, ignored) &&
          !Lock::take(postings, Lock::Mode::exclusive))
        continue;
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

// A document that names no tier stays in the one it is in: forgetting to name it
// again never publishes what was restricted.
const std::string& Writer::Impl::tier_of(const std::string& named, const std::string& id) const {
  if (!named.empty()) return named;
  auto at = seats.find(id);
  if (at != seats.end() && !at->second.removed) return at->second.tier;
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
              shelf.builders.back()->columns().sections.size() >= sections_a_segment;
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
    shelf.fresh[seat.segment].push_back({seat.row, 0, removed});
    return;
  }
  for (const auto& builder : shelf.builders)
    if (builder->name() == seat.segment) builder->columns().documents[seat.row].dropped = 1;
}

void Writer::Impl::remove_replaced(const Seat& seat) {
  if (seat.old_tier.empty()) return;
  for (Closing& closing : shelves[seat.old_tier].fresh[seat.old_segment])
    if (closing.document == seat.old_row) closing.removed = 1;
}

template <class Body>
auto Writer::Impl::writing(Body&& body) -> decltype(body()) {
  if (broken)
    throw Error(Fault::io, "an earlier write failed; what was committed stands: open a new writer");
  try {
    return engine(body);
  } catch (const Error& error) {
    broken = error.fault() == Fault::io || error.fault() == Fault::corrupt ||
             error.fault() == Fault::internal;
    throw;
  } catch (...) {
    broken = true;
    throw;
  }
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

namespace {

// Ids cross every door: as text, on a line, in an address.
void check_id(std::string_view id) {
  if (id.empty()) throw Error(Fault::bad_argument, "a document needs an id");
  if (id.size() > 1000) throw Error(Fault::bad_argument, "the id is longer than 1,000 bytes");
  for (char c : id)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      throw Error(Fault::bad_argument, "the id holds a control character");
  std::size_t bad = 0;
  std::string valid = text::valid_utf8(id, &bad);
  if (bad > 0) throw Error(Fault::bad_argument, "the id \"" + valid + "\" is not UTF-8");
}

}  // namespace

namespace {

void check_period(const Period& period, const char* what) {
  bool days = (!period.first || period.first->ok()) && (!period.last || period.last->ok());
  if (!days || (period.first && period.last && *period.last < *period.first))
    throw Error(Fault::bad_argument, std::string(what) + " is no period");
}

// What could be stored but not read back would fail every search that finds it.
void check_document(const Document& document) {
  check_id(document.id);
  if (!document.tier.empty()) check_tier(document.tier);
  for (const auto& [period, what] :
       {std::pair(&document.published, "published"), std::pair(&document.updated, "updated"),
        std::pair(&document.review_due, "review_due"), std::pair(&document.withdrawn, "withdrawn")})
    if (*period) check_period(**period, what);
  check_period(document.validity, "the validity of the document");
  for (const Section& section : document.sections) {
    check_period(section.validity, "the validity of a section");
    for (const DateMention& date : section.dates) check_period(date.when, "a date in a section");
  }
  if (!document.extra.is_null()) parse_json(to_json(document.extra));
}

}  // namespace

Put Writer::put(const Document& document) {
  check_document(document);
  return impl_->writing([&] { return impl_->put(document); });
}

Put Writer::put(const Source& source, std::string_view bytes) {
  check_id(source.id);
  if (!source.tier.empty()) check_tier(source.tier);
  if (holds(source.id, digest(source, bytes)) &&
      impl_->seats.at(source.id).tier == impl_->tier_of(source.tier, source.id))
    return Put::unchanged;
  if (!impl_->reader)
    impl_->reader =
        std::make_unique<Reader>(ReaderOptions{.clues = impl_->data->vocabulary.clues()});
  return put(impl_->reader->read(source, bytes));
}

bool Writer::holds(std::string_view id, std::string_view digest) const {
  auto at = impl_->seats.find(std::string(id));
  return at != impl_->seats.end() && !at->second.removed && at->second.digest == digest;
}

std::vector<std::string> Writer::from(std::string_view origin) const {
  std::vector<std::string> ids;
  for (const auto& [id, seat] : impl_->seats)
    if (!seat.removed && seat.origin == origin) ids.push_back(id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<std::string> Writer::Impl::names_within(const std::string& id, const Seat& seat) {
  if (seat.fresh) {
    const auto at = attached.find(id);
    return at == attached.end() ? std::vector<std::string>() : at->second;
  }
  if (!opened || opened->entry.name != seat.segment)
    for (const TierEntry& tier : manifest.tiers)
      for (const SegmentEntry& segment : tier.segments)
        if (segment.name == seat.segment) opened = Segment::open(data->folder, segment);
  std::vector<std::string> names;
  for (Attachment& each : opened->header(seat.row).attachments)
    names.push_back(std::move(each.name));
  return names;
}

std::vector<std::string> Writer::within(std::string_view id) const {
  return engine([&] {
    std::vector<std::string> found, waiting{std::string(id)};
    while (!waiting.empty()) {
      const std::string outer = std::move(waiting.back());
      waiting.pop_back();
      const auto at = impl_->seats.find(outer);
      if (at == impl_->seats.end() || at->second.removed) continue;
      if (outer != id) found.push_back(outer);
      for (const std::string& name : impl_->names_within(outer, at->second))
        waiting.push_back(outer + "#" + name);
    }
    std::sort(found.begin(), found.end());
    return found;
  });
}

bool Writer::remove(std::string_view id) {
  auto at = impl_->seats.find(std::string(id));
  if (at == impl_->seats.end() || at->second.removed) return false;
  impl_->close(at->second, true);
  impl_->remove_replaced(at->second);
  at->second.removed = true;
  return true;
}

void Writer::Impl::write_closings(Shelf& shelf, Date recorded, TierEntry& tier) {
  for (auto& [name, fresh] : shelf.fresh) {
    std::vector<Closing>& all = shelf.closings[name];
    for (Closing closing : fresh) {
      closing.until = dates::to_days(recorded);
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

void Writer::Impl::finish(const std::string& name, Shelf& shelf, Date recorded, TierEntry& tier) {
  if (!shelf.changed) return;
  tier.name = name;
  write_closings(shelf, recorded, tier);
  for (auto& builder : shelf.builders)
    if (!builder->columns().documents.empty())
      tier.segments.push_back(builder->finish(dates::to_days(recorded)));
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

// What was known on a day stays what it was: nothing is recorded before it.
void Writer::Impl::check_day(Date recorded) const {
  bool changed = std::any_of(shelves.begin(), shelves.end(),
                             [](const auto& shelf) { return shelf.second.changed; });
  for (const TierEntry& tier : manifest.tiers)
    if (changed && tier.recorded && recorded < *tier.recorded)
      throw Error(Fault::bad_argument, "recorded " + to_iso(recorded) +
                                           " is before the last commit's day, " +
                                           to_iso(*tier.recorded));
}

std::uint64_t Writer::Impl::commit(Date recorded) {
  Manifest next = manifest;
  bool changed = false;
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

// Every tier moves on, changed or not: no revision tells of another's tags.
std::size_t Writer::Impl::retag(const Vocabulary& vocabulary) {
  for (const auto& [name, shelf] : shelves)
    if (shelf.changed) throw Error(Fault::bad_argument, "commit before tagging anew");
  Manifest next = manifest;
  next.vocabulary = write_vocabulary(data->folder, vocabulary);
  if (next.vocabulary.name == manifest.vocabulary.name) return 0;
  std::size_t sections = 0;
  for (TierEntry& tier : next.tiers) {
    for (SegmentEntry& segment : tier.segments)
      if (auto fresh = retagged(data->folder, segment, next_name(), vocabulary)) {
        segment = std::move(fresh->entry);
        sections += fresh->sections;
      }
    ++tier.revision;
  }
  switch_to(std::move(next));
  data = Index::Data::read(data->folder, manifest, data);
  reader.reset();
  ledger.clear();  // days may be read otherwise with another vocabulary
  return sections;
}

std::size_t Writer::retag(const Vocabulary& vocabulary) {
  return impl_->writing([&] { return impl_->retag(vocabulary); });
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

void Writer::Impl::load_ledger() {
  for (const TierEntry& tier : manifest.tiers) {
    if (!tier.ledger) continue;
    std::string bytes;
    try {
      bytes = read_file(data->folder / tier.ledger->name);
    } catch (const Error&) {
      // Without it every file is read again; `check` says that it is missing.
    }
    if (hash_of(bytes) != tier.ledger->hash) bytes.clear();
    ledger.load(tier.name, bytes, manifest.vocabulary.name);
  }
}

void Writer::Impl::write_ledger(Manifest& next) {
  for (const std::string& name : ledger.changed()) {
    const bool holds = ledger.holds(name);
    if (!holds && !next.find(name)) continue;
    std::optional<FileEntry>& entry = next.tier(name).ledger;
    entry.reset();
    if (!holds) continue;
    const std::string file = "ledger-" + numbered(manifest.next++);
    write_file(data->folder / file, ledger.to_bytes(name, next.vocabulary.name));
    entry = describe(data->folder, file);
  }
}

std::optional<std::vector<FailedFile>> Writer::known(const Source& source,
                                                     const FileLook& look) const {
  const LedgerEntry* entry = impl_->ledger.find(source.origin, source.id);
  if (!entry || entry->look != look || entry->about != digest(source, "")) return std::nullopt;
  if (!entry->digest.empty() && !holds(source.id, entry->digest)) return std::nullopt;
  return entry->failures;
}

void Writer::note_read(const Source& source, const FileLook& look, std::string_view digest) {
  if (!holds(source.id, digest)) return;
  impl_->ledger.set(source.origin, source.id,
                    {.tier = impl_->seats.at(source.id).tier,
                     .about = fingerpost::digest(source, ""),
                     .look = look,
                     .digest = std::string(digest)});
}

void Writer::note_failed(const Source& source, FailedFile failure) {
  failure.origin = source.origin;
  if (failure.id != source.id) return impl_->ledger.add(std::move(failure), source.id);
  std::string tier;
  try {
    if (!source.tier.empty()) check_tier(source.tier);
    tier = impl_->tier_of(source.tier, source.id);
  } catch (const Error&) {
    return forget_file(source);  // for whose eyes it is, nobody says
  }
  impl_->ledger.set(source.origin, source.id,
                    {.tier = std::move(tier),
                     .about = digest(source, ""),
                     .look = failure.look,
                     .failures = {failure}});
}

void Writer::forget_file(const Source& source) { impl_->ledger.forget(source.origin, source.id); }

void Writer::keep_files(const std::string& origin, const std::set<std::string>& ids) {
  impl_->ledger.keep(origin, ids);
}

std::vector<FailedFile> Writer::failed() const { return impl_->ledger.failures(); }

}  // namespace fingerpost
