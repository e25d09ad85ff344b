// An index that is made by a pack is made beside its place and put there by one rename:
//
//     leeds.index.applying/applying    its mark: without it the folder is somebody else's
//                                      and stays; locked while it is made
//     leeds.index                      the same folder, renamed
//
// A mark that is left by a death right after the rename is cleared away by the next Writer.
#include <optional>

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

// Nothing but what an earlier attempt may have left.
bool is_ours(const fs::path& aside) {
  std::error_code none;
  // Asked twice: the mark may come between, and the folder may go.
  return fs::exists(aside / applying_mark, none) || fs::is_empty(aside, none) ||
         fs::exists(aside / applying_mark, none) || !fs::exists(aside, none);
}

void refuse_others(const fs::path& aside) {
  if (!is_ours(aside))
    throw Error(Fault::exists, aside.string() + " is in the way, and was not left by a pack");
}

// The folder beside it, empty but for its mark and ours alone while the lock is held.
Lock claimed(const fs::path& aside) {
  const auto taken = [&] {
    return Error(Fault::locked, aside.filename().string() + " is being written");
  };
  refuse_others(aside);
  fs::create_directories(aside);
  Lock lock;
  try {
    lock = Lock::take(aside / applying_mark, Lock::Mode::exclusive, true);
    // One that was renamed meanwhile is another's index by now, and its mark is free here.
    if (!lock || Lock::take(aside / applying_mark, Lock::Mode::shared)) throw taken();
  } catch (const Error& error) {
    if (error.fault() == Fault::io && !fs::exists(aside / applying_mark)) throw taken();
    throw;
  }
  for (const auto& each : fs::directory_iterator(aside))
    if (each.path().filename() != applying_mark) fs::remove_all(each.path());
  return lock;
}

// The mark goes last: who claims the folder from then on finds it empty.
void leave(const fs::path& aside) {
  std::error_code none;
  for (const auto& each : fs::directory_iterator(aside, none))
    if (each.path().filename() != applying_mark) fs::remove_all(each.path(), none);
  fs::remove(aside / applying_mark, none);
  fs::remove(aside, none);
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

fs::path beside(const fs::path& folder) {
  fs::path place = fs::absolute(folder).lexically_normal();
  if (!place.has_filename()) place = place.parent_path();
  return place += ".applying";
}

// Nothing when somebody else made one there meanwhile. The mark is held until the rename, and so
// is the lock of the index itself: nobody clears away or writes to what is half made.
std::optional<PackReport> made_by(const fs::path& folder, std::string_view pack,
                                  const PackOrder& order) {
  const IndexOptions options = setup(pack, order);
  const fs::path aside = beside(folder), place = fs::path(aside).replace_extension();
  if (order.dry_run) {
    refuse_others(aside);
    PackReport report = first_look(pack, order);
    report.created = true;
    return report;
  }
  const Lock lock = claimed(aside);
  try {
    if (!is_free(place)) {
      leave(aside);
      return std::nullopt;
    }
    Writer writer = Index::create(aside, options).writer();
    PackReport report = writer.apply(pack, order);
    report.created = true;
    fs::rename(aside, place);
    fs::remove(place / applying_mark);
    sync_folder(place.parent_path());
    return report;
  } catch (...) {
    leave(aside);
    throw;
  }
}

}  // namespace

PackReport apply_pack(const fs::path& folder, std::string_view pack, const PackOrder& order) {
  return engine([&] {
    check(order);
    if (!fs::exists(folder / "manifest")) {
      if (is_free(folder))
        if (auto made = made_by(folder, pack, order)) return std::move(*made);
      if (!holds_segments(folder)) throw Error(Fault::exists, folder.string() + " is not empty");
    }
    return Index::open(folder).writer().apply(pack, order);
  });
}

}  // namespace fingerpost
