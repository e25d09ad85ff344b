// What a Writer knows of every id, of many and from one commit to the next.
#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

constexpr int many = 700;  // their table is grown four times

Document numbered(int number, const std::string& digest) {
  Document made = document("page/" + std::to_string(number), "A page", "Bruising.");
  made.tier = number % 5 == 0 ? "police" : "public";
  made.origin = "/srv/" + std::to_string(number % 7);
  made.digest = digest + std::to_string(number);
  return made;
}

// How many of the ids the writer holds otherwise than `digest` says.
int wrong(const Writer& writer, const std::string& digest) {
  int wrong = 0;
  for (int i = 0; i < many; ++i) {
    const Document put = numbered(i, digest);
    const auto held = writer.held(put.id);
    wrong += !held || held->tier != put.tier || held->origin != put.origin ||
             !writer.holds(put.id, put.digest) || writer.holds(put.id, put.digest + "0");
  }
  return wrong;
}

std::size_t all_from(const Writer& writer) {
  std::size_t all = 0;
  for (int i = 0; i < 7; ++i) all += writer.from("/srv/" + std::to_string(i)).size();
  return all;
}

}  // namespace

TEST_CASE("a writer tells each of many ids from the others, before a commit and after it",
          "[index]") {
  const Folder folder;
  const Index index = Index::create(folder / "leeds.index");
  {
    Writer writer = index.writer();
    CHECK_FALSE(writer.held("page/1"));
    for (int i = 0; i < many; ++i) REQUIRE(writer.put(numbered(i, "a")) == Put::added);
    CHECK(wrong(writer, "a") == 0);
    writer.commit(2024y / 6 / 1);
    CHECK(wrong(writer, "a") == 0);
    for (int i = 0; i < many; ++i) REQUIRE(writer.put(numbered(i, "b")) == Put::changed);
    CHECK(wrong(writer, "b") == 0);
    writer.commit(2024y / 6 / 2);
  }
  Writer again = index.writer();
  CHECK(wrong(again, "b") == 0);
  CHECK(all_from(again) == many);
  for (int i = 0; i < many; ++i) REQUIRE(again.put(numbered(i, "b")) == Put::unchanged);
  for (int i = 0; i < many; i += 2) REQUIRE(again.remove("page/" + std::to_string(i)));
  CHECK(all_from(again) == many / 2);
  CHECK_FALSE(again.held("page/700"));
  CHECK_FALSE(again.held("page/2"));
}
