// fingerpost report INDEX
#include "command_line.hpp"
#include "options.hpp"
#include "output.hpp"

namespace fingerpost::cli {
namespace {

struct ReportOrder {
  std::string index = {}, as_of = {}, form = "text";
  std::vector<std::string> matters = {}, kinds = {}, publishers = {}, topics = {}, tiers = {};
  std::size_t within = ReportOptions().within;
  bool json = false;
};

Exit run_report(const ReportOrder& order) {
  ReportOptions options{.matters = enum_options<Matter>("--matter", order.matters),
                        .within = static_cast<unsigned>(order.within)};
  options.filter.kinds = enum_options<Kind>("--kind", order.kinds);
  options.filter.publishers = order.publishers;
  options.filter.topics = order.topics;
  const AsOf as_of{day_or_today("--as-of", order.as_of)};
  const Index index = Index::open(order.index);
  const ContentReport report =
      content_report(index, searcher_for(index, order.tiers), options, as_of);
  if (order.json || order.form == "json")
    answer_line(to_json(report));
  else if (order.form == "csv")
    answer(to_csv(report));
  else if (order.form == "svg")
    answer(to_svg(report));
  else if (order.form == "text")
    answer(to_text(report));
  else
    throw Error(Fault::bad_argument,
                "--form: '" + order.form + "' is none of text, json, csv, svg");
  return ok;
}

}  // namespace

void add_report(CommandLine& line) {
  Command command = line.add("report", "what went stale, contradicts itself or is missing");
  auto order = std::make_shared<ReportOrder>();
  command.takes("INDEX", order->index, "the index");
  command.values("--matter", order->matters, "M", "only this matter (all: see below)");
  command.number("--within", order->within, "DAYS", "in which a review falls due (90)", 0, 3660);
  command.value("--as-of", order->as_of, "DATE", "the day asked about, YYYY-MM-DD (today)");
  command.value("--form", order->form, "F", "text, json, csv or svg");
  command.values("--kind", order->kinds, "K", "only this kind");
  command.values("--topic", order->topics, "T", "only this topic and those below it");
  command.values("--publisher", order->publishers, "P", "only what this one publishes");
  command.values("--tier", order->tiers, "T", "also what is for these eyes only");
  command.flag("--json", order->json, "as JSON");
  command.examples(
      "  fingerpost report leeds.index\n"
      "  fingerpost report leeds.index --matter due --within 30 --form csv\n"
      "  fingerpost report leeds.index --form svg > review.svg\n"
      "\n"
      "Matters: overdue, due, undated, conflicting_dates, cites_superseded,\n"
      "copies_disagree, contacts_differ, topic_without_guidance.\n"
      "Each finding comes with its evidence: which document, where, in which words.");
  command.runs([order] { return run_report(*order); });
}

}  // namespace fingerpost::cli
