// A school's power went while a pack of all was applied; a pack is longer than the memory of the
// machine it is applied on. Both are of packs in files, part by part.
#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "catch.hpp"
#include "keeping/support.hpp"
#include "killed.hpp"
#include "packs/packs.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;

namespace {

const Date today = 2024y / 4 / 20;

const PackKeys& keys() {
  static const PackKeys keys = make_pack_keys();
  return keys;
}

std::string packed(const Index& index, std::uint64_t sequence = 1) {
  return index.searcher({"police"})
      .pack({.issuer = "leeds-scp", .sequence = sequence, .created = today}, keys().secret_key);
}

// The same with a part for each line of its documents.
std::string in_parts(const std::string& pack) {
  const packs::Contents contents = packs::open(pack, keys().public_key);
  std::vector<packs::Part> parts;
  for (const packs::Part& part : contents.parts) {
    if (!part.name.starts_with("documents-")) {
      parts.push_back(part);
      continue;
    }
    for (std::string_view rest = part.bytes; !rest.empty();) {
      const std::size_t size = rest.find('\n') + 1;
      parts.push_back({"documents-" + std::to_string(parts.size()), rest.substr(0, size)});
      rest.remove_prefix(size);
    }
  }
  return packs::seal(packs::about_of(packs::info_of(contents)), parts, contents.comment,
                     keys().secret_key);
}

const PackOrder order{.public_key = keys().public_key, .recorded = today};

std::size_t parts_of(const std::string& pack) {
  std::size_t count = 0;
  for (const auto& part : read_pack(pack, keys().public_key).parts)
    count += part.name.starts_with("documents-");
  return count;
}

bool is_half_applied(const std::filesystem::path& folder) {
  return std::filesystem::exists(folder / "half-applied");
}

// An index, a pack that changes it, and its answers before and after.
struct Begun {
  Folder folder;
  std::filesystem::path at = folder / "copy";
  std::string pack, before, after;

  Begun() {
    const Index index = made(folder / "i");
    apply_pack(folder / "whole", packed(index), order);
    Writer writer = index.writer();
    for (int i = 0; i < 3; ++i)
      writer.put(page("p" + std::to_string(i), "Page", "Page " + std::to_string(i) + " on neglect.",
                      i ? "public" : "police"));
    writer.put(page("bruising", "Bruising protocol", "Bruising: another edition, and shorter."));
    writer.remove("neglect");
    writer.commit(today);
    pack = in_parts(packed(index, 2));
    prepare();
    before = seen();
    apply();
    after = seen();
    prepare();
  }
  void prepare() {
    std::filesystem::remove_all(at);
    backup(folder / "whole", at);
  }
  PackReport apply() const { return apply_pack(at, pack, order); }
  std::string seen() const { return answers(Index::open(at), {"police"}); }
  // Killed where something was put and nothing committed.
  void interrupt() {
    prepare();
    const std::size_t steps = killed_before(0, [&] { apply(); }).steps;
    for (std::size_t step = steps / 2; step > 0; step -= 5) {
      prepare();
      killed_before(step, [&] { apply(); });
      if (is_half_applied(at) && seen() == before) return;
    }
    FAIL("nothing is left of it anywhere");
  }
};

// By how much the most that a body holds goes beyond what was held before it, in KiB.
long held_by(const std::function<void()>& body) {
  int ends[2] = {};
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const auto most = [] {
      std::ifstream in("/proc/self/status");
      for (std::string line; std::getline(in, line);)
        if (line.starts_with("VmHWM:")) return std::stol(line.substr(6));
      return -1L;
    };
    ::malloc_trim(0);
    const long before = most();
    body();
    const long more = most() - before;
    ::_exit(::write(ends[1], &more, sizeof more) == sizeof more ? 0 : 1);
  }
  long more = -1;
  REQUIRE(::read(ends[0], &more, sizeof more) == sizeof more);
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(ends[0]), ::close(ends[1]);
  REQUIRE(status == 0);
  return more;
}

// So many documents of some 8 KB, each a line.
std::filesystem::path long_pack(const Folder& folder, int documents) {
  const auto file = folder / (std::to_string(documents) + ".pack");
  const std::string one = packed(made(folder / ("i" + std::to_string(documents))));
  const packs::Contents contents = packs::open(one, keys().public_key);
  packs::Sealing sealing(file);
  std::string part, line;
  for (const packs::Part& each : contents.parts) {
    if (each.name == "setup") sealing.add("setup", each.bytes);
    if (each.name.starts_with("documents-")) line = each.bytes.substr(0, each.bytes.find('\n') + 1);
  }
  const std::string words = "Ask who is at home with the child tonight. ";
  std::string text;
  for (int i = 0; i < 180; ++i) text += words;
  line.replace(line.find("Bruising in babies"), 18, text + "Bruising in babies");
  for (int i = 0; i < documents; ++i) {
    std::string id = std::to_string(1000000 + i), each = line;
    const std::string is = "\"id\": \"";
    each.replace(each.find(is + "bruising") + is.size(), 8, id);
    part += each;
    if (part.size() < 1000000 && i + 1 < documents) continue;
    sealing.add("documents-" + id, part);
    part.clear();
  }
  PackInfo info = packs::info_of(contents);
  info.documents = static_cast<std::size_t>(documents);
  sealing.finish(packs::about_of(info), contents.comment, keys().secret_key, {});
  return file;
}

