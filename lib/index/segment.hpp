// A segment: documents of one tier, written once. Postings and stored text are a
// Xapian database in one file; what ranking needs is in columns.
#pragma once

#include <xapian.h>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/document.hpp"
#include "fingerpost/error.hpp"
#include "index/columns.hpp"
#include "index/files.hpp"
#include "index/lists.hpp"
#include "index/manifest.hpp"
#include "index/records.hpp"

namespace fingerpost::index {

// Runs `body`; what Xapian or the file system throws becomes an Error.
template <class Body>
auto engine(Body&& body) -> decltype(body()) {
  try {
    return body();
  } catch (const Xapian::DatabaseError& error) {
    // What the system refused (a full disk, no descriptors) is no damage.
    if (const char* reason = error.get_error_string())
      throw Error(Fault::io, error.get_msg() + ": " + reason);
    throw Error(Fault::corrupt, "the index cannot be read: " + error.get_msg());
  } catch (const Xapian::DocNotFoundError& error) {
    throw Error(Fault::corrupt, "the index cannot be read: " + error.get_msg());
  } catch (const Xapian::SerialisationError& error) {
    throw Error(Fault::corrupt, "the index cannot be read: " + error.get_msg());
  } catch (const Xapian::RangeError& error) {
    throw Error(Fault::corrupt, "the index cannot be read: " + error.get_msg());
  } catch (const Xapian::Error& error) {
    throw Error(Fault::internal, "Xapian: " + error.get_msg());
  } catch (const std::length_error&) {
    throw Error(Fault::corrupt, "the index cannot be read: a length in it is none");
  } catch (const std::filesystem::filesystem_error& error) {
    throw Error(Fault::io, error.path1().filename().string() + ": " + error.code().message());
  }
}

// An open segment. Reading its columns is safe from any thread; its lists and its database
// are for one at a time.
struct Segment {
  SegmentEntry entry;
  Lock lock;  // shared: while it is held the files stay
  Columns columns;
  MappedRecords hits;
  MappedLists lists;
  mutable Xapian::Database database;

  // Throws Error(corrupt), also when a file is not there.
  static std::shared_ptr<Segment> open(const std::filesystem::path& folder,
                                       const SegmentEntry& entry);

  Document header(std::uint32_t document) const;  // without its sections
  // What hits show, without unpacking what is stored; the text of a section alone.
  ShownDocument shown_document(std::uint32_t document) const;
  ShownSection shown_section(std::uint32_t section) const;
  std::string text(std::uint32_t section) const;
  Section section(std::uint32_t section) const;
  Document document(std::uint32_t document) const;
};

std::filesystem::path folder_of(const std::filesystem::path& index, const std::string& segment);

// Builds one segment, document by document; memory stays flat.
class SegmentBuilder {
 public:
  SegmentBuilder(const std::filesystem::path& index, const std::string& name);
  ~SegmentBuilder();

  // The row of the document in columns().
  std::uint32_t add(const Document& document, std::uint32_t edition);
  Columns& columns() { return columns_; }
  const std::string& name() const { return name_; }
  // Bytes of all that was added.
  std::size_t text() const { return text_; }
  // Writes the postings and frees what was held for them: nothing can be added.
  void seal();
  // Writes and syncs all files, as recorded on that day in that commit of its tier.
  SegmentEntry finish(Day recorded, std::uint32_t commit);
  // The same, each document as recorded when its row says.
  SegmentEntry finish();

 private:
  bool sealed_ = false;
  std::size_t text_ = 0;
  std::filesystem::path index_, scratch_;
  std::string name_;
  Columns columns_;
  Records records_;
  Xapian::WritableDatabase database_;
};

// One segment with the documents of all of `parts`, in their order, with their
// closings folded in. Answers are the same.
SegmentEntry merge(const std::filesystem::path& index, const std::string& name,
                   const std::vector<SegmentEntry>& parts);

}  // namespace fingerpost::index
