#include "catch.hpp"
#include "keeping/support.hpp"
#include "killed.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;

namespace {

const Date applied_on = 2024y / 4 / 20;  // the day of the last commit of made()

const PackKeys& leeds() {
  static const PackKeys keys = make_pack_keys();
  return keys;
}
const PackKeys& police() {
  static const PackKeys keys = make_pack_keys();
  return keys;
}

PackOptions of(std::uint64_t sequence, const std::string& issuer = "leeds-scp") {
  return {.issuer = issuer, .sequence = sequence, .created = applied_on};
}

PackOrder by(const PackKeys& keys) {
  return {.public_key = keys.public_key, .recorded = applied_on};
}

std::string full(const Index& index, std::uint64_t sequence = 1,
                 const std::vector<std::string>& tiers = {"police"}) {
  return index.searcher(tiers).pack(of(sequence), leeds().secret_key);
}

// What changed since the pack `before`.
std::string since(const Index& index, std::uint64_t sequence, const std::string& before,
                  const std::vector<std::string>& tiers = {"police"}) {
  const PackInfo last = read_pack(before, leeds().public_key);
  PackOptions options = of(sequence);
  options.since = last.cursor, options.after = last.sequence;
  return index.searcher(tiers).pack(options, leeds().secret_key);
}

void put(const Index& index, const Document& document, Date day = applied_on) {
  Writer writer = index.writer();
  writer.put(document);
  writer.commit(day);
}

void remove(const Index& index, const std::string& id) {
  Writer writer = index.writer();
  writer.remove(id);
  writer.commit(applied_on);
}

using Ids = std::vector<std::string>;

void kill_applications(std::size_t most) {
  Folder folder;
  const Index index = made(folder / "i");
  const std::string one = full(index);
  apply_pack(folder / "whole", one, by(leeds()));
  for (int i = 0; i < 12; ++i)
    put(index, page("p" + std::to_string(i), "Page", "Page " + std::to_string(i) + " on neglect.",
                    i % 3 ? "public" : "police"));
  {
    Writer writer = index.writer();
    writer.remove("bruising");
    writer.commit(applied_on);
  }
  const std::string two = since(index, 2, one);
  const auto at = folder / "copy";
  const auto apply = [&] { apply_pack(at, two, {.recorded = applied_on}); };
  const auto seen = [&] { return answers(Index::open(at), {"police"}); };
  const auto prepare = [&] {
    std::filesystem::remove_all(at);
    backup(folder / "whole", at);
  };
  prepare();
  const std::string before = seen();
  apply();
  const std::string after = seen();
  REQUIRE(before != after);
  std::size_t old = 0, done = 0;
  const std::size_t places = killed_everywhere(most, prepare, apply, [&](std::size_t step, bool) {
    INFO("killed before step " << step);
    REQUIRE(Index::check(at).damage.empty());
    const std::string now = seen();
    REQUIRE((now == before || now == after));
    ++(now == before ? old : done);
    apply();
    REQUIRE(seen() == after);
  });
  CHECK(places > 100);
  CHECK(old > 50);
  CHECK(done > 0);
}

}  // namespace

TEST_CASE("an index that a pack makes answers as the issuer's does, byte for byte", "[packs]") {
  Folder folder;
  const Index index = made(folder / "i");
  const std::string pack = full(index);
  const PackReport report = apply_pack(folder / "copy", pack, by(leeds()));
  CHECK(report.applied);
  CHECK(report.created);
  CHECK(report.added == Ids{"bruising", "neglect", "secret"});
  CHECK(answers(Index::open(folder / "copy"), {"police"}) == answers(index, {"police"}));
  CHECK(answers(Index::open(folder / "copy")) == answers(index));
  CHECK(Index::check(folder / "copy").damage.empty());
  // And what the copy packs is what it was made of.
  CHECK(read_pack(full(Index::open(folder / "copy")), leeds().public_key).documents == 3);
  CHECK(full(index) == pack);
}

