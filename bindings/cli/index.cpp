// fingerpost index INDEX PATH...
#include <algorithm>
#include <map>

#include "fingerpost/fingerpost.hpp"
#include "index_order.hpp"
#include "input.hpp"
#include "listed.hpp"
#include "manifest.hpp"
#include "options.hpp"
#include "output.hpp"
#include "signals.hpp"

namespace fingerpost::cli {
namespace {

namespace fs = std::filesystem;

// A folder that lost more than this is more likely not mounted than tidied;
// smaller folders change by such shares every day.
constexpr std::size_t max_removed = 20;
constexpr std::size_t too_few_to_tell = 10;

IndexOptions options_in(const std::string& file) {
  const std::string json = read_all(file);
  try {
    return options_from_json(json);
  } catch (const Error& error) {
    throw Error(error.fault(), file + ": " + error.what());
  }
}

IndexOptions options_for_new(const IndexOrder& order) {
  IndexOptions options;
  if (!order.options.empty()) options = options_in(order.options);
  if (!order.vocabulary.empty()) options.vocabulary = vocabulary_option(order.vocabulary);
  if (!order.almanac.empty()) options.almanac = almanac_option(order.almanac);
  return options;
}

bool given(const IndexOrder& order) { return !order.options.empty() || !order.vocabulary.empty(); }

// The index that is there, or a new one. Nothing in a dry run without one.
std::optional<Index> index_to_write(const IndexOrder& order) {
  try {
    Index index = Index::open(order.index);
    if (given(order) && index.searcher().info().revision > 0)
      throw Error(Fault::bad_argument, order.index +
                                           " is there already: --options and --vocabulary are "
                                           "settled when an index is made");
    if (!given(order) || order.dry) return index;
    // A run in which nothing could be read left it empty: it is made anew.
    const Writer alone = index.writer();
    fs::remove(fs::path(order.index) / "manifest");
  } catch (const Error& error) {
    if (error.fault() != Fault::not_found) throw;
  }
  const IndexOptions options = options_for_new(order);
  if (order.dry) return std::nullopt;
  try {
    return Index::create(order.index, options);
  } catch (const Error& error) {
    // Made by another run meanwhile: whoever writes first is told by the lock.
    if (error.fault() == Fault::exists && !given(order)) return Index::open(order.index);
    throw Error(error.fault(), order.index + " cannot be made: " + error.what());
  }
}

void check_lists(const IndexOrder& order) {
  for (const auto& path : order.paths)
    if (fs::is_directory(path))
      throw Error(Fault::bad_argument, path + ": with -0 every PATH is a list of files, or -");
  if (!order.base.empty() && !fs::is_directory(order.base))
    throw Error(Fault::bad_argument, "--base: " + order.base + " is no folder");
}

// An index among the documents would be read as some of them.
void check_apart(const IndexOrder& order) {
  std::error_code none;
  const fs::path index = fs::weakly_canonical(order.index, none);
  for (const auto& path : order.paths)
    if (path != "-" && fs::is_directory(path, none) && fs::weakly_canonical(path, none) == index)
      throw Error(Fault::bad_argument, path + " is the index itself: give it a folder of its own");
}

void check_paths(const IndexOrder& order) {
  if (order.paths.empty() && order.cards.empty())
    throw Error(Fault::bad_argument, "PATH is required, or --cards");
  for (const auto& path : order.paths)
    if (std::error_code none; path != "-" && !fs::exists(path, none))
      throw Error(Fault::bad_argument, path + ": no such file or folder");
  check_apart(order);
  if (order.lists) return check_lists(order);
  for (const auto& path : order.paths)
    if (path != "-" && !is_lines(path)) check_above(path);
}

struct Found {
  std::vector<std::pair<std::string, Folder>> folders = {};  // by PATH
  std::size_t files = 0;

