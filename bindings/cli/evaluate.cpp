// fingerpost evaluate INDEX QUESTIONS
#include <cstdio>

#include "command_line.hpp"
#include "fingerpost/evaluate.hpp"
#include "input.hpp"
#include "options.hpp"
#include "output.hpp"

namespace fingerpost::cli {
namespace {

struct EvaluateOrder {
  std::string index = {}, questions = {}, as_of = {}, weights = {}, against = {};
  std::vector<std::string> tiers = {};
  bool json = false;
};

// A wrong line is named, and nothing is measured on the others.
std::vector<Question> questions_in(const std::string& file) {
  std::vector<Question> questions;
  Lines lines{Input(file)};
  while (const auto line = lines.next()) {
    if (line->too_long)
      throw Error(Fault::limit, lines.place(line->number) + ": longer than 33 MiB");
    try {
      questions.push_back(question_from_json(line->text));
    } catch (const Error& error) {
      throw Error(Fault::bad_vocabulary, lines.place(line->number) + ": " + error.what());
    }
  }
  return questions;
}

std::string cell(const Evaluation::Measured& measured) {
  char text[64];
  std::snprintf(text, sizeof text, "  %.3f [%.3f %.3f]", measured.mean, measured.low,
                measured.high);
  return text;
}

std::string cells(const Evaluation::Measures& measures) {
  return cell(measures.ndcg_10) + cell(measures.success_1) + cell(measures.recall_100);
}

std::string cell(const Evaluation::Difference& difference) {
  char text[64];
  std::snprintf(text, sizeof text, "  %+.3f (p = %.4f)   ", difference.mean, difference.p);
  return text;
}

std::string cells(const Evaluation::Differences& difference) {
  return cell(difference.ndcg_10) + cell(difference.success_1) + cell(difference.recall_100);
}

std::string labelled(const std::string& label, const std::string& rest) {
  const std::size_t wide = 26;
  std::string text = label;
  for (std::size_t at = columns(text); at < wide; ++at) text += ' ';
  return text + rest;
}

std::string table(const Evaluation& evaluation) {
  std::string text =
      labelled("questions", "  nDCG@10              success@1            recall@100");
  text += '\n';
  for (const auto& group : evaluation.groups) {
    const std::string count = " (" + std::to_string(group.questions) + ")";
    text += labelled(shown(group.name) + count, cells(group.measures)) + '\n';
    if (group.against) text += labelled("  against", cells(*group.against)) + '\n';
    if (group.difference) text += labelled("  difference", cells(*group.difference)) + '\n';
  }
  return text;
}

Exit run_evaluate(const EvaluateOrder& order) {
  const AsOf day{day_or_today("--as-of", order.as_of), {}};
  const Weights weights = weights_option(order.weights);
  std::optional<Weights> against;
  if (!order.against.empty()) against = weights_option(order.against);
  const std::vector<Question> questions = questions_in(order.questions);
  const Searcher searcher = searcher_for(Index::open(order.index), order.tiers);
  const Evaluation evaluation = evaluate(searcher, questions, day, weights, against);
  if (order.json)
    answer_line(to_json(evaluation));
  else
    answer(table(evaluation));
  for (const auto& id : evaluation.missing) say("graded, but not in the index: " + in_quotes(id));
  return ok;
}

}  // namespace

void add_evaluate(CommandLine& line) {
  Command command = line.add("evaluate", "how well an index answers its questions");
  auto order = std::make_shared<EvaluateOrder>();
  command.takes("INDEX", order->index, "the index");
  command.takes("QUESTIONS", order->questions, "NDJSON: requests with \"grades\", or -");
  command.value("--weights", order->weights, "FILE", "the weights that answer (as measured)");
  command.value("--against", order->against, "FILE", "other weights, compared with those");
  command.value("--as-of", order->as_of, "DATE", "the day of questions that name none (today)");
  command.values("--tier", order->tiers, "T", "also what is for these eyes only");
  command.flag("--json", order->json, "the figures as JSON");
  command.examples(
      "  fingerpost evaluate leeds.index questions.ndjson\n"
      "  fingerpost evaluate leeds.index questions.ndjson --against ours.json\n"
      "\n"
      "A question: {\"id\": \"q1\", \"text\": \"EDT\", \"as_of\": \"2026-01-15\",\n"
      "\"class\": \"contact\", \"grades\": {\"contacts/edt\": 3}}, with grades 3 right,\n"
      "2 good, 1 acceptable. Weights: {\"feedback\": 0, \"superseded\": 0.1}.\n"
      "Means have 95 % intervals; p is how often chance alone would differ so.");
  command.runs([order] { return run_evaluate(*order); });
}

}  // namespace fingerpost::cli
