// What was found, on its way to becoming hits.
#pragma once

#include <optional>

#include "dates/dates.hpp"
#include "index/library.hpp"
#include "rank/rank.hpp"

namespace fingerpost::index {

struct Scored {
  Number section = none;
  double score = 0;
  double text = 0;
};

// One hit to be: the best section of a document, a work or a family; or a section.
struct Found {
  Scored best;
  Number document = none;  // of the best section
};

inline std::optional<Date> date_of(Day day) {
  if (day == rank::always || day == rank::never) return std::nullopt;
  return dates::from_days(day);
}

}  // namespace fingerpost::index
