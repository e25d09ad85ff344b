#include <string>
#include <vector>

#include "catch.hpp"
#include "fingerpost/error.hpp"
#include "packs/packs.hpp"

using namespace fingerpost;

namespace {

using packs::Part;

Json::Object about() {
  PackInfo info{
      .issuer = "leeds-scp",
      .sequence = 3,
      .created = Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}},
      .cursor = "2026-11-22/public:1:0"};
  info.tiers["public"] = {7, 2};
  info.documents = 2;
  return packs::about_of(info);
}

std::string sealed(const PackKeys& keys, Json::Object what = about()) {
  return packs::seal(std::move(what), {{"setup", "{}"}, {"documents-000001", "one\ntwo\n"}},
                     "fingerpost pack leeds-scp 3", keys.secret_key);
}

std::optional<Fault> fault_of(std::string_view pack, std::string_view key) {
  try {
    packs::open(pack, key);
  } catch (const Error& error) {
    return error.fault();
  }
  return std::nullopt;
}

// The same with `value` in the place of the member.
Json::Object with(Json::Object object, std::string_view key, Json value) {
  for (auto& [name, member] : object)
    if (name == key) member = std::move(value);
  return object;
}

// What minisign 0.11 wrote: a key pair without a password, and its signature of "hello\n".
const char* const minisign_public =
    "untrusted comment: minisign public key "
    "2C2A1D546868B977\nRWR3uWhoVB0qLFtVrbbnMQZ8TWiz2jozAxUstkkyMc1wnH2euYSWPQWz\n";
const char* const minisign_secret =
    "untrusted comment: minisign encrypted secret "
    "key\nRWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAd7loaFQdKizy7/"
    "5s+"
    "yQEkEOPp9MClBesWgvVBTam8v8Yob3qVjFLlltVrbbnMQZ8TWiz2jozAxUstkkyMc1wnH2euYSWPQWzAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
const char* const minisign_signature =
    "untrusted comment: signature from minisign secret "
    "key\nRUR3uWhoVB0qLBYcY+tDmGM92IR4+"
    "PR5VPOOrlGr6cBJGKo0qFXVtEB9gJUiimjmqhkYapujdigN6aymmRRT2l1BRxUgkCSuiAI=\ntrusted comment: "
    "timestamp:1795370308\tfile:hello\thashed\nZei6MtbpkZTKdFoUY1JDHT1rnIEhRs1l0ndWH0GwPJ3RT/"
    "g9lqxWQB2naLE4ojFPB3+cKeaK6TLNYZiqbJj9AA==\n";

}  // namespace

TEST_CASE("a pack that was sealed is opened by the public key", "[packs]") {
  const PackKeys keys = make_pack_keys();
  const std::string pack = sealed(keys);
  // The issuer's own secret key has the public one in it.
  for (const std::string& key :
       {keys.public_key, packs::line_of(keys.public_key), keys.secret_key}) {
    const packs::Contents contents = packs::open(pack, key);
    CHECK(contents.key == keys.id);
    CHECK(contents.comment == "fingerpost pack leeds-scp 3");
    REQUIRE(contents.parts.size() == 2);
    CHECK(contents.parts[0].bytes == "{}");
    CHECK(contents.parts[1].name == "documents-000001");
    CHECK(contents.parts[1].bytes == "one\ntwo\n");
    const PackInfo info = packs::info_of(contents);
    CHECK(info.issuer == "leeds-scp");
    CHECK(info.sequence == 3);
    CHECK(info.tiers.at("public").revision == 7);
    CHECK(info.parts.size() == 2);
  }
  CHECK(packs::key_named(pack) == keys.id);
  CHECK(packs::id_of(keys.public_key) == keys.id);
  CHECK(sealed(keys) == pack);  // the same bytes for the same key
  CHECK(make_pack_keys().id != keys.id);
}

