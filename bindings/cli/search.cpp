// fingerpost search INDEX [QUERY]
#include "answers.hpp"
#include "command_line.hpp"
#include "input.hpp"
#include "options.hpp"
#include "output.hpp"

namespace fingerpost::cli {
namespace {

struct SearchOrder {
  std::string index = {};
  std::vector<std::string> words = {};
  std::string as_of = {}, known_at = {}, from = {}, to = {}, queries = {}, weights = {},
              timeout = {};
  std::vector<std::string> kinds = {}, topics = {}, publishers = {}, layers = {}, tiers = {},
                           facet = {};
  std::string place = {}, context = {}, ended = {}, sort = {}, group = {};
  std::size_t limit = 10, offset = 0;
  bool facets = false, explain = false, alone = false, json = false, strict = false;
  std::vector<std::string> literal = {}, extra = {};
};

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

Query query_of(const SearchOrder& order) {
  Query query;
  query.text = joined(order.words);
  query.kinds = enum_options<Kind>("--kind", order.kinds);
  query.layers = enum_options<Layer>("--layer", order.layers);
  query.topics = order.topics;
  query.publishers = order.publishers;
  query.place = order.place;
  query.context = order.context;
  query.period = within_option(order.from, order.to);
  if (!order.ended.empty()) query.ended = enum_option<Ended>("--ended", order.ended);
  if (!order.sort.empty()) query.sort = enum_option<Sort>("--sort", order.sort);
  if (!order.group.empty()) query.group = enum_option<Group>("--group", order.group);
  query.limit = order.limit;
  query.offset = order.offset;
  query.facets = order.facets;
  for (const FacetField each : enum_options<FacetField>("--facet", order.facet))
    query.facets.add(each);
  query.explain = order.explain;
  query.strict = order.strict;
  query.literal = order.literal;
  for (const auto& each : order.extra) {
    const std::size_t equals = each.find('=');
    if (equals == std::string::npos || equals == 0)
      throw Error(Fault::bad_argument, "--extra takes KEY=VALUE, not \"" + each + '"');
    query.extra[each.substr(0, equals)].push_back(each.substr(equals + 1));
  }
  query.weights = weights_option(order.weights);
  query.companions = !order.alone;
  return query;
}

AsOf as_of(const SearchOrder& order) {
  AsOf as_of{day_or_today("--as-of", order.as_of)};
  if (!order.known_at.empty()) as_of.known = day_option("--known-at", order.known_at);
  return as_of;
}

std::optional<std::chrono::milliseconds> patience(const SearchOrder& order) {
  if (order.timeout.empty()) return std::nullopt;
  return seconds_option("--timeout", order.timeout, {});
}

Exit answer_one(const SearchOrder& order) {
  const Query query = query_of(order);
  const AsOf day = as_of(order);
  const auto wait = patience(order);
  const Searcher searcher = searcher_for(Index::open(order.index), order.tiers);
  const Results results = searcher.search(query, day, limits_for(wait));
  if (order.json)
    answer_line(to_json(results));
  else
    answer(Answers(searcher, style_of_stdout()).of(results));
  return ok;
}

std::string answer_to(const Lines::Line& line, const Searcher& searcher, const AsOf& otherwise,
                      const Weights& weights, std::optional<std::chrono::milliseconds> wait) {
  if (line.too_long) throw Error(Fault::limit, "the line is longer than 33 MiB");
  Request request = request_from_json(line.text);
  if (request.query.weights == Weights()) request.query.weights = weights;
  AsOf day = otherwise;
  if (request.as_of) day.day = *request.as_of;
  if (request.known_at) day.known = request.known_at;
  return to_json(searcher.search(request.query, day, limits_for(wait)));
}

// An answer a line; for a line that is no request, what is wrong with it.
Exit answer_many(const SearchOrder& order) {
  const AsOf day = as_of(order);
  const Weights weights = weights_option(order.weights);
  const auto wait = patience(order);
  const Searcher searcher = searcher_for(Index::open(order.index), order.tiers);
  Lines lines{Input(order.queries)};
  std::size_t answered = 0, failed = 0;
  while (const auto line = lines.next()) {
    try {
      answer_line(answer_to(*line, searcher, day, weights, wait));
      ++answered;
    } catch (const Error& error) {
      if (error.fault() == Fault::corrupt || error.fault() == Fault::io) throw;
      const Failure failure{lines.place(line->number), error.fault(), error.what()};
      ++failed;
      say(failure);
      answer_line(failure_line(id_in(line->text), failure));
    }
  }
  return failed == 0 ? ok : answered == 0 ? bad_data : some_failed;
}

Exit run_search(const SearchOrder& order) {
  if (order.queries.empty()) return answer_one(order);
  if (!order.words.empty())
    throw Error(Fault::bad_argument, "a QUERY and --queries cannot both be given");
  return answer_many(order);
}

void add_filters(Command& command, SearchOrder& order) {
  command.values("--kind", order.kinds, "K", "only this kind: guidance, event, ...");
  command.values("--topic", order.topics, "T", "only this topic and those below it");
  command.values("--publisher", order.publishers, "P", "only from this publisher");
  command.values("--layer", order.layers, "L", "national, regional, local, agency");
  command.values("--tier", order.tiers, "T", "also what is for these eyes only");
  command.value("--context", order.context, "WORDS",
                "where the asker is (school): settles acronyms");
  command.value("--for", order.place, "PLACE", "whose procedures apply: leeds");
  command.values("--extra", order.extra, "K=V",
                 "only with that field of its host's: phase=primary");
  command.values("--literal", order.literal, "KEY", "not read from the words: as_of, kinds, all");
  command.flag("--strict", order.strict, "what is not understood is an error");
  command.value("--from", order.from, "D", "events from then; else published from then");
  command.value("--to", order.to, "D", "events up to then; else published by then");
}

void add_shape(Command& command, SearchOrder& order) {
  command.value("--ended", order.ended, "HOW", "rank_lower, leave_out, rank_equally");
  command.value("--sort", order.sort, "HOW", "best, newest, oldest, title, start");
  command.value("--group", order.group, "WHAT", "document, section, work");
  command.number("--limit", order.limit, "N", "answers at most (10; up to 100)", 0, 100);
  command.number("--offset", order.offset, "N", "answers to pass over", 0, 10000);
  command.value("--weights", order.weights, "FILE", "what counts for how much, as JSON");
  command.value("--timeout", order.timeout, "SECONDS", "no answer is worth waiting longer for");
  command.flag("--facets", order.facets, "count by topic, kind, publisher, ...");
  command.values("--facet", order.facet, "F", "count by this alone: kind, standing, ...");
  command.flag("--explain", order.explain, "why each answer stands where it does");
  command.flag("--no-companions", order.alone, "leave out what is to be consulted with a hit");
  command.flag("--json", order.json, "the answer as JSON");
}

}  // namespace

void add_search(CommandLine& line) {
  Command command = line.add("search", "ask, as of a day");
  auto order = std::make_shared<SearchOrder>();
  command.takes("INDEX", order->index, "the index");
  command.may_take("QUERY", order->words, "what is looked for");
  command.value("--as-of", order->as_of, "DATE", "the day asked about, YYYY-MM-DD (today)");
  command.value("--known-at", order->known_at, "DATE", "only what was recorded by that day");
  add_filters(command, *order);
  add_shape(command, *order);
  command.value("--queries", order->queries, "FILE", "NDJSON requests in, answers out");
  command.examples(
      "  fingerpost search leeds.index \"missing children\"\n"
      "  fingerpost search leeds.index NIM bruising --for leeds\n"
      "  fingerpost search leeds.index kcsie --as-of 2026-08-15 --explain\n"
      "  fingerpost search leeds.index --queries requests.ndjson\n"
      "\n"
      "Words to leave out come after others, in quotes: \"bruising -burns\".\n"
      "A request without as_of is asked for --as-of. Other options do not apply to\n"
      "--queries, except --known-at, --tier, --timeout and --weights.");
  command.runs([order] { return run_search(*order); });
}

}  // namespace fingerpost::cli
