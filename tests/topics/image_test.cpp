// The vocabulary that the build has made, beside one made here of the same JSON.
#include "catch.hpp"
#include "ndjson.hpp"
#include "topics/topics.hpp"

using namespace fingerpost;

namespace {

const Vocabulary& made_here() {
  static const auto vocabulary = Vocabulary::from_json(to_json(Vocabulary::built_in()));
  return vocabulary;
}

std::vector<ndjson::Line> passages(const std::string& name) {
  return ndjson::read(FINGERPOST_SOURCE "/tests/topics/" + name + ".ndjson");
}

}  // namespace

TEST_CASE("what the build has made tags as what is made of the JSON", "[topics]") {
  const auto built_in = Vocabulary::built_in();
  std::size_t tags = 0;
  for (const char* file : {"gold", "gold-blind", "gold-training"})
    for (auto& passage : passages(file)) {
      const std::string text = passage.texts["text"], title = passage.texts["title"];
      const auto explained = built_in.explain(text, title);
      CHECK(explained == made_here().explain(text, title));
      CHECK(built_in.lived_in(text) == made_here().lived_in(text));
      tags += explained.size();
    }
  CHECK(tags > 1000);
}

TEST_CASE("what the build has made understands what is typed alike", "[topics]") {
  const auto built_in = Vocabulary::built_in();
  for (const char* typed : {"SCR", "neglekt", "child missing school", "send", "da", "CP plan",
                            "wnb missed appointments", "radicalization", "sexting 2015"}) {
    INFO(typed);
    CHECK(built_in.named_in(typed) == made_here().named_in(typed));
    CHECK(built_in.named_in(typed, "school") == made_here().named_in(typed, "school"));
    CHECK(built_in.suggest(typed) == made_here().suggest(typed));
  }
}

TEST_CASE("what the build has made is told of nothing but itself", "[topics]") {
  const std::string written = to_json(Vocabulary::built_in());
  CHECK(topics::is_built_in(written));
  std::string other = written;
  ++other[other.size() / 2];
  CHECK_FALSE(topics::is_built_in(other));
  CHECK_FALSE(topics::is_built_in(written.substr(1)));
  CHECK_FALSE(topics::is_built_in(""));
}
