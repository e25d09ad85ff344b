#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "fingerpost/error.hpp"
#include "fingerpost/json.hpp"

namespace fp = fingerpost;
using namespace std::chrono_literals;

namespace {

std::string topics(const std::string& entries) {
  return R"({"name": "t", "version": "1", "topics": [)" + entries + "]}";
}

std::string refusal(const std::string& text) {
  try {
    fp::Vocabulary::from_json(text);
  } catch (const fp::Error& error) {
    CHECK(error.fault() == fp::Fault::bad_vocabulary);
    return error.what();
  }
  return "(taken)";
}

}  // namespace

TEST_CASE("a topic is read with every key", "[json]") {
  const auto vocabulary = fp::Vocabulary::from_json(topics(R"(
      {"id": "health", "label": "Health"},
      {"id": "covid-19", "label": "COVID-19", "names": ["coronavirus"],
       "acronyms": [{"text": "CV", "rule": "context", "near": ["pandemic"]}],
       "broader": ["health"], "not": ["corona beer"], "signs": ["masks", "stay at home"],
       "note": "The pandemic.",
       "from": "2020", "until": "2023-05"})"));
  const fp::Topic* topic = vocabulary.find("covid-19");
  REQUIRE(topic);
  CHECK(topic->names == std::vector<std::string>{"coronavirus"});
  REQUIRE(topic->acronyms.size() == 1);
  CHECK(topic->acronyms.front().rule == fp::Acronym::Rule::context);
  CHECK(topic->acronyms.front().near == std::vector<std::string>{"pandemic"});
  CHECK(topic->not_meant == std::vector<std::string>{"corona beer"});
  CHECK(topic->signs == std::vector<std::string>{"masks", "stay at home"});
  CHECK(topic->lived == fp::Period{2020y / 1 / 1, 2023y / 5 / 31});
}

TEST_CASE("a vocabulary reads back as it was written", "[json]") {
  const fp::Vocabulary ours = fp::Vocabulary::built_in();
  const fp::Vocabulary again = fp::Vocabulary::from_json(fp::to_json(ours));
  CHECK(again.name() == ours.name());
  CHECK(again.version() == ours.version());
  CHECK(again.shade() == ours.shade());
  CHECK(again.field() == ours.field());
  CHECK(again.topics() == ours.topics());
}

TEST_CASE("the built-in vocabulary is read once, from any thread", "[json]") {
  std::vector<std::thread> threads;
  std::vector<const fp::Topic*> found(8);
  for (std::size_t i = 0; i < found.size(); ++i)
    threads.emplace_back([&, i] { found[i] = fp::Vocabulary::built_in().find("neglect"); });
  for (std::thread& thread : threads) thread.join();
  REQUIRE(found.front());
  for (const fp::Topic* each : found) CHECK(each == found.front());
}

TEST_CASE("a vocabulary that cannot be read names the entry", "[json]") {
  struct Case {
    std::string text, says;
  };
  for (const Case& each : std::vector<Case>{
           {topics(R"({"id": "x", "label": "X", "colour": "red"})"),
            "topic \"x\": unknown key \"colour\""},
           {topics(R"({"id": "x", "label": "X"}, {"label": 3})"), "topic number 2: \"label\""},
           {topics(R"({"id": "x", "label": "X", "acronyms": [{"text": "X", "rule": "some"}]})"),
            "any, upper, context, not \"some\""},
           {topics(R"({"id": "x", "label": "X", "from": "then"})"), "topic \"x\": \"from\""},
           {topics(R"("x")"), "topic number 1: a topic is an object"},
           {R"({"topics": {}})", "\"topics\" takes a list"},
           {R"({"nmae": "x"})", "did you mean \"name\"?"},
           {"", "not JSON"}}) {
    const std::string said = refusal(each.text);
    INFO(said);
    CHECK(said.find(each.says) != std::string::npos);
  }
}

TEST_CASE("a vocabulary is loaded from a file, whose name is in what goes wrong", "[json]") {
  const auto file = std::filesystem::temp_directory_path() / "fingerpost-vocabulary-test.json";
  std::ofstream(file) << topics(R"({"id": "x", "label": "Xylophones"})");
  CHECK(fp::Vocabulary::load(file).topics().size() == 1);
  std::ofstream(file) << "{";
  try {
    fp::Vocabulary::load(file);
    FAIL("it was read");
  } catch (const fp::Error& error) {
    CHECK(error.fault() == fp::Fault::bad_vocabulary);
    CHECK(std::string(error.what()).find(file.filename().string()) != std::string::npos);
  }
  std::filesystem::remove(file);
  try {
    fp::Vocabulary::load(file);
    FAIL("it was read");
  } catch (const fp::Error& error) {
    CHECK(error.fault() == fp::Fault::io);
  }
}
