// The words of fingerpost index, and those that watch shares with it.
#include "command_line.hpp"
#include "index_order.hpp"

namespace fingerpost::cli {

void take_reading(Command& command, IndexOrder& order) {
  command.value("--tier", order.tier, "T", "whose eyes documents without a tier are for");
  command.number("--jobs", order.jobs, "N", "documents read side by side", 1, 64);
  command.number("--max-removed", order.max_removed, "P",
                 "percent of ten or more files that may vanish (20)", 0, 100);
  command.value("--origin", order.origin, "NAME", "the folder's name from run to run (its path)");
  command.values("--include", order.include, "GLOB", "pattern of paths: only these files");
  command.values("--exclude", order.exclude, "GLOB", "pattern of paths to pass over");
  command.value("--options", order.options, "FILE", "JSON for a new index: places, default_tier");
  command.value("--vocabulary", order.vocabulary, "FILE", "topics for a new index");
  command.value("--almanac", order.almanac, "FILE",
                "term dates and words of your own, kept with the index");
  command.flag("--allow-unsealed", order.may_be_unsealed, "read although this kernel cannot seal");
  command.value("--lock-wait", order.lock_wait, "SECONDS", "for another writer to be done (0)");
  command.flag("--publish-partial", order.publish_partial,
               "when interrupted, commit what was read until then");
}

void take_telling(Command& command, IndexOrder& order) {
  command.flag("--quiet", order.quiet, "no progress and no summary");
  command.value("--progress", order.progress, "FORM", "auto (on a terminal), plain, json, none");
  command.value("--log-format", order.log_format, "FORM", "of standard error: text, json");
  command.flag("--json", order.json, "the summary as JSON");
}

void add_index(CommandLine& line) {
  Command command = line.add("index", "read, date, tag and index documents");
  auto order = std::make_shared<IndexOrder>();
  command.takes("INDEX", order->index, "the index; made if it is not there");
  command.may_take("PATH", order->paths, "folders, files, .ndjson files, or - for NDJSON");
  command.flag("-0,--null", order->lists, "every PATH is a list of files, a NUL after each");
  command.value("--recorded", order->recorded, "DATE", "the day it becomes known (today)");
  take_reading(command, *order);
  command.value("--base", order->base, "FOLDER", "where a line's \"path\" and a list's files are");
  command.value("--cards", order->cards, "FILE", "contact cards and pins, kept with the index");
  command.flag("--retry-failed", order->retry_failed, "read again what failed before");
  command.flag("--full", order->full, "open every file, though it looks as it did");
  command.flag("--dry-run", order->dry, "say what would be done, and do nothing");
  take_telling(command, *order);
  command.examples(
      "  fingerpost index leeds.index website/\n"
      "  fingerpost index leeds.index police-bulletins/ --tier police\n"
      "  fingerpost index leeds.index website/ --include '*.html' --exclude 'old/*'\n"
      "  find website -name '*.pdf' -print0 | fingerpost index leeds.index -0 -\n"
      "  export-pages | gzip | fingerpost index leeds.index -\n"
      "  fingerpost index leeds.index nightly.ndjson.gz --dry-run\n"
      "  fingerpost index leeds.index --cards cards.json\n"
      "\n"
      "Run again, it opens only what changed and names again what failed. A\n"
      "manifest.ndjson in a folder says what is known of its files; what its\n"
      ".fingerpostignore names (as .gitignore does) is passed over. Every 10,000\n"
      "changes are one commit; Ctrl-C ends after the current document, and what\n"
      "was committed stands (with --publish-partial, what was read as well): the\n"
      "next run goes on from there. SIGUSR1 has it say how far it is.");
  command.runs([order] { return run_index(*order); });
}

}  // namespace fingerpost::cli
