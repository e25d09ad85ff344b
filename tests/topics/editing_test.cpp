// What editors do with vocabularies: lay one over another, compare, repair.
#include <algorithm>

#include "catch.hpp"
#include "fingerpost/error.hpp"
#include "topics/topics.hpp"

using namespace fingerpost;
using namespace std::chrono_literals;

namespace {

using Texts = std::vector<std::string>;
using Change = TopicDifference::Kind;

bool holds(const Texts& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

Topic topic(std::string id, std::string label, Texts names = {}, Texts broader = {}) {
  Topic t;
  t.id = std::move(id);
  t.label = std::move(label);
  t.names = std::move(names);
  t.broader = std::move(broader);
  return t;
}

Vocabulary farm() {
  Topic crops = topic("crops", "Crops");
  Topic wheat = topic("wheat", "Wheat", {"triticum"}, {"crops"});
  Topic bread = topic("bread", "Bread");
  wheat.related = {"bread"};
  bread.related = {"wheat"};
  return topics::make("farm", "1",
                      {crops, wheat, topic("durum", "Durum wheat", {}, {"wheat"}), bread});
}

TopicChange change(Topic topic) { return {std::move(topic), false, {}}; }

std::string refusal(const std::vector<TopicChange>& changes) {
  try {
    merged(farm(), changes);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::bad_vocabulary);
    return error.what();
  }
  return "(taken)";
}

std::string about(const Vocabulary& vocabulary, std::string_view text) {
  std::string out;
  for (const Tag& tag : vocabulary.tag(text)) out += (out.empty() ? "" : " ") + tag.topic;
  return out;
}

}  // namespace

TEST_CASE("an own vocabulary adds, renames and extends", "[topics][editing]") {
  Topic renamed = topic("wheat", "Common wheat", {"bread wheat"});
  renamed.former = {{"corn", {{}, 1846y / 12 / 31}}};
  const Vocabulary ours = merged(
      farm(), {change(topic("barley", "Barley", {}, {"crops"})), change(renamed)}, "ours", "2");
  CHECK(ours.name() == "ours");
  CHECK(ours.version() == "2");
  CHECK(about(ours, "Barley is sown in spring.") == "barley");
  CHECK(ours.find("wheat")->label == "Common wheat");
  for (const auto* text : {"Common wheat was dear.", "Wheat was dear.", "The bread wheat failed.",
                           "Triticum grows wild.", "The price of corn rose."}) {
    INFO(text);
    CHECK(about(ours, text) == "wheat");
  }
}

TEST_CASE("an own vocabulary hides topics and names", "[topics][editing]") {
  TopicChange no_wheat{topic("wheat", ""), true, {}};
  const Vocabulary without = merged(farm(), {no_wheat});
  CHECK(without.find("wheat") == nullptr);
  CHECK(without.find("durum")->broader == Texts{"crops"});
  CHECK(without.find("bread")->related.empty());

  TopicChange no_latin{topic("wheat", ""), false, {"Triticum"}};
  const Vocabulary plain = merged(farm(), {no_latin});
  CHECK(about(plain, "Triticum grows wild.").empty());
  CHECK(about(plain, "Wheat grows here.") == "wheat");
}

TEST_CASE("a link from an own topic holds on both sides", "[topics][editing]") {
  Topic flour = topic("flour", "Flour");
  flour.related = {"wheat"};
  CHECK(holds(merged(farm(), {change(flour)}).find("wheat")->related, "flour"));
}

TEST_CASE("a change that cannot be made names its entry", "[topics][editing]") {
  struct Case {
    TopicChange change;
    std::string says;
  };
  const Case cases[] = {
      {{topic("rye", ""), true, {}}, "topic \"rye\": there is no such topic to hide"},
      {{topic("rye", ""), false, {}}, "topic \"rye\": it has no label"},
      {{topic("rye", ""), false, {"x"}}, "topic \"rye\": there is no such topic below"},
      {{topic("wheat", ""), false, {"rye"}}, "topic \"wheat\": \"rye\" is none of its names"},
      {{topic("", "Rye"), false, {}}, "an entry without an id"},
      {change(topic("rye", "Rye", {"wheat"})), "\"wheat\" also names \"wheat\""},
      {change(topic("crops", "", {}, {"durum"})), "is broader than itself"},
  };
  for (const Case& each : cases) {
    const std::string said = refusal({each.change});
    INFO(said);
    CHECK(said.find(each.says) != std::string::npos);
  }
}

