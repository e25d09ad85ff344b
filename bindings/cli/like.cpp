// fingerpost like INDEX ID
#include "answers.hpp"
#include "command_line.hpp"
#include "options.hpp"
#include "output.hpp"

namespace fingerpost::cli {
namespace {

struct LikeOrder {
  std::string index = {}, id = {}, anchor = {}, as_of = {}, known_at = {}, place = {};
  std::vector<std::string> tiers = {};
  std::size_t limit = 10;
  bool json = false;
};

Exit run_like(const LikeOrder& order) {
  AsOf day{day_or_today("--as-of", order.as_of)};
  if (!order.known_at.empty()) day.known = day_option("--known-at", order.known_at);
  const Searcher searcher = searcher_for(Index::open(order.index), order.tiers);
  const Results results = searcher.like(order.id, day, order.limit, order.anchor, order.place);
  if (order.json)
    answer_line(to_json(results));
  else
    answer(Answers(searcher, style_of_stdout()).of(results));
  return ok;
}

}  // namespace

void add_like(CommandLine& line) {
  Command command = line.add("like", "what is most like a document");
  auto order = std::make_shared<LikeOrder>();
  command.takes("INDEX", order->index, "the index");
  command.takes("ID", order->id, "the document's id");
  command.value("--anchor", order->anchor, "ANCHOR", "like this section of it alone");
  command.value("--as-of", order->as_of, "DATE", "the day asked about, YYYY-MM-DD (today)");
  command.value("--known-at", order->known_at, "DATE", "only what was recorded by that day");
  command.values("--tier", order->tiers, "T", "also what is for these eyes only");
  command.value("--for", order->place, "PLACE", "whose procedures apply: leeds");
  command.number("--limit", order->limit, "N", "answers at most (10; up to 100)", 0, 100);
  command.flag("--json", order->json, "the answer as JSON");
  command.examples(
      "  fingerpost like leeds.index protocols/bruising.html --for leeds\n"
      "\n"
      "By its rarest words and its topics. The document, its copies and its other\n"
      "editions are left out; what is over comes last.");
  command.runs([order] { return run_like(*order); });
}

}  // namespace fingerpost::cli
