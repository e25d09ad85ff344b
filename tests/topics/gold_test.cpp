// gold.ndjson holds passages in the manner of real pages, with the topics they
// are about (`topics`) and those one may give or leave (`may`); they were
// labelled before the tagger had read them. The tagger is tuned on the odd ones;
// the even ones are set aside, and what is printed of them was never tuned for.
#include <array>
#include <cstdio>
#include <set>

#include "catch.hpp"
#include "ndjson.hpp"
#include "topics/topics.hpp"

using namespace fingerpost;

namespace {

const std::string folder = FINGERPOST_SOURCE "/tests/topics/";

std::set<std::string> ids(const std::vector<Tag>& tags) {
  std::set<std::string> out;
  for (const Tag& tag : tags) out.insert(tag.topic);
  return out;
}

struct Score {
  int right = 0, wrong = 0, missed = 0;
  std::map<std::string, std::array<int, 3>> by_topic = {};

  double precision() const { return static_cast<double>(right) / (right + wrong); }
  double recall() const { return static_cast<double>(right) / (right + missed); }
  double f1() const { return 2 * precision() * recall() / (precision() + recall()); }
  double macro_f1() const {
    double sum = 0;
    int topics = 0;
    for (const auto& [topic, n] : by_topic) {
      if (n[0] + n[2] == 0) continue;
      sum += 2.0 * n[0] / (2 * n[0] + n[1] + n[2]);
      ++topics;
    }
    return sum / topics;
  }
};

Score score(const Vocabulary& vocabulary, bool set_aside) {
  Score out;
  bool even = false;
  for (auto& line : ndjson::read(folder + "gold.ndjson")) {
    if (std::exchange(even, !even) != set_aside) continue;
    const auto got = ids(vocabulary.tag(line.texts["text"], line.texts["title"]));
    const std::set<std::string> want(line.lists["topics"].begin(), line.lists["topics"].end());
    const std::set<std::string> may(line.lists["may"].begin(), line.lists["may"].end());
    for (const auto& id : got) {
      if (want.contains(id))
        ++out.right, ++out.by_topic[id][0];
      else if (!may.contains(id))
        ++out.wrong, ++out.by_topic[id][1];
    }
    for (const auto& id : want)
      if (!got.contains(id)) ++out.missed, ++out.by_topic[id][2];
  }
  return out;
}

void print(const char* name, const Score& s) {
  std::printf("topics, %s: precision %.3f recall %.3f F1 %.3f macro F1 %.3f\n", name, s.precision(),
              s.recall(), s.f1(), s.macro_f1());
}

}  // namespace

TEST_CASE("passages get the topics they are about", "[topics][gold]") {
  const auto vocabulary = Vocabulary::built_in();
  const Score tuned = score(vocabulary, false), aside = score(vocabulary, true);
  print("passages for tuning", tuned);
  print("passages set aside", aside);
  CHECK(aside.right + aside.missed > 150);
  CHECK(aside.precision() >= 0.90);
  CHECK(aside.recall() >= 0.90);
}

TEST_CASE("no trap sentence gets a topic it does not mean", "[topics][gold]") {
  const auto vocabulary = Vocabulary::built_in();
  const auto traps = ndjson::read(folder + "traps.ndjson");
  CHECK(traps.size() >= 206);
  for (auto trap : traps) {
    const auto got = ids(vocabulary.tag(trap.texts["text"]));
    for (const auto& id : trap.lists["not"]) {
      INFO(trap.texts["id"] << ": " << trap.texts["text"]);
      REQUIRE(vocabulary.find(id) != nullptr);
      CHECK_FALSE(got.contains(id));
    }
  }
}

TEST_CASE("every passage is labelled with topics there are", "[topics][gold]") {
  const auto vocabulary = Vocabulary::built_in();
  for (auto& line : ndjson::read(folder + "gold.ndjson"))
    for (const auto* list : {"topics", "may"})
      for (const auto& id : line.lists[list]) {
        INFO(line.texts["id"] << " " << id);
        CHECK(vocabulary.find(id) != nullptr);
      }
}
