// Questions that name no topic, in words that none of the measured questions has.
#include <algorithm>
#include <string>

#include "catch.hpp"
#include "fingerpost/topics.hpp"
#include "topics/topics.hpp"

using namespace fingerpost;

namespace {

std::string told(const std::vector<topics::Described>& all) {
  std::string out;
  for (const auto& each : all) out += each.topic + ' ';
  return out;
}

bool holds(const std::vector<topics::Described>& all, std::string_view topic) {
  return std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.topic == topic; });
}

}  // namespace

TEST_CASE("A question in everyday words is told by the topics it describes") {
  const Vocabulary vocabulary = Vocabulary::built_in();
  const auto [question, topic] = GENERATE(table<std::string, std::string>({
      {"lives with his aunty's friend since easter, not a relative", "private-fostering"},
      {"crawling infant with marks on her cheek nobody can explain", "bruising-non-mobile"},
      {"bins overflowing, mouldy food and dog mess on the floor", "home-conditions"},
      {"pupil has stopped eating and hides her food", "eating-disorders"},
      {"older lads use his house to sell drugs", "cuckooing"},
      {"grabbed her by the throat in front of the baby", "non-fatal-strangulation"},
      {"asked to send naked pictures and then blackmailed for money", "sextortion"},
      {"parent with a learning disability needs things explained simply",
       "parents-learning-disability"},
  }));
  const auto all = topics::described(vocabulary, question);
  INFO(question << ": " << told(all));
  CHECK(holds(all, topic));
}

TEST_CASE("What is described comes best first, by shares of the best") {
  const auto all = topics::described(Vocabulary::built_in(), "dirty clothes, hungry, never washed");
  REQUIRE_FALSE(all.empty());
  CHECK(all.size() <= 3);
  CHECK(all.front().share == 1);
  CHECK(std::is_sorted(all.begin(), all.end(),
                       [](const auto& one, const auto& other) { return one.share > other.share; }));
  for (const auto& each : all) CHECK(each.share >= 0.5);
}

TEST_CASE("One word describes nothing, nor do words that no name or sign has") {
  const Vocabulary vocabulary = Vocabulary::built_in();
  for (const char* none : {"", "neglect", "what is the", "xyzzy plugh", "\xff\xfe"})
    CHECK(topics::described(vocabulary, none).empty());
}

TEST_CASE("A vocabulary without signs is told by its names alone") {
  const auto farm = Vocabulary::from_json(R"({"name": "farm", "version": "1", "topics": [
    {"id": "lameness", "label": "Lameness in cattle", "names": ["foot rot", "limping cows"]},
    {"id": "mastitis", "label": "Mastitis", "names": ["inflamed udder", "milk fever of the udder"]}
  ]})");
  const auto all = topics::described(farm, "the cows are limping");
  REQUIRE_FALSE(all.empty());
  CHECK(all.front().topic == "lameness");
}
