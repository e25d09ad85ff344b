// fingerpost saved INDEX FILE
#include <filesystem>
#include <fstream>

#include "command_line.hpp"
#include "input.hpp"
#include "options.hpp"
#include "output.hpp"

namespace fingerpost::cli {
namespace {

struct SavedOrder {
  std::string index = {}, file = {}, as_of = {}, keep = {}, query = {}, queries = {}, forget = {};
  std::vector<std::string> tiers = {};
  bool list = false, dry_run = false, json = false;
};

SavedSearches read_saved(const std::string& file) {
  if (!std::filesystem::exists(file)) return {};
  try {
    return saved_from_json(read_all(file));
  } catch (const Error& error) {
    throw Error(error.fault(), file + ": " + error.what());
  }
}

// All or nothing: nobody is told twice because half of it was written.
void write_saved(const std::string& file, const SavedSearches& saved) {
  const std::string beside = file + ".new";
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out << to_json(saved) << '\n';
    out.close();
    if (!out) throw Error(Fault::io, beside + ": cannot be written");
  }
  std::error_code trouble;
  std::filesystem::rename(beside, file, trouble);
  if (trouble) throw Error(Fault::io, file + ": " + trouble.message());
}

// {"name": "...", and the keys of a request}, a line each.
void keep_lines(const std::string& file, SavedSearches& saved) {
  const std::string all = read_all(file);
  std::size_t number = 0;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    const std::string line = all.substr(at, end - at);
    at = end + 1, ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    try {
      Json::Object request;
      std::string name;
      const Json value = parse_json(line);
      if (!value.object()) throw Error(Fault::bad_argument, "no object");
      for (const auto& [key, member] : *value.object()) {
        if (key == "name" && member.text()) name = *member.text();
        if (key != "name") request.emplace_back(key, member);
      }
      if (name.empty()) throw Error(Fault::bad_argument, "a saved search needs a \"name\"");
      const Request asked = request_from_json(to_json(Json(std::move(request))));
      if (asked.as_of || asked.known_at)
        throw Error(Fault::bad_argument, "a saved search takes no day: it is asked on many");
      saved.keep(name, asked.query);
    } catch (const Error& error) {
      throw Error(error.fault(), file + ":" + std::to_string(number) + ": " + error.what());
    }
  }
}

std::string lines_of(const News& news) {
  std::string out;
  for (const SearchNews& each : news.searches) {
    out += shown(each.name) + ":\n";
    for (const std::string& notice : each.notices) out += "  " + shown(notice) + '\n';
    for (const NewHit& hit : each.hits) {
      const NewDocument& document = news.documents[hit.document];
      std::string standing(name(document.standing));
      std::replace(standing.begin(), standing.end(), '_', ' ');
      out +=
          "  " + shown(document.title) + " (" + shown(document.document) + ", " + standing + ")\n";
      for (const std::uint32_t section : hit.sections)
        if (const std::string& heading = document.sections[section].heading; !heading.empty())
          out += "    " + shown(heading) + '\n';
    }
  }
  return out.empty() ? "nothing new\n" : out;
}

std::string listed(const SavedSearches& saved) {
  std::string out;
  for (const SavedSearch& each : saved.searches)
    out += shown(each.name) + ": " + shown(each.query.text) + '\n';
  return out.empty() ? "no saved searches\n" : out;
}

Exit run_saved(const SavedOrder& order) {
  SavedSearches saved = read_saved(order.file);
  if (order.list) {
    order.json ? answer_line(to_json(saved)) : answer(listed(saved));
    return ok;
  }
  const Date day = day_or_today("--as-of", order.as_of);
  const Searcher searcher = searcher_for(Index::open(order.index), order.tiers);
  const bool changes = !order.keep.empty() || !order.queries.empty() || !order.forget.empty();
  if (changes) {
    // What is there when one is kept is known to it; the others are told of it later.
    SavedSearches memory =
        searcher.news({.searches = {}, .pass = saved.pass, .known = saved.known}, day).saved;
    saved.pass = memory.pass;
    saved.known = std::move(memory.known);
    if (!order.keep.empty()) saved.keep(order.keep, {.text = order.query});
    if (!order.queries.empty()) keep_lines(order.queries, saved);
    for (SavedSearch& each : saved.searches)
      if (!each.told) each.told = saved.pass;
    if (!order.forget.empty() && !saved.forget(order.forget))
      throw Error(Fault::bad_argument, "there is no saved search \"" + order.forget + '"');
    write_saved(order.file, saved);
    return ok;
  }
  News news = searcher.news(std::move(saved), day);
  if (order.json)
    answer_line(to_json(news));
  else
    answer(lines_of(news));
  finish_answers();  // told before it counts as told
  if (!order.dry_run) write_saved(order.file, news.saved);
  return ok;
}

}  // namespace

void add_saved(CommandLine& line) {
  Command command = line.add("saved", "saved searches, told what is new");
  auto order = std::make_shared<SavedOrder>();
  command.takes("INDEX", order->index, "the index");
  command.takes("FILE", order->file, "where the searches are kept, and what they were told");
  command.value("--keep", order->keep, "NAME", "keeps a search under that name");
  command.value("--query", order->query, "TEXT", "what it asks");
  command.value("--queries", order->queries, "FILE",
                "keeps many: NDJSON, requests with a \"name\"");
  command.value("--forget", order->forget, "NAME", "keeps it no longer");
  command.flag("--list", order->list, "which there are");
  command.value("--as-of", order->as_of, "DATE", "the day asked about, YYYY-MM-DD (today)");
  command.values("--tier", order->tiers, "T", "also what is for these eyes only");
  command.flag("--dry-run", order->dry_run, "tells, and leaves FILE as it is");
  command.flag("--json", order->json, "as JSON");
  command.examples(
      "  fingerpost saved leeds.index ann.json --keep bruises --query \"bruised baby\"\n"
      "  fingerpost saved leeds.index ann.json             # each night: what is new\n"
      "\n"
      "A search is told of what came, or came into force, after it was kept: just what\n"
      "searching would find of that. Nothing is told twice, also when the index was\n"
      "built anew: texts are known by their words.");
  command.runs([order] { return run_saved(*order); });
}

}  // namespace fingerpost::cli
