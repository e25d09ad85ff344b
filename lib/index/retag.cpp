// A segment is read twice: once to see whether any tag changes, which most do not
// after a small change of the vocabulary, and again to write it anew if one does.
// Days, editions and what was closed stay as they were.
#include "index/retag.hpp"

#include "index/rewrite.hpp"
#include "index/segment.hpp"
#include "index/writer.hpp"

namespace fingerpost::index {
namespace {

Document tagged(const Segment& segment, std::uint32_t row, const Vocabulary& vocabulary) {
  Document document = segment.document(row);
  vocabulary.tag(document);
  return document;
}

std::size_t changed_sections(const Segment& segment, const Vocabulary& vocabulary) {
  std::size_t changed = 0;
  for (std::uint32_t row = 0; row < segment.columns.documents.size(); ++row) {
    if (segment.columns.documents[row].dropped()) continue;
    const Document before = segment.document(row);
    Document after = before;
    vocabulary.tag(after);
    for (std::size_t i = 0; i < before.sections.size(); ++i)
      changed += before.sections[i].tags != after.sections[i].tags;
  }
  return changed;
}

}  // namespace

std::optional<Retagged> retagged(const std::filesystem::path& index, const SegmentEntry& entry,
                                 const std::string& name, const Vocabulary& vocabulary) {
  const std::shared_ptr<Segment> segment = Segment::open(index, entry);
  const std::size_t changed = changed_sections(*segment, vocabulary);
  if (changed == 0) return std::nullopt;
  auto fresh = rewritten(*segment, index, name, [&](std::uint32_t row) {
    return std::optional(tagged(*segment, row, vocabulary));
  });
  return Retagged{std::move(*fresh), changed};
}

}  // namespace fingerpost::index

namespace fingerpost {

using namespace index;

// Every tier moves on, changed or not: no revision tells of another's tags.
std::size_t Writer::Impl::retag(const Vocabulary& vocabulary) {
  for (const auto& [name, shelf] : shelves)
    if (shelf.changed) throw Error(Fault::bad_argument, "commit before tagging anew");
  Manifest next = manifest;
  next.vocabulary = write_vocabulary(data->folder, vocabulary);
  if (next.vocabulary.name == manifest.vocabulary.name) return 0;
  std::size_t sections = 0;
  for (TierEntry& tier : next.tiers) {
    for (SegmentEntry& segment : tier.segments)
      if (auto fresh = retagged(data->folder, segment, next_name(), vocabulary)) {
        segment = std::move(fresh->entry);
        sections += fresh->sections;
      }
    ++tier.revision;
  }
  switch_to(std::move(next));
  data = Index::Data::read(data->folder, manifest, data);
  reader.reset();
  ledger.clear();  // days may be read otherwise with another vocabulary
  return sections;
}

std::size_t Writer::retag(const Vocabulary& vocabulary) {
  return impl_->writing([&] { return impl_->retag(vocabulary); });
}

}  // namespace fingerpost
