// The questions of questions.ndjson, and what three engines answer to them.
//
// A part that is set aside ("set": "aside") is asked by name only (README.md), so that
// nobody learns its answers by running the tests; there is none among those of this folder.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "fingerpost/evaluate.hpp"
#include "fingerpost/json.hpp"
#include "rank/rank.hpp"

namespace fingerpost::questions {

using rank::Values;

// A question of the file, and which part it is of.
struct Asked {
  std::string id = {}, kind = {}, want = {}, note = {};  // `kind` is "class" in the file
  Request request = {};
  rank::Grades grades = {};
  bool known_baseline = false;  // later work is meant to serve it: asked, counted apart
  bool set_aside = false;       // nothing may be tuned on it
};

// Throws Error(bad_argument) for a line that is no question.
std::vector<Asked> load(const std::string& file);

// One engine's answers, question by question.
struct Run {
  std::string name = {};
  Values ndcg = {}, success = {};
};

// Document ids, best first.
using Ask = std::function<std::vector<std::string>(const Asked&)>;
Run run(const std::string& name, const std::vector<Asked>& questions, const Ask& ask);

// What `values` hold for the questions that `which` picks.
using Which = std::function<bool(const Asked&)>;
Values pick(const Values& values, const std::vector<Asked>& questions, const Which& which);

// One table: all, each class, and the known baselines apart.
std::string table(const std::vector<Asked>& questions, const std::vector<Run>& runs);

}  // namespace fingerpost::questions
