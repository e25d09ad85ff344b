// fingerpost show INDEX ID, and fingerpost check INDEX
#include "command_line.hpp"
#include "options.hpp"
#include "output.hpp"
#include "portrait.hpp"

namespace fingerpost::cli {
namespace {

struct ShowOrder {
  std::string index = {}, known_at = {};
  std::vector<std::string> ids = {}, tiers = {};
  bool json = false;
};

Exit run_show(const ShowOrder& order) {
  const auto known = order.known_at.empty()
                         ? std::nullopt
                         : std::optional(day_option("--known-at", order.known_at));
  const Index index = Index::open(order.index);
  const Searcher searcher = searcher_for(index, order.tiers);
  const Style style = style_of_stdout();
  Exit exit = ok;
  for (const auto& id : order.ids) {
    const auto document = searcher.find(id, known);
    if (!document) {
      say(Failure{id, Fault::bad_argument, "no such document in " + order.index});
      exit = some_failed;
    } else if (order.json) {
      answer_line(to_json(*document));
    } else {
      answer((&id == &order.ids.front() ? "" : "\n") +
             portrait(*document, index.vocabulary(), style));
    }
  }
  return exit;
}

struct CheckOrder {
  std::string index = {};
  bool json = false;
};

Exit run_check(const CheckOrder& order) {
  const CheckReport report = Index::check(order.index);
  if (order.json) {
    answer_line(to_json(report));
  } else {
    for (const auto& damage : report.damage)
      answer_line("damaged: " + shown(damage.file) + ": " + shown(damage.what));
    answer_line(std::to_string(report.files) + " files read, " +
                (report.damage.empty() ? "all as they were written"
                                       : std::to_string(report.damage.size()) + " damaged"));
  }
  return report.damage.empty() ? ok : damaged;
}

}  // namespace

void add_show(CommandLine& line) {
  Command command = line.add("show", "one document as it is understood");
  auto order = std::make_shared<ShowOrder>();
  command.takes("INDEX", order->index, "the index");
  command.takes("ID", order->ids, "the document's id; several may be given");
  command.value("--known-at", order->known_at, "DATE", "as it was recorded by that day");
  command.values("--tier", order->tiers, "T", "also what is for these eyes only");
  command.flag("--json", order->json, "as JSON, one document a line");
  command.examples(
      "  fingerpost show leeds.index newsletters/2024-04.txt\n"
      "  fingerpost show leeds.index kcsie-2026 --json");
  command.runs([order] { return run_show(*order); });
}

void add_check(CommandLine& line) {
  Command command = line.add("check", "read every file of an index and say what is damaged");
  auto order = std::make_shared<CheckOrder>();
  command.takes("INDEX", order->index, "the index");
  command.flag("--json", order->json, "as JSON");
  command.examples(
      "  fingerpost check leeds.index && cp -r leeds.index backup/\n"
      "\n"
      "Ends with 3 when something is damaged.");
  command.runs([order] { return run_check(*order); });
}

}  // namespace fingerpost::cli
