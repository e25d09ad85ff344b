// fingerpost changes INDEX --since CURSOR
#include <algorithm>

#include "command_line.hpp"
#include "options.hpp"
#include "output.hpp"
#include "words.hpp"

namespace fingerpost::cli {
namespace {

struct ChangesOrder {
  std::string index = {}, since = {}, as_of = {}, title = "Changes", url = {};
  std::vector<std::string> tiers = {}, kinds = {}, topics = {}, publishers = {}, layers = {};
  std::string place = {}, filter = {};
  std::size_t ahead = ChangesOptions().ahead;
  bool brief = false, json = false, atom = false;
};

std::string indented(const std::string& lines) {
  std::string out;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    out += "    " + shown(lines.substr(at, end - at)) + '\n';
    at = end + 1;
  }
  return out;
}

// "2024-09-01  came into force  Keeping children safe in education 2024 (kcsie-2024)"
std::string lines_of(const Change& change) {
  std::string what = plain(name(change.change));
  constexpr std::size_t widest = 15;
  what.resize(std::max(widest, what.size()), ' ');
  std::string out = to_iso(change.on) + "  " + what + "  " + shown(change.title) + " (" +
                    shown(change.document) + ")\n";
  for (const std::string& heading : change.headings)
    if (!heading.empty()) out += "    " + shown(heading) + '\n';
  if (!change.superseded_by.empty())
    out += "    read instead: " + shown(change.superseded_by) + '\n';
  return out + (change.differences ? indented(to_text(*change.differences)) : "");
}

// Nothing where none is given.
std::optional<Query> filter_of(const ChangesOrder& order) {
  Query filter{.text = order.filter,
               .kinds = enum_options<Kind>("--kind", order.kinds),
               .topics = order.topics,
               .publishers = order.publishers,
               .layers = enum_options<Layer>("--layer", order.layers),
               .place = order.place};
  const bool given = !filter.text.empty() || !filter.kinds.empty() || !filter.topics.empty() ||
                     !filter.publishers.empty() || !filter.layers.empty() || !filter.place.empty();
  return given ? std::optional(std::move(filter)) : std::nullopt;
}

Exit run_changes(const ChangesOrder& order) {
  if (order.atom && order.json)
    throw Error(Fault::bad_argument, "--atom and --json cannot both be given");
  const Date day = day_or_today("--as-of", order.as_of);
  const Searcher searcher = searcher_for(Index::open(order.index), order.tiers);
  const Changes changes = searcher.changes(order.since, day,
                                           {.ahead = static_cast<unsigned>(order.ahead),
                                            .differences = !order.brief,
                                            .filter = filter_of(order)});
  if (order.atom) {
    answer(to_atom(changes, FeedInfo{.title = order.title, .url = order.url}));
  } else if (order.json) {
    answer_line(to_json(changes));
  } else {
    std::string lines;
    for (const Change& each : changes.changes) lines += lines_of(each);
    answer(lines + "cursor: " + changes.cursor + '\n');
  }
  return ok;
}

}  // namespace

void add_changes(CommandLine& line) {
  Command command = line.add("changes", "what is new, changed, in force, ended, due");
  auto order = std::make_shared<ChangesOrder>();
  command.takes("INDEX", order->index, "the index");
  command.value("--since", order->since, "CURSOR",
                "of the last changes, or a day; all, where none is given");
  command.value("--as-of", order->as_of, "DATE", "the day asked about, YYYY-MM-DD (today)");
  command.number("--ahead", order->ahead, "DAYS", "what begins within so many (14; up to 366)", 0,
                 366);
  command.values("--kind", order->kinds, "K", "only of this kind");
  command.values("--topic", order->topics, "T", "only about this topic and those below it");
  command.values("--publisher", order->publishers, "P", "only what this one publishes");
  command.values("--layer", order->layers, "L", "national, regional, local or agency");
  command.value("--for", order->place, "PLACE", "nothing that is not for this place");
  command.value("--filter", order->filter, "TEXT", "fields: standing:, title:");
  command.values("--tier", order->tiers, "T", "also what is for these eyes only");
  command.flag("--brief", order->brief, "not what changed in what changed");
  command.flag("--atom", order->atom, "as a feed (Atom)");
  command.value("--title", order->title, "TEXT", "the feed's name");
  command.value("--url", order->url, "URL", "the page the feed stands for");
  command.flag("--json", order->json, "as JSON");
  command.examples(
      "  fingerpost changes leeds.index --since 2024-05-01\n"
      "  fingerpost changes leeds.index --since \"$(cat cursor)\" --json\n"
      "\n"
      "Each thing is told once, from cursor to cursor: by commits (added, changed,\n"
      "removed) and by the days (came into force, ended, superseded, review due,\n"
      "coming up). A cursor stays good when the index is merged or copied; that of\n"
      "another index, or of a state lost by restoring it, is refused: begin again.");
  command.runs([order] { return run_changes(*order); });
}

}  // namespace fingerpost::cli