TEST_CASE("two vocabularies are compared key by key", "[topics][editing]") {
  Topic extended = topic("wheat", "", {"spelt"});
  extended.acronyms = {{"WHT", Acronym::Rule::upper, {}}};
  const Vocabulary ours =
      merged(farm(),
             {change(topic("barley", "Barley")), change(extended), {topic("durum", ""), true, {}}});
  const auto all = differences(farm(), ours);
  CHECK(holds(all.back().lost, "Durum wheat"));
  const std::vector<TopicDifference> want{
      {Change::changed, "wheat", "acronyms", {"WHT, upper"}, {}},
      {Change::changed, "wheat", "names", {"spelt"}, {}},
      {Change::added, "barley", "label", {"Barley"}, {}},
      {Change::removed, "durum", "label", {}, {"Durum wheat"}}};
  CHECK(all == want);
  CHECK(differences(ours, ours).empty());
}

TEST_CASE("all that is wrong with a vocabulary is told at once", "[topics][editing]") {
  Topic lonely = topic("a", "Apples", {}, {"nowhere"});
  lonely.related = {"b"};
  const auto told = topics::faults(
      {lonely, topic("b", "Pears"), topic("b", "Apples"), topic("c", ""), topic("", "Plums")});
  CHECK(told.size() == 6);
  for (const auto* says :
       {"topic \"a\": broader \"nowhere\"", "topic \"a\": related to \"b\"",
        "topic \"b\": its id is there twice", "topic \"b\": \"Apples\" also names \"a\"",
        "topic \"c\": it has no label", "topic number 5 (\"Plums\") has no id"}) {
    INFO(says);
    CHECK(std::any_of(told.begin(), told.end(),
                      [&](const auto& line) { return line.find(says) != std::string::npos; }));
  }
}

TEST_CASE("what others wrote is repaired, and each repair is told", "[topics][editing]") {
  struct Case {
    std::vector<Topic> topics;
    std::string says;
  };
  Topic one_sided = topic("a", "Apples");
  one_sided.related = {"b"};
  const Case cases[] = {
      {{topic("", "Sour apples")}, "it had no id"},
      {{topic("a", "", {"apples"})}, "it had no label; \"apples\" is taken for one"},
      {{topic("a", ""), topic("b", "Pears")}, "left out: it has neither label nor names"},
      {{topic("a", "Apples"), topic("a", "Pears")}, "its id was there twice"},
      {{topic("a", "Apples", {}, {"x"})}, "broader \"x\" is no topic"},
      {{topic("a", "Apples", {}, {"b"}), topic("b", "Pears", {}, {"a"})}, "closed a circle"},
      {{one_sided, topic("b", "Pears")}, "1 links were named from one side only"},
      {{topic("a", "Apples"), topic("b", "Pears", {"apples"})}, "is left to \"a\", whose label"},
      {{topic("a", "Mercury"), topic("b", "Mercury")}, "other topics are labelled \"Mercury\""},
      {{topic("a", "Apple trees", {"pip"}), topic("b", "Pear trees", {"pip"})},
       "\"pip\" also names others"},
  };
  for (const Case& each : cases) {
    std::vector<std::string> told;
    const auto mended = topics::repair(each.topics, told);
    INFO(each.says);
    CHECK(topics::faults(mended).empty());
    CHECK(std::any_of(told.begin(), told.end(),
                      [&](const auto& line) { return line.find(each.says) != std::string::npos; }));
    std::vector<std::string> again;
    topics::repair(mended, again);
    CHECK(again.empty());
  }
}

TEST_CASE("labels that two topics share are told apart by what is above", "[topics][editing]") {
  std::vector<std::string> told;
  const Vocabulary sky =
      topics::make("sky", "",
                   topics::repair({topic("planets", "Planets"), topic("metals", "Metals"),
                                   topic("p", "Mercury", {}, {"planets"}),
                                   topic("m", "Mercury", {}, {"metals"})},
                                  told));
  CHECK(sky.find("p")->label == "Mercury (Planets)");
  CHECK(about(sky, "Mercury is the smallest of the planets.").find('p') != std::string::npos);
  CHECK(about(sky, "Mercury is a metal.").find('m') != std::string::npos);
}

TEST_CASE("phrases that recur and that no topic covers are found", "[topics][editing]") {
  PhraseFinder finder(farm());
  for (int i = 0; i < 3; ++i) {
    finder.add("The seed drill calibration was late. Durum wheat is dear.");
    finder.add("A seed drill calibration chart. 10 tonnes of the rest.");
  }
  const auto best = finder.best(10);
  REQUIRE(best.size() >= 1);
  CHECK(best.front() == PhraseFinder::Phrase{"seed drill calibration", 6});
  for (const auto& phrase : best) {
    INFO(phrase.words);
    CHECK(phrase.words.find("wheat") == std::string::npos);
    CHECK(phrase.words != "seed drill");
  }
}
