// An agency's own terms are the index's: its pages are read by them, and its
// questions understood.
#include <fstream>

#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const Date today = 2025y / 10 / 1;
const Almanac bradford(
    "term autumn: 2025-09-08 2025-12-16\nterm autumn half: 2025-10-20 2025-10-24\n");
const Almanac leeds(
    "term autumn: 2025-09-03 2025-12-18\nterm autumn half: 2025-10-27 2025-10-31\n");

Source page(const std::string& id) {
  return {.id = id, .media_type = "text/plain", .published = day(2025y / 9 / 15)};
}

Put put(Writer& writer) { return writer.put(page("hub"), "The hub\n\nClosed until half term.\n"); }

std::string ends(const Index& index) {
  const auto found = index.searcher().find("hub");
  for (const Section& section : found->sections)
    for (const DateMention& mention : section.dates)
      if (mention.role == Role::ends) return to_iso(mention.when);
  return {};
}

}  // namespace

TEST_CASE("documents are read by the almanac the index keeps", "[index]") {
  Folder folder;
  {
    auto index = Index::create(folder / "i", {.almanac = bradford});
    auto writer = index.writer();
    put(writer);
    writer.commit(today);
  }
  const auto index = Index::open(folder / "i");
  CHECK(index.almanac().lines() == bradford.lines());
  CHECK(ends(index) == "../2025-10-19");
  CHECK(Index::check(folder / "i").damage.empty());
}

TEST_CASE("another almanac makes the documents be read again, and they are", "[index]") {
  Folder folder;
  auto index = Index::create(folder / "i");
  auto writer = index.writer();
  CHECK(put(writer) == Put::added);
  writer.commit(today);
  CHECK(put(writer) == Put::unchanged);
  CHECK(writer.use(bradford));
  CHECK_FALSE(writer.use(bradford));
  CHECK(put(writer) == Put::changed);
  writer.commit(today);
  CHECK(ends(Index::open(folder / "i")) == "../2025-10-19");
  CHECK(writer.use(leeds));
  CHECK(put(writer) == Put::changed);
  writer.commit(today);
  CHECK(put(writer) == Put::unchanged);
  CHECK(ends(Index::open(folder / "i")) == "../2025-10-26");
  CHECK(writer.use(Almanac()));
  CHECK(Index::open(folder / "i").almanac().lines().empty());
}

TEST_CASE("nothing uncommitted is lost to another almanac", "[index]") {
  Folder folder;
  auto writer = Index::create(folder / "i").writer();
  put(writer);
  try {
    writer.use(bradford);
    FAIL("taken without a word");
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::bad_argument);
  }
}

TEST_CASE("a question's terms are the index's, also after it changed", "[index]") {
  Folder folder;
  auto index = Index::create(folder / "i", {.almanac = bradford});
  {
    auto writer = index.writer();
    put(writer);
    writer.commit(today);
  }
  auto searcher = index.searcher();
  const auto asked = [&](const char* words) {
    std::string told;
    for (const Understood& one : ask(searcher, words, 2025y / 10 / 10).understood)
      if ((one.key == "from" || one.key == "to") && one.value.text())
        told += (told.empty() ? "" : "/") + *one.value.text();
    return told;
  };
  CHECK(asked("events this autumn term") == "2025-09-08/2025-12-16");
  CHECK(asked("events in half term") == "2025-10-20/2025-10-24");
  index.writer().use(leeds);
  CHECK(searcher.refresh());
  CHECK(asked("events in half term") == "2025-10-27/2025-10-31");
}

TEST_CASE("a damaged almanac is found and named", "[index]") {
  Folder folder;
  Index::create(folder / "i", {.almanac = bradford});
  std::string name;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "i"))
    if (entry.path().filename().string().starts_with("almanac-")) name = entry.path();
  REQUIRE_FALSE(name.empty());
  std::ofstream(name, std::ios::app) << "term spring: 2026-01-06 2026-03-27\n";
  const auto report = Index::check(folder / "i");
  REQUIRE(report.damage.size() == 1);
  CHECK(name.ends_with(report.damage[0].file));
  CHECK_THROWS_AS(Index::open(folder / "i"), Error);
}