  // What is attached to a file is there while the file is.
  bool holds(const std::string& id) const {
    const std::string file = id.substr(0, id.find('#'));
    return std::any_of(folders.begin(), folders.end(), [&](const auto& folder) {
      return folder.second.ids.contains(id) || folder.second.ids.contains(file);
    });
  }
};

FolderRules rules_of(const IndexOrder& order) {
  return {order.index, order.origin, order.include, order.exclude};
}

Found look_around(const IndexOrder& order) {
  Found found;
  for (const auto& path : order.paths) {
    std::error_code none;
    if (path == "-" || !fs::is_directory(path, none)) continue;
    found.folders.emplace_back(path, look_into(path, rules_of(order)));
    found.files += found.folders.back().second.items.size();
  }
  return found;
}

// What came from this folder once and is there no more. Throws Error(limit) when
// it is more than may go at once.
std::vector<std::string> vanished(const Found& found, const Folder& folder, const Writer& writer,
                                  const IndexOrder& order) {
  const std::vector<std::string> once = writer.from(folder.origin);
  std::vector<std::string> gone;
  if (folder.known_in_full)
    std::copy_if(once.begin(), once.end(), std::back_inserter(gone),
                 [&](const auto& id) { return !found.holds(id); });
  const bool told = order.max_removed != as_usual;
  const std::size_t most = told ? order.max_removed : max_removed;
  if ((told || once.size() >= too_few_to_tell) && gone.size() * 100 > once.size() * most)
    throw Error(Fault::limit, std::to_string(gone.size()) + " of the " +
                                  std::to_string(once.size()) + " documents from " + folder.origin +
                                  " are not there any more, such as " + gone.front() +
                                  "; nothing was changed (--max-removed 100 allows it)");
  return gone;
}

// 0 where it is not known.
double size_of(const std::string& path) {
  std::error_code none;
  const auto size = path == "-" ? 0 : fs::file_size(path, none);
  return none ? 0 : static_cast<double>(size);
}

// What cannot be unpacked any further ends the lines, and is a failure of its own.
std::optional<Lines::Line> next_of(Lines& lines, Indexing& indexing) try {
  return lines.next();
} catch (const Error& error) {
  if (error.fault() == Fault::io) throw;
  const std::string place = lines.next_place();
  std::string why = error.what();
  if (const auto name = lines.called() + ": "; why.starts_with(name)) why.erase(0, name.size());
  indexing.take(Item{.where = place, .failure = Failure{place, error.fault(), why}});
  return std::nullopt;
}

// Lines may come from elsewhere: what they name is looked for under `base` alone.
void take_lines(Indexing& indexing, const std::string& path, const std::string& base,
                Progress& progress) {
  Lines lines{Input(path)};
  const double size = size_of(path);
  fs::path folder = path == "-" ? fs::path() : fs::path(path).parent_path();
  if (!base.empty()) folder = base;
  while (const auto line = next_of(lines, indexing)) {
    const std::string place = lines.place(line->number);
    if (size > 0) progress.share(static_cast<double>(lines.bytes_done()) / size);
    indexing.take(kept_inside(item_of_line(*line, place, folder), folder, place));
  }
}

void take_list(Indexing& indexing, const std::string& path, const IndexOrder& order,
               Progress& progress) {
  const double size = size_of(path);
  Listed listed(Input(path), order.base, rules_of(order));
  while (auto item = listed.next()) {
    if (size > 0) progress.share(static_cast<double>(listed.bytes_done()) / size);
    indexing.take(std::move(*item));
  }
  indexing.left_out(listed.left_out());
  if (listed.folders() > 0)
    say("note: " + listed.called() + " names " + std::to_string(listed.folders()) +
        " folders, which are passed over: a list names files (find -type f)");
}

void take_all(Indexing& indexing, const IndexOrder& order, Found& found, Progress& progress) {
  auto folder = found.folders.begin();
  for (const auto& path : order.paths) {
    if (order.lists) {
      take_list(indexing, path, order, progress);
    } else if (folder != found.folders.end() && folder->first == path) {
      for (auto& item : folder->second.items) indexing.take(std::move(item));
      indexing.left_out((folder++)->second.left_out);
    } else if (path == "-" || is_lines(path)) {
      take_lines(indexing, path, order.base, progress);
    } else {
      indexing.take(item_of_file(path));
    }
  }
}

ProgressForm progress_of(const IndexOrder& order) {
  if (order.progress.empty()) return order.quiet ? ProgressForm::none : ProgressForm::automatic;
  if (order.progress == "auto") return ProgressForm::automatic;
  if (order.progress == "plain") return ProgressForm::plain;
  if (order.progress == "json") return ProgressForm::json;
  if (order.progress == "none") return ProgressForm::none;
  throw Error(Fault::bad_argument,
              "--progress takes auto, plain, json or none, not " + order.progress);
}

std::string summary(const Tally& tally, bool dry) {
  return std::string(dry ? "would have: " : "") + "added " + std::to_string(tally.added) +
         ", changed " + std::to_string(tally.changed) + ", removed " +
         std::to_string(tally.removed) + ", unchanged " + std::to_string(tally.unchanged) +
         ", failed " + std::to_string(tally.failures.size());
}

Json as_json(const Tally& tally, const IndexRun& run) {
  Json::Array failures;
  for (const auto& failure : tally.failures)
    failures.push_back(Json::Object{{"where", failure.where},
                                    {"fault", word_for(failure.fault)},
                                    {"message", failure.message}});
  const auto number = [](std::size_t n) { return Json(static_cast<std::uint64_t>(n)); };
  return Json::Object{{"added", number(tally.added)},
                      {"changed", number(tally.changed)},
                      {"removed", number(tally.removed)},
                      {"unchanged", number(tally.unchanged)},
                      {"failed", number(tally.failures.size())},
                      {"in_part", number(tally.in_part)},
                      {"left_out", number(tally.left_out)},
                      {"revision", number(tally.revision)},
                      {"recorded", to_iso(run.recorded)},
                      {"dry_run", run.dry},
                      {"failures", std::move(failures)}};
}

bool only_lines(const IndexOrder& order) {
  return !order.lists && std::all_of(order.paths.begin(), order.paths.end(), [](const auto& path) {
    return path == "-" || is_lines(path);
  });
}

void log_begin(const IndexOrder& order, const IndexRun& run) {
  log_event("begun", {{"index", order.index},
                      {"paths", Json::Array(order.paths.begin(), order.paths.end())},
                      {"recorded", to_iso(run.recorded)},
                      {"dry_run", run.dry}});
}

using Vanished = std::map<std::string, std::vector<std::string>>;  // ids by origin

// Interrupted, it keeps what was read until then where that is wanted.
Tally taken_whole(Indexing& indexing, const IndexOrder& order, Found& found, const Vanished& gone,
                  Progress& progress) try {
  take_all(indexing, order, found, progress);
  for (const auto& [origin, ids] : gone) indexing.remove_vanished(origin, ids);
  for (const auto& [path, folder] : found.folders)
    if (folder.known_in_full) indexing.keep_files(folder.origin, folder.ids);
  return indexing.finish();
} catch (const Interrupted&) {
  if (order.publish_partial) indexing.publish_partial();
  throw;
}

}  // namespace

void heed_log_format(const IndexOrder& order) {
  if (order.log_format == "json") return log_as_json();
  if (!order.log_format.empty() && order.log_format != "text")
    throw Error(Fault::bad_argument, "--log-format takes text or json, not " + order.log_format);
}

void report(const Indexed& done, const IndexOrder& order) {
  const auto& [run, tally] = done;
  if (tally.in_part)
    say(std::to_string(tally.in_part) + " could be read only in part, as named above");
  if (tally.left_out)
    say(std::to_string(tally.left_out) + " pictures, styles, scripts and the like left out");
  if (order.json)
    answer_line(to_json(as_json(tally, run)));
  else if (!order.quiet)
    answer_line(summary(tally, run.dry));
}

Indexed index_now(const IndexOrder& order) {
  const IndexRun run{day_or_today("--recorded", order.recorded),
                     order.tier,
                     order.jobs,
                     order.dry,
                     order.may_be_unsealed,
                     order.retry_failed,
                     order.full,
                     order.known_failures_untold};
  check_paths(order);
  const ProgressForm form = progress_of(order);
  log_begin(order, run);
  std::optional<Cards> cards;
  if (!order.cards.empty()) cards = cards_option(order.cards);
  Found found = look_around(order);
  const std::optional<Index> index = index_to_write(order);
  std::optional<Writer> writer;
  if (index) writer = writer_of(*index, order.lock_wait);
  Vanished gone;
  if (writer)
    for (const auto& [path, folder] : found.folders)
      gone[folder.origin] = vanished(found, folder, *writer, order);
  Progress progress(only_lines(order) ? 0 : found.files, form);
  const IndexOptions fresh = index ? IndexOptions{} : options_for_new(order);
  // Documents that were read by other lines are read again.
  const Almanac almanac =
      index && order.almanac.empty() ? index->almanac() : almanac_option(order.almanac);
  if (writer && !order.dry) writer->use(almanac);
  if (writer && cards && !order.dry) writer->use(*cards);
  Indexing indexing(
      std::move(writer),
      {(index ? index->vocabulary() : fresh.vocabulary).clues(), index ? almanac : fresh.almanac},
      run, progress);
  Indexed done{run, taken_whole(indexing, order, found, gone, progress)};
  progress.ended();
  log_event("done", *as_json(done.tally, run).object());
  return done;
}

Exit run_index(const IndexOrder& order) {
  heed_log_format(order);
  note_signals();
  const Indexed done = index_now(order);
  report(done, order);
  const Tally& tally = done.tally;
  if (tally.failures.empty()) return ok;
  if (tally.done() > 0 || !only_lines(order)) return some_failed;
  const bool policy = std::all_of(tally.failures.begin(), tally.failures.end(),
                                  [](const Failure& f) { return f.fault == Fault::limit; });
  return policy ? refused : bad_data;
}

}  // namespace fingerpost::cli
