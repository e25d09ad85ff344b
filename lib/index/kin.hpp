// What a header keeps of a document's kin, as values that need no parsing. An index
// written before there were any has none: its documents are nobody's kin.
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "index/library.hpp"

namespace fingerpost::index {

void add_kin(const document::Kin& kin, Xapian::Document& header);

// The kin of documents in ascending numbers: one pass over each segment's values.
class KinReader {
 public:
  explicit KinReader(const Library& library) : library_(library) {}
  // Without sketch and supersedes, unless asked for.
  document::Kin read(Number document, bool sketch);
  std::vector<std::string> supersedes(Number document);

 private:
  std::string value(Number document, unsigned slot);

  struct Stream {
    std::size_t segment = static_cast<std::size_t>(-1);
    Xapian::ValueIterator at, end;
  };
  const Library& library_;
  std::array<Stream, 3> streams_ = {};
};

}  // namespace fingerpost::index
