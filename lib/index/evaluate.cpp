// Two sets of weights answer the same questions, and each group of questions says how
// well, and how sure that is.
#include "fingerpost/evaluate.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "fingerpost/error.hpp"
#include "rank/rank.hpp"

namespace fingerpost {
namespace {

using rank::Values;

struct Run {
  Values ndcg = {}, success = {}, recall = {};
};

std::vector<std::string> ask(const Searcher& searcher, const Question& question, AsOf otherwise,
                             const Weights& weights) {
  Query query = question.request.query;
  query.weights = weights;
  query.limit = 100;
  query.offset = 0;
  query.snippets = query.explain = false;
  query.facets = false;
  const AsOf day{question.request.as_of.value_or(otherwise.day),
                 question.request.known_at ? question.request.known_at : otherwise.known};
  std::vector<std::string> documents;
  for (const Hit& hit : searcher.search(query, day).hits) documents.push_back(hit.document);
  return documents;
}

Run run(const Searcher& searcher, const std::vector<Question>& questions, AsOf otherwise,
        const Weights& weights) {
  Run run;
  for (const Question& question : questions) {
    const auto answer = ask(searcher, question, otherwise, weights);
    run.ndcg.push_back(rank::ndcg(answer, question.grades));
    run.success.push_back(rank::success(answer, question.grades));
    run.recall.push_back(rank::recall(answer, question.grades));
  }
  return run;
}

using Which = std::function<bool(const Question&)>;

class Judge {
 public:
  Judge(const std::vector<Question>& questions, const Run& ours, const Run* theirs)
      : questions_(questions), ours_(ours), theirs_(theirs) {}

  void add(const std::string& name, const Which& which, Evaluation& to) const {
    Evaluation::Group group{.name = name,
                            .questions = static_cast<std::size_t>(
                                std::count_if(questions_.begin(), questions_.end(), which))};
    if (group.questions == 0) return;
    group.measures = measures(ours_, which);
    if (theirs_) {
      group.against = measures(*theirs_, which);
      group.difference = {.ndcg_10 = difference(&Run::ndcg, which),
                          .success_1 = difference(&Run::success, which),
                          .recall_100 = difference(&Run::recall, which)};
    }
    to.groups.push_back(std::move(group));
  }

 private:
  Values pick(const Values& values, const Which& which) const {
    Values picked;
    for (std::size_t i = 0; i < questions_.size(); ++i)
      if (which(questions_[i])) picked.push_back(values[i]);
    return picked;
  }

  Evaluation::Measures measures(const Run& run, const Which& which) const {
    auto measured = [&](const Values& values) {
      const Values picked = pick(values, which);
      const rank::Interval around = rank::bootstrap(picked);
      return Evaluation::Measured{rank::mean(picked), around.low, around.high};
    };
    return {measured(run.ndcg), measured(run.success), measured(run.recall)};
  }

  Evaluation::Difference difference(Values Run::*values, const Which& which) const {
    const Values ours = pick(ours_.*values, which), theirs = pick(theirs_->*values, which);
    return {rank::mean(theirs) - rank::mean(ours), rank::randomisation(theirs, ours)};
  }

  const std::vector<Question>& questions_;
  const Run& ours_;
  const Run* theirs_;
};

std::vector<std::string> missing(const Searcher& searcher, const std::vector<Question>& questions) {
  const std::vector<std::string> ids = searcher.ids();
  std::set<std::string> missing;
  for (const Question& question : questions)
    for (const auto& [document, grade] : question.grades)
      if (!std::binary_search(ids.begin(), ids.end(), document)) missing.insert(document);
  return {missing.begin(), missing.end()};
}

// Said of a question by its place, which is its line in a file without empty ones.
[[noreturn]] void refuse(std::size_t place, const Question& question, const std::string& why) {
  throw Error(Fault::bad_argument, "question " + std::to_string(place + 1) + " (\"" +
                                       question.request.query.id.substr(0, 60) + "\") " + why);
}

void check(const std::vector<Question>& questions) {
  if (questions.empty()) throw Error(Fault::bad_argument, "there are no questions");
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const std::string& id = questions[i].request.query.id;
    if (questions[i].grades.empty()) refuse(i, questions[i], "has no grades");
    const auto [at, fresh] = places.emplace(id, i);
    if (!fresh && !id.empty())
      refuse(i, questions[i], "has the id of question " + std::to_string(at->second + 1));
  }
}

}  // namespace

Evaluation evaluate(const Searcher& searcher, const std::vector<Question>& questions,
                    AsOf otherwise, const Weights& weights, const std::optional<Weights>& against) {
  check(questions);
  const Run ours = run(searcher, questions, otherwise, weights);
  std::optional<Run> theirs;
  if (against) theirs = run(searcher, questions, otherwise, *against);
  const Judge judge(questions, ours, theirs ? &*theirs : nullptr);
  Evaluation evaluation{.missing = missing(searcher, questions)};
  auto counted = [](const Question& question) { return !question.known_baseline; };
  judge.add("all", counted, evaluation);
  std::set<std::string> groups;
  for (const Question& question : questions) groups.insert(question.group);
  for (const std::string& group : groups)
    if (!group.empty())
      judge.add(
          group, [&](const Question& q) { return counted(q) && q.group == group; }, evaluation);
  judge.add(
      "known baselines", [](const Question& q) { return q.known_baseline; }, evaluation);
  return evaluation;
}

}  // namespace fingerpost
