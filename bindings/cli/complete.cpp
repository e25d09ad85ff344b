// fingerpost complete INDEX PREFIX
#include "command_line.hpp"
#include "fingerpost/fingerpost.hpp"
#include "options.hpp"
#include "output.hpp"

namespace fingerpost::cli {
namespace {

struct CompleteOrder {
  std::string index = {};
  std::vector<std::string> words = {};
  std::string as_of = {};
  std::vector<std::string> tiers = {};
  std::size_t limit = 10;
  bool json = false;
};

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

// "Bruising in babies   2 documents, ended"
std::string line_of(const Completion& completion) {
  std::string line = completion.text + "   " + std::to_string(completion.documents) +
                     (completion.documents == 1 ? " document" : " documents");
  if (completion.standing != Standing::in_force && completion.standing != Standing::undated)
    line.append(", ").append(name(completion.standing));
  return line + '\n';
}

Exit run_complete(const CompleteOrder& order) {
  const AsOf day{day_or_today("--as-of", order.as_of)};
  const Searcher searcher = searcher_for(Index::open(order.index), order.tiers);
  const auto completions = searcher.complete(joined(order.words), day, order.limit);
  if (order.json) {
    answer_line(to_json(completions));
    return ok;
  }
  std::string lines;
  for (const Completion& each : completions) lines += line_of(each);
  answer(lines);
  return ok;
}

}  // namespace

void add_complete(CommandLine& line) {
  Command command = line.add("complete", "what may be meant by the beginning of a word");
  auto order = std::make_shared<CompleteOrder>();
  command.takes("INDEX", order->index, "the index");
  command.takes("PREFIX", order->words, "what is typed so far");
  command.value("--as-of", order->as_of, "DATE", "the day asked about, YYYY-MM-DD (today)");
  command.values("--tier", order->tiers, "T", "also what is for these eyes only");
  command.number("--limit", order->limit, "N", "completions at most (10; up to 100)", 0, 100);
  command.flag("--json", order->json, "as JSON");
  command.examples(
      "  fingerpost complete leeds.index brui\n"
      "  fingerpost complete leeds.index missing chi --json");
  command.runs([order] { return run_complete(*order); });
}

}  // namespace fingerpost::cli