TEST_CASE("packs of changes keep an index in step, all through a year", "[packs]") {
  Folder folder;
  const Index index = made(folder / "i");
  std::string last = full(index);
  apply_pack(folder / "copy", last, by(leeds()));
  for (std::uint64_t month = 2; month <= 12; ++month) {
    const Date day = 2025y / static_cast<int>(month) / 1;
    {
      Writer writer = index.writer();
      writer.put(page("briefing-" + std::to_string(month % 4), "Briefing",
                      "The briefing of month " + std::to_string(month) + " on neglect."));
      if (month % 3 == 0) writer.remove("briefing-" + std::to_string((month - 1) % 4));
      if (month == 7) writer.put(page("secret", "Police briefing", "No longer.", "police"));
      writer.commit(day);
      if (month == 8) writer.merge();
    }
    last = since(index, month, last);
    PackOrder order = by(leeds());
    order.recorded = day;
    const PackReport report = apply_pack(folder / "copy", last, order);
    CHECK(report.applied);
    INFO("month " << month);
    CHECK(answers(Index::open(folder / "copy"), {"police"}) == answers(index, {"police"}));
    CHECK(answers(Index::open(folder / "copy")) == answers(index));
  }
}

TEST_CASE("to apply a pack again changes nothing", "[packs]") {
  Folder folder;
  const std::string pack = full(made(folder / "i"));
  apply_pack(folder / "copy", pack, by(leeds()));
  const std::string manifest = slurp(folder / "copy/manifest");
  for (const std::string& key : {leeds().public_key, std::string()}) {
    const PackReport again =
        apply_pack(folder / "copy", pack, {.public_key = key, .recorded = 2025y / 1 / 1});
    CHECK(again.known);
    CHECK_FALSE(again.applied);
    CHECK(again.added.empty());
    CHECK(slurp(folder / "copy/manifest") == manifest);
  }
}

TEST_CASE("a dry run says what would be done, and does nothing", "[packs]") {
  Folder folder;
  const Index index = made(folder / "i");
  const std::string pack = full(index);
  PackOrder dry = by(leeds());
  dry.dry_run = true;
  const PackReport first = apply_pack(folder / "copy", pack, dry);
  CHECK(first.added == Ids{"bruising", "neglect", "secret"});
  CHECK_FALSE(first.applied);
  CHECK_FALSE(std::filesystem::exists(folder / "copy"));
  CHECK_FALSE(std::filesystem::exists(folder / "copy.applying"));
  apply_pack(folder / "copy", pack, by(leeds()));
  put(index, page("neglect", "Neglect toolkit", "Another toolkit."));
  put(index, page("new", "New", "What is new."));
  {
    Writer writer = index.writer();
    writer.remove("bruising");
    writer.commit(applied_on);
  }
  const std::string before = slurp(folder / "copy/manifest");
  const std::string changes = since(index, 2, pack);
  const PackReport would = apply_pack(folder / "copy", changes, dry);
  CHECK(would.added == Ids{"new"});
  CHECK(would.changed == Ids{"neglect"});
  CHECK(would.removed == Ids{"bruising"});
  CHECK(slurp(folder / "copy/manifest") == before);
  const PackReport did = apply_pack(folder / "copy", changes, by(leeds()));
  CHECK(did.added == would.added);
  CHECK(did.changed == would.changed);
  CHECK(did.removed == would.removed);
}

