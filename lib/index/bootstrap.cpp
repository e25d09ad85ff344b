// An index that is made by a pack is made beside its place and put there by one rename:
//
//     leeds.index.applying/applying    its mark: without it the folder is somebody else's
//                                      and stays; locked while it is made; says of which pack
//     leeds.index                      the same folder, renamed
//
// A mark that is left by a death right after the rename is cleared away by the next Writer. What
// was put before a death is taken up by the next attempt with the same pack (half_applied.hpp).
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

// The folder beside it, ours alone while the lock is held.
Lock claimed(const fs::path& aside) {
  const auto taken = [&] {
    return Error(Fault::locked, aside.filename().string() + " is being written");
  };
  // Who leaves removes the folder, and another may make it anew before anybody looks again.
  constexpr int most_tries = 5;
  for (int tries = 1;; ++tries) try {
      refuse_others(aside);
      fs::create_directories(aside);
      Lock lock = Lock::take(aside / applying_mark, Lock::Mode::exclusive, true);
      // One that was renamed meanwhile is another's index by now, and its mark is free here.
      if (!lock || Lock::take(aside / applying_mark, Lock::Mode::shared)) throw taken();
      return lock;
    } catch (const Error& error) {
      if (error.fault() == Fault::locked) throw;
      if (error.fault() == Fault::io && !fs::exists(aside / applying_mark)) throw taken();
      if (tries == most_tries) throw;
    }
}

void empty(const fs::path& aside) {
  for (const auto& each : fs::directory_iterator(aside))
    if (each.path().filename() != applying_mark) fs::remove_all(each.path());
}

// The mark goes last: who claims the folder from then on finds it empty.
void leave(const fs::path& aside) {
  std::error_code none;
  for (const auto& each : fs::directory_iterator(aside, none))
    if (each.path().filename() != applying_mark) fs::remove_all(each.path(), none);
  fs::remove(aside / applying_mark, none);
  fs::remove(aside, none);
}

packs::Source source_of(std::string_view pack) { return packs::Source(pack); }
packs::Source source_of(const PackFile& pack) { return packs::Source(pack.path); }

struct Setup {
  std::string hash = {};  // of the pack
  IndexOptions options = {};
};

Setup setup(const packs::Source& pack, const PackOrder& order) {
  if (order.public_key.empty())
    throw Error(Fault::key, "an index that is not there knows no issuer: give the public key");
  const packs::Contents contents = packs::open(pack, order.public_key);
  const PackInfo info = packs::info_of(contents);
  if (info.after > 0)
    throw Error(Fault::gap, "the pack is of changes since number " + std::to_string(info.after) +
                                " of " + info.issuer + ": an index begins with one of all");
  for (const packs::Place& place : contents.places)
    if (place.name == setup_part) return {contents.hash, setup_from(packs::read(pack, place))};
  throw Error(Fault::pack, "the pack does not say how its index is set up");
}

// The index that an earlier attempt with the same pack had begun, or an empty one. One that is
// done but for its rename is made again: it has nothing left to tell of.
Index begun(const fs::path& aside, const Lock& lock, const Setup& setup) {
  try {
    if (read_file(aside / applying_mark) == setup.hash && load_manifest(aside).revision == 0)
      return Index::open(aside);
  } catch (const Error&) {
    // There is none, or none that is whole.
  }
  empty(aside);
  Index index = Index::create(aside, setup.options);
  lock.write(setup.hash);
  return index;
}

fs::path beside(const fs::path& folder) {
  fs::path place = fs::absolute(folder).lexically_normal();
  if (!place.has_filename()) place = place.parent_path();
  return place += ".applying";
}

// Nothing when somebody else made one there meanwhile. The mark is held until the rename, and so
// is the lock of the index itself: nobody clears away or writes to what is half made.
template <class Pack>
std::optional<PackReport> made_by(const fs::path& folder, const Pack& given,
                                  const PackOrder& order) {
  const packs::Source pack = source_of(given);
  const Setup how = setup(pack, order);
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
    Writer writer = begun(aside, lock, how).writer();
    PackReport report = writer.apply(given, order);
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

template <class Pack>
PackReport apply_to(const fs::path& folder, const Pack& pack, const PackOrder& order) {
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

}  // namespace

PackReport apply_pack(const fs::path& folder, std::string_view pack, const PackOrder& order) {
  return apply_to(folder, pack, order);
}

PackReport apply_pack(const fs::path& folder, const PackFile& pack, const PackOrder& order) {
  return apply_to(folder, pack, order);
}

}  // namespace fingerpost