TEST_CASE("no byte of a pack can be another, be missing or be added", "[packs]") {
  const PackKeys keys = make_pack_keys();
  const std::string pack = sealed(keys);
  std::size_t line = 1, ends[5] = {};
  for (std::size_t at = 0; at < pack.size() && line < 5; ++at)
    if (pack[at] == '\n') ends[line++] = at;
  for (std::size_t at = 0; at < pack.size(); ++at)
    for (const int bit : {0, 3, 6}) {
      std::string bad = pack;
      bad[at] = static_cast<char>(bad[at] ^ (1 << bit));
      INFO("byte " << at << " bit " << bit);
      const auto fault = fault_of(bad, keys.public_key);
      REQUIRE(fault.has_value());
      // Behind the four lines nothing is looked at, so nothing but the signature can be wrong.
      if (at > ends[4])
        REQUIRE(*fault == Fault::signature);
      else
        REQUIRE((*fault == Fault::signature || *fault == Fault::pack || *fault == Fault::key));
    }
  for (std::size_t size = 0; size < pack.size(); ++size) {
    const auto fault = fault_of(pack.substr(0, size), keys.public_key);
    REQUIRE(fault.has_value());
    REQUIRE(*fault == (size <= ends[4] ? Fault::pack : Fault::signature));
  }
  CHECK(fault_of(pack + "x", keys.public_key) == Fault::signature);
  CHECK(fault_of("x" + pack, keys.public_key) == Fault::pack);
  CHECK(fault_of(pack + pack, keys.public_key) == Fault::signature);
}

TEST_CASE("another key is another's, whatever it calls itself", "[packs]") {
  const PackKeys keys = make_pack_keys(), other = make_pack_keys();
  const std::string pack = sealed(keys);
  CHECK(fault_of(pack, other.public_key) == Fault::key);
  // The lines of two packs do not mix, and an id alone opens nothing.
  const std::string theirs = sealed(other);
  const auto lines = [](const std::string& of) {
    std::size_t end = 0;
    for (int i = 0; i < 4; ++i) end = of.find('\n', end) + 1;
    return end;
  };
  CHECK(fault_of(theirs.substr(0, lines(theirs)) + pack.substr(lines(pack)), keys.public_key) ==
        Fault::key);
  const std::string later = sealed(keys, with(about(), "sequence", 4));
  CHECK(fault_of(pack.substr(0, lines(pack)) + later.substr(lines(later)), keys.public_key) ==
        Fault::signature);
  for (const char* none : {"", "key", "untrusted comment: x", "untrusted comment: x\n",
                           "RWQAAAAAAAAAAAAA", "untrusted comment: x\nRWQAAA==\n"})
    CHECK(fault_of(pack, none) == Fault::key);
}

TEST_CASE("what was signed is held to its form all the same", "[packs]") {
  const PackKeys keys = make_pack_keys();
  const auto fault = [&](std::string_view key, Json value) {
    return fault_of(sealed(keys, with(about(), key, std::move(value))), keys.public_key);
  };
  CHECK_FALSE(fault("sequence", 4));
  CHECK(fault("fingerpost_pack", 2) == Fault::wrong_version);
  CHECK(fault("fingerpost_pack", 0) == Fault::pack);
  CHECK(fault("issuer", "") == Fault::pack);
  CHECK(fault("issuer", "../leeds") == Fault::pack);
  CHECK(fault("issuer", std::string(65, 'x')) == Fault::pack);
  CHECK(fault("sequence", 0) == Fault::pack);
  CHECK(fault("sequence", -1) == Fault::pack);
  CHECK(fault("sequence", "3") == Fault::pack);
  CHECK(fault("after", 3) == Fault::pack);
  CHECK(fault("created", "soon") == Fault::pack);
  CHECK(fault("created", nullptr) == Fault::pack);
  CHECK(fault("expires", 7) == Fault::pack);
  CHECK(fault("tiers", Json::Array{}) == Fault::pack);
  CHECK(fault("documents", nullptr) == Fault::pack);
}