TEST_CASE("every mischief is refused by its own name, and nothing is changed", "[packs]") {
  Folder folder;
  const Index index = made(folder / "i");
  const std::string one = full(index);
  put(index, page("new", "New", "What is new."));
  const std::string two = since(index, 2, one);
  put(index, page("newer", "Newer", "What is newer."));
  const std::string three = since(index, 3, two), other_two = full(index, 2);
  PackOptions dated = of(4);
  dated.expires = 2024y / 5 / 1;
  const std::string expiring = index.searcher().pack(dated, leeds().secret_key);
  const std::string forged = index.searcher().pack(of(9), police().secret_key);
  const std::string of_police = index.searcher().pack(of(1, "police-uk"), police().secret_key);

  apply_pack(folder / "copy", one, by(leeds()));
  const auto refused = [&](const std::string& pack, PackOrder order = {.recorded = applied_on}) {
    const std::string before = slurp(folder / "copy/manifest");
    const Refusal refusal = tests::refusal([&] { apply_pack(folder / "copy", pack, order); });
    CHECK(slurp(folder / "copy/manifest") == before);
    CHECK((!refusal.fault || refusal.message.size() > 20));
    return refusal.fault;
  };
  std::string bent = two;
  bent[bent.size() - 20] ^= 1;
  CHECK(refused(bent) == Fault::signature);
  CHECK(refused(two.substr(0, two.size() - 1)) == Fault::signature);
  CHECK(refused("") == Fault::pack);
  CHECK(refused("{\"id\": \"a\", \"text\": \"b\"}\n") == Fault::pack);
  CHECK(refused(three) == Fault::gap);
  CHECK(refused(forged) == Fault::key);                // signed by nobody known here
  CHECK(refused(forged, by(police())) == Fault::key);  // the key is good, and another's
  CHECK(refused(two, by(police())) == Fault::key);
  CHECK(refused(one, {.public_key = "nonsense", .recorded = applied_on}) == Fault::key);
  PackOrder strict{.recorded = 2024y / 5 / 2, .strict = true};
  CHECK(refused(expiring, strict) == Fault::expired);
  CHECK(refused(two, {.recorded = 2024y / 4 / 19}) == Fault::bad_argument);
  CHECK(refused(two, {}) == Fault::bad_argument);

  apply_pack(folder / "copy", two, {.recorded = applied_on});
  CHECK(refused(one) == Fault::downgrade);
  CHECK(refused(other_two) == Fault::downgrade);  // another with the same number
  CHECK_FALSE(refused(two));                      // this one was applied: nothing is changed
  CHECK(refused(of_police) == Fault::key);
  // Pinned, police-uk speaks for itself alone.
  const Refusal taken = refusal([&] { apply_pack(folder / "copy", of_police, by(police())); });
  CHECK(taken.fault == Fault::conflict);
  CHECK(taken.message.find("bruising") != std::string::npos);
  // What was good before is good still.
  CHECK(apply_pack(folder / "copy", three, {.recorded = applied_on}).applied);
  strict.recorded = 2024y / 5 / 1;
  CHECK(apply_pack(folder / "copy", expiring, strict).applied);
}

TEST_CASE("a pack of all closes a gap, and one that goes further back than needed does no harm",
          "[packs]") {
  Folder folder;
  const Index index = made(folder / "i");
  const std::string one = full(index);
  apply_pack(folder / "copy", one, by(leeds()));
  put(index, page("new", "New", "What is new."));
  const std::string two = since(index, 2, one);
  put(index, page("newer", "Newer", "What is newer."));
  const std::string since_one = since(index, 3, one);
  apply_pack(folder / "copy", two, {.recorded = applied_on});
  CHECK(apply_pack(folder / "copy", since_one, {.recorded = applied_on}).added == Ids{"newer"});
  CHECK(answers(Index::open(folder / "copy")) == answers(index));
  // What came and went since then was in the pack between: it is named as gone.
  remove(index, "new");
  const std::string four = since(index, 4, one);
  CHECK(read_pack(four, leeds().public_key).removed == 1);
  CHECK(apply_pack(folder / "copy", four, {.recorded = applied_on}).removed == Ids{"new"});
  CHECK(answers(Index::open(folder / "copy")) == answers(index));
  remove(index, "newer");
  CHECK(apply_pack(folder / "copy", full(index, 7), {.recorded = applied_on}).removed ==
        Ids{"newer"});
  CHECK(answers(Index::open(folder / "copy")) == answers(index));
}

