#include <algorithm>

#include "catch.hpp"
#include "fingerpost/error.hpp"
#include "topics/topics.hpp"

using namespace fingerpost;
using namespace std::chrono_literals;

namespace {

Topic topic(std::string id, std::string label) {
  Topic t;
  t.id = std::move(id);
  t.label = std::move(label);
  return t;
}

std::string complaint(std::vector<Topic> topics) {
  try {
    topics::make("test", "1", std::move(topics));
  } catch (const Error& error) {
    return error.fault() == Fault::bad_vocabulary ? error.what() : "another fault";
  }
  return "none";
}

bool holds(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

}  // namespace

TEST_CASE("a vocabulary that breaks a promise is refused by the entry's name", "[topics]") {
  Topic a = topic("a", "Apples"), b = topic("b", "Pears");

  CHECK(complaint({a, b}) == "none");
  CHECK(complaint({a, topic("a", "Plums")}) == "topic \"a\": its id is there twice");
  CHECK(complaint({a, topic("", "Plums")}) == "topic number 2 (\"Plums\") has no id");
  CHECK(complaint({a, topic("b", " - ")}) == "topic \"b\": it has no label");

  SECTION("links lead somewhere and back") {
    b.broader = {"c"};
    CHECK(complaint({a, b}) == "topic \"b\": broader \"c\" is no topic");
    b.broader = {};
    b.related = {"a"};
    CHECK(complaint({a, b}) == "topic \"b\": related to \"a\", which does not name it in return");
    a.related = {"b"};
    CHECK(complaint({a, b}) == "none");
  }
  SECTION("nothing is broader than itself") {
    a.broader = {"b"};
    b.broader = {"a"};
    CHECK(complaint({a, b}).find("broader than itself") != std::string::npos);
  }
  SECTION("a name has one owner, or a context that decides") {
    a.names = {"Cox's Orange"};
    b.names = {"cox’s  orange"};
    CHECK(complaint({a, b}) ==
          "topic \"b\": \"cox’s  orange\" also names \"a\", and no context decides");
    a.names = b.names = {};
    a.acronyms = {{"CO", Acronym::Rule::context, {"apple"}}};
    b.acronyms = {{"CO", Acronym::Rule::any, {}}};
    CHECK(complaint({a, b}).find("\"CO\" also names \"a\"") != std::string::npos);
    b.acronyms = {{"CO", Acronym::Rule::context, {"pear"}}};
    CHECK(complaint({a, b}) == "none");
  }
  SECTION("a life ends after it began") {
    a.lived = {2020y / 3 / 1, 2019y / 3 / 1};
    CHECK(complaint({a}) == "topic \"a\": it ends before it begins");
  }
}

TEST_CASE("fifty thousand topics in one chain are a vocabulary", "[topics]") {
  std::vector<Topic> chain;
  for (int i = 0; i < 50000; ++i) {
    chain.push_back(topic("t" + std::to_string(i), "Thing " + std::to_string(i)));
    if (i > 0) chain.back().broader = {"t" + std::to_string(i - 1)};
  }
  const auto vocabulary = topics::make("chain", "1", chain);
  CHECK(vocabulary.narrower("t0").size() == 50000);
  CHECK(vocabulary.broader("t49999").size() == 49999);
  CHECK(vocabulary.tag("About thing 49999.", "", true).size() > 1);
}

TEST_CASE("the built-in vocabulary has its topics, each with a note", "[topics]") {
  const auto vocabulary = Vocabulary::built_in();
  CHECK(vocabulary.topics().size() >= 200);
  for (const Topic& topic : vocabulary.topics()) {
    INFO(topic.id);
    CHECK_FALSE(topic.note.empty());
    CHECK(topic.names.size() + topic.acronyms.size() > 0);
    for (const Acronym& acronym : topic.acronyms)
      if (acronym.rule == Acronym::Rule::context) {
        INFO(acronym.text);
        CHECK_FALSE(acronym.near.empty());
      }
  }
}

TEST_CASE("topics know what is above and below them", "[topics]") {
  const auto vocabulary = Vocabulary::built_in();
  CHECK(vocabulary.find("county-lines")->label == "County lines");
  CHECK(vocabulary.find("nowhere") == nullptr);
  CHECK(vocabulary.broader("county-lines") ==
        std::vector<std::string>{"child-criminal-exploitation", "child-exploitation",
                                 "extra-familial-harm"});
  CHECK(vocabulary.narrower("neglect").front() == "neglect");
  CHECK(holds(vocabulary.narrower("extra-familial-harm"), "cuckooing"));
  CHECK(vocabulary.narrower("nowhere").empty());
  CHECK(vocabulary.broader("nowhere").empty());
}

TEST_CASE("a reader is told the years in which a topic lived", "[topics]") {
  const auto clues = Vocabulary::built_in().clues();
  REQUIRE_FALSE(clues.empty());
  const auto covid = std::find_if(clues.begin(), clues.end(), [](const TopicClue& clue) {
    return holds(clue.names, "coronavirus");
  });
  REQUIRE(covid != clues.end());
  CHECK(covid->lived == Period{2020y / 1 / 1, 2023y / 5 / 31});
  CHECK(holds(covid->names, "COVID"));
}