void kill_and_go_on(std::size_t most) {
  Begun begun;
  const std::size_t parts = parts_of(begun.pack);
  std::size_t old = 0, went_on = 0, most_kept = 0;
  killed_everywhere(
      most, [&] { begun.prepare(); }, [&] { begun.apply(); },
      [&](std::size_t step, bool) {
        INFO("killed before step " << step);
        REQUIRE(Index::check(begun.at).damage.empty());
        const std::string now = begun.seen();
        REQUIRE((now == begun.before || now == begun.after));
        old += now == begun.before;
        const PackReport report = begun.apply();
        REQUIRE(begun.seen() == begun.after);
        REQUIRE_FALSE(is_half_applied(begun.at));
        if (report.known) return;
        REQUIRE(report.removed == std::vector<std::string>{"neglect"});
        REQUIRE(report.changed == std::vector<std::string>{"bruising"});
        REQUIRE(report.added == std::vector<std::string>{"p0", "p1", "p2"});
        REQUIRE(report.parts_read + report.parts_kept == parts);
        went_on += report.parts_kept > 0;
        most_kept = std::max(most_kept, report.parts_kept);
      });
  CHECK(old > most / 4);
  CHECK(went_on > most / 8);
  CHECK(most_kept + 2 >= parts);
}

}  // namespace

TEST_CASE("a pack that was interrupted anywhere goes on behind the parts that were put",
          "[packs][crash]") {
  kill_and_go_on(24);
}

TEST_CASE("a pack that was interrupted at 200 places goes on behind the parts that were put",
          "[packs][crash][.long]") {
  kill_and_go_on(200);
}

TEST_CASE("an index that a pack was to make is made from where it was interrupted",
          "[packs][crash]") {
  Begun begun;
  const auto at = begun.folder / "fresh", aside = begun.folder / "fresh.applying";
  const auto apply = [&] { return apply_pack(at, begun.pack, order); };
  const auto prepare = [&] {
    std::filesystem::remove_all(at);
    std::filesystem::remove_all(aside);
  };
  apply();
  const std::string whole = answers(Index::open(at), {"police"});
  std::size_t most_kept = 0;
  killed_everywhere(
      16, prepare, [&] { apply(); },
      [&](std::size_t step, bool) {
        INFO("killed before step " << step);
        const PackReport report = apply();
        most_kept = std::max(most_kept, report.parts_kept);
        REQUIRE(answers(Index::open(at), {"police"}) == whole);
        REQUIRE_FALSE(std::filesystem::exists(aside));
      });
  CHECK(most_kept > 1);
}

TEST_CASE("what is half applied is dropped for another pack, another order, a commit and a purge",
          "[packs][crash]") {
  Begun begun;
  const std::string other = packed(Index::open(begun.folder / "i"), 3);
  PackOrder later = order;
  later.recorded = 2024y / 5 / 1;
  const struct {
    const char* what;
    std::function<PackReport()> instead;
  } rows[] = {
      {"another pack", [&] { return apply_pack(begun.at, other, order); }},
      {"another order", [&] { return apply_pack(begun.at, begun.pack, later); }},
      {"a commit",
       [&] {
         Writer writer = Index::open(begun.at).writer();
         writer.put(page("ours", "Ours", "A page of our own."));
         writer.commit(today);
         return PackReport{};
       }},
      {"a purge",
       [&] {
         Index::open(begun.at).writer().purge({.ids = {"unheard-of"}});
         return PackReport{};
       }},
  };
  for (const auto& row : rows) {
    INFO(row.what);
    begun.interrupt();
    // To look at it, or to open it for writing and leave again, drops nothing.
    PackOrder dry = order;
    dry.dry_run = true;
    CHECK(apply_pack(begun.at, begun.pack, dry).parts_kept == 0);
    CHECK(is_half_applied(begun.at));
    CHECK(row.instead().parts_kept == 0);
    CHECK_FALSE(is_half_applied(begun.at));
    std::size_t segments = 0, named = 0;
    const std::string manifest = slurp(begun.at / "manifest");
    for (const auto& each : std::filesystem::directory_iterator(begun.at / "segments")) {
      ++segments;
      named += manifest.find("segments/" + each.path().filename().string()) != manifest.npos;
    }
    CHECK(segments == named);
  }
}