TEST_CASE("what an agency has of its own is not touched, and several issuers stand side by side",
          "[packs]") {
  Folder folder;
  const Index theirs = made(folder / "theirs"),
              others = Index::create(folder / "others", {.vocabulary = small()});
  put(others, page("national", "National guidance", "What England says of neglect."));
  const Index own = Index::create(folder / "own", {.vocabulary = small()});
  put(own, page("ours", "Our own page", "What we say of neglect."));
  const std::string before = to_json(*own.searcher().find("ours"));

  PackOrder from_leeds = by(leeds());
  from_leeds.tier = "leeds", from_leeds.layer = Layer::regional;
  CHECK(refusal([&] { own.writer().apply(full(theirs), from_leeds); }).fault == Fault::limit);
  own.writer().apply(full(theirs, 1, {}), from_leeds);
  PackOrder from_others = by(police());
  from_others.layer = Layer::national;
  own.writer().apply(others.searcher().pack(of(5, "dfe"), police().secret_key), from_others);

  CHECK(own.searcher().ids() == Ids{"national", "ours"});
  CHECK(own.searcher({"leeds"}).ids() == Ids{"bruising", "national", "neglect", "ours"});
  CHECK(own.searcher({"leeds"}).find("bruising")->layer == Layer::regional);
  CHECK(own.searcher().find("national")->layer == Layer::national);
  CHECK(to_json(*own.searcher().find("ours")) == before);
  const std::vector<Issuer> known = own.issuers();
  REQUIRE(known.size() == 2);
  CHECK(known[0].name == "dfe");
  CHECK(known[0].sequence == 5);
  CHECK(known[1].tier == "leeds");
  CHECK(known[1].key == leeds().id);
  CHECK(known[1].tiers == Ids{"leeds"});

  // A pack of all without anything takes away what is the issuer's, and nothing else.
  const Index empty = Index::create(folder / "empty", {.vocabulary = small()});
  const PackReport gone = own.writer().apply(full(empty, 2), {.recorded = applied_on});
  CHECK(gone.removed == Ids{"bruising", "neglect"});
  CHECK(own.searcher({"leeds"}).ids() == Ids{"national", "ours"});
  // Nor can a local page be put in the place of an issuer's without notice to the issuer.
  put(own, page("bruising", "Our own", "What we say of bruising."));
  const Refusal taken =
      refusal([&] { own.writer().apply(full(theirs, 3, {}), {.recorded = applied_on}); });
  CHECK(taken.fault == Fault::conflict);
}

TEST_CASE("an issuer with a new key begins anew, where its index is told so", "[packs]") {
  Folder folder;
  const Index index = made(folder / "i");
  apply_pack(folder / "copy", full(index, 40), by(leeds()));
  const std::string anew = index.searcher().pack(of(1), police().secret_key);
  PackOrder order = by(police());
  CHECK(refusal([&] { apply_pack(folder / "copy", anew, order); }).fault == Fault::key);
  order.new_key = true;
  CHECK(apply_pack(folder / "copy", anew, order).applied);
  CHECK(Index::open(folder / "copy").issuers()[0].key == police().id);
  CHECK(Index::open(folder / "copy").issuers()[0].sequence == 1);
  CHECK(refusal([&] { apply_pack(folder / "copy", full(index, 41), by(leeds())); }).fault ==
        Fault::key);
}

TEST_CASE("an issuer that is trusted cannot take the place of another by a new key", "[packs]") {
  Folder folder;
  const Index index = made(folder / "i"), others = Index::create(folder / "others");
  put(others, page("national", "National guidance", "What England says of neglect."));
  apply_pack(folder / "copy", full(index), by(leeds()));
  apply_pack(folder / "copy", others.searcher().pack(of(1, "dfe"), police().secret_key),
             by(police()));
  // Signed by a key that is kept here, and it says it is of leeds-scp.
  const std::string usurping = others.searcher().pack(of(50), police().secret_key);
  const std::string before = slurp(folder / "copy/manifest");
  for (const bool dry : {true, false}) {
    const PackOrder order{.new_key = true, .recorded = applied_on, .dry_run = dry};
    const Refusal refused = refusal([&] { apply_pack(folder / "copy", usurping, order); });
    CHECK(refused.fault == Fault::bad_argument);
    CHECK(refused.message.find("public key") != std::string::npos);
    CHECK(refusal([&] { apply_pack(folder / "none", usurping, order); }).fault ==
          Fault::bad_argument);
  }
  CHECK(slurp(folder / "copy/manifest") == before);
  CHECK_FALSE(std::filesystem::exists(folder / "none"));
}