TEST_CASE("parts are as many, as long and as they are said to be", "[packs]") {
  const auto fault = [](const std::string& parts,
                        const std::string& bytes) -> std::optional<Fault> {
    std::string line = to_json(Json(about()));
    line.insert(line.size() - 1, ", \"parts\": " + parts);
    try {
      packs::contents_of(line + "\n" + bytes);
    } catch (const Error& error) {
      return error.fault();
    }
    return std::nullopt;
  };
  // BLAKE2b-256 of "abc", from the test vectors of the hash.
  const std::string abc = "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319";
  const auto part = [](const std::string& size, const std::string& hash) {
    return "{\"name\": \"a\", \"size\": " + size + ", \"hash\": \"" + hash + "\"}";
  };
  CHECK_FALSE(fault("[" + part("3", abc) + "]", "abc"));
  CHECK_FALSE(fault("[]", ""));
  for (const std::string& parts :
       {std::string("{}"), std::string("[7]"), std::string("[" + part("2", abc) + "]"),
        "[" + part("4", abc) + "]", "[" + part("-3", abc) + "]", "[" + part("3", "x") + "]",
        "[" + part("9223372036854775807", abc) + "]", "[" + part("3.0", abc) + "]",
        "[" + part("3", abc) + "," + part("3", abc) + "]", std::string("[{\"name\": \"a\"}]")}) {
    INFO(parts);
    CHECK(fault(parts, "abc") == Fault::pack);
  }
  CHECK(fault("[" + part("3", abc) + "]", "abd") == Fault::pack);
  std::string many = "[";
  for (int i = 0; i < 10001; ++i) many += (i ? "," : "") + part("0", "x");
  CHECK(fault(many + "]", "") == Fault::pack);
}

TEST_CASE("a line without an end is not looked for beyond its longest", "[packs]") {
  const PackKeys keys = make_pack_keys();
  const std::string pack = sealed(keys);
  CHECK(fault_of(std::string(1u << 20, 'x'), keys.public_key) == Fault::pack);
  CHECK(fault_of(pack.substr(0, 30), keys.public_key) == Fault::pack);
  std::string comment = pack;
  comment.insert(comment.find("trusted comment: ", 30) + 17, std::string(2000, 'x'));
  CHECK(fault_of(comment, keys.public_key) == Fault::pack);
  Json::Object large = with(about(), "cursor", std::string(2u << 20, 'x'));
  CHECK(fault_of(sealed(keys, large), keys.public_key) == Fault::pack);
}

TEST_CASE("keys are those of minisign", "[packs]") {
  CHECK(packs::id_of(minisign_public) == "2C2A1D546868B977");
  // A pack sealed with its secret key is opened with its public one.
  const PackKeys keys{.id = "", .public_key = minisign_public, .secret_key = minisign_secret};
  CHECK_FALSE(fault_of(sealed(keys), keys.public_key));
  // And its own signature of something that is no pack fits, as far as that goes.
  std::string signature = minisign_signature;
  signature = "untrusted comment: fingerpost pack; lines 1 to 4 sign what follows them" +
              signature.substr(signature.find('\n'));
  CHECK(fault_of(signature + "hello\n", keys.public_key) == Fault::pack);
  CHECK(fault_of(signature + "hallo\n", keys.public_key) == Fault::signature);
}

TEST_CASE("a secret key with a password is opened by that one alone", "[packs]") {
  const PackKeys keys = make_pack_keys("walrus");
  CHECK(keys.secret_key.find("encrypted") != std::string::npos);
  const std::string open = unlocked_pack_key(keys.secret_key, "walrus");
  CHECK(packs::line_of(open) == packs::line_of(keys.public_key));
  CHECK(unlocked_pack_key(open, "") == open);
  const auto refused = [&](std::string_view secret, std::string_view password) {
    try {
      packs::seal({}, {}, "", secret, password);
      return std::string("taken");
    } catch (const Error& error) {
      CHECK(error.fault() == Fault::key);
      return std::string(error.what());
    }
  };
  CHECK(refused(keys.secret_key, "").find("password is needed") != std::string::npos);
  CHECK(refused(keys.secret_key, "Walrus").find("does not open") != std::string::npos);
  CHECK(refused(keys.secret_key, "walrus") == "taken");
  CHECK(refused(open, "") == "taken");
}

TEST_CASE("what is no secret key signs nothing", "[packs]") {
  const PackKeys keys = make_pack_keys();
  std::string damaged = keys.secret_key;
  char& within = damaged[damaged.size() - 80];  // of the key, before the sum that is left empty
  within = within == 'A' ? 'B' : 'A';
  for (const std::string& key : {std::string(), keys.public_key, damaged, std::string("RWQ")}) {
    try {
      sealed({.secret_key = key});
      FAIL("signed");
    } catch (const Error& error) {
      CHECK(error.fault() == Fault::key);
    }
  }
}
