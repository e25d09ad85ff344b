#include "index/rewrite.hpp"

namespace fingerpost::index {

std::optional<SegmentEntry> rewritten(const Segment& segment, const std::filesystem::path& index,
                                      const std::string& name, const Carry& carry) {
  std::optional<SegmentBuilder> builder;
  for (std::uint32_t row = 0; row < segment.columns.documents.size(); ++row) {
    const DocumentRow& old = segment.columns.documents[row];
    if (old.dropped()) continue;
    const std::optional<Document> document = carry(row);
    if (!document) continue;
    if (!builder) builder.emplace(index, name);
    const std::uint32_t fresh = builder->add(*document, old.edition);
    DocumentRow& kept = builder->columns().documents.own()[fresh];
    kept.recorded = old.recorded;
    kept.until = old.until;
    kept.ended = old.ended;
    kept.committed = old.committed;
  }
  if (!builder) return std::nullopt;
  return builder->finish();
}

}  // namespace fingerpost::index