TEST_CASE("answers say when what is here was due an update, to those who see it", "[packs]") {
  Folder folder;
  const Index theirs = made(folder / "theirs");
  const Index own = Index::create(folder / "own", {.vocabulary = small()});
  PackOptions options = of(1);
  options.expires = 2024y / 5 / 1;
  PackOrder order = by(leeds());
  order.tier = "leeds";
  const PackReport report =
      own.writer().apply(theirs.searcher().pack(options, leeds().secret_key), order);
  CHECK(report.notices.empty());
  const auto notices = [&](const std::vector<std::string>& tiers, Date day) {
    return own.searcher(tiers).search({.text = "bruising"}, {day}).notices;
  };
  CHECK(notices({"leeds"}, 2024y / 5 / 1).empty());
  REQUIRE(notices({"leeds"}, 2024y / 5 / 2).size() == 1);
  CHECK(notices({"leeds"}, 2024y / 5 / 2)[0] ==
        "what is here of leeds-scp was due an update by 2024-05-01");
  CHECK(notices({}, 2024y / 5 / 2).empty());
  // Applied when it had expired already, without being strict, it is said at once.
  Folder other;
  order = by(leeds());
  order.recorded = 2024y / 6 / 1;
  CHECK(apply_pack(other / "i", theirs.searcher().pack(options, leeds().secret_key), order)
            .notices.size() == 1);
}

TEST_CASE("packs are made of what was asked for and can be told", "[packs]") {
  Folder folder;
  const Index index = made(folder / "i");
  const auto fault = [&](const PackOptions& options) {
    return refusal([&] { index.searcher().pack(options, leeds().secret_key); }).fault;
  };
  CHECK_FALSE(fault(of(1)));
  CHECK(fault(of(0)) == Fault::bad_argument);
  CHECK(fault(of(1, "Leeds SCP")) == Fault::bad_argument);
  PackOptions options = of(3);
  options.after = 2;
  CHECK(fault(options) == Fault::bad_argument);  // since when?
  options.since = "2024-04-01";
  CHECK(fault(options) == Fault::bad_argument);  // a day is no cursor
  options.since = index.searcher().cursor(applied_on);
  CHECK_FALSE(fault(options));
  options.after = 3;
  CHECK(fault(options) == Fault::bad_argument);
  options = of(3);
  options.expires = 2024y / 4 / 19;
  CHECK(fault(options) == Fault::bad_argument);
  options = of(3);
  options.created = {};
  CHECK(fault(options) == Fault::bad_argument);
  // Of another index, or of what was purged since, nothing can be told.
  options = of(3);
  options.after = 2, options.since = index.searcher().cursor(applied_on);
  index.writer().purge({.ids = {"neglect"}});
  CHECK(fault(options) == Fault::cursor);
  // The police's own is not in a pack for the public.
  CHECK(read_pack(full(index, 1, {}), leeds().public_key).documents == 1);
  CHECK(full(index, 1, {}).find("Walrus") == std::string::npos);
  CHECK(full(index, 1, {}).find("police") == std::string::npos);
}

TEST_CASE("an application that died is the state before or the one after, never between",
          "[packs][crash]") {
  kill_applications(200);
}

TEST_CASE(
    "an application that died is the state before or the one after, never between, at every step",
    "[packs][crash][.long]") {
  kill_applications(SIZE_MAX);
}

TEST_CASE("an index that a pack was to make is whole or not there", "[packs][crash]") {
  Folder folder;
  const Index index = made(folder / "i");
  const std::string pack = full(index), whole = answers(index, {"police"});
  const auto at = folder / "copy";
  const auto apply = [&] { apply_pack(at, pack, by(leeds())); };
  const auto prepare = [&] {
    std::filesystem::remove_all(at);
    std::filesystem::remove_all(folder / "copy.applying");
  };
  std::size_t absent = 0, there = 0;
  const auto look = [&](std::size_t step, bool) {
    INFO("killed before step " << step);
    ++(std::filesystem::exists(at) ? there : absent);
    if (std::filesystem::exists(at)) REQUIRE(answers(Index::open(at), {"police"}) == whole);
    apply();
    REQUIRE(answers(Index::open(at), {"police"}) == whole);
    REQUIRE_FALSE(std::filesystem::exists(at / "applying"));
    REQUIRE_FALSE(std::filesystem::exists(folder / "copy.applying"));
  };
  const std::size_t places = killed_everywhere(60, prepare, apply, look);
  for (std::size_t step = places - 11; step <= places; ++step) {  // the rename is among the last
    prepare();
    look(step, killed_before(step, apply).killed);
  }
  CHECK(absent > 30);
  CHECK(there > 0);
}
