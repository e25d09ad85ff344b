// An index that a pack makes is made in a folder beside its place: what lies there and is
// somebody else's is never touched, and of many who make it at once one does.
#include <atomic>
#include <thread>

#include "catch.hpp"
#include "keeping/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;

namespace {

const Date today = 2024y / 4 / 20;

struct Sent {
  PackKeys keys = make_pack_keys();
  std::string pack = {};

  explicit Sent(const Index& index)
      : pack(index.searcher({"police"})
                 .pack({.issuer = "leeds-scp", .created = today}, keys.secret_key)) {}
  PackOrder order() const { return {.public_key = keys.public_key, .recorded = today}; }
};

}  // namespace

TEST_CASE("what lies where an index is to be made and is somebody else's is left as it is",
          "[packs]") {
  Folder folder;
  const Sent sent(made(folder / "i"));
  PackOrder dry = sent.order();
  dry.dry_run = true;
  const auto aside = folder / "copy.applying";
  const struct {
    const char* what;
    void (*make)(const std::filesystem::path&);
    const char* file;
  } rows[] = {
      {"a folder of letters",
       [](const std::filesystem::path& at) {
         std::filesystem::create_directories(at);
         spill(at / "letter.txt", "mine");
       },
       "letter.txt"},
      {"an index", [](const std::filesystem::path& at) { made(at); }, "manifest"},
      {"a file", [](const std::filesystem::path& at) { spill(at, "mine"); }, ""},
  };
  for (const auto& row : rows) {
    INFO(row.what);
    row.make(aside);
    const auto file = *row.file ? aside / row.file : aside;
    const std::string before = slurp(file);
    REQUIRE_FALSE(before.empty());
    for (const PackOrder& order : {dry, sent.order()}) {
      const Refusal refused = refusal([&] { apply_pack(folder / "copy", sent.pack, order); });
      CHECK(refused.fault == Fault::exists);
      CHECK(refused.message.find("copy.applying") != std::string::npos);
      CHECK(slurp(file) == before);
    }
    CHECK_FALSE(std::filesystem::exists(folder / "copy"));
    std::filesystem::remove_all(aside);
  }
  CHECK(apply_pack(folder / "copy", sent.pack, sent.order()).created);
}

TEST_CASE("a dry run where there is no index writes nothing at all", "[packs]") {
  Folder folder;
  const Sent sent(made(folder / "i"));
  PackOrder dry = sent.order();
  dry.dry_run = true;
  const PackReport would = apply_pack(folder / "deep/copy", sent.pack, dry);
  CHECK_FALSE(std::filesystem::exists(folder / "deep"));
  CHECK_FALSE(would.applied);
  const PackReport did = apply_pack(folder / "deep/copy", sent.pack, sent.order());
  CHECK(did.added == would.added);
  CHECK(did.created == would.created);
  CHECK(did.applied);
  CHECK_FALSE(std::filesystem::exists(folder / "deep/copy.applying"));
}

TEST_CASE("an index that could not be made leaves nothing behind", "[packs]") {
  Folder folder;
  const Sent sent(made(folder / "i"));
  PackOrder order = sent.order();
  order.tier = "leeds";  // and the pack has documents for the police
  CHECK(refusal([&] { apply_pack(folder / "copy", sent.pack, order); }).fault == Fault::limit);
  CHECK_FALSE(std::filesystem::exists(folder / "copy"));
  CHECK_FALSE(std::filesystem::exists(folder / "copy.applying"));
}

TEST_CASE("of many who make one index at once, one does, and the others say so", "[packs]") {
  Folder folder;
  const Index index = made(folder / "i");
  const Sent sent(index);
  const std::string whole = answers(index, {"police"});
  for (int round = 0; round < 12; ++round) {
    const auto at = folder / ("copy" + std::to_string(round));
    std::atomic<int> did = 0, known = 0, locked = 0, other = 0;
    std::vector<std::thread> all;
    for (int i = 0; i < 4; ++i)
      all.emplace_back([&] {
        bool created = false;
        const auto refused =
            refusal([&] { created = apply_pack(at, sent.pack, sent.order()).created; });
        if (!refused.fault)
          ++(created ? did : known);
        else
          ++(*refused.fault == Fault::locked ? locked : other);
      });
    for (std::thread& each : all) each.join();
    CHECK(did == 1);
    CHECK(other == 0);
    CHECK(did + known + locked == 4);
    CHECK(answers(Index::open(at), {"police"}) == whole);
    CHECK(Index::check(at).damage.empty());
    auto aside = at;
    aside += ".applying";
    CHECK_FALSE(std::filesystem::exists(aside));
  }
}
