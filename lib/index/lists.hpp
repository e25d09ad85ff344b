// What ranking reads of a term, as it is read: the sections it stands in and how often, in
// flat rows of a mapped file beside the postings.
//
//     lists      of each term its sections, up to 65,536 of them after one another as
//                two bytes each │ and of each one byte, how often
//     places     of each term: where its list begins, how long it is; by the term
//     terms      one after the other
//     foot       of which postings it is, how many there are, a sum of all but the lists
//
// Stems, acronyms and topics are kept so: some 3 bytes a posting (tests/bench/README.md). It
// is made from the postings whenever a segment is written; a segment from before there was
// one is asked of its postings. Each list has a sum of its own and is looked through when it
// is first read, so that no damage to it is ever taken for an answer.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/columns.hpp"
#include "index/files.hpp"

namespace fingerpost::index {

// Writes and syncs the lists of those postings; `postings_hash` names them.
void write_lists(const std::filesystem::path& file, const Xapian::Database& postings,
                 const Columns& columns, std::string_view postings_hash);

// Of a term; the next one's say where its list and its text end.
struct ListPlace {
  std::uint64_t list = 0;
  std::uint32_t text = 0, sections = 0;
};

// For one thread at a time.
class MappedLists {
 public:
  // Sections from `first` on that hold a term: which, and how often.
  struct Run {
    std::uint32_t first = 0, count = 0;
    const std::uint16_t* rows = nullptr;
    const std::uint8_t* few = nullptr;    // frequencies; null when one is above 255
    const std::uint32_t* many = nullptr;  // then these
  };

  MappedLists() = default;
  // Throws Error(corrupt) when it is not the lists of those postings, of so many sections.
  MappedLists(Mapped file, std::size_t sections, std::string_view postings_hash);

  explicit operator bool() const { return file_.has_value(); }
  std::size_t size() const { return file_->bytes().size(); }
  // Terms of this form have their list here, when they stand anywhere at all.
  static bool keeps(std::string_view term);
  // Calls `take(run)` for the runs of a term, ascending, while it gives true. Throws
  // Error(corrupt) for a list that is not as it was written.
  template <class Take>
  void each(std::string_view term, const Take& take) const {
    const std::optional<std::uint32_t> number = find(term);
    if (!number) return;
    Run run;
    for (std::string_view rest = checked(*number); next(rest, run);)
      if (!take(run)) return;
  }
  // Sections that hold it.
  std::size_t count(std::string_view term) const;

 private:
  std::optional<std::uint32_t> find(std::string_view term) const;
  std::string_view text(std::uint32_t number) const;
  std::string_view checked(std::uint32_t number) const;
  bool is_whole(std::string_view list, std::uint32_t count) const;
  // Takes the next run from `rest`, which is known to be whole.
  static bool next(std::string_view& rest, Run& run);

  std::optional<Mapped> file_ = {};
  const ListPlace* places_ = nullptr;  // one more than there are terms
  std::string_view lists_ = {}, terms_ = {};
  std::uint32_t count_ = 0, sections_ = 0;
  mutable std::vector<bool> seen_ = {};  // lists that were found whole
};

}  // namespace fingerpost::index
