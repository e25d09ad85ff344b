// Each wrong thing gives one clear typed error or problem that names it; the other
// documents go on, and nothing stored is lost.
#include <sys/mount.h>
#include <unistd.h>

#include "catch.hpp"
#include "journeys/partnership.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

struct Told {
  Fault fault = Fault::internal;
  std::string message = "no error";
};

template <class Action>
Told told(Action&& action) {
  try {
    action();
  } catch (const Error& error) {
    return {error.fault(), error.what()};
  }
  return {};
}

bool says(const std::string& message, const std::string& words) {
  return message.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a wrong document is named, the others go on", "[journeys]") {
  Folder folder;
  auto index = Index::create(folder / "i");
  auto writer = index.writer();
  writer.put({.id = "before", .media_type = "text/plain"}, "A walrus before.");

  auto pdf = told([&] {
    writer.put({.id = "claims", .media_type = "text/html", .name = "page.html"},
               "%PDF-1.7\n1 0 obj");
  });
  CHECK(pdf.fault == Fault::unsupported_media);
  CHECK(says(pdf.message, "PDF"));
  auto unknown =
      told([&] { writer.put({.id = "unknown", .media_type = "application/x-thing"}, "abc"); });
  CHECK(unknown.fault == Fault::unsupported_media);
  CHECK(says(unknown.message, "application/x-thing"));
  std::string line(100u << 20, 'a');
  auto large = told([&] { writer.put({.id = "large", .media_type = "text/plain"}, line); });
  CHECK(large.fault == Fault::limit);
  CHECK(told([&] { writer.put({.id = "", .media_type = "text/plain"}, "x"); }).fault ==
        Fault::bad_argument);

  Document broken =
      read({.id = "broken", .media_type = "text/plain"}, "A caf\xe9 for a \xff walrus.");
  REQUIRE(broken.problems.size() == 1);
  CHECK(says(broken.problems[0], "UTF-8"));
  CHECK(says(broken.sections.at(0).text, "walrus"));
  Document empty = read({.id = "empty", .media_type = "text/plain"}, "");
  REQUIRE(empty.problems.size() == 1);
  CHECK(says(empty.problems[0], "empty"));

  writer.put(broken);
  writer.put({.id = "after", .media_type = "text/plain"}, "A walrus after.");
  writer.commit(2026y / 5 / 1);
  CHECK(index.searcher().search({.text = "walrus"}, {2026y / 5 / 1}).total == 3);
}

TEST_CASE("a wrong request names its key and its value", "[journeys]") {
  auto key = told([] { request_from_json(R"({"text": "x", "kind": ["event"]})"); });
  CHECK(key.fault == Fault::bad_argument);
  CHECK(says(key.message, "kind"));
  auto value = told([] { request_from_json(R"({"kinds": ["evnt"]})"); });
  CHECK(value.fault == Fault::bad_argument);
  CHECK(says(value.message, "evnt"));
  auto day = told([] { request_from_json(R"({"as_of": "2024-02-30"})"); });
  CHECK(day.fault == Fault::bad_argument);
  CHECK(says(day.message, "2024-02-30"));
  auto line = told([] { line_from_json(R"({"id": "a", "txt": "x"})"); });
  CHECK(line.fault == Fault::bad_argument);
  CHECK(says(line.message, "txt"));
}

TEST_CASE("a wrong folder names what is wrong, and what is stored stays", "[journeys]") {
  Folder folder;
  auto absent = told([&] { Index::open(folder / "absent"); });
  CHECK(absent.fault == Fault::not_found);
  CHECK(says(absent.message, "absent"));

  auto index = Index::create(folder / "i");
  {
    auto writer = index.writer();
    writer.put({.id = "a", .media_type = "text/plain"}, "A walrus.");
    writer.commit(2026y / 5 / 1);
    auto second = told([&] { index.writer(); });
    CHECK(second.fault == Fault::locked);
    CHECK(says(second.message, "another writer"));
  }
  CHECK(told([&] { Index::create(folder / "i"); }).fault == Fault::exists);

  std::string manifest = slurp(folder / "i/manifest"), newer = manifest;
  newer.replace(newer.find("\"format\": 1"), 11, "\"format\": 9");
  std::ofstream(folder / "i/manifest", std::ios::trunc) << newer;
  auto format = told([&] { Index::open(folder / "i"); });
  CHECK(format.fault == Fault::wrong_version);
  CHECK(says(format.message, "format 9"));
  std::ofstream(folder / "i/manifest", std::ios::trunc) << manifest;
  CHECK(Index::open(folder / "i").searcher().search({.text = "walrus"}, {2026y / 5 / 1}).total ==
        1);
}

TEST_CASE("an index in a folder that cannot be written is read, and refuses a writer",
          "[journeys]") {
  Folder folder;
  std::filesystem::path path = folder / "i";
  {
    auto index = Index::create(path);
    auto writer = index.writer();
    writer.put({.id = "a", .media_type = "text/plain"}, "A walrus.");
    writer.commit(2026y / 5 / 1);
  }
  // Root writes where permissions forbid: for it the folder is mounted read-only.
  bool mounted = false;
  std::filesystem::permissions(path / "lock", std::filesystem::perms::owner_read);
  std::filesystem::permissions(
      path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  if (geteuid() == 0) {
    mounted = mount(path.c_str(), path.c_str(), nullptr, MS_BIND, nullptr) == 0 &&
              mount(nullptr, path.c_str(), nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    if (!mounted) {
      umount2(path.c_str(), MNT_DETACH);
      // No mounts here: a folder in the lock's place cannot be written either.
      std::filesystem::permissions(path, std::filesystem::perms::owner_all);
      std::filesystem::remove(path / "lock");
      std::filesystem::create_directory(path / "lock");
    }
  }
  auto index = Index::open(path);
  CHECK(index.searcher().search({.text = "walrus"}, {2026y / 5 / 1}).total == 1);
  auto refused = told([&] { index.writer(); });
  CHECK(refused.fault == Fault::io);
  CHECK(says(refused.message, "lock"));
  if (mounted) umount2(path.c_str(), MNT_DETACH);
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
}
