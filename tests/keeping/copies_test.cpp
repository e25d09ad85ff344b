#include <atomic>
#include <thread>

#include "catch.hpp"
#include "keeping/support.hpp"
#include "killed.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;

namespace {

std::string copied(const std::filesystem::path& folder) {
  REQUIRE(Index::check(folder).damage.empty());
  return answers(Index::open(folder), {"police"});
}

void kill_copies(std::size_t most) {
  Folder folder;
  const std::string before = answers(made(folder / "i"), {"police"});
  backup(folder / "i", folder / "b");
  std::size_t whole = 0, half = 0, kept = 0;
  for (const bool restoring : {false, true}) {
    const auto from = folder / (restoring ? "b" : "i"), to = folder / "to";
    const auto copy = [&] { return restoring ? restore(from, to) : backup(from, to); };
    const std::size_t places = killed_everywhere(
        most, [&] { std::filesystem::remove_all(to); }, copy,
        [&](std::size_t at, bool) {
          INFO((restoring ? "restore" : "backup") << " killed before step " << at);
          if (refusal([&] { Index::open(to); }).fault) {
            ++half;
            const CopyReport report = copy();
            kept += report.kept;
          } else {
            ++whole;
            if (std::filesystem::exists(to / "unfinished")) copy();
          }
          REQUIRE(copied(to) == before);
          REQUIRE_FALSE(std::filesystem::exists(to / "unfinished"));
        });
    CHECK(places > 40);
  }
  CHECK(half > 40);
  CHECK(whole > 0);
  CHECK(kept > 0);  // the next attempt goes on where the last one died
}

}  // namespace

TEST_CASE("a copy, and the copy of a copy, answer as the index does", "[keeping]") {
  Folder folder;
  const std::string before = answers(made(folder / "i"), {"police"});
  const CopyReport report = backup(folder / "i", folder / "b");
  CHECK(report.files == Index::check(folder / "i").files - 1);  // the manifest is not counted
  CHECK(report.bytes > 0);
  CHECK(report.revision == 3);
  CHECK(copied(folder / "b") == before);
  restore(folder / "b", folder / "r");
  CHECK(copied(folder / "r") == before);
  // And can be written to.
  Writer writer = Index::open(folder / "r").writer();
  writer.put(page("new", "New", "What is new here is marvellous."));
  writer.commit(2024y / 5 / 1);
  CHECK(
      Index::open(folder / "r").searcher().search({.text = "marvellous"}, {2024y / 6 / 1}).total ==
      1);
}

TEST_CASE("an index of nothing is copied too", "[keeping]") {
  Folder folder;
  Index::create(folder / "i");
  backup(folder / "i", folder / "b");
  Writer writer = Index::open(folder / "b").writer();
  writer.put(page("a", "A", "word"));
  writer.commit(2024y / 5 / 1);
  CHECK(Index::check(folder / "b").damage.empty());
}

TEST_CASE("what stands in the way of a copy is never written over", "[keeping]") {
  Folder folder;
  made(folder / "i");
  made(folder / "other");
  std::filesystem::create_directories(folder / "full");
  spill(folder / "full/letter.txt", "mine");
  spill(folder / "file", "mine");
  std::filesystem::create_directories(folder / "empty");
  CHECK(refusal([&] { backup(folder / "i", folder / "other"); }).fault == Fault::exists);
  CHECK(refusal([&] { backup(folder / "i", folder / "i"); }).fault == Fault::exists);
  CHECK(refusal([&] { backup(folder / "i", folder / "full"); }).fault == Fault::exists);
  CHECK(refusal([&] { backup(folder / "i", folder / "file"); }).fault == Fault::exists);
  CHECK(slurp(folder / "full/letter.txt") == "mine");
  CHECK(refusal([&] { backup(folder / "absent", folder / "b"); }).fault == Fault::not_found);
  CHECK_FALSE(std::filesystem::exists(folder / "b"));
  CHECK_FALSE(refusal([&] { backup(folder / "i", folder / "empty"); }).fault);
}

