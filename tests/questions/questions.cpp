#include "questions/questions.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <set>

namespace fingerpost::questions {

using rank::bootstrap, rank::mean, rank::randomisation;

namespace {

Asked question_of(std::string_view line) {
  const fingerpost::Question read = question_from_json(line);
  const std::string id = read.request.query.id;
  if (!read.request.as_of) throw Error(Fault::bad_argument, id + " lacks its day");
  if (!parse_json(line).find("set")) throw Error(Fault::bad_argument, id + " belongs to no set");
  return {.id = id,
          .kind = read.group,
          .want = read.want,
          .note = read.note,
          .request = read.request,
          .grades = read.grades,
          .known_baseline = read.known_baseline,
          .set_aside = read.aside};
}

std::string row(const std::string& label, const std::vector<Asked>& questions,
                const std::vector<Run>& runs, const Which& which) {
  char cell[160];
  std::size_t count = pick(runs.front().ndcg, questions, which).size();
  if (count == 0) return {};
  std::snprintf(cell, sizeof cell, "%-18s %4zu ", label.c_str(), count);
  std::string line = cell;
  for (const Run& run : runs) {
    Values ndcg = pick(run.ndcg, questions, which);
    rank::Interval around = bootstrap(ndcg);
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

std::string beside(const std::vector<Asked>& questions, const std::vector<Run>& runs) {
  std::string text;
  auto counted = [](const Asked& question) { return !question.known_baseline; };
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

std::vector<Asked> load(const std::string& file) {
  std::vector<Asked> questions;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) questions.push_back(question_of(line));
  return questions;
}

Run run(const std::string& name, const std::vector<Asked>& questions, const Ask& ask) {
  Run run{.name = name};
  for (const Asked& question : questions) {
    std::vector<std::string> answer = ask(question);
    run.ndcg.push_back(rank::ndcg(answer, question.grades));
    run.success.push_back(rank::success(answer, question.grades));
  }
  return run;
}

Values pick(const Values& values, const std::vector<Asked>& questions, const Which& which) {
  Values picked;
  for (std::size_t i = 0; i < questions.size(); ++i)
    if (which(questions[i])) picked.push_back(values[i]);
  return picked;
}

std::string table(const std::vector<Asked>& questions, const std::vector<Run>& runs) {
  auto counted = [](const Asked& question) { return !question.known_baseline; };
  std::string text = head(runs) + row("all", questions, runs, counted);
  std::set<std::string> kinds;
  for (const Asked& question : questions) kinds.insert(question.kind);
  for (const std::string& kind : kinds)
    text += row("  " + kind, questions, runs,
                [&](const Asked& q) { return counted(q) && q.kind == kind; });
  text += row("known baselines", questions, runs, [](const Asked& q) { return q.known_baseline; });
  return text + beside(questions, runs);
}

}  // namespace fingerpost::questions
