// fingerpost diary INDEX
#include "command_line.hpp"
#include "options.hpp"
#include "output.hpp"

namespace fingerpost::cli {
namespace {

struct DiaryOrder {
  std::string index = {}, from = {}, to = {}, as_of = {}, place = {}, title = "Diary", url = {};
  std::vector<std::string> topics = {}, publishers = {}, tiers = {};
  bool ics = false, json = false;
};

Exit run_diary(const DiaryOrder& order) {
  if (order.ics && order.json)
    throw Error(Fault::bad_argument, "--ics and --json cannot both be given");
  const AsOf as_of{day_or_today("--as-of", order.as_of)};
  const Searcher searcher = searcher_for(Index::open(order.index), order.tiers);
  const Diary found = diary(searcher,
                            {.period = within_option(order.from, order.to),
                             .topics = order.topics,
                             .publishers = order.publishers,
                             .place = order.place},
                            as_of);
  if (order.ics)
    answer(to_icalendar(found, FeedInfo{.title = order.title, .url = order.url}));
  else if (order.json)
    answer_line(to_json(found));
  else
    answer(found.entries.empty() ? "nothing in these days\n" : to_text(found));
  return ok;
}

}  // namespace

void add_diary(CommandLine& line) {
  Command command = line.add("diary", "what happens between two days, each event once");
  auto order = std::make_shared<DiaryOrder>();
  command.takes("INDEX", order->index, "the index");
  command.value("--from", order->from, "D", "from then on (the day asked about)");
  command.value("--to", order->to, "D", "up to then (a year later)");
  command.value("--as-of", order->as_of, "DATE", "the day asked about, YYYY-MM-DD (today)");
  command.values("--topic", order->topics, "T", "only this topic and those below it");
  command.values("--publisher", order->publishers, "P", "only what this one publishes");
  command.value("--for", order->place, "PLACE", "nothing that is not for this place");
  command.values("--tier", order->tiers, "T", "also what is for these eyes only");
  command.flag("--ics", order->ics, "as a calendar (iCalendar)");
  command.value("--title", order->title, "TEXT", "the calendar's name");
  command.value("--url", order->url, "URL", "the page the calendar stands for");
  command.flag("--json", order->json, "as JSON");
  command.examples(
      "  fingerpost diary leeds.index --from 2024-05 --to 2024-06\n"
      "  fingerpost diary leeds.index --ics --url https://leedsscp.example/ > leeds.ics\n"
      "\n"
      "What a newsletter, a page and a calendar file tell of one event is put together,\n"
      "what recurs is told day by day, what is cancelled, put off or moved is kept and\n"
      "says so. An event keeps its UID; its SEQUENCE grows when it is told anew.");
  command.runs([order] { return run_diary(*order); });
}

}  // namespace fingerpost::cli
