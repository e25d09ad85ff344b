// What was found, on its way to becoming hits.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dates/dates.hpp"
#include "index/library.hpp"
#include "rank/rank.hpp"

namespace fingerpost::index {

struct Scored {
  Number section = none;
  double score = 0;
  double text = 0;
  double fed = 1, whole = 1;
};

// One hit to be: the best section of a document, and its next ones.
struct Found {
  std::string title = {};  // folded, when it is sorted by
  Number document = none;
  std::vector<Scored> sections;
};

inline std::optional<Date> date_of(Day day) {
  if (day == rank::always || day == rank::never) return std::nullopt;
  return dates::from_days(day);
}

}  // namespace fingerpost::index
