// An index that is made by a pack is made beside its place and put there by one rename.
#include "fingerpost/error.hpp"
#include "index/files.hpp"
#include "index/index.hpp"
#include "index/manifest.hpp"
#include "index/packing.hpp"
#include "index/segment.hpp"
#include "packs/packs.hpp"

namespace fingerpost {

using namespace index;

namespace {

namespace fs = std::filesystem;

bool is_free(const fs::path& folder) {
  return !fs::exists(folder) || (fs::is_directory(folder) && fs::is_empty(folder));
}

// What an earlier attempt left, unless somebody is at it.
void clear(const fs::path& folder) {
  if (!fs::exists(folder)) return;
  const Lock lock = Lock::take(folder / "lock", Lock::Mode::exclusive, true);
  if (!lock) throw Error(Fault::locked, folder.filename().string() + " is being written");
  fs::remove_all(folder);
}

IndexOptions setup(std::string_view pack, const PackOrder& order) {
  if (order.public_key.empty())
    throw Error(Fault::key, "an index that is not there knows no issuer: give the public key");
  const packs::Contents contents = packs::open(pack, order.public_key);
  const PackInfo info = packs::info_of(contents);
  if (info.after > 0)
    throw Error(Fault::gap, "the pack is of changes since number " + std::to_string(info.after) +
                                " of " + info.issuer + ": an index begins with one of all");
  for (const packs::Part& part : contents.parts)
    if (part.name == setup_part) return setup_from(part.bytes);
  throw Error(Fault::pack, "the pack does not say how its index is set up");
}

PackReport made_by(const fs::path& folder, std::string_view pack, const PackOrder& order) {
  const IndexOptions options = setup(pack, order);
  fs::path place = fs::absolute(folder).lexically_normal();
  if (!place.has_filename()) place = place.parent_path();
  fs::path aside = place;
  aside += ".applying";
  clear(aside);
  PackReport report = Index::create(aside, options).writer().apply(pack, order);
  report.created = true;
  if (order.dry_run) {
    fs::remove_all(aside);
    return report;
  }
  fs::rename(aside, place);
  sync_folder(place.parent_path());
  return report;
}

}  // namespace

PackReport apply_pack(const fs::path& folder, std::string_view pack, const PackOrder& order) {
  return engine([&] {
    if (!fs::exists(folder / "manifest")) {
      if (is_free(folder)) return made_by(folder, pack, order);
      if (!holds_segments(folder)) throw Error(Fault::exists, folder.string() + " is not empty");
    }
    return Index::open(folder).writer().apply(pack, order);
  });
}

}  // namespace fingerpost
