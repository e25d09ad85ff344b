// What cannot be judged is refused, and where it stands.
#include "fingerpost/evaluate.hpp"
#include "catch.hpp"
#include "index/support.hpp"

using namespace fingerpost;
using namespace fingerpost::tests;
using namespace std::chrono_literals;

namespace {

Question question(const std::string& id, std::map<std::string, int> grades) {
  Question question;
  question.request.query = {.id = id, .text = "otter"};
  question.grades = std::move(grades);
  return question;
}

std::string refusal(const Searcher& searcher, const std::vector<Question>& questions) {
  try {
    evaluate(searcher, questions, {2026y / 1 / 5, {}});
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::bad_argument);
    return error.what();
  }
  return "(taken)";
}

}  // namespace

TEST_CASE("questions of one id and questions without grades are refused by their place",
          "[index]") {
  Folder folder;
  const Index index = Index::create(folder / "i");
  Writer writer = index.writer();
  writer.put(document("a", "Otter", "An otter."));
  writer.commit(2026y / 1 / 5);
  const Searcher searcher = index.searcher();
  const Question good = question("q1", {{"a", 3}});
  CHECK(refusal(searcher, {good, question("q2", {{"a", 1}})}) == "(taken)");
  CHECK(refusal(searcher, {good, question("q2", {})}) == "question 2 (\"q2\") has no grades");
  CHECK(refusal(searcher, {good, question("q2", {{"a", 1}}), good}) ==
        "question 3 (\"q1\") has the id of question 1");
}
