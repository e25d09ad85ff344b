// fingerpost backup, restore, migrate, compact and purge
#include "command_line.hpp"
#include "fingerpost/fingerpost.hpp"
#include "options.hpp"
#include "output.hpp"

namespace fingerpost::cli {
namespace {

struct CopyOrder {
  std::string from = {}, to = {};
  bool json = false;
};

std::string in_words(const CopyReport& report) {
  return std::to_string(report.files) + " files, " + std::to_string(report.bytes) +
         " bytes, compared with their hashes" +
         (report.kept ? "; " + std::to_string(report.kept) + " were there already" : "");
}

void add_copy(CommandLine& line, const std::string& name, const std::string& help,
              const std::string& from, const std::string& to,
              CopyReport (*copy)(const std::filesystem::path&, const std::filesystem::path&),
              const std::string& examples) {
  Command command = line.add(name, help);
  auto order = std::make_shared<CopyOrder>();
  command.takes(from, order->from, "read as it was last committed; nothing of it is changed");
  command.takes(to, order->to, "a folder that is not there, empty, or left unfinished");
  command.flag("--json", order->json, "as JSON");
  command.examples(examples);
  command.runs([order, copy] {
    const CopyReport report = copy(order->from, order->to);
    answer_line(order->json ? to_json(report) : in_words(report));
    return ok;
  });
}

Exit run_migrate(const CopyOrder& order) {
  const MigrationReport report = migrate(order.from, order.to);
  if (order.json) {
    answer_line(to_json(report));
    return ok;
  }
  std::string gained;
  for (const std::string& each : report.gained) gained += (gained.empty() ? "" : ", ") + each;
  answer_line(std::to_string(report.documents) + " documents in " +
              std::to_string(report.editions) + " editions, written anew" +
              (gained.empty() ? "" : "; now with: " + gained) +
              (report.stemmed_anew ? "; stemmed anew" : ""));
  return ok;
}

Exit run_compact(const std::string& folder, bool json) {
  const Index index = Index::open(folder);
  index.writer().merge();
  const IndexInfo info = index.searcher().info();
  answer_line(json ? to_json(info) : "merged; the answers and the cursors stay the same");
  return ok;
}

struct PurgeWords {
  std::string index = {}, before = {};
  std::vector<std::string> ids = {};
  bool json = false;
};

Exit run_purge(const PurgeWords& words) {
  if (words.ids.empty() && words.before.empty())
    throw Error(Fault::bad_argument, "name documents, or a day with --replaced-before");
  PurgeOrder order{.ids = words.ids};
  if (!words.before.empty()) order.replaced_before = day_option("--replaced-before", words.before);
  const PurgeReport report = Index::open(words.index).writer().purge(order);
  if (words.json)
    answer_line(to_json(report));
  else
    answer_line(std::to_string(report.documents.size()) + " documents and " +
                std::to_string(report.editions) + " editions are gone for good");
  for (const std::string& id : report.absent)
    say(Failure{id, Fault::bad_argument, "no such document in " + words.index});
  if (report.held) {
    say("somebody reads an older commit and holds files with the words: purge again then");
    return try_again;
  }
  return report.absent.empty() ? ok : some_failed;
}

}  // namespace

void add_backup(CommandLine& line) {
  add_copy(line, "backup", "copy an index, also while it is written to", "INDEX", "TO", &backup,
           "  fingerpost backup leeds.index /backup/leeds-2026-11-22\n"
           "  fingerpost backup leeds.index /backup/new --json\n"
           "\n"
           "A copy that was interrupted cannot be opened; the same words finish it.");
}

void add_restore(CommandLine& line) {
  add_copy(line, "restore", "put a copy back, once all of it was looked through", "COPY", "INDEX",
           &restore,
           "  fingerpost restore /backup/leeds-2026-11-22 leeds.index\n"
           "\n"
           "Never over an index: move the old one away first. Ends with 3, and nothing\n"
           "written, when the copy is damaged.");
}

void add_migrate(CommandLine& line) {
  Command command = line.add("migrate", "write an index of an older form anew, beside it");
  auto order = std::make_shared<CopyOrder>();
  command.takes("INDEX", order->from, "the old one, which stays as it is");
  command.takes("TO", order->to, "a folder that is not there, empty, or left unfinished");
  command.flag("--json", order->json, "as JSON");
  command.examples(
      "  fingerpost migrate leeds.index leeds-new.index &&\n"
      "    mv leeds.index leeds-old.index && mv leeds-new.index leeds.index\n"
      "\n"
      "Editions, days, tiers and cursors stay. Needed where words are stemmed by\n"
      "other rules now; older forms are else read where they lie. An index of a\n"
      "newer fingerpost is refused with 5.");
  command.runs([order] { return run_migrate(*order); });
}

void add_compact(CommandLine& line) {
  struct Order {
    std::string index = {};
    bool json = false;
  };
  Command command = line.add("compact", "fold what was committed into few files");
  auto order = std::make_shared<Order>();
  command.takes("INDEX", order->index, "the index");
  command.flag("--json", order->json, "as JSON");
  command.examples(
      "  fingerpost compact leeds.index\n"
      "\n"
      "Writers do so by and by; what was replaced is kept until it is purged.");
  command.runs([order] { return run_compact(order->index, order->json); });
}

void add_purge(CommandLine& line) {
  Command command = line.add("purge", "take documents out of every file, for good");
  auto order = std::make_shared<PurgeWords>();
  command.takes("INDEX", order->index, "the index");
  command.may_take("ID", order->ids, "documents: all editions, and what came within them");
  command.value("--replaced-before", order->before, "DATE",
                "editions that were replaced or removed before that day");
  command.flag("--json", order->json, "as JSON");
  command.examples(
      "  fingerpost purge leeds.index reviews/child-q.pdf\n"
      "  fingerpost purge leeds.index --replaced-before 2020-01-01\n"
      "\n"
      "Take the file out of its folder first, or the next run brings it back.\n"
      "Copies and packs that were made before keep it. Ends with 75 while a reader\n"
      "holds old files. Cursors that would have to tell of it begin again.");
  command.runs([order] { return run_purge(*order); });
}

}  // namespace fingerpost::cli
