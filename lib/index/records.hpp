// What a hit shows of its document and section and no ranking needs, one short record of
// bytes each: nothing is unpacked or parsed but what is shown.
//
//     places of the records │ documents' and sections' records, each with a sum of its own
//
// One file a segment, mapped; about 110 bytes a section (tests/bench/README.md). A segment
// from before there was one is read from its stored documents.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/document.hpp"
#include "index/files.hpp"

namespace fingerpost::index {

struct ShownDocument {
  std::string url = {};
  std::optional<Period> published = {}, updated = {}, review_due = {};
  Json extra = {};
};

struct ShownSection {
  std::string anchor = {}, heading = {}, page_label = {}, fragment = {};
  std::optional<int> page = {};
  std::vector<DateMention> dates = {};  // that settle its standing
  std::vector<std::string> cited = {};  // editions, as its text names them
};

ShownDocument shown(const Document& document);
ShownSection shown(const Section& section);

// In the order of the rows of columns.
class Records {
 public:
  void add(const Document& document);  // and its sections
  void append(const Records& other);
  std::string to_bytes() const;

 private:
  friend class MappedRecords;
  std::vector<std::uint64_t> documents_, sections_;  // where each begins in bytes_
  std::string bytes_;
};

// Reads from a mapped file; throws Error(corrupt) for a record that is not as it was written.
class MappedRecords {
 public:
  MappedRecords() = default;
  explicit MappedRecords(Mapped file);

  explicit operator bool() const { return file_.has_value(); }
  std::size_t size() const { return file_->bytes().size(); }
  ShownDocument document(std::uint32_t row) const;
  ShownSection section(std::uint32_t row) const;
  Records all() const;

 private:
  std::string_view record(std::uint64_t place) const;

  std::optional<Mapped> file_ = {};
  const std::uint64_t *documents_ = nullptr, *sections_ = nullptr;
  std::uint64_t document_count_ = 0, section_count_ = 0;
  std::string_view bytes_ = {};
};

}  // namespace fingerpost::index
