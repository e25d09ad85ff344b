#include <fstream>
#include <functional>
#include <iterator>

#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const Date today = 2024y / 6 / 1;

Fault fault_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.fault();
  }
  FAIL("no error");
  return Fault::internal;
}

std::string answers(const Searcher& searcher) {
  std::string all;
  for (const char* text : {"protocol", "bruising baby", "number7", "\"number 3 of\"", "num*", ""})
    for (std::size_t offset : {0u, 10u})
      all += to_json(searcher.search({.text = text, .offset = offset, .facets = true}, {today})) +
             "\n";
  return all;
}

void put_many(Writer& writer, int from, int to) {
  for (int i = from; i < to; ++i)
    writer.put(document("doc" + std::to_string(i), "Protocol " + std::to_string(i % 7),
                        "Number " + std::to_string(i) + " of the bruising number" +
                            std::to_string(i) + " pages for a baby."));
}

std::string slurp(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void spill(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace

TEST_CASE("many commits keep a bounded number of segments and the answers of one", "[index]") {
  Folder folder;
  auto bulk = Index::create(folder / "bulk"), slow = Index::create(folder / "slow");
  {
    auto writer = bulk.writer();
    put_many(writer, 0, 60);
    writer.commit(today);
  }
  auto writer = slow.writer();
  for (int i = 0; i < 60; ++i) {
    put_many(writer, i, i + 1);
    writer.commit(today);
  }
  std::size_t segments = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "slow" / "segments"))
    segments += entry.is_directory();
  CHECK(segments <= 8);

  auto without_revision = [](std::string text) {
    for (std::size_t at; (at = text.find("\"revision\": ")) != std::string::npos;)
      text.erase(at, text.find(',', at) - at);
    return text;
  };
  CHECK(without_revision(answers(slow.searcher())) == without_revision(answers(bulk.searcher())));
  auto before = answers(slow.searcher());
  writer.merge();
  CHECK(answers(slow.searcher()) == before);
  CHECK(Index::check(slow.folder()).damage.empty());
}

TEST_CASE("a searcher keeps its answers whatever is committed, until it is told to move on",
          "[index]") {
  Folder folder;
  auto index = Index::create(folder / "i");
  auto writer = index.writer();
  put_many(writer, 0, 20);
  writer.commit(today);
  auto searcher = index.searcher();
  std::string before = answers(searcher);
  for (int i = 20; i < 60; ++i) {
    put_many(writer, i, i + 1);
    writer.remove("doc" + std::to_string(i - 20));
    writer.commit(today);
  }
  writer.merge();
  CHECK(answers(searcher) == before);
  CHECK(searcher.refresh());
  CHECK_FALSE(searcher.refresh());
  CHECK(answers(searcher) != before);
  CHECK(searcher.info().documents == 20);
}

TEST_CASE("a searcher moves on to an index put in the place of another of as many commits",
          "[index]") {
  Folder folder;
  for (const auto& [name, first] : {std::pair{"i", 0}, std::pair{"j", 10}}) {
    auto writer = Index::create(folder / name).writer();
    put_many(writer, first, first + 10);
    writer.commit(today);
  }
  auto searcher = Index::open(folder / "i").searcher();
  CHECK_FALSE(searcher.refresh());
  std::filesystem::remove_all(folder / "i");
  std::filesystem::rename(folder / "j", folder / "i");
  CHECK(searcher.refresh());
  CHECK(searcher.find("doc12"));
  CHECK_FALSE(searcher.find("doc2"));
  CHECK_FALSE(searcher.refresh());
}

TEST_CASE("what no commit names is cleared away, and what is named stays", "[index]") {
  Folder folder;
  auto index = Index::create(folder / "i");
  {
    auto writer = index.writer();
    put_many(writer, 0, 5);
    writer.commit(today);
  }
  std::filesystem::create_directories(folder.path() / "i/segments/000077/building");
  spill(folder.path() / "i/segments/000077/postings", "half");
  spill(folder.path() / "i/manifest.new", "half");
  std::string before = answers(index.searcher());
  { auto writer = index.writer(); }
  CHECK_FALSE(std::filesystem::exists(folder.path() / "i/segments/000077"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "i/manifest.new"));
  CHECK(answers(index.searcher()) == before);
}

TEST_CASE("one writer at a time", "[index]") {
  Folder folder;
  auto index = Index::create(folder / "i");
  {
    auto writer = index.writer();
    CHECK(fault_of([&] { index.writer(); }) == Fault::locked);
    CHECK(fault_of([&] { Index::open(folder / "i").writer(); }) == Fault::locked);
  }
  CHECK_NOTHROW(index.writer());
}

