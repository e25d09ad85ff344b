// kill -9 in the middle of `fingerpost index`, with two tiers being written: the
// last commit of both is there, or the one before of both.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <chrono>
#include <cstdio>
#include <random>
#include <thread>

#include "catch.hpp"
#include "journeys/partnership.hpp"

extern char** environ;

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

constexpr int documents = 120;

std::string content(int generation) {
  std::string lines;
  for (int i = 0; i < documents; ++i)
    lines += R"({"id": "d)" + std::to_string(i) + R"(", "tier": ")" +
             (i % 2 ? "police" : "public") + R"(", "title": "Protocol )" + std::to_string(i) +
             R"(", "text": "generation)" + std::to_string(generation) +
             R"( of a protocol about bruising, missing children and neglect, section )" +
             std::to_string(i) + "\"}\n";
  return lines;
}

pid_t start(const std::filesystem::path& index, const std::filesystem::path& input) {
  std::string program = FINGERPOST_BUILD "/bin/fingerpost";
  std::string folder = index.string();
  const char* arguments[] = {program.c_str(), "index",      folder.c_str(), "-",
                             "--recorded",    "2026-05-01", nullptr};
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, 0, input.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
  pid_t pid = 0;
  REQUIRE(posix_spawn(&pid, program.c_str(), &files, nullptr, const_cast<char**>(arguments),
                      environ) == 0);
  posix_spawn_file_actions_destroy(&files);
  return pid;
}

int wait_for(pid_t pid) {
  int status = 0;
  waitpid(pid, &status, 0);
  return status;
}

std::size_t holding(const Searcher& searcher, int generation) {
  return searcher
      .search({.text = "generation" + std::to_string(generation), .limit = 1}, {2026y / 5 / 2})
      .total;
}

}  // namespace

TEST_CASE("a killed run leaves the commit before or the one after, of both tiers",
          "[journeys][crash]") {
  Folder folder;
  std::filesystem::path index = folder / "i", input = folder / "input.ndjson";
  auto write = [&](int generation) {
    std::ofstream(input, std::ios::trunc) << content(generation);
  };

  write(0);
  auto began = std::chrono::steady_clock::now();
  REQUIRE(wait_for(start(index, input)) == 0);
  auto whole = std::chrono::steady_clock::now() - began;

  std::mt19937 random(20260522);
  std::uniform_real_distribution<double> when(0.02, 1.1);
  int before = 0, after = 0;
  int generation = 0;
  for (int kill_no = 1; kill_no <= 50; ++kill_no) {
    Searcher reader = Index::open(index).searcher({"police"});
    std::string kept = to_json(reader.search({.text = "protocol bruising"}, {2026y / 5 / 2}));
    write(generation + 1);
    pid_t pid = start(index, input);
    std::this_thread::sleep_for(whole * when(random));
    kill(pid, SIGKILL);
    wait_for(pid);

    INFO("kill " << kill_no);
    REQUIRE(Index::check(index).damage.empty());
    Searcher now = Index::open(index).searcher({"police"});
    std::size_t old_ones = now.search({.text = "protocol", .limit = 1}, {2026y / 5 / 2}).total;
    REQUIRE(old_ones == documents);
    auto current = [&](int which) {
      // Both tiers whole, or neither: the document as it stands says its generation.
      std::size_t count = 0;
      for (int i = 0; i < documents; ++i) {
        auto found = now.find("d" + std::to_string(i));
        REQUIRE(found);
        count += found->sections.at(0).text.find("generation" + std::to_string(which) + " ") == 0;
      }
      return count;
    };
    std::size_t moved = current(generation + 1);
    REQUIRE((moved == 0 || moved == documents));
    moved == 0 ? ++before : ++after;
    REQUIRE(to_json(reader.search({.text = "protocol bruising"}, {2026y / 5 / 2})) == kept);

    REQUIRE(wait_for(start(index, input)) == 0);
    REQUIRE(Index::check(index).damage.empty());
    REQUIRE(holding(Index::open(index).searcher({"police"}), generation + 1) == documents);
    REQUIRE(to_json(reader.search({.text = "protocol bruising"}, {2026y / 5 / 2})) == kept);
    ++generation;
  }
  std::printf("kill -9: %d times the commit before, %d times the one after, of 50\n", before,
              after);
  CHECK(before > 0);
}
