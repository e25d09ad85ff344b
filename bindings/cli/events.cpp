// fingerpost events INDEX
#include "answers.hpp"
#include "command_line.hpp"
#include "options.hpp"
#include "output.hpp"

namespace fingerpost::cli {
namespace {

constexpr std::size_t page = 100;  // the most a search gives at once
constexpr std::size_t far = 10'000;

struct EventsOrder {
  std::string index = {}, from = {}, to = {}, as_of = {}, title = "Events", url = {};
  std::vector<std::string> topics = {}, tiers = {};
  bool ics = false, json = false;
};

Query query_of(const EventsOrder& order, Date as_of) {
  Query query;
  query.kinds = {Kind::event, Kind::course};
  query.topics = order.topics;
  query.period = within_option(order.from, order.to);
  if (query.period.open()) query.period.first = as_of;
  query.ended = Ended::rank_equally;
  query.sort = Sort::start;
  query.group = Group::section;
  query.limit = page;
  query.companions = false;
  return query;
}

// Every page of the answer in one.
Results all_of(const Searcher& searcher, Query query, AsOf as_of) {
  Results all = searcher.search(query, as_of);
  while (all.hits.size() < all.total && all.hits.size() <= far - page) {
    query.offset = all.hits.size();
    Results more = searcher.search(query, as_of);
    if (more.hits.empty()) break;
    std::move(more.hits.begin(), more.hits.end(), std::back_inserter(all.hits));
  }
  return all;
}

Exit run_events(const EventsOrder& order) {
  if (order.ics && order.json)
    throw Error(Fault::bad_argument, "--ics and --json cannot both be given");
  const AsOf as_of{day_or_today("--as-of", order.as_of)};
  const Query query = query_of(order, as_of.day);
  const Searcher searcher = searcher_for(Index::open(order.index), order.tiers);
  const Results results = all_of(searcher, query, as_of);
  if (order.ics)
    answer(to_icalendar(results, FeedInfo{.title = order.title, .url = order.url}));
  else if (order.json)
    answer_line(to_json(results));
  else
    answer(Answers(searcher, style_of_stdout()).calendar(results));
  return ok;
}

}  // namespace

void add_events(CommandLine& line) {
  Command command = line.add("events", "events and courses by day, also as a calendar");
  auto order = std::make_shared<EventsOrder>();
  command.takes("INDEX", order->index, "the index");
  command.value("--from", order->from, "D", "from then on (the day asked about)");
  command.value("--to", order->to, "D", "up to then");
  command.value("--as-of", order->as_of, "DATE", "the day asked about, YYYY-MM-DD (today)");
  command.values("--topic", order->topics, "T", "only this topic and those below it");
  command.values("--tier", order->tiers, "T", "also what is for these eyes only");
  command.flag("--ics", order->ics, "as a calendar (iCalendar)");
  command.value("--title", order->title, "TEXT", "the calendar's name");
  command.value("--url", order->url, "URL", "the page the calendar stands for");
  command.flag("--json", order->json, "the answer as JSON");
  command.examples(
      "  fingerpost events leeds.index\n"
      "  fingerpost events leeds.index --from 2024-05 --to 2024-06\n"
      "  fingerpost events leeds.index --ics > leeds.ics");
  command.runs([order] { return run_events(*order); });
}

}  // namespace fingerpost::cli
