// An agency's own lines of dates, kept beside the index's vocabulary: a file named by
// its hash, which the manifest names.
#include "fingerpost/error.hpp"
#include "index/data.hpp"
#include "index/files.hpp"
#include "index/writer.hpp"

namespace fingerpost {

std::optional<index::FileEntry> index::write_almanac(const std::filesystem::path& folder,
                                                     const Almanac& almanac) {
  if (almanac.lines().empty()) return std::nullopt;
  const std::string name = "almanac-" + hash_of(almanac.lines()).substr(0, 16);
  write_once(folder / name, almanac.lines());
  return describe(folder, name);
}

Almanac index::read_almanac(const std::filesystem::path& folder,
                            const std::optional<FileEntry>& file) {
  if (!file) return {};
  return Almanac(read_described(folder, *file));
}

bool Writer::Impl::use(const Almanac& almanac) {
  for (const auto& [name, shelf] : shelves)
    if (shelf.changed) throw Error(Fault::bad_argument, "commit before using another almanac");
  if (almanac.lines() == data->almanac.lines()) return false;
  index::Manifest next = manifest;
  next.almanac = index::write_almanac(data->folder, almanac);
  for (index::TierEntry& tier : next.tiers) ++tier.revision;  // searchers move on to it
  switch_to(std::move(next));
  data = Index::Data::read(data->folder, manifest, data);
  reader.reset();
  return true;
}

bool Writer::use(const Almanac& almanac) {
  return impl_->writing([&] { return impl_->use(almanac); });
}

const Almanac& Writer::almanac() const { return impl_->data->almanac; }

}  // namespace fingerpost
