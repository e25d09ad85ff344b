#include "questions/questions.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <set>

namespace fingerpost::questions {
namespace {

std::string text_of(const Json& line, const char* key) {
  const Json* value = line.find(key);
  if (!value) return {};
  if (!value->text()) throw Error(Fault::bad_argument, std::string(key) + " is no text");
  return *value->text();
}

// The keys that are the request's; the others are ours.
Request request_of(const Json& line) {
  Json::Object request;
  for (const char* key : {"id", "text", "as_of", "known_at", "for", "kinds"})
    if (const Json* value = line.find(key)) request.emplace_back(key, *value);
  return request_from_json(to_json(Json(std::move(request))));
}

Question question_of(const Json& line) {
  Question question{.id = text_of(line, "id"),
                    .kind = text_of(line, "class"),
                    .want = text_of(line, "want"),
                    .note = text_of(line, "note"),
                    .request = request_of(line)};
  const Json* grades = line.find("grades");
  if (!grades || !grades->object() || !question.request.as_of)
    throw Error(Fault::bad_argument, question.id + " lacks its day or its grades");
  for (const auto& [document, grade] : *grades->object())
    question.grades[document] = static_cast<int>(*grade.integer());
  const Json* known = line.find("known_baseline");
  question.known_baseline = known && known->boolean() && *known->boolean();
  std::string set = text_of(line, "set");
  if (set != "aside" && set != "tuning")
    throw Error(Fault::bad_argument, question.id + " belongs to no set");
  question.set_aside = set == "aside";
  return question;
}

std::string row(const std::string& label, const std::vector<Question>& questions,
                const std::vector<Run>& runs, const Which& which) {
  char cell[160];
  std::size_t count = pick(runs.front().ndcg, questions, which).size();
  if (count == 0) return {};
  std::snprintf(cell, sizeof cell, "%-18s %4zu ", label.c_str(), count);
  std::string line = cell;
  for (const Run& run : runs) {
    Values ndcg = pick(run.ndcg, questions, which);
    Interval around = bootstrap(ndcg);
    std::snprintf(cell, sizeof cell, " | %.3f [%.3f %.3f]  %.3f", mean(ndcg), around.low,
                  around.high, mean(pick(run.success, questions, which)));
    line += cell;
  }
  return line + '\n';
}

std::string head(const std::vector<Run>& runs) {
  char cell[160];
  std::snprintf(cell, sizeof cell, "%-18s %4s ", "", "");
  std::string names = cell;
  std::snprintf(cell, sizeof cell, "%-18s %4s ", "questions", "n");
  std::string columns = cell;
  for (const Run& run : runs) {
    std::snprintf(cell, sizeof cell, " | %-28s", run.name.c_str());
    names += cell;
    std::snprintf(cell, sizeof cell, " | %-20s  %-6s", "nDCG@10 [95 %]", "succ@1");
    columns += cell;
  }
  return names + '\n' + columns + '\n';
}

std::string beside(const std::vector<Question>& questions, const std::vector<Run>& runs) {
  std::string text;
  auto counted = [](const Question& question) { return !question.known_baseline; };
  for (std::size_t i = 1; i < runs.size(); ++i) {
    char line[200];
    Values ours = pick(runs[0].ndcg, questions, counted);
    Values theirs = pick(runs[i].ndcg, questions, counted);
    Values first = pick(runs[0].success, questions, counted);
    Values their_first = pick(runs[i].success, questions, counted);
    std::snprintf(line, sizeof line,
                  "%s against %s: nDCG@10 %+.3f (p = %.4f), success@1 %+.3f (p = %.4f)\n",
                  runs[0].name.c_str(), runs[i].name.c_str(), mean(ours) - mean(theirs),
                  randomisation(ours, theirs), mean(first) - mean(their_first),
                  randomisation(first, their_first));
    text += line;
  }
  return text;
}

}  // namespace

std::vector<Question> load(const std::string& file) {
  std::vector<Question> questions;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) questions.push_back(question_of(parse_json(line)));
  return questions;
}

std::vector<Question> part(std::vector<Question> questions, Part wanted) {
  auto other = [&](const Question& question) {
    return question.set_aside != (wanted == Part::set_aside);
  };
  questions.erase(std::remove_if(questions.begin(), questions.end(), other), questions.end());
  return questions;
}

Run run(const std::string& name, const std::vector<Question>& questions, const Ask& ask) {
  Run run{.name = name};
  for (const Question& question : questions) {
    std::vector<std::string> answer = ask(question);
    run.ndcg.push_back(ndcg(answer, question.grades));
    run.success.push_back(success(answer, question.grades));
  }
  return run;
}

Values pick(const Values& values, const std::vector<Question>& questions, const Which& which) {
  Values picked;
  for (std::size_t i = 0; i < questions.size(); ++i)
    if (which(questions[i])) picked.push_back(values[i]);
  return picked;
}

std::string table(const std::vector<Question>& questions, const std::vector<Run>& runs) {
  auto counted = [](const Question& question) { return !question.known_baseline; };
  std::string text = head(runs) + row("all", questions, runs, counted);
  std::set<std::string> kinds;
  for (const Question& question : questions) kinds.insert(question.kind);
  for (const std::string& kind : kinds)
    text += row("  " + kind, questions, runs,
                [&](const Question& q) { return counted(q) && q.kind == kind; });
  text +=
      row("known baselines", questions, runs, [](const Question& q) { return q.known_baseline; });
  return text + beside(questions, runs);
}

}  // namespace fingerpost::questions