TEST_CASE("what is half applied is believed in no more than it is whole", "[packs][crash]") {
  Begun begun;
  for (const bool cut : {false, true}) {
    begun.interrupt();
    const std::string manifest = slurp(begun.at / "manifest");
    if (cut) spill(begun.at / "half-applied", slurp(begun.at / "half-applied").substr(0, 900));
    for (const auto& each : std::filesystem::directory_iterator(begun.at / "segments")) {
      const std::string name = each.path().filename();
      if (cut || manifest.find("segments/" + name) != manifest.npos) continue;
      const auto columns = each.path() / "columns";
      if (std::filesystem::exists(columns)) spill(columns, slurp(columns) + "x");
    }
    CHECK(begun.apply().parts_kept == 0);
    CHECK(begun.seen() == begun.after);
  }
}

TEST_CASE("a pack in a file is the same, and is refused as the same is", "[packs]") {
  Folder folder;
  const Index index = made(folder / "i");
  const PackFile file{folder / "1.pack"};
  const PackOptions options{.issuer = "leeds-scp", .created = today};
  const Searcher searcher = index.searcher({"police"});
  const PackInfo info = searcher.pack(options, keys().secret_key, file);
  CHECK(slurp(file.path) == packed(index));
  CHECK(to_json(info) == to_json(read_pack(packed(index), keys().public_key)));
  CHECK(to_json(read_pack(file, keys().public_key)) == to_json(info));
  // None is written over, and nothing is left beside it.
  CHECK(refusal([&] { searcher.pack(options, keys().secret_key, file); }).fault == Fault::exists);
  CHECK(refusal([&] {
          searcher.pack(options, keys().secret_key, PackFile{folder / "none/1.pack"});
        }).fault == Fault::io);
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& each : std::filesystem::directory_iterator(folder / ""))
    ++files;
  CHECK(files == 2);
  CHECK(apply_pack(folder / "copy", file, order).created);
  CHECK(answers(Index::open(folder / "copy"), {"police"}) == answers(index, {"police"}));
  CHECK(apply_pack(folder / "copy", file, order).known);
  for (const char* none : {"absent.pack", "i"})
    CHECK(refusal([&] { apply_pack(folder / "copy", PackFile{folder / none}, order); }).fault ==
          Fault::io);
  // Two parts that are as long change places.
  std::string swapped = in_parts(packed(index));
  const packs::Contents contents = packs::open(swapped, keys().public_key);
  const packs::Place &one = contents.places[1], &other = contents.places[2];
  const std::string first = swapped.substr(one.at, one.size),
                    second = swapped.substr(other.at, other.size);
  swapped.replace(one.at, one.size + other.size, second + first);
  for (const std::string& bad : {swapped, packed(index).substr(0, 900), std::string()}) {
    spill(folder / "bad.pack", bad);
    const auto fault =
        refusal([&] { apply_pack(folder / "bad", PackFile{folder / "bad.pack"}, order); }).fault;
    CHECK(fault == (bad.empty() ? Fault::pack : Fault::signature));
    CHECK(fault == refusal([&] { apply_pack(folder / "bad", bad, order); }).fault);
  }
}

TEST_CASE("packs that were written before packs were read part by part are applied", "[packs]") {
  const std::filesystem::path golden = FINGERPOST_SOURCE "/tests/packs/golden";
  Folder folder;
  const PackOrder first{.public_key = slurp(golden / "leeds.pub"), .recorded = today};
  CHECK(apply_pack(folder / "i", PackFile{golden / "leeds-1.pack"}, first).added ==
        std::vector<std::string>{"bruising", "neglect"});
  const PackReport second =
      apply_pack(folder / "i", slurp(golden / "leeds-2.pack"), {.recorded = today});
  CHECK(second.added == std::vector<std::string>{"school"});
  CHECK(second.changed == std::vector<std::string>{"bruising"});
}

TEST_CASE("of a pack that is eight times as long no more is held to look at it", "[packs]") {
  Folder folder;
  const PackFile small{long_pack(folder, 500)}, large{long_pack(folder, 4000)};
  REQUIRE(std::filesystem::file_size(large.path) > 7 * std::filesystem::file_size(small.path));
  const auto look = [](const PackFile& pack) {
    return held_by([&] { read_pack(pack, keys().public_key); });
  };
  const auto dry = [&](const PackFile& pack) {
    PackOrder dry_run = order;
    dry_run.dry_run = true;
    return held_by([&] { apply_pack(folder / "none", pack, dry_run); });
  };
  // The long one has 28 MB more.
  CHECK(look(large) < look(small) + 2048);
  CHECK(dry(large) < dry(small) + 6144);
}

TEST_CASE("of a pack that is four times as long little more is held to apply it",
          "[packs][.long]") {
  Folder folder;
  const PackFile small{long_pack(folder, 1000)}, large{long_pack(folder, 4000)};
  const auto held = [&](const PackFile& pack) {
    return held_by([&] { apply_pack(folder / pack.path.stem().string(), pack, order); });
  };
  CHECK(held(large) < held(small) + 16 * 1024);
}
