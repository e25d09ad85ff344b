#include "index/index.hpp"

#include <algorithm>

#include "fingerpost/version.hpp"
#include "index/data.hpp"
#include "index/files.hpp"
#include "index/segment.hpp"
#include "text/text.hpp"
#include "topics/topics.hpp"

namespace fingerpost {

std::string version() {
  return std::to_string(FINGERPOST_VERSION_MAJOR) + "." + std::to_string(FINGERPOST_VERSION_MINOR) +
         "." + std::to_string(FINGERPOST_VERSION_PATCH);
}

int index_format() { return index::format; }

namespace {

// Making a vocabulary takes longer than opening an index: one that uses the built-in
// shares it.
Vocabulary vocabulary_from(const std::string& json) {
  return topics::is_built_in(json) ? Vocabulary::built_in() : Vocabulary::from_json(json);
}

std::string file_of(const std::optional<index::FileEntry>& almanac) {
  return almanac ? almanac->name : std::string();
}

void refuse_existing(const std::filesystem::path& folder) {
  if (std::filesystem::exists(folder / "manifest"))
    throw Error(Fault::exists, "there is an index at " + folder.string());
  // A restore that stopped half-way is not to be written over.
  if (index::holds_segments(folder))
    throw Error(Fault::corrupt, folder.string() + " has the segments of an index and no manifest");
}

bool names_a_tier(std::string_view name) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  };
  return !name.empty() && name.size() <= 64 && name != "none" && name[0] != '.' &&
         std::all_of(name.begin(), name.end(), plain);
}

void check_options(const IndexOptions& options) {
  if (options.language != "en")
    throw Error(Fault::bad_argument,
                "language \"" + options.language + "\" is not known; \"en\" is");
  if (options.default_tier.empty())
    throw Error(Fault::bad_argument,
                "default_tier is empty; \"none\" refuses documents without a tier");
  if (options.default_tier != "none") index::check_tier(options.default_tier);
}

}  // namespace

index::FileEntry index::write_vocabulary(const std::filesystem::path& folder,
                                         const Vocabulary& vocabulary) {
  std::string json = to_json(vocabulary);
  std::string name = "vocabulary-" + hash_of(json).substr(0, 16);
  write_once(folder / name, json);
  return describe(folder, name);
}

void index::check_tier(std::string_view name) {
  if (names_a_tier(name)) return;
  throw Error(Fault::bad_argument,
              "\"" + text::valid_utf8(name.substr(0, 64)) +
                  "\" is no tier: its name is up to 64 of a-z, 0-9, - _ and ., and not \"none\"");
}

Index::Index(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

Index Index::create(const std::filesystem::path& folder, const IndexOptions& options) {
  check_options(options);
  return index::engine([&] {
    refuse_existing(folder);
    std::filesystem::create_directories(folder / "segments");
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    // Of two that make it at once, one does.
    index::Lock lock = index::Lock::take(folder / "lock", index::Lock::Mode::exclusive, true);
    if (!lock)
      throw Error(Fault::locked,
                  folder.filename().string() + " is being made by another writer");
    refuse_existing(folder);
    index::Manifest manifest;
    manifest.language = options.language;
    manifest.stemmer = text::stemmer_version();
    manifest.default_tier = options.default_tier;
    manifest.places = options.places;
    manifest.vocabulary = index::write_vocabulary(folder, options.vocabulary);
    manifest.almanac = index::write_almanac(folder, options.almanac);
    index::save_manifest(folder, manifest);
    index::sync_folder(std::filesystem::absolute(folder).parent_path());
    return Index(std::make_shared<const Data>(Data{folder, options.vocabulary, options.places,
                                                   options.default_tier, manifest.vocabulary.name,
                                                   options.almanac, file_of(manifest.almanac)}));
  });
}

std::shared_ptr<const Index::Data> Index::Data::read(const std::filesystem::path& folder,
                                                     const index::Manifest& manifest,
                                                     std::shared_ptr<const Data> known) {
  if (known && known->vocabulary_file == manifest.vocabulary.name &&
      known->almanac_file == file_of(manifest.almanac))
    return known;
  const std::string vocabulary = index::read_described(folder, manifest.vocabulary);
  return std::make_shared<const Data>(Data{folder, vocabulary_from(vocabulary), manifest.places,
                                           manifest.default_tier, manifest.vocabulary.name,
                                           index::read_almanac(folder, manifest.almanac),
                                           file_of(manifest.almanac)});
}

Index Index::open(const std::filesystem::path& folder) {
  return index::engine([&] {
    for (;;) {
      const index::Manifest manifest = index::load_manifest(folder);
      try {
        return Index(Data::read(folder, manifest));
      } catch (const Error&) {
        // A Writer beside us may have switched to another vocabulary meanwhile.
        if (index::load_manifest(folder).revision == manifest.revision) throw;
      }
    }
  });
}

namespace {

CheckReport check_files(const std::filesystem::path& folder, const index::Manifest& manifest) {
  CheckReport report{.files = 1, .damage = {}};
  for (const index::FileEntry& file : index::files_of(manifest)) {
    try {
      if (index::hash_of_file(folder / file.name) != file.hash)
        report.damage.push_back({file.name, "its hash does not fit"});
      ++report.files;
    } catch (const Error& error) {
      report.damage.push_back({file.name, error.what()});
    }
  }
  return report;
}

}  // namespace

CheckReport Index::check(const std::filesystem::path& folder) {
  try {
    for (;;) {
      index::Manifest manifest = index::engine([&] { return index::load_manifest(folder); });
      CheckReport report = check_files(folder, manifest);
      // A Writer beside us may have switched and cleared away what we were reading.
      if (report.damage.empty() ||
          index::engine([&] { return index::load_manifest(folder); }).revision == manifest.revision)
        return report;
    }
  } catch (const Error& error) {
    if (error.fault() != Fault::corrupt) throw;
    return {.files = 0, .damage = {{"manifest", error.what()}}};
  }
}

const Vocabulary& Index::vocabulary() const { return data_->vocabulary; }
const Almanac& Index::almanac() const { return data_->almanac; }
const std::filesystem::path& Index::folder() const { return data_->folder; }

}  // namespace fingerpost
