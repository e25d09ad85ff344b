// Packs whose signature is good and that say what cannot be: an issuer's key was stolen, or its
// program is broken. Each is refused by its name, and the index is as it was.
#include <algorithm>
#include <limits>

#include "catch.hpp"
#include "fingerpost/fingerpost.hpp"
#include "keeping/support.hpp"
#include "packs/packs.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;

namespace {

const Date today = 2024y / 4 / 20;

const PackKeys& keys() {
  static const PackKeys keys = make_pack_keys();
  return keys;
}

Json& member(Json::Object& object, std::string_view key) {
  return std::find_if(object.begin(), object.end(), [&](auto& each) { return each.first == key; })
      ->second;
}

// A pack that was taken apart.
struct Open {
  Json::Object about = {};
  std::vector<std::pair<std::string, std::string>> parts = {};

  explicit Open(const std::string& pack) {
    const packs::Contents contents = packs::open(pack, keys().public_key);
    about = packs::about_of(packs::info_of(contents));
    for (const packs::Part& part : contents.parts) parts.emplace_back(part.name, part.bytes);
  }
  std::string& part(std::string_view name) {
    for (auto& [each, bytes] : parts)
      if (each.starts_with(name)) return bytes;
    throw std::out_of_range("no such part");
  }
  std::string sealed() const {
    std::vector<packs::Part> views;
    for (const auto& [name, bytes] : parts) views.push_back({name, bytes});
    return packs::seal(about, views, "fingerpost pack leeds-scp", keys().secret_key);
  }
};

std::string all_of(const Index& index) {
  return index.searcher({"police"})
      .pack({.issuer = "leeds-scp", .created = today}, keys().secret_key);
}

const PackOrder order{.public_key = keys().public_key, .recorded = today};

std::string with_revision(const std::string& pack, std::int64_t revision) {
  Open open(pack);
  open.about.erase(std::remove_if(open.about.begin(), open.about.end(),
                                  [](const auto& each) { return each.first == "tiers"; }),
                   open.about.end());
  Json::Object tiers;
  for (const char* tier : {"public", "police"})
    tiers.emplace_back(tier, Json::Object{{"revision", revision}, {"documents", 2}});
  open.about.emplace_back("tiers", std::move(tiers));
  return open.sealed();
}

std::string with_edition(const std::string& pack, const std::string& edition) {
  Open open(pack);
  std::string& lines = open.part("documents-");
  const std::string key = "\"edition\":";
  const std::size_t at = lines.find(key, lines.find('\n')) + key.size();  // of the second
  lines.replace(at, lines.find(',', at) - at, edition);
  return open.sealed();
}

}  // namespace

TEST_CASE("a pack cannot bring an index to the end of its numbers", "[packs]") {
  Folder folder;
  const Index index = made(folder / "i");
  const std::string pack = all_of(index);
  Index::create(folder / "copy");
  constexpr std::int64_t int31 = std::int64_t{1} << 31;
  for (const std::int64_t bad : {int31 - 2, int31 - 1, int31, int31 + 1, 2 * int31,
                                 std::numeric_limits<std::int64_t>::max()})
    for (const char* at : {"copy", "none"}) {
      INFO(bad << " " << at);
      const std::string before = slurp(folder / "copy/manifest");
      CHECK(refusal([&] { apply_pack(folder / at, with_revision(pack, bad), order); }).fault ==
            Fault::pack);
      CHECK(refusal([&] {
              apply_pack(folder / at, with_edition(pack, std::to_string(bad)), order);
            }).fault == Fault::pack);
      CHECK(slurp(folder / "copy/manifest") == before);
      CHECK_FALSE(std::filesystem::exists(folder / "none"));
    }
}

TEST_CASE("an index at the highest number that a pack may bring goes on", "[packs]") {
  Folder folder;
  const Index index = made(folder / "i");
  const auto high = static_cast<std::int64_t>(packs::highest_number);
  apply_pack(folder / "copy",
             with_revision(with_edition(all_of(index), std::to_string(high)), high), order);
  const Index copy = Index::open(folder / "copy");
  std::string cursor = copy.searcher({"police"}).cursor(today);
  for (int i = 0; i < 3; ++i) {
    Writer writer = copy.writer();
    writer.put(page("bruising", "Bruising protocol", "Text " + std::to_string(i), "public"));
    writer.put(page("own" + std::to_string(i), "Our own", "Words", "police"));
    writer.commit(today);
    const Changes changes =
        Index::open(folder / "copy").searcher({"police"}).changes(cursor, today);
    CHECK(changes.changes.size() == 2);
    cursor = changes.cursor;
  }
  const auto editions = copy.searcher().history("bruising", 2024y / 6 / 1);
  REQUIRE(editions.size() > 3);
  for (const auto& each : editions) CHECK(each.edition > 0);
  CHECK(copy.searcher().info().revision > static_cast<std::uint64_t>(high));
  CHECK(Index::check(folder / "copy").damage.empty());
}

TEST_CASE("a pack of changes takes away what it says, each once, and nothing it brings",
          "[packs]") {
  Folder folder;
  const Index index = made(folder / "i");
  const std::string one = all_of(index);
  apply_pack(folder / "copy", one, order);
  {
    Writer writer = index.writer();
    writer.remove("neglect");
    writer.put(page("bruising", "Bruising protocol", "Another text."));
    writer.commit(today);
  }
  const std::string two = index.searcher({"police"})
                              .pack({.issuer = "leeds-scp",
                                     .sequence = 2,
                                     .since = read_pack(one, keys().public_key).cursor,
                                     .after = 1,
                                     .created = today},
                                    keys().secret_key);
  const std::string before = slurp(folder / "copy/manifest");
  for (const char* bad : {"[]", "[\"neglect\",\"neglect\"]", "[\"bruising\"]", "[1]", "{}", "null",
                          "", "[\"neglect\",\"secret\"]", "[[\"neglect\"]]"}) {
    INFO(bad);
    Open open(two);
    open.part("removed") = bad;
    CHECK(refusal([&] { apply_pack(folder / "copy", open.sealed(), order); }).fault == Fault::pack);
    CHECK(slurp(folder / "copy/manifest") == before);
  }
  Open twice(two);
  member(twice.about, "removed") = 2;
  twice.part("removed") = "[\"neglect\",\"neglect\"]";
  CHECK(refusal([&] { apply_pack(folder / "copy", twice.sealed(), order); }).fault == Fault::pack);
  CHECK(apply_pack(folder / "copy", two, order).removed == std::vector<std::string>{"neglect"});
}

TEST_CASE("a pack that says how its index is set up, and says it wrong, makes none", "[packs]") {
  Folder folder;
  const std::string pack = all_of(made(folder / "i"));
  for (const bool dry : {true, false})
    for (const char* tier : {"", "Not A Tier", "..", "\\u0000"}) {
      INFO(tier << dry);
      Open open(pack);
      std::string& setup = open.part("setup");
      const std::string key = "\"default_tier\":";
      const std::size_t at = setup.find('"', setup.find(key) + key.size()) + 1;
      setup.replace(at, setup.find('"', at) - at, tier);
      PackOrder how = order;
      how.dry_run = dry;
      CHECK(refusal([&] { apply_pack(folder / "copy", open.sealed(), how); }).fault == Fault::pack);
      CHECK_FALSE(std::filesystem::exists(folder / "copy"));
      CHECK_FALSE(std::filesystem::exists(folder / "copy.applying"));
    }
}
