#include "index/manifest.hpp"

#include <algorithm>
#include <mutex>

#include "fingerpost/error.hpp"
#include "fingerpost/version.hpp"
#include "index/files.hpp"
#include "index/half_applied.hpp"
#include "json/json.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

[[noreturn]] void corrupt(const std::string& what) {
  throw Error(Fault::corrupt, "manifest: " + what);
}

const Json& member(const Json& object, std::string_view key) {
  const Json* found = object.find(key);
  if (!found) corrupt("no " + std::string(key));
  return *found;
}

std::string text(const Json& object, std::string_view key) {
  const std::string* found = member(object, key).text();
  if (!found) corrupt(std::string(key) + " is no text");
  return *found;
}

std::uint64_t number(const Json& object, std::string_view key) {
  const std::int64_t* found = member(object, key).integer();
  if (!found || *found < 0) corrupt(std::string(key) + " is no count");
  return static_cast<std::uint64_t>(*found);
}

const Json::Array& list(const Json& object, std::string_view key) {
  const Json::Array* found = member(object, key).array();
  if (!found) corrupt(std::string(key) + " is no list");
  return *found;
}

Json to_value(const FileEntry& file) {
  return Json::Object{{"name", file.name}, {"size", file.size}, {"hash", file.hash}};
}

FileEntry file_from(const Json& value) {
  return {text(value, "name"), number(value, "size"), text(value, "hash")};
}

Json to_value(const SegmentEntry& segment) {
  Json::Object value{{"name", segment.name},
                     {"documents", segment.documents},
                     {"sections", segment.sections},
                     {"postings", to_value(segment.postings)},
                     {"columns", to_value(segment.columns)},
                     {"closed", segment.closed ? to_value(*segment.closed) : Json()}};
  if (segment.hits) value.emplace_back("hits", to_value(*segment.hits));
  if (segment.lists) value.emplace_back("lists", to_value(*segment.lists));
  return value;
}

SegmentEntry segment_from(const Json& value) {
  SegmentEntry segment;
  segment.name = text(value, "name");
  segment.documents = number(value, "documents");
  segment.sections = number(value, "sections");
  segment.postings = file_from(member(value, "postings"));
  segment.columns = file_from(member(value, "columns"));
  if (const Json& closed = member(value, "closed"); !closed.is_null())
    segment.closed = file_from(closed);
  if (const Json* hits = value.find("hits")) segment.hits = file_from(*hits);
  if (const Json* lists = value.find("lists")) segment.lists = file_from(*lists);
  return segment;
}

Json to_value(const TierEntry& tier) {
  Json::Array segments;
  for (const SegmentEntry& segment : tier.segments) segments.push_back(to_value(segment));
  Json::Object value{{"name", tier.name},
                     {"revision", tier.revision},
                     {"recorded", tier.recorded ? Json(to_iso(*tier.recorded)) : Json()},
                     {"segments", std::move(segments)}};
  if (tier.ledger) value.emplace_back("ledger", to_value(*tier.ledger));
  if (tier.cards) value.emplace_back("cards", to_value(*tier.cards));
  if (tier.commits) {
    value.emplace_back("state", tier.state);
    value.emplace_back("commits", to_value(*tier.commits));
  }
  return value;
}

TierEntry tier_from(const Json& value) {
  TierEntry tier;
  tier.name = text(value, "name");
  tier.revision = number(value, "revision");
  if (const std::string* day = member(value, "recorded").text())
    tier.recorded = date_from_iso(*day);
  for (const Json& segment : list(value, "segments"))
    tier.segments.push_back(segment_from(segment));
  if (const Json* ledger = value.find("ledger")) tier.ledger = file_from(*ledger);
  if (const Json* cards = value.find("cards")) tier.cards = file_from(*cards);
  if (const Json* commits = value.find("commits")) {
    tier.state = text(value, "state");
    tier.commits = file_from(*commits);
  }
  return tier;
}

