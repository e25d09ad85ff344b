#include <string>

#include "catch.hpp"
#include "fingerpost/error.hpp"
#include "fingerpost/evaluate.hpp"

using namespace fingerpost;

namespace {

template <class Read>
std::string refusal(Read read, std::string_view text) {
  try {
    read(text);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::bad_argument);
    return error.what();
  }
  return "(taken)";
}

}  // namespace

TEST_CASE("weights are changed by name, and the others stay", "[json]") {
  const Weights weights = weights_from_json(R"({"feedback": 0, "superseded": 0.1})");
  CHECK(weights.feedback == 0);
  CHECK(weights.superseded == 0.1);
  CHECK(weights.agency == Weights().agency);
  CHECK(weights_from_json(to_json(weights)) == weights);
  CHECK(weights_from_json("{}") == Weights());
  CHECK(request_from_json(R"({"text": "a", "weights": {"topic": 2}})").query.weights.topic == 2);
}

TEST_CASE("a weight that is none, or out of its bounds, is an error that says so", "[json]") {
  const struct {
    const char *json, *says;
  } table[] = {{R"({"feedbak": 0})", "\"feedback\""},
               {R"({"feedback": 1})", "a number from 0 to 0.9"},
               {R"({"ended": 0})", "a number from 0.02 to 2"},
               {R"({"ended": "low"})", "\"ended\""},
               {R"({"ended": 1e999})", ""},
               {R"(["ended"])", "set of weights"},
               {R"({"ended": 0.5, "ended": 0.6})", ""}};
  for (const auto& each : table) {
    INFO(each.json);
    CHECK(refusal(weights_from_json, each.json).find(each.says) != std::string::npos);
    CHECK(refusal(weights_from_json, each.json) != "(taken)");
  }
}

TEST_CASE("a question is a request with grades", "[json]") {
  const Question question = question_from_json(
      R"({"id": "q1", "text": "EDT", "as_of": "2026-01-15", "for": "leeds", "class": "contact",
          "grades": {"a": 3, "b": 0}, "want": "a card", "set": "aside", "known_baseline": true})");
  CHECK(question.request.query.place == "leeds");
  CHECK(question.grades == std::map<std::string, int>{{"a", 3}, {"b", 0}});
  CHECK(question.group == "contact");
  CHECK(question.aside);
  CHECK(question.known_baseline);
  const struct {
    const char *json, *says;
  } table[] = {{R"({"text": "EDT", "grades": {}})", "\"id\""},
               {R"({"id": "q", "text": "EDT"})", "grades"},
               {R"({"id": "q", "grades": {"a": 4}})", "a grade from 0 to 3"},
               {R"({"id": "q", "grades": [], "text": ""})", "grades"},
               {R"({"id": "q", "grades": {}, "txet": ""})", "text"},
               {R"("q")", "question"}};
  for (const auto& each : table) {
    INFO(each.json);
    CHECK(refusal(question_from_json, each.json).find(each.says) != std::string::npos);
  }
}
