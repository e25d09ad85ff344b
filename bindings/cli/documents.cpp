// fingerpost documents INDEX, fingerpost history INDEX ID, fingerpost related INDEX ID
#include <algorithm>

#include "command_line.hpp"
#include "options.hpp"
#include "output.hpp"
#include "words.hpp"

namespace fingerpost::cli {
namespace {

constexpr std::size_t part = 1000;  // the most a list gives at once

struct DocumentsOrder {
  std::string index = {}, as_of = {}, place = {}, address = {}, work = {};
  std::vector<std::string> words = {}, kinds = {}, topics = {}, publishers = {}, layers = {},
                           tiers = {};
  bool json = false;
};

// "in force    protocols/bruising.html   Bruising in babies"
std::string line_of(const Listed& each) {
  std::string standing = plain(name(each.standing));
  constexpr std::size_t widest = 10;
  standing.resize(std::max(widest, standing.size()), ' ');
  return standing + "  " + shown(each.document) + "  " + shown(each.title) +
         (each.review_overdue ? "  (review overdue)" : "") + '\n';
}

Query filter_of(const DocumentsOrder& order) {
  Query filter;
  for (const std::string& word : order.words)
    filter.text += (filter.text.empty() ? "" : " ") + word;
  filter.kinds = enum_options<Kind>("--kind", order.kinds);
  filter.layers = enum_options<Layer>("--layer", order.layers);
  filter.topics = order.topics;
  filter.publishers = order.publishers;
  filter.place = order.place;
  return filter;
}

Exit run_documents(const DocumentsOrder& order) {
  const AsOf day{day_or_today("--as-of", order.as_of)};
  const Query filter = filter_of(order);
  const Searcher searcher = searcher_for(Index::open(order.index), order.tiers);
  if (!order.address.empty()) {
    for (const std::string& id : searcher.at(order.address))
      answer_line(order.json ? to_json(Json(Json::Object{{"document", id}})) : shown(id));
    return ok;
  }
  if (!order.work.empty()) {
    const auto editions = searcher.work(order.work, day);
    if (order.json)
      answer_line(to_json(editions));
    else
      answer(to_text(editions));
    return ok;
  }
  std::string from;
  do {
    const Listing listing = searcher.documents(filter, day, from, part);
    from = listing.next;
    if (order.json) {
      answer_line(to_json(listing));
      continue;
    }
    std::string lines;
    for (const Listed& each : listing.documents) lines += line_of(each);
    answer(lines);
  } while (!from.empty());
  return ok;
}

struct HistoryOrder {
  std::string index = {}, id = {}, as_of = {};
  std::vector<std::string> tiers = {};
  std::size_t before = 0, after = 0;
  bool json = false;
};

std::string line_of(const EditionHeld& each) {
  std::string out = std::to_string(each.edition) + "  " + to_iso(each.recorded) + "  ";
  out += each.until ? (each.removed ? "removed " : "until ") + to_iso(*each.until)
                    : std::string("held");
  return out + "  " + plain(name(each.standing)) + "  " + shown(each.title) + '\n';
}

Document edition_of(const Searcher& searcher, const std::string& id, std::size_t edition) {
  constexpr std::size_t most = 1'000'000;
  auto found = searcher.edition(id, static_cast<int>(std::min(edition, most)));
  if (!found)
    throw Error(Fault::not_found, "no edition " + std::to_string(edition) + " of " + in_quotes(id));
  return std::move(*found);
}

Exit run_history(const HistoryOrder& order) {
  const Date day = day_or_today("--as-of", order.as_of);
  const Searcher searcher = searcher_for(Index::open(order.index), order.tiers);
  if (order.before || order.after) {
    const Differences found = differences(edition_of(searcher, order.id, order.before),
                                          edition_of(searcher, order.id, order.after));
    if (order.json)
      answer_line(to_json(found));
    else
      answer(to_text(found));
    return ok;
  }
  const auto editions = searcher.history(order.id, day);
  if (editions.empty()) throw Error(Fault::not_found, "no document " + in_quotes(order.id));
  if (order.json) {
    answer_line(to_json(editions));
    return ok;
  }
  std::string lines;
  for (const EditionHeld& each : editions) lines += line_of(each);
  answer(lines);
  return ok;
}

struct RelatedOrder {
  std::string index = {}, id = {}, as_of = {};
  std::vector<std::string> tiers = {};
  bool json = false;
};

std::string line_of(const Related& each) {
  std::string out = plain(name(each.link)) + "  " + shown(each.document);
  out += each.title.empty() ? "  (not held)" : "  " + shown(each.title);
  return out + (each.why.empty() ? "" : "  " + shown(each.why)) + '\n';
}

Exit run_related(const RelatedOrder& order) {
  const AsOf day{day_or_today("--as-of", order.as_of)};
  const Searcher searcher = searcher_for(Index::open(order.index), order.tiers);
  if (!searcher.find(order.id)) throw Error(Fault::not_found, "no document " + in_quotes(order.id));
  const auto related = searcher.related(order.id, day);
  if (order.json) {
    answer_line(to_json(related));
    return ok;
  }
  std::string lines;
  for (const Related& each : related) lines += line_of(each);
  answer(lines);
  return ok;
}

}  // namespace

void add_documents(CommandLine& line) {
  Command command = line.add("documents", "the documents that filters keep, by id");
  auto order = std::make_shared<DocumentsOrder>();
  command.takes("INDEX", order->index, "the index");
  command.may_take("FILTER", order->words, "fields: kind:protocol standing:in_force");
  command.value("--at", order->address, "URL", "those at this address, however it is written");
  command.value("--work", order->work, "NAME", "the editions of that work, and what changed");
  command.values("--kind", order->kinds, "K", "only this kind: guidance, event, ...");
  command.values("--topic", order->topics, "T", "only this topic and those below it");
  command.values("--publisher", order->publishers, "P", "only from this publisher");
  command.values("--layer", order->layers, "L", "national, regional, local, agency");
  command.value("--for", order->place, "PLACE", "not what is for elsewhere: leeds");
  command.value("--as-of", order->as_of, "DATE", "the day asked about, YYYY-MM-DD (today)");
  command.values("--tier", order->tiers, "T", "also what is for these eyes only");
  command.flag("--json", order->json, "as JSON, a thousand a line");
  command.examples(
      "  fingerpost documents leeds.index --kind protocol\n"
      "  fingerpost documents leeds.index review-due:2024 --json\n"
      "  fingerpost documents leeds.index --at https://leedsscp.example/bruising/\n"
      "  fingerpost documents leeds.index --work \"KCSIE 2024\"\n"
      "  fingerpost documents leeds.index --work \"Working Together\"");
  command.runs([order] { return run_documents(*order); });
}

void add_history(CommandLine& line) {
  Command command = line.add("history", "the bodies a document had, and what changed");
  auto order = std::make_shared<HistoryOrder>();
  command.takes("INDEX", order->index, "the index");
  command.takes("ID", order->id, "the document's id");
  command.number("--before", order->before, "N", "what changed from this edition", 1, 1'000'000);
  command.number("--after", order->after, "N", "to this one", 1, 1'000'000);
  command.value("--as-of", order->as_of, "DATE", "the day asked about, YYYY-MM-DD (today)");
  command.values("--tier", order->tiers, "T", "also what is for these eyes only");
  command.flag("--json", order->json, "as JSON");
  command.examples(
      "  fingerpost history leeds.index protocols/bruising.html\n"
      "  fingerpost history leeds.index protocols/bruising.html --before 1 --after 2");
  command.runs([order] { return run_history(*order); });
}

void add_related(CommandLine& line) {
  Command command = line.add("related", "what else has to do with a document");
  auto order = std::make_shared<RelatedOrder>();
  command.takes("INDEX", order->index, "the index");
  command.takes("ID", order->id, "the document's id");
  command.value("--as-of", order->as_of, "DATE", "the day asked about, YYYY-MM-DD (today)");
  command.values("--tier", order->tiers, "T", "also what is for these eyes only");
  command.flag("--json", order->json, "as JSON");
  command.examples("  fingerpost related leeds.index protocols/bruising.html");
  command.runs([order] { return run_related(*order); });
}

}  // namespace fingerpost::cli