Json to_value(const Manifest& manifest) {
  Json::Array named, tiers;
  for (const std::string& feature : features) named.emplace_back(feature);
  if (manifest.almanac) named.emplace_back(almanac_feature);
  for (const TierEntry& tier : manifest.tiers) tiers.push_back(to_value(tier));
  if (std::any_of(manifest.tiers.begin(), manifest.tiers.end(),
                  [](const TierEntry& tier) { return tier.cards.has_value(); }))
    named.emplace_back(cards_feature);
  if (manifest.issuers) named.emplace_back(packs_feature);
  Json::Object out{{"format", format},
                   {"features", std::move(named)},
                   {"written_by", version()},
                   {"revision", manifest.revision},
                   {"next", manifest.next},
                   {"language", manifest.language},
                   {"stemmer", manifest.stemmer},
                   {"default_tier", manifest.default_tier},
                   {"vocabulary", to_value(manifest.vocabulary)},
                   {"places", json::to_value(manifest.places)},
                   {"tiers", std::move(tiers)}};
  if (manifest.almanac) out.emplace_back("almanac", to_value(*manifest.almanac));
  if (manifest.issuers) out.emplace_back("issuers", to_value(*manifest.issuers));
  return out;
}

// Before anything else is believed: a newer format may look different everywhere.
void check_version(const Json& value) {
  std::uint64_t found = number(value, "format");
  std::string by = value.find("written_by") ? text(value, "written_by") : "an unknown version";
  if (found > static_cast<std::uint64_t>(format))
    throw Error(Fault::wrong_version, "the index has format " + std::to_string(found) +
                                          ", written by fingerpost " + by +
                                          "; this is fingerpost " + version() +
                                          ", which reads formats up to " + std::to_string(format));
  for (const Json& feature : list(value, "features")) {
    const std::string* name = feature.text();
    const bool known =
        name && (*name == almanac_feature || *name == cards_feature || *name == packs_feature ||
                 std::find(features.begin(), features.end(), *name) != features.end());
    if (!known)
      throw Error(Fault::wrong_version, "the index uses \"" + (name ? *name : "?") +
                                            "\", which fingerpost " + version() +
                                            " does not know; it was written by fingerpost " + by);
  }
}

void check_stemmer(const Manifest& manifest) {
  if (manifest.stemmer == text::stemmer_version()) return;
  throw Error(Fault::wrong_version,
              "the index was stemmed by \"" + manifest.stemmer + "\", this fingerpost stems by \"" +
                  text::stemmer_version() + "\": migrate it, or index the documents again");
}

Manifest manifest_from(const Json& value) {
  Manifest manifest;
  manifest.revision = number(value, "revision");
  manifest.next = number(value, "next");
  manifest.language = text(value, "language");
  manifest.stemmer = text(value, "stemmer");
  manifest.default_tier = text(value, "default_tier");
  manifest.vocabulary = file_from(member(value, "vocabulary"));
  if (const Json* almanac = value.find("almanac")) manifest.almanac = file_from(*almanac);
  if (const Json* issuers = value.find("issuers")) manifest.issuers = file_from(*issuers);
  manifest.places = json::places_from(member(value, "places"));
  for (const Json& tier : list(value, "tiers")) manifest.tiers.push_back(tier_from(tier));
  return manifest;
}

std::filesystem::path path_of(const std::filesystem::path& folder) { return folder / "manifest"; }

}  // namespace

const TierEntry* Manifest::find(std::string_view name) const {
  for (const TierEntry& tier : tiers)
    if (tier.name == name) return &tier;
  return nullptr;
}

TierEntry& Manifest::tier(const std::string& name) {
  for (TierEntry& tier : tiers)
    if (tier.name == name) return tier;
  tiers.push_back({name, 0, {}, {}});
  return tiers.back();
}

