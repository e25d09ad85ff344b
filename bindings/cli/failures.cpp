// fingerpost failures INDEX
#include "command_line.hpp"
#include "fingerpost/fingerpost.hpp"
#include "output.hpp"

namespace fingerpost::cli {
namespace {

std::string in_words(const FailedFile& file) {
  return shown(file.where) + ": " + word_for(file.fault) + ": " + shown(file.reason);
}

Json as_json(const FailedFile& file) {
  return Json::Object{{"origin", file.origin}, {"id", file.id},
                      {"where", file.where},   {"fault", word_for(file.fault)},
                      {"reason", file.reason}, {"reader", file.reader}};
}

Exit run_failures(const std::string& index, bool json) {
  const std::vector<FailedFile> failed = Index::open(index).writer().failed();
  if (json) {
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
  struct Order {
    std::string index = {};
    bool json = false;
  };
  auto order = std::make_shared<Order>();
  line.add("failures", "which files could not be read when they were last tried")
      .takes("INDEX", order->index, "the index")
      .flag("--json", order->json, "as JSON")
      .examples(
          "  fingerpost failures leeds.index\n"
          "  fingerpost index leeds.index website/ --retry-failed\n"
          "\n"
          "It is for whoever may write the index: those of every tier are named.")
      .runs([order] { return run_failures(order->index, order->json); });
}

}  // namespace fingerpost::cli
