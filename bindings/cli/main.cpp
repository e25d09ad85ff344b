// The `fingerpost` command: what it is asked is read here, done in a file named
// after it, and whatever goes wrong becomes one line and one number here.
#include <fcntl.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

#include "command_line.hpp"
#include "fingerpost/fingerpost.hpp"
#include "gunzip.hpp"
#include "output.hpp"
#include "signals.hpp"

namespace fingerpost::cli {
namespace {

constexpr const char* exit_codes =
    "Answers go to standard output, everything else to standard error.\n"
    "Exit: 0 ok, 1 some documents failed, 2 usage, 3 index damaged, 4 refused by a\n"
    "limit or a policy, 5 newer format, 65 bad input, 73 cannot write, 75 locked,\n"
    "130 or 143 interrupted.\n"
    "\n"
    "--config FILE, before or behind the command, is TOML; the command line wins:\n"
    "  [search]\n"
    "  for = \"leeds\"\n"
    "  tier = [\"police\"]";

std::string listed(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& each : names) all += (all.empty() ? "" : ", ") + each;
  return all;
}

// What this build reads, and how its worker is sealed on this machine.
std::string about_this_build() {
  std::string all =
      "fingerpost " + version() + " (index format " + std::to_string(index_format()) + ")\n";
  const ReaderInfo info = reader_info();
  all += wrapped("reads " + listed(info.formats), 80, "  ", "");
  if (!info.absent.empty()) all += wrapped("left out: " + listed(info.absent), 80, "  ", "");
  all += info.sealed
             ? "documents are read in processes that can only compute (seccomp" +
                   (info.landlock ? ", Landlock " + std::to_string(info.landlock) : "") + ")"
             : std::string("this kernel cannot seal what reads documents: see --allow-unsealed");
  return all;
}

Exit run(int argc, char** argv) {
  CommandLine line(
      "Search for a safeguarding partnership: what is in force on the day asked about",
      about_this_build,
      std::string("fingerpost COMMAND --help says more, with examples.\n\n") + exit_codes);
  for (const auto add :
       {add_index,   add_watch, add_failures, add_search,    add_complete,  add_like,
        add_show,    add_read,  add_dates,    add_topics,    add_events,    add_diary,
        add_changes, add_saved, add_digest,   add_report,    add_documents, add_history,
        add_related, add_check, add_backup,   add_restore,   add_migrate,   add_compact,
        add_purge,   add_pack,  add_evaluate, add_completion})
    add(line);
#ifdef FINGERPOST_SERVER
  add_serve(line);
#endif
  const Exit exit = line.run(argc, argv);
  finish_answers();
  return exit;
}

// A file that is opened while one of the three standard ends is closed takes its number, and what
// is said would be written into it. What cannot be read is empty, what is said is dropped, and an
// answer that nobody can take is an error.
void open_closed_ends() {
  constexpr std::array ways{O_RDONLY, O_RDONLY, O_WRONLY};
  for (int end = 0; end < 3; ++end)
    if (::fcntl(end, F_GETFD) < 0) (void)::open("/dev/null", ways[static_cast<std::size_t>(end)]);
}

// What was answered before the trouble is an answer still.
int ended(Exit exit) {
  std::fflush(stdout);
  return exit;
}

int guarded(int argc, char** argv) try {
  open_closed_ends();
  std::signal(SIGPIPE, SIG_IGN);  // a broken pipe is an error of the write
  return run(argc, argv);
} catch (const NobodyReads&) {
  return ok;
} catch (const Interrupted& stop) {
  say("interrupted; what was committed stands");
  return ended(static_cast<Exit>(interrupted + stop.signal));
} catch (const BadInput& error) {
  say(error, bad_data);
  return ended(bad_data);
} catch (const Error& error) {
  say(error, exit_for(error.fault()));
  return ended(exit_for(error.fault()));
} catch (const std::bad_alloc&) {
  say("out of memory");
  return ended(bug);
} catch (const std::exception& error) {
  say(error.what());
  return ended(bug);
}

}  // namespace
}  // namespace fingerpost::cli

int main(int argc, char** argv) { return fingerpost::cli::guarded(argc, argv); }