bool holds_segments(const std::filesystem::path& folder) {
  std::error_code trouble;
  const std::filesystem::directory_iterator segments(folder / "segments", trouble), none;
  return !trouble && segments != none;
}

Manifest load_manifest(const std::filesystem::path& folder, Stemmed stemmed) {
  std::error_code ignored;
  if (!std::filesystem::exists(path_of(folder), ignored)) {
    if (holds_segments(folder))
      throw Error(Fault::corrupt,
                  folder.string() + " has the segments of an index and no manifest");
    throw Error(Fault::not_found, "no index at " + folder.string());
  }
  Manifest manifest = manifest_from_text(read_file(path_of(folder)));
  if (stemmed == Stemmed::as_here) check_stemmer(manifest);
  return manifest;
}

Manifest manifest_from_text(std::string_view bytes) {
  std::size_t end = bytes.find('\n');
  if (end == bytes.npos) corrupt("cut short");
  std::string_view line = bytes.substr(0, end);
  Json value;
  try {
    value = parse_json(line);
  } catch (const Error& error) {
    corrupt(error.what());
  }
  check_version(value);
  if (bytes.substr(end + 1) != hash_of(line) + "\n") corrupt("its hash does not fit");
  return manifest_from(value);
}

std::string to_text(const Manifest& manifest) {
  const std::string line = to_json(to_value(manifest));
  return line + "\n" + hash_of(line) + "\n";
}

void save_manifest(const std::filesystem::path& folder, const Manifest& manifest) {
  switch_file(path_of(folder), to_text(manifest));
}

std::vector<FileEntry> files_of(const Manifest& manifest) {
  std::vector<FileEntry> files{manifest.vocabulary};
  if (manifest.almanac) files.push_back(*manifest.almanac);
  if (manifest.issuers) files.push_back(*manifest.issuers);
  for (const TierEntry& tier : manifest.tiers) {
    for (const SegmentEntry& segment : tier.segments) {
      files.push_back(segment.postings);
      files.push_back(segment.columns);
      if (segment.hits) files.push_back(*segment.hits);
      if (segment.lists) files.push_back(*segment.lists);
      if (segment.closed) files.push_back(*segment.closed);
    }
    if (tier.ledger) files.push_back(*tier.ledger);
    if (tier.cards) files.push_back(*tier.cards);
    if (tier.commits) files.push_back(*tier.commits);
  }
  return files;
}

// A hash that fits is what tells a whole file from a damaged one: Xapian has no
// checksums of its own.
std::string read_described(const std::filesystem::path& folder, const FileEntry& file) {
  std::string bytes = read_file(folder / file.name);
  if (bytes.size() != file.size || hash_of(bytes) != file.hash)
    throw Error(Fault::corrupt, file.name + ": its hash does not fit");
  return bytes;
}

std::shared_ptr<const Mapped> map_described(const std::filesystem::path& folder,
                                            const FileEntry& file) {
  static std::mutex turn;
  static std::map<std::string, std::string> whole;  // looks of files by their hash
  constexpr std::size_t most = 1000;                // of a host with very many indices
  auto mapped = std::make_shared<const Mapped>(folder / file.name);
  if (mapped->bytes().size() == file.size) {
    std::lock_guard guard(turn);
    if (const auto known = whole.find(file.hash);
        known != whole.end() && known->second == mapped->look())
      return mapped;
  }
  if (mapped->bytes().size() != file.size || hash_of(mapped->bytes()) != file.hash)
    throw Error(Fault::corrupt, file.name + ": its hash does not fit");
  std::lock_guard guard(turn);
  if (whole.size() >= most) whole.clear();
  whole.insert_or_assign(file.hash, mapped->look());
  return mapped;
}

FileEntry describe(const std::filesystem::path& folder, const std::string& name) {
  return {name, std::filesystem::file_size(folder / name), hash_of_file(folder / name)};
}

}  // namespace fingerpost::index