TEST_CASE("of a damaged copy nothing is restored, and of a damaged index no copy is made",
          "[keeping]") {
  Folder folder;
  made(folder / "i");
  backup(folder / "i", folder / "b");
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "b"))
    if (entry.is_regular_file()) files.push_back(entry.path());
  REQUIRE(files.size() > 8);
  for (const auto& file : files) {
    const std::string good = slurp(file);
    std::string bad = good;
    bad[good.size() / 2] = static_cast<char>(bad[good.size() / 2] ^ 4);
    for (const auto& bytes : {bad, good.substr(0, good.size() / 2)}) {
      spill(file, bytes);
      INFO(file);
      CHECK(refusal([&] { restore(folder / "b", folder / "r"); }).fault == Fault::corrupt);
      CHECK_FALSE(std::filesystem::exists(folder / "r"));
      CHECK(refusal([&] { backup(folder / "b", folder / "c"); }).fault == Fault::corrupt);
      CHECK(refusal([&] { Index::open(folder / "c"); }).fault.has_value());
      std::filesystem::remove_all(folder / "c");
    }
    if (file.filename() != "manifest") {
      std::filesystem::remove(file);
      CHECK(refusal([&] { restore(folder / "b", folder / "r"); }).fault == Fault::corrupt);
    }
    spill(file, good);
  }
  CHECK_FALSE(refusal([&] { restore(folder / "b", folder / "r"); }).fault);
}

TEST_CASE("a copy that was made while commits went on is one of them", "[keeping]") {
  Folder folder;
  const Index index = Index::create(folder / "i", {.vocabulary = small()});
  std::atomic<bool> enough = false;
  std::thread writing([&] {
    Writer writer = index.writer();
    // Each commit has just so many documents as its number says, in both tiers.
    for (int i = 1; !enough && i < 2000; ++i) {
      writer.put(page("p" + std::to_string(i), "Page", "A word of commit " + std::to_string(i)));
      writer.put(page("s" + std::to_string(i), "Page", "A word for the police", "police"));
      writer.commit(2024y / 5 / 1);
      if (i % 7 == 0) writer.merge();
    }
  });
  std::vector<std::size_t> sizes;
  for (int i = 0; i < 12; ++i) {
    const auto to = folder / ("b" + std::to_string(i));
    backup(folder / "i", to);
    CHECK(Index::check(to).damage.empty());
    const IndexInfo all = Index::open(to).searcher({"police"}).info();
    const IndexInfo open = Index::open(to).searcher().info();
    CHECK(all.documents == 2 * open.documents);
    CHECK(open.documents == open.revision);
    sizes.push_back(open.documents);
  }
  enough = true;
  writing.join();
  CHECK(std::is_sorted(sizes.begin(), sizes.end()));
  CHECK(sizes.back() > sizes.front());
}

TEST_CASE("cursors outlive merging and copying, and one of what a restore lost is refused",
          "[keeping]") {
  Folder folder;
  const Index index = made(folder / "i");
  const std::string cursor = index.searcher().cursor(2024y / 4 / 21);
  backup(folder / "i", folder / "b");
  index.writer().merge();
  {
    Writer writer = index.writer();
    writer.put(page("new", "New", "What is new."));
    writer.commit(2024y / 5 / 1);
  }
  const auto told = [&](const std::filesystem::path& at, const std::string& since) {
    return Index::open(at).searcher().changes(since, 2024y / 5 / 2).changes.size();
  };
  CHECK(told(folder / "i", cursor) == 1);
  CHECK(told(folder / "b", cursor) == 0);
  const std::string later = Index::open(folder / "i").searcher().cursor(2024y / 5 / 2);
  restore(folder / "b", folder / "r");
  CHECK(told(folder / "r", cursor) == 0);
  const Refusal lost = refusal([&] { told(folder / "r", later); });
  CHECK(lost.fault == Fault::cursor);
  CHECK(lost.message.find("begin again") != std::string::npos);
}

TEST_CASE("a copy that died half-way cannot be opened, and is finished by the next attempt",
          "[keeping][crash]") {
  kill_copies(60);
}

TEST_CASE(
    "a copy that died half-way cannot be opened, and is finished by the next attempt, at every "
    "step",
    "[keeping][crash][.long]") {
  kill_copies(SIZE_MAX);
}
