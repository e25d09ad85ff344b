// fingerpost watch INDEX FOLDER...
//
// Runs of `index`, each when something changed and it has been quiet since:
//
//     change  change change      quiet      run
//     |-------|------|---------------------|------|
//                     <---- --settle ----->
//
// Nobody is kept waiting by a folder that is never quiet, and what the kernel does not tell of,
// such as another machine's changes on a network drive, is found by looking now and then.
#include <chrono>

#include "command_line.hpp"
#include "folders.hpp"
#include "index_order.hpp"
#include "options.hpp"
#include "output.hpp"
#include "service.hpp"
#include "signals.hpp"

namespace fingerpost::cli {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds tick{200};           // a signal is heeded as soon as a person expects
constexpr int longest_settling = 15;        // times --settle: then a run is due, quiet or not
constexpr milliseconds usual_settle{2000};  // an upload's files come closer to each other
constexpr milliseconds usual_rescan{300'000};

struct WatchOrder {
  IndexOrder index = {};
  std::string settle = {}, rescan = {}, every = {};
};

// What cannot be mended by waiting ends the watch.
bool may_pass(Fault fault) {
  return fault == Fault::locked || fault == Fault::limit || fault == Fault::bad_argument;
}

bool is_news(const Tally& tally, bool first) {
  return first || tally.added + tally.changed + tally.removed > 0;
}

// True when the index is as the folders are; what stands in the way is said and tried again.
// Why it failed when it was tried last: the same is said once.
struct Trouble {
  std::string said = {};
};

bool run_once(const WatchOrder& order, bool& first, Trouble& trouble) try {
  IndexOrder now = order.index;
  now.known_failures_untold = !first;
  if (!first) now.options.clear(), now.vocabulary.clear();  // settled when the index was made
  const Indexed done = index_now(now);
  if (is_news(done.tally, first)) report(done, order.index);
  finish_answers();
  if (first) tell_service_manager("READY=1");
  first = false;
  trouble.said.clear();
  return true;
} catch (const Error& error) {
  if (first || !may_pass(error.fault())) throw;
  if (trouble.said != error.what()) say(std::string(error.what()) + "; it is tried again");
  trouble.said = error.what();
  return false;
}

class Waiting {
 public:
  Waiting(const WatchOrder& order)
      : settle_(seconds_option("--settle", order.settle, usual_settle)),
        rescan_(seconds_option("--rescan", order.rescan, usual_rescan)),
        every_(seconds_option("--every", order.every, milliseconds(0))) {}

  // Until a run is due, or a signal came. After one that failed the next is tried after twice
  // the time that the last was, or when something changes.
  void until_due(Folders& folders, bool again) {
    const auto begun = Clock::now();
    std::optional<Clock::time_point> first, last;
    patience_ = again ? std::min(std::max(settle_, 2 * patience_), rescan_) : milliseconds(0);
    while (!signal_noted()) {
      if (folders.wait(tick)) {
        last = Clock::now();
        if (!first) first = last;
      }
      const auto now = Clock::now();
      if (!again && now - begun < every_) continue;
      if (first && (now - *last >= settle_ || now - *first >= longest_settling * settle_)) return;
      if (again && now - begun >= patience_) return;
      if (now - begun >= rescan_) return folders.look_again();
    }
  }

 private:
  milliseconds settle_, rescan_, every_, patience_ = milliseconds(0);
};

Exit run_watch(const WatchOrder& order) {
  heed_log_format(order.index);
  note_signals();
  Waiting waiting(order);
  for (const auto& path : order.index.paths)
    if (path == "-" || !std::filesystem::is_directory(path))
      throw Error(Fault::bad_argument, path + ": folders are watched, and this is none");
  Folders folders({order.index.paths.begin(), order.index.paths.end()}, order.index.index);
  if (!folders.told_of_all())
    say("the kernel cannot tell of all these folders: what it does not tell is found every "
        "--rescan seconds");
  bool first = true;
  Trouble trouble;
  for (bool done = run_once(order, first, trouble); !signal_noted();
       done = run_once(order, first, trouble)) {
    waiting.until_due(folders, !done);
    if (signal_noted()) break;
  }
  tell_service_manager("STOPPING=1");
  log_event("stopped", {{"signal", signal_noted()}});
  return ok;
}

}  // namespace

void add_watch(CommandLine& line) {
  Command command = line.add("watch", "index folders, and again whenever something changes");
  auto order = std::make_shared<WatchOrder>();
  command.takes("INDEX", order->index.index, "the index; made if it is not there");
  command.takes("FOLDER", order->index.paths, "folders, with all that is under them");
  take_reading(command, order->index);
  command.value("--settle", order->settle, "SECONDS", "of quiet before what changed is read (2)");
  command.value("--rescan", order->rescan, "SECONDS", "all is looked through this often (300)");
  command.value("--every", order->every, "SECONDS", "between two commits, at least (0)");
  take_telling(command, order->index);
  command.examples(
      "  fingerpost watch leeds.index website/\n"
      "  fingerpost watch leeds.index /mnt/share --rescan 60 --lock-wait 30\n"
      "  fingerpost watch leeds.index website/ --json --log-format json 2>watch.log\n"
      "\n"
      "Each run that changed something is one commit and one line of answer. SIGINT\n"
      "and SIGTERM end it: with 0 while it waits, with 130 or 143 within a run, of\n"
      "which what was committed stands. Folders of other machines are found by\n"
      "--rescan alone: no kernel tells of them. A service manager is told when the\n"
      "first run is done (systemd: Type=notify).");
  command.runs([order] { return run_watch(*order); });
}

}  // namespace fingerpost::cli
