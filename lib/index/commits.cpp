#include "index/commits.hpp"

#include <algorithm>
#include <charconv>

#include "fingerpost/error.hpp"
#include "index/files.hpp"
#include "index/writer.hpp"
#include "json/json.hpp"

namespace fingerpost {
namespace index {
namespace {

// Cuts off what stands before `mark`, or all.
std::string_view next_part(std::string_view& text, char mark) {
  const std::size_t end = text.find(mark);
  const std::string_view part = text.substr(0, end);
  text = end == text.npos ? std::string_view() : text.substr(end + 1);
  return part;
}

std::optional<std::uint64_t> number_from(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (trouble != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<CommitMark> mark_from(std::string_view revision, std::string_view state) {
  const auto number = number_from(revision);
  const bool hex =
      state.size() == unnoted.size() && state.find_first_not_of("0123456789abcdef") == state.npos;
  if (!number || !hex) return std::nullopt;
  return CommitMark{*number, std::string(state)};
}

std::optional<Commit> commit_from(std::string_view line) {
  const std::string_view revision = next_part(line, ' '), day = next_part(line, ' ');
  const auto mark = mark_from(revision, line);
  if (!mark) return std::nullopt;
  return Commit{*mark, date_from_iso(day)};
}

std::string state_after(const std::string& before, const TierEntry& tier) {
  std::string all = before + " " + tier.name + " " + std::to_string(tier.revision);
  for (const SegmentEntry& segment : tier.segments) {
    all += " " + segment.postings.hash + segment.columns.hash;
    if (segment.closed) all += segment.closed->hash;
  }
  if (tier.cards) all += " " + tier.cards->hash;
  return hash_of(all).substr(0, unnoted.size());
}

}  // namespace

std::vector<Commit> commits_of(const std::filesystem::path& folder, const TierEntry& tier) {
  if (!tier.commits) return {};
  const std::string bytes = read_described(folder, *tier.commits);
  std::vector<Commit> commits;
  for (std::string_view rest = bytes; !rest.empty();) {
    const auto commit = commit_from(next_part(rest, '\n'));
    if (!commit) throw Error(Fault::corrupt, tier.commits->name + ": a line is no commit");
    commits.push_back(*commit);
  }
  return commits;
}

std::string to_text(const std::vector<Commit>& commits) {
  std::string out;
  for (const Commit& each : commits)
    out += std::to_string(each.mark.revision) + " " +
           (each.recorded ? to_iso(*each.recorded) : "-") + " " + each.mark.state + "\n";
  return out;
}

FileEntry forget_before(const std::filesystem::path& folder, const TierEntry& tier,
                        std::uint64_t first, const std::string& name) {
  std::vector<Commit> commits = commits_of(folder, tier);
  std::erase_if(commits, [&](const Commit& each) { return each.mark.revision < first; });
  write_file(folder / name, to_text(commits));
  return describe(folder, name);
}

std::string to_text(const Cursor& cursor) {
  std::string out = to_iso(cursor.day);
  for (const auto& [tier, mark] : cursor.tiers)
    out += "/" + tier + ":" + std::to_string(mark.revision) + ":" + mark.state;
  return out;
}

Cursor cursor_from(std::string_view text) {
  const auto refuse = [&]() -> Error {
    return Error(Fault::bad_argument,
                 "\"" + std::string(text.substr(0, 80)) +
                     "\" is no cursor: give the one that came with the last changes, or a day");
  };
  std::string_view rest = text;
  const auto day = date_from_iso(next_part(rest, '/'));
  if (!day) throw refuse();
  Cursor cursor{.day = *day};
  while (!rest.empty()) {
    std::string_view part = next_part(rest, '/');
    const std::string_view tier = next_part(part, ':'), revision = next_part(part, ':');
    const auto mark = mark_from(revision, part);
    if (tier.empty() || !mark) throw refuse();
    cursor.tiers[std::string(tier)] = *mark;
  }
  return cursor;
}

}  // namespace index

using namespace index;

void Writer::Impl::note_commits(Manifest& next) {
  for (TierEntry& tier : next.tiers) {
    const TierEntry* before = manifest.find(tier.name);
    if (before && before->revision == tier.revision) continue;
    std::vector<Commit> commits = commits_of(data->folder, tier);
    tier.state = state_after(commits.empty() ? unnoted : commits.back().mark.state, tier);
    commits.push_back({{tier.revision, tier.state}, tier.recorded});
    const std::string file = "commits-" + numbered(manifest.next++);
    write_file(data->folder / file, to_text(commits));
    tier.commits = describe(data->folder, file);
  }
}

}  // namespace fingerpost
