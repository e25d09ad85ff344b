// The questions of questions.ndjson, and what three engines answer to them.
//
// Two parts are never mixed: one to tune on, asked in every run, and one set
// aside, asked by name only (README.md), so that nobody learns its answers by
// running the tests.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "fingerpost/json.hpp"
#include "questions/measures.hpp"

namespace fingerpost::questions {

struct Question {
  std::string id = {}, kind = {}, want = {}, note = {};  // `kind` is "class" in the file
  Request request = {};
  Grades grades = {};
  bool known_baseline = false;  // later work is meant to serve it: asked, counted apart
  bool set_aside = false;       // nothing may be tuned on it
};

// Throws Error(bad_argument) for a line that is no question.
std::vector<Question> load(const std::string& file);

enum class Part { tuning, set_aside };
std::vector<Question> part(std::vector<Question> questions, Part wanted);

// One engine's answers, question by question.
struct Run {
  std::string name = {};
  Values ndcg = {}, success = {};
};

// Document ids, best first.
using Ask = std::function<std::vector<std::string>(const Question&)>;
Run run(const std::string& name, const std::vector<Question>& questions, const Ask& ask);

// What `values` hold for the questions that `which` picks.
using Which = std::function<bool(const Question&)>;
Values pick(const Values& values, const std::vector<Question>& questions, const Which& which);

// One table: all, each class, and the known baselines apart.
std::string table(const std::vector<Question>& questions, const std::vector<Run>& runs);

}  // namespace fingerpost::questions