TEST_CASE("faults of the folder have their own names", "[index]") {
  Folder folder;
  CHECK(fault_of([&] { Index::open(folder / "absent"); }) == Fault::not_found);
  CHECK(fault_of([&] { Index::check(folder / "absent"); }) == Fault::not_found);
  Index::create(folder / "i");
  CHECK(fault_of([&] { Index::create(folder / "i"); }) == Fault::exists);
  spill(folder / "file", "x");
  CHECK(fault_of([&] { Index::create(folder.path() / "file" / "i"); }) == Fault::io);
  CHECK(fault_of([&] { Index::create(folder / "j", {.language = "cy"}); }) == Fault::bad_argument);
}

TEST_CASE("an index of a newer format or with an unknown feature is refused by name", "[index]") {
  Folder folder;
  Index::create(folder / "i");
  std::filesystem::path manifest = folder / "i" / "manifest";
  std::string good = slurp(manifest);
  auto with = [&](const std::string& from, const std::string& to) {
    std::string bad = good;
    bad.replace(bad.find(from), from.size(), to);
    spill(manifest, bad);
    try {
      Index::open(folder / "i");
    } catch (const Error& error) {
      return std::pair(error.fault(), std::string(error.what()));
    }
    return std::pair(Fault::internal, std::string("opened"));
  };
  auto [newer, message] = with("\"format\": 1", "\"format\": 2");
  CHECK(newer == Fault::wrong_version);
  CHECK(message.find("format 2") != std::string::npos);
  auto [unknown, named] = with("\"known-at\"", "\"packed\"");
  CHECK(unknown == Fault::wrong_version);
  CHECK(named.find("packed") != std::string::npos);
  CHECK(with("\"public\"", "\"publiC\"").first == Fault::corrupt);
}

TEST_CASE("check finds every damaged file", "[index]") {
  Folder folder;
  auto index = Index::create(folder / "i");
  {
    auto writer = index.writer();
    put_many(writer, 0, 30);
    writer.commit(today);
    writer.remove("doc3");
    writer.commit(today);
  }
  REQUIRE(Index::check(folder / "i").damage.empty());
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "i"))
    if (entry.is_regular_file() && entry.path().filename() != "lock") files.push_back(entry.path());
  // manifest, vocabulary, postings, columns, hits, lists, closed, commits
  REQUIRE(files.size() == 8);
  for (const std::filesystem::path& file : files) {
    std::string good = slurp(file);
    for (std::size_t flip : {std::size_t{0}, good.size() / 3, good.size() / 2, good.size() - 2}) {
      std::string bad = good;
      bad[flip] = static_cast<char>(bad[flip] ^ 0x10);
      spill(file, bad);
      INFO(file << " byte " << flip);
      CHECK(Index::check(folder / "i").damage.size() == 1);
    }
    spill(file, good.substr(0, good.size() / 2));
    CHECK(Index::check(folder / "i").damage.size() == 1);
    std::filesystem::remove(file);
    CHECK(Index::check(folder / "i").damage.size() == 1);
    spill(file, good);
  }
  CHECK(Index::check(folder / "i").damage.empty());
}

TEST_CASE("a damaged index gives an error and never a crash", "[index]") {
  Folder folder;
  auto index = Index::create(folder / "i");
  {
    auto writer = index.writer();
    put_many(writer, 0, 30);
    writer.commit(today);
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "i")) {
    if (!entry.is_regular_file() || entry.path().filename() == "lock") continue;
    std::string good = slurp(entry.path());
    for (std::size_t i = 0; i < 40; ++i) {
      std::string bad = good;
      std::size_t at = (good.size() * i) / 40;
      bad[at] = static_cast<char>(bad[at] ^ (1 << (i % 8)));
      spill(entry.path(), i % 5 == 0 ? good.substr(0, at) : bad);
      try {
        answers(Index::open(folder / "i").searcher());
      } catch (const Error& error) {
        CHECK(error.fault() != Fault::internal);
      }
    }
    spill(entry.path(), good);
  }
}

TEST_CASE("an id is a line of text", "[index]") {
  Folder folder;
  auto index = Index::create(folder / "i");
  auto writer = index.writer();
  for (const std::string& id :
       {std::string(), std::string("a\nb"), std::string(1001, 'x'), std::string("a\0b", 3)})
    CHECK(fault_of([&] { writer.put(document(id, "t", "x")); }) == Fault::bad_argument);
  std::string longest(1000, 'x');
  writer.put(document(longest, "t", "walrus"));
  writer.commit(today);
  CHECK(index.searcher().find(longest));
}
