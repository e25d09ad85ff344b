#include "index/half_applied.hpp"

#include <algorithm>
#include <set>

#include "fingerpost/error.hpp"
#include "fingerpost/value.hpp"
#include "index/files.hpp"

namespace fingerpost::index {
namespace {

[[noreturn]] void corrupt() {
  throw Error(Fault::corrupt, std::string(half_applied_name) + ": not as it was written");
}

const Json& member(const Json& value, std::string_view key) {
  const Json* found = value.find(key);
  if (!found) corrupt();
  return *found;
}

std::string text(const Json& value) {
  if (!value.text()) corrupt();
  return *value.text();
}

std::uint64_t number(const Json& value) {
  if (!value.integer() || *value.integer() < 0) corrupt();
  return static_cast<std::uint64_t>(*value.integer());
}

const Json::Array& list(const Json& value) {
  if (!value.array()) corrupt();
  return *value.array();
}

std::vector<std::string> texts(const Json& value) {
  std::vector<std::string> out;
  for (const Json& each : list(value)) out.push_back(text(each));
  return out;
}

Json to_value(const PackPlan::Wanted& wanted) {
  return Json::Array{wanted.id, static_cast<std::uint64_t>(wanted.above),
                     static_cast<std::uint64_t>(wanted.last), wanted.added};
}

PackPlan::Wanted wanted_from(const Json& value) {
  const Json::Array& parts = list(value);
  if (parts.size() != 4 || !parts[3].boolean()) corrupt();
  return {text(parts[0]), static_cast<std::uint32_t>(number(parts[1])),
          static_cast<std::uint32_t>(number(parts[2])), *parts[3].boolean()};
}

Json to_value(const HalfApplied& half) {
  Json::Array wanted;
  for (const PackPlan::Wanted& each : half.plan.wanted) wanted.push_back(to_value(each));
  return Json::Object{{"base", half.base},
                      {"work", half.work},
                      {"part", static_cast<std::uint64_t>(half.next.part)},
                      {"line", static_cast<std::uint64_t>(half.next.line)},
                      {"wanted", std::move(wanted)},
                      {"removed", Json::Array(half.plan.removed.begin(), half.plan.removed.end())},
                      {"tiers", Json::Array(half.plan.tiers.begin(), half.plan.tiers.end())},
                      {"unchanged", half.plan.unchanged},
                      {"manifest", to_text(half.manifest)}};
}

HalfApplied half_from(const Json& value) {
  HalfApplied half{.base = text(member(value, "base")),
                   .work = text(member(value, "work")),
                   .next = {number(member(value, "part")), number(member(value, "line"))}};
  for (const Json& each : list(member(value, "wanted")))
    half.plan.wanted.push_back(wanted_from(each));
  half.plan.removed = texts(member(value, "removed"));
  half.plan.tiers = texts(member(value, "tiers"));
  half.plan.unchanged = number(member(value, "unchanged"));
  half.manifest = manifest_from_text(text(member(value, "manifest")));
  return half;
}

bool is_whole(const std::filesystem::path& folder, const FileEntry& file) {
  std::error_code none;
  return std::filesystem::file_size(folder / file.name, none) == file.size && !none &&
         hash_of_file(folder / file.name) == file.hash;
}

}  // namespace

const PackPlan::Wanted* PackPlan::find(std::string_view id) const {
  const auto at = std::lower_bound(
      wanted.begin(), wanted.end(), id,
      [](const Wanted& each, std::string_view to) { return std::string_view(each.id) < to; });
  return at != wanted.end() && at->id == id ? &*at : nullptr;
}

std::string base_of(const std::filesystem::path& folder) {
  return hash_of(read_file(folder / "manifest"));
}

// What is not whole is as good as nothing: the pack is applied from its beginning.
std::optional<HalfApplied> peek_half_applied(const std::filesystem::path& folder) try {
  std::error_code none;
  if (!std::filesystem::exists(folder / half_applied_name, none)) return std::nullopt;
  const std::string bytes = read_file(folder / half_applied_name);
  const std::size_t end = bytes.find('\n');
  if (end == bytes.npos || bytes.substr(end + 1) != hash_of(bytes.substr(0, end)) + "\n")
    return std::nullopt;
  HalfApplied half = half_from(parse_json(std::string_view(bytes).substr(0, end)));
  if (half.base != base_of(folder)) return std::nullopt;
  return half;
} catch (const Error&) {
  return std::nullopt;
}

std::optional<HalfApplied> load_half_applied(const std::filesystem::path& folder) try {
  std::optional<HalfApplied> half = peek_half_applied(folder);
  if (!half) return std::nullopt;
  std::set<std::string> in_force;
  for (const FileEntry& file : files_of(load_manifest(folder))) in_force.insert(file.name);
  for (const FileEntry& file : files_of(half->manifest))
    if (!in_force.contains(file.name) && !is_whole(folder, file)) return std::nullopt;
  return half;
} catch (const Error&) {
  return std::nullopt;
}

void save_half_applied(const std::filesystem::path& folder, const HalfApplied& half) {
  const std::string line = to_json(to_value(half));
  switch_file(folder / half_applied_name, line + "\n" + hash_of(line) + "\n");
}

void drop_half_applied(const std::filesystem::path& folder) {
  std::error_code none;
  std::filesystem::remove(folder / half_applied_name, none);
}

}  // namespace fingerpost::index
