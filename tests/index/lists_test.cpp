// The lists that ranking reads (lib/index/lists.hpp) are worth nothing by themselves: what
// an index answers is the same with them, without them, and they are never believed when
// they are cut short, damaged or another segment's.
#include <sodium.h>

#include <array>
#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

const Date today = 2024y / 6 / 1;

std::string slurp(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void spill(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

std::filesystem::path make(const std::filesystem::path& folder, const std::string& word) {
  auto index = Index::create(folder);
  auto writer = index.writer();
  for (int i = 0; i < 40; ++i) {
    std::string body = "Number " + std::to_string(i) + " of the protocol. ";
    // One of them says it more often than a byte can count.
    for (int often = 0; often < (i == 7 ? 300 : i % 3); ++often) body += word + " ";
    writer.put(document("doc" + std::to_string(i), "Page about LADO " + std::to_string(i % 5),
                        body + (i % 4 ? "" : "Bruising in babies who do not move.")));
  }
  writer.commit(today);
  writer.remove("doc3");
  writer.commit(today);
  return folder;
}

std::vector<std::filesystem::path> lists_of(const std::filesystem::path& index) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(index))
    if (entry.path().filename() == "lists") found.push_back(entry.path());
  return found;
}

std::string answers(const std::filesystem::path& index) {
  const Searcher searcher = Index::open(index).searcher();
  std::string all;
  for (const char* text :
       {"walrus", "protocol walrus number", "LADO", "bruising babies", "number 7", "nothing",
        "walrus OR bruising", "bruises in a baby that cannot walk", "walrus -bruising", "wal*", ""})
    all += to_json(searcher.search({.text = text, .facets = true}, {today})) + "\n";
  return all;
}

// As a manifest is signed: BLAKE2b-256 in hex.
std::string hash_of(const std::string& line) {
  std::array<unsigned char, 32> sum{};
  crypto_generichash(sum.data(), sum.size(), reinterpret_cast<const unsigned char*>(line.data()),
                     line.size(), nullptr, 0);
  std::string hex;
  for (const unsigned byte : sum)
    for (const unsigned half : {byte >> 4, byte & 15}) hex += "0123456789abcdef"[half];
  return hex;
}

// As an index was before there were lists.
void forget_lists(const std::filesystem::path& index) {
  std::string line = slurp(index / "manifest");
  line.resize(line.find('\n'));
  for (std::size_t at; (at = line.find(", \"lists\"")) != std::string::npos;)
    line.erase(at, line.find('}', at) + 1 - at);
  spill(index / "manifest", line + "\n" + hash_of(line) + "\n");
  for (const auto& file : lists_of(index)) std::filesystem::remove(file);
}

// Its answers, or what it says when it does not believe what it reads.
std::string told(const std::filesystem::path& index) {
  try {
    return answers(index);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::corrupt);
    return error.what();
  }
}

}  // namespace

TEST_CASE("an index answers alike with its lists and from before there were any", "[index]") {
  Folder folder;
  const auto index = make(folder / "i", "walrus");
  REQUIRE(lists_of(index).size() == 1);
  const std::string with = answers(index);
  forget_lists(index);
  REQUIRE(lists_of(index).empty());
  CHECK(answers(index) == with);
  CHECK(Index::check(index).damage.empty());
  // What is written next has them, beside the segment that has not.
  Index opened = Index::open(index);
  auto writer = opened.writer();
  writer.put(document("new", "Another page", "A walrus of its own."));
  writer.commit(today);
  CHECK(lists_of(index).size() == 1);
  const std::string both = answers(index);
  writer.merge();
  CHECK(answers(index) == both);
  const Searcher merged = Index::open(index).searcher();
  CHECK(merged.search({.text = "walrus"}, {today}).total == 27);  // 26 of 40, and the new one
}

TEST_CASE("lists that are cut short, damaged or another's are never believed", "[index]") {
  Folder folder;
  const auto index = make(folder / "i", "walrus"), other = make(folder / "j", "badger");
  const auto file = lists_of(index).front();
  const std::string good = slurp(file), right = answers(index);
  SECTION("cut short") {
    for (std::size_t part = 0; part < 24; ++part) {
      spill(file, good.substr(0, good.size() * part / 24));
      CHECK(told(index).find("lists") != std::string::npos);
    }
  }
  SECTION("longer") {
    spill(file, good + std::string(48, '\0'));
    CHECK(told(index).find("lists") != std::string::npos);
  }
  SECTION("another segment's, of as many sections") {
    spill(file, slurp(lists_of(other).front()));
    CHECK(told(index).find("lists") != std::string::npos);
  }
  SECTION("one bit") {
    // In a list that no question reads it changes nothing; elsewhere it is told.
    for (std::size_t at = 0; at < good.size(); at += 97) {
      std::string bad = good;
      bad[at] = static_cast<char>(bad[at] ^ (1 << (at % 8)));
      spill(file, bad);
      const std::string all = told(index);
      CHECK((all == right || all.find("lists") != std::string::npos));
      CHECK(Index::check(index).damage.size() == 1);
    }
  }
  SECTION("gone") {
    std::filesystem::remove(file);
    CHECK_THROWS_AS(Index::open(index).searcher(), Error);
    CHECK(Index::check(index).damage.size() == 1);
  }
}
