// What a hit's text cites, on its way to Hit::cites_superseded.
#pragma once

#include "fingerpost/query.hpp"

namespace fingerpost::index {

// Keeps every edition that the section names; stand_beside leaves those that are no longer
// in force on the day.
inline void keep_citations(const Section& section, Hit& hit) {
  for (const DateMention& date : section.dates)
    if (date.role == Role::edition) hit.cites_superseded.push_back({date.words, {}, {}});
}

}  // namespace fingerpost::index
