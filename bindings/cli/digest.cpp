// fingerpost digest INDEX
#include "command_line.hpp"
#include "input.hpp"
#include "options.hpp"
#include "output.hpp"

namespace fingerpost::cli {
namespace {

struct DigestOrder {
  std::string from = {}, to = {}, as_of = {}, title = {}, url = {}, publisher = {};
  std::string introduction = {}, own_template = {}, form = "markdown", place = {};
  std::vector<std::string> index = {}, pinned = {}, dropped = {}, audience = {}, kinds = {},
                           topics = {};
  std::vector<std::string> publishers = {}, layers = {}, tiers = {};
  std::size_t ahead = DigestOptions().ahead;
  bool show_template = false, json = false;
};

DigestOptions options_of(const DigestOrder& order) {
  DigestOptions options{.period = within_option(order.from, order.to),
                        .title = order.title,
                        .url = order.url,
                        .publisher = order.publisher,
                        .pinned = order.pinned,
                        .dropped = order.dropped,
                        .audience = order.audience,
                        .ahead = static_cast<unsigned>(order.ahead)};
  options.filter.kinds = enum_options<Kind>("--kind", order.kinds);
  options.filter.layers = enum_options<Layer>("--layer", order.layers);
  options.filter.topics = order.topics;
  options.filter.publishers = order.publishers;
  options.filter.place = order.place;
  if (!order.introduction.empty()) options.introduction = read_all(order.introduction);
  return options;
}

Exit run_digest(const DigestOrder& order) {
  const DigestForm form =
      order.json ? DigestForm::json : enum_option<DigestForm>("--form", order.form);
  if (order.show_template) {
    answer(digest_template(form));
    return ok;
  }
  if (order.index.size() != 1) throw Error(Fault::bad_argument, "digest takes an INDEX");
  if (order.from.empty()) throw Error(Fault::bad_argument, "digest takes --from, its first day");
  const Date as_of = day_or_today("--as-of", order.as_of);
  const DigestOptions options = options_of(order);
  const std::string own = order.own_template.empty() ? std::string() : read_all(order.own_template);
  const Searcher searcher = searcher_for(Index::open(order.index.front()), order.tiers);
  const Digest told = digest(searcher, options, as_of);
  for (const std::string& notice : told.notices) say("note: " + notice);
  const std::string text = render(told, form, own);
  answer(text);
  if (!text.ends_with('\n')) answer("\n");
  return ok;
}

}  // namespace

void add_digest(CommandLine& line) {
  Command command = line.add("digest", "a newsletter of what changed in a period");
  auto order = std::make_shared<DigestOrder>();
  command.may_take("INDEX", order->index, "the index");
  command.value("--from", order->from, "D", "its first day, or a month");
  command.value("--to", order->to, "D", "its last day (the day asked about)");
  command.value("--as-of", order->as_of, "DATE", "the day asked about, YYYY-MM-DD (today)");
  command.value("--form", order->form, "F", "markdown, html, text, atom, json_feed or json");
  command.value("--template", order->own_template, "FILE", "in the place of the form's own");
  command.flag("--show-template", order->show_template, "the form's own, to begin with");
  command.value("--title", order->title, "TEXT", "its title");
  command.value("--url", order->url, "URL", "the page it stands for");
  command.value("--by", order->publisher, "TEXT", "who sends it");
  command.value("--introduction", order->introduction, "FILE", "the editor's words");
  command.values("--pin", order->pinned, "ID", "first, whether new or not");
  command.values("--drop", order->dropped, "ID", "not told: a document, or a uid of the diary");
  command.values("--audience", order->audience, "A", "what is for these, or for everybody");
  command.values("--kind", order->kinds, "K", "only this kind");
  command.values("--topic", order->topics, "T", "only this topic and those below it");
  command.values("--publisher", order->publishers, "P", "only what this one publishes");
  command.values("--layer", order->layers, "L", "national, regional, local or agency");
  command.value("--for", order->place, "PLACE", "nothing that is not for this place");
  command.number("--ahead", order->ahead, "DAYS", "of the diary that follow (60; up to 366)", 0,
                 366);
  command.values("--tier", order->tiers, "T", "also what is for these eyes only");
  command.flag("--json", order->json, "as JSON");
  command.examples(
      "  fingerpost digest leeds.index --from 2024-04 --to 2024-04 --title \"April\"\n"
      "  fingerpost digest leeds.index --from 2024-04-01 --form html --pin lado\n"
      "  fingerpost digest --show-template --form text > own.mustache\n"
      "\n"
      "What is superseded, ended or withdrawn is never told as new, but under what is\n"
      "no longer in force, with what to read instead.");
  command.runs([order] { return run_digest(*order); });
}

}  // namespace fingerpost::cli
