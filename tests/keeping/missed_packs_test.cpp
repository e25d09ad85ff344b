// An agency that misses packs, or applies one that goes further back than it needs, must end with
// what the issuer has: guidance that was withdrawn between two packs is never left standing.
#include <random>

#include "catch.hpp"
#include "keeping/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;

namespace {

const Date today = 2024y / 5 / 1;

// What is there by tier, and what it says.
std::string there(const Index& index, const std::vector<std::string>& tiers) {
  const Searcher searcher = index.searcher(tiers);
  std::string all;
  for (const std::string& id : searcher.ids()) {
    const auto document = searcher.find(id);
    all += id + " " + document->tier + ": " + document->sections[0].text + "\n";
  }
  return all;
}

class Issuing {
 public:
  Issuing(const std::filesystem::path& folder, unsigned seed)
      : index_(Index::create(folder, {.vocabulary = small()})), chance_(seed) {
    Writer writer = index_.writer();
    writer.put(page("first", "First", "There from the start."));
    writer.commit(today);
  }

  // Some of eight pages come, go, change, or move between what everybody sees and the police.
  void go_on() {
    Writer writer = index_.writer();
    for (unsigned i = 0, most = 1 + below(5); i < most; ++i) {
      const std::string id = "p" + std::to_string(below(8));
      if (below(3) == 0)
        writer.remove(id);
      else
        writer.put(page(id, "Page " + id, "Words " + std::to_string(below(4)),
                        below(4) ? "public" : "police"));
      if (below(2)) writer.commit(today);
    }
    writer.commit(today);
    if (below(4) == 0) writer.merge();
  }

  // Of all, or of changes since any of the packs before.
  std::string pack(const std::vector<std::string>& tiers) {
    PackOptions options{.issuer = "leeds-scp", .sequence = packs_.size() + 1, .created = today};
    if (!packs_.empty() && below(6)) {
      const PackInfo& earlier = packs_[below(static_cast<unsigned>(packs_.size()))];
      options.since = earlier.cursor, options.after = earlier.sequence;
    }
    const std::string pack = index_.searcher(tiers).pack(options, keys.secret_key);
    packs_.push_back(read_pack(pack, keys.public_key));
    return pack;
  }

  unsigned below(unsigned many) { return static_cast<unsigned>(chance_() % many); }
  const Index& index() const { return index_; }
  const PackKeys keys = make_pack_keys();

 private:
  Index index_;
  std::mt19937 chance_;
  std::vector<PackInfo> packs_ = {};
};

}  // namespace

TEST_CASE("whoever misses packs has what the issuer has after the next one that is taken",
          "[packs]") {
  std::size_t applied = 0, skipped = 0, gaps = 0, further_back = 0;
  for (unsigned seed = 1; seed <= 24; ++seed) {
    const std::vector<std::string> tiers =
        seed % 3 ? std::vector<std::string>{"police"} : std::vector<std::string>{};
    Folder folder;
    Issuing issuer(folder / "i", seed);
    std::vector<std::uint64_t> last(3);
    for (int round = 0; round < 9; ++round) {
      issuer.go_on();
      const std::string pack = issuer.pack(tiers);
      const PackInfo info = read_pack(pack, issuer.keys.public_key);
      for (std::size_t agency = 0; agency < last.size(); ++agency) {
        if (issuer.below(3) == 0) {
          ++skipped;
          continue;
        }
        const auto at = folder / std::to_string(agency);
        const auto fault =
            refusal([&] {
              apply_pack(at, pack, {.public_key = issuer.keys.public_key, .recorded = today});
            }).fault;
        INFO("seed " << seed << ", pack " << info.sequence << " since " << info.after
                     << ", agency at " << last[agency]);
        REQUIRE(fault == (info.after > last[agency] ? std::optional(Fault::gap) : std::nullopt));
        if (fault) {
          ++gaps;
          continue;
        }
        further_back += info.after > 0 && info.after < last[agency];
        ++applied;
        last[agency] = info.sequence;
        REQUIRE(there(Index::open(at), {"police"}) == there(issuer.index(), tiers));
      }
    }
  }
  // Else this proves nothing.
  CHECK(applied > 100);
  CHECK(skipped > 100);
  CHECK(gaps > 20);
  CHECK(further_back > 50);
}
