// What a Writer remembers of files (ledger.hpp), and what came within its documents.
#include <algorithm>

#include "index/accept.hpp"
#include "index/writer.hpp"

namespace fingerpost {

using namespace index;

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
  if (!entry || entry->look != look || entry->about != digest(source, "", impl_->data->almanac))
    return std::nullopt;
  if (!entry->digest.empty() && !holds(source.id, entry->digest)) return std::nullopt;
  return entry->failures;
}

void Writer::note_read(const Source& source, const FileLook& look, std::string_view digest) {
  if (!holds(source.id, digest)) return;
  impl_->ledger.set(source.origin, source.id,
                    {.tier = impl_->seats.tier(*impl_->seat_of(source.id)),
                     .about = fingerpost::digest(source, "", impl_->data->almanac),
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
                     .about = digest(source, "", impl_->data->almanac),
                     .look = failure.look,
                     .failures = {failure}});
}

void Writer::forget_file(const Source& source) { impl_->ledger.forget(source.origin, source.id); }

void Writer::keep_files(const std::string& origin, const std::set<std::string>& ids) {
  impl_->ledger.keep(origin, ids);
}

std::vector<FailedFile> Writer::failed() const { return impl_->ledger.failures(); }

std::vector<std::string> Writer::Impl::names_within(const std::string& id, const Seat& seat) {
  if (seat.fresh) {
    const auto at = attached.find(id);
    return at == attached.end() ? std::vector<std::string>() : at->second;
  }
  const std::string& in = seats.segment(seat);
  if (!opened || opened->entry.name != in)
    for (const TierEntry& tier : manifest.tiers)
      for (const SegmentEntry& segment : tier.segments)
        if (segment.name == in) opened = Segment::open(data->folder, segment);
  std::vector<std::string> names;
  for (Attachment& each : opened->header(seat.row).attachments)
    names.push_back(std::move(each.name));
  return names;
}

bool Writer::Impl::came_within(const std::string& outer, const Seat& seat,
                               const std::string& name) {
  const std::vector<std::string> names = names_within(outer, seat);
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> Writer::Impl::within(const std::string& id) {
  std::vector<std::string> found, waiting{id};
  while (!waiting.empty()) {
    const std::string outer = std::move(waiting.back());
    waiting.pop_back();
    const Seat* seat = seat_of(outer);
    if (!seat) continue;
    if (outer != id) found.push_back(outer);
    for (const std::string& name : names_within(outer, *seat))
      waiting.push_back(outer + "#" + name);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> Writer::within(std::string_view id) const {
  return engine([&] { return impl_->within(std::string(id)); });
}

}  // namespace fingerpost
