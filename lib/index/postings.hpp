// The sections that hold a term, from the lists of a segment or, of one without and of what
// no list is kept for, from its postings.
#pragma once

#include <string>

#include "index/brake.hpp"
#include "index/library.hpp"

namespace fingerpost::index {

// Calls `take(section, frequency)` for those of one segment, ascending, while it gives true.
template <class Take>
void each_posting(const Library& library, std::size_t segment, const std::string& term,
                  const Brake& brake, const Take& take) {
  const Segment& in = *library.segments()[segment];
  if (in.lists && MappedLists::keeps(term)) {
    const Number first = library.first_section(segment);
    in.lists.each(term, [&](const MappedLists::Run& run) {
      brake.check();
      const Number from = first + run.first;
      const auto all = [&](const auto* often) {
        for (std::uint32_t i = 0; i < run.count; ++i)
          if (!take(from + run.rows[i], std::uint32_t{often[i]})) return false;
        return true;
      };
      return run.few ? all(run.few) : all(run.many);
    });
    return;
  }
  const Library::Slots sections = library.by_slot(segment);
  const Xapian::PostingIterator end;
  std::size_t seen = 0;
  for (auto at = in.database.postlist_begin(term); at != end; ++at) {
    if (++seen % Brake::step == 0) brake.check();
    const Number section = sections[*at];
    if (section != none && !take(section, at.get_wdf())) return;
  }
}

}  // namespace fingerpost::index
