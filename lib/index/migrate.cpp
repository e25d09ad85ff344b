// An index of an older form is never changed where it lies: its documents are taken from what
// it stores and written anew beside it, each with the days, the edition and the commit that it
// had, and tagged as today by the index's own vocabulary. Files that have one form only are copied.
// The manifest is written last, as by a backup.
#include <algorithm>

#include "fingerpost/error.hpp"
#include "fingerpost/keeping.hpp"
#include "fingerpost/topics.hpp"
#include "index/commits.hpp"
#include "index/files.hpp"
#include "index/manifest.hpp"
#include "index/rewrite.hpp"
#include "index/unfinished.hpp"
#include "text/text.hpp"

namespace fingerpost {

using namespace index;

namespace {

// What the manifest names, as it names it: load_manifest knows only whether it can be read.
struct Form {
  int format = 0;
  std::vector<std::string> features;
};

Form form_of(const std::filesystem::path& folder) {
  const std::string bytes = read_file(folder / "manifest");
  const Json value = parse_json(std::string_view(bytes).substr(0, bytes.find('\n')));
  Form form;
  if (const Json* format = value.find("format"); format && format->integer())
    form.format = static_cast<int>(*format->integer());
  if (const Json* named = value.find("features"); named && named->array())
    for (const Json& each : *named->array())
      if (each.text()) form.features.push_back(*each.text());
  return form;
}

class Migration {
 public:
  Migration(const std::filesystem::path& from, const std::filesystem::path& to)
      : from_(from),
        to_(to),
        manifest_(load_manifest(from, Stemmed::by_any)),
        vocabulary_(Vocabulary::from_json(read_described(from, manifest_.vocabulary))) {}

  MigrationReport run() {
    MigrationReport report = told();
    // What an earlier attempt left was perhaps of another state of the old index.
    to_.clear({});
    std::filesystem::create_directories(to_.folder() / "segments");
    copy_file(manifest_.vocabulary);
    if (manifest_.almanac) copy_file(*manifest_.almanac);
    if (manifest_.issuers) copy_file(*manifest_.issuers);
    for (TierEntry& tier : manifest_.tiers) migrate(tier, report);
    manifest_.stemmer = text::stemmer_version();
    sync_folder(to_.folder());
    to_.finish(to_text(manifest_));
    return report;
  }

 private:
  MigrationReport told() const {
    const Form form = form_of(from_);
    MigrationReport report{.from_format = form.format,
                           .to_format = format,
                           .stemmed_anew = manifest_.stemmer != text::stemmer_version()};
    for (const std::string& each : features)
      if (std::find(form.features.begin(), form.features.end(), each) == form.features.end())
        report.gained.push_back(each);
    return report;
  }

  void copy_file(const FileEntry& file) {
    write_file(to_.folder() / file.name, read_described(from_, file));
  }

  void migrate(TierEntry& tier, MigrationReport& report) {
    for (const auto* file : {&tier.ledger, &tier.cards, &tier.commits})
      if (*file) copy_file(**file);
    std::vector<SegmentEntry> fresh;
    for (const SegmentEntry& old : tier.segments)
      if (auto segment = migrated(old, report)) fresh.push_back(std::move(*segment));
    tier.segments = std::move(fresh);
    report.segments += tier.segments.size();
  }

  std::optional<SegmentEntry> migrated(const SegmentEntry& old, MigrationReport& report) {
    // What is damaged must not be given a new hash.
    for (const auto& file : {std::optional(old.postings), std::optional(old.columns), old.hits})
      if (file && hash_of_file(from_ / file->name) != file->hash)
        throw Error(Fault::corrupt, file->name + ": its hash does not fit");
    const std::shared_ptr<Segment> segment = Segment::open(from_, old);
    return rewritten(*segment, to_.folder(), old.name, [&](std::uint32_t row) {
      const DocumentRow& document = segment->columns.documents[row];
      ++report.editions;
      report.sections += document.sections;
      report.documents += document.until == rank::never;
      Document anew = segment->document(row);
      vocabulary_.tag(anew);
      return std::optional(std::move(anew));
    });
  }

  std::filesystem::path from_;
  Unfinished to_;
  Manifest manifest_;
  Vocabulary vocabulary_;
};

}  // namespace

MigrationReport migrate(const std::filesystem::path& folder, const std::filesystem::path& to) {
  return engine([&] {
    load_manifest(folder, Stemmed::by_any);  // refused before anything is made
    return Migration(folder, to).run();
  });
}

}  // namespace fingerpost
