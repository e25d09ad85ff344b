// fingerpost failures INDEX
#include "command_line.hpp"
#include "fingerpost/fingerpost.hpp"
#include "options.hpp"
#include "output.hpp"
#include "signals.hpp"

namespace fingerpost::cli {
namespace {

std::string in_words(const FailedFile& file) {
  return shown(file.where) + ": " + word_for(file.fault) + ": " + shown(file.reason);
}

Json as_json(const FailedFile& file) {
  return Json::Object{{"origin", file.origin},         {"id", file.id},
                      {"where", file.where},           {"tier", file.tier},
                      {"fault", word_for(file.fault)}, {"reason", file.reason},
                      {"reader", file.reader}};
}

struct FailuresOrder {
  std::string index = {}, lock_wait = {};
  std::vector<std::string> tiers = {};
  bool json = false;
};

// Of the public's files and those of `tiers`, as searcher_for() opens them.
std::vector<FailedFile> failed_files(const FailuresOrder& order) {
  const Index index = Index::open(order.index);
  (void)index.searcher(order.tiers);  // a tier that can be none is refused as anywhere
  return failed_for(writer_of(index, order.lock_wait), order.tiers);
}

Exit run_failures(const FailuresOrder& order) {
  note_signals();
  const std::vector<FailedFile> failed = failed_files(order);
  if (order.json) {
    Json::Array all;
    for (const FailedFile& file : failed) all.push_back(as_json(file));
    answer_line(to_json(Json(Json::Object{{"failures", std::move(all)}})));
  } else {
    for (const FailedFile& file : failed) answer_line(in_words(file));
  }
  return ok;
}

}  // namespace

void add_failures(CommandLine& line) {
  auto order = std::make_shared<FailuresOrder>();
  line.add("failures", "which files could not be read when they were last tried")
      .takes("INDEX", order->index, "the index")
      .values("--tier", order->tiers, "T", "also what is for these eyes only")
      .value("--lock-wait", order->lock_wait, "SECONDS", "for another writer to be done (0)")
      .flag("--json", order->json, "as JSON")
      .examples(
          "  fingerpost failures leeds.index\n"
          "  fingerpost failures leeds.index --tier police --json\n"
          "  fingerpost index leeds.index website/ --retry-failed")
      .runs([order] { return run_failures(*order); });
}

}  // namespace fingerpost::cli
