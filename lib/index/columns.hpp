// What a search must know of every document and section without opening it: days,
// kinds, relations. One file a segment, written once, and mapped: 32 bytes a section,
// some 250 a document and its strings (tests/bench/README.md).
//
// Slots are Xapian's document ids: each document has one for its header (title
// and all that a hit shows), followed by one for each of its sections.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "document/document.hpp"
#include "fingerpost/document.hpp"
#include "index/files.hpp"
#include "rank/rank.hpp"

namespace fingerpost::index {

using rank::Day;

// A list in a pool: [first, first + count).
struct Range {
  std::uint32_t first = 0, count = 0;
};

// In which commit of its tier something came to be, and one thing more about it. The
// commit is 0 in a segment from before they were noted.
class Turn {
 public:
  constexpr Turn() = default;
  constexpr Turn(std::uint32_t commit, bool flag) : bits_(commit << 1 | (flag ? 1u : 0u)) {}
  constexpr std::uint32_t commit() const { return bits_ >> 1; }
  constexpr bool flag() const { return bits_ & 1u; }
  constexpr void set(bool flag) { bits_ = (bits_ & ~1u) | (flag ? 1u : 0u); }

 private:
  std::uint32_t bits_ = 0;
};

struct DocumentRow {
  std::uint32_t slot = 0;           // of its header
  std::uint32_t first_section = 0;  // row
  std::uint32_t sections = 0;
  std::uint32_t id = 0, title = 0, publisher = 0, digest = 0, origin = 0;  // strings
  Range applies_to, not_for, replaces;  // strings; not_for in pairs: place, document
  std::uint32_t edition = 1;
  Day recorded = 0;         // the day of its commit
  Day until = rank::never;  // replaced or removed on that day; from the segment's closings
  Day published_first = rank::always, published_last = rank::never;
  Day updated_first = rank::always, updated_last = rank::never;
  Day withdrawn = rank::never, review_due = rank::never;
  Day valid_first = rank::always, valid_last = rank::never;
  Kind kind = Kind::page;
  Layer layer = Layer::unknown;
  Status status = Status::published;
  Turn ended;      // its flag: `until` is a removal, not a replacement
  Turn committed;  // its flag: put and replaced within one commit, never seen by anybody

  bool removed() const { return ended.flag(); }
  bool dropped() const { return committed.flag(); }
};

struct SectionRow {
  std::uint32_t slot = 0;
  std::uint32_t document = 0;                                // row
  std::uint32_t length = 0;                                  // sum of the frequencies of its stems
  Range topics;                                              // strings
  Day valid_first = rank::always, valid_last = rank::never;  // its own
  Kind kind = Kind::page;
};

// What tells which documents are one work, as document::Kin gives it. All zero in a
// segment from before there was any.
struct KinRow {
  static constexpr std::size_t bands = 5;
  std::uint64_t address = 0, canonical = 0, work = 0;
  std::uint32_t first = 0, last = 0;  // of its edition
  std::uint8_t by = 0;                // of the same: document::Edition::By
  std::uint8_t in_title = 0;
  std::uint16_t detour = 0;
  // Three hashes of the sketch each: of two texts that share .86 of their runs of
  // words one is equal in 99.4 of 100 cases, 1 - (1 - .86^3)^5; 0 for a
  // short text, which is like another at one address alone.
  std::uint32_t band[bands] = {};
  Range supersedes;  // strings: titles
};

// What facets count of a document besides, and whether its words may be shown.
struct AboutRow {
  std::uint32_t language = 0, format = 0;  // strings
  std::uint32_t sensitive = 0, spare = 0;
};

document::Edition edition_of(const KinRow& row);

// No padding: what is written is what was meant, and nothing else of our memory.
static_assert(std::has_unique_object_representations_v<DocumentRow>);
static_assert(std::has_unique_object_representations_v<SectionRow>);
static_assert(std::has_unique_object_representations_v<KinRow>);
static_assert(std::has_unique_object_representations_v<AboutRow>);

// Rows that are built here or lie in a mapped file.
template <class T>
class Column {
 public:
  Column() = default;
  Column(const T* rows, std::size_t count) : rows_(rows), count_(count) {}
  explicit Column(std::vector<T> rows) : own_(std::move(rows)) {}

  std::size_t size() const { return rows_ ? count_ : own_.size(); }
  bool empty() const { return size() == 0; }
  const T& operator[](std::size_t row) const { return begin()[row]; }
  const T* begin() const { return rows_ ? rows_ : own_.data(); }
  const T* end() const { return begin() + size(); }
  const T& back() const { return end()[-1]; }
  // What is changed is no longer that of the file.
  std::vector<T>& own() {
    if (rows_) own_.assign(rows_, rows_ + count_);
    rows_ = nullptr;
    return own_;
  }
  void push_back(const T& row) { own().push_back(row); }

 private:
  std::vector<T> own_ = {};
  const T* rows_ = nullptr;
  std::size_t count_ = 0;
};

// A document (row) by one of the things that its copies have in common with it.
struct KinKey {
  std::uint32_t key = 0, document = 0;
};
// Of the addresses and the bands of the sketch; documents with one in common may be alike.
std::vector<std::uint32_t> keys_of(const KinRow& row);
// Of all, by key.
std::vector<KinKey> keys_of(const Column<KinRow>& rows);

// Text that columns refer to by number; number 0 is "".
class Strings {
 public:
  std::uint32_t add(std::string_view text);
  std::string_view at(std::uint32_t number) const {
    return bytes().substr(starts_[number], starts_[number + 1] - starts_[number]);
  }
  std::size_t size() const { return starts_.size() - 1; }

 private:
  friend class Columns;
  std::string_view bytes() const { return mapped_.empty() ? std::string_view(bytes_) : mapped_; }
  std::string bytes_;
  std::string_view mapped_;  // instead
  Column<std::uint32_t> starts_{std::vector<std::uint32_t>{0, 0}};
};

class Columns {
 public:
  Column<DocumentRow> documents;
  Column<SectionRow> sections;
  Column<KinRow> kin;          // of each document
  Column<KinKey> keys;         // of all kin, by key
  Column<AboutRow> about;      // of each document
  Column<std::uint32_t> pool;  // of strings, for the ranges
  Strings strings;
  std::uint32_t slots = 0;  // the highest in use

  // Adds the rows of a document whose header takes the next slot; sections follow.
  void add(const Document& document, const document::Kin& kin, std::uint32_t edition, Day recorded);
  // The rows of `other`, whose slots begin after ours.
  void append(const Columns& other);

  std::string to_bytes() const;
  // Throws Error(corrupt).
  static Columns from_bytes(std::string_view bytes);
  // The same of a file, whose rows stay where they are until they are looked at.
  static Columns from_file(std::shared_ptr<const Mapped> file);

  std::string_view text(std::uint32_t number) const { return strings.at(number); }
  std::vector<std::string_view> texts(Range range) const;

 private:
  Range intern(const std::vector<std::string>& texts);
  std::shared_ptr<const Mapped> file_ = {};
};

// A document that was replaced or removed after its segment was written.
struct Closing {
  std::uint32_t document = 0;  // row
  Day until = 0;
  Turn ended;  // as DocumentRow's
};
std::string to_bytes(const std::vector<Closing>& closings);
// Throws Error(corrupt).
std::vector<Closing> closings_from(std::string_view bytes);
void close(const std::vector<Closing>& closings, Columns& columns);

// Topic ids a section is found by: what it is about, and what its host says.
std::vector<std::string> topics_of(const Document& document, const Section& section);

}  // namespace fingerpost::index
