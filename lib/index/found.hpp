// What was found, on its way to becoming hits.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

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
  Number first = none;     // of its matches, where it has no score yet
};

// What is found, in flat arrays that are kept from one search to the next.
struct Room {
  std::vector<Found> found;          // room for one of each match, and of them as many as are used
  std::vector<std::uint8_t> spread;  // by entry: sections of several documents
  std::vector<Number> entries;       // by match: where it was put; `none`
  std::vector<Number> entry_of;      // by work; `none`
};

// Rooms that nobody is in.
class Rooms {
 public:
  struct Leave {
    Rooms* rooms = nullptr;
    void operator()(Room* room) const { rooms->free_.emplace_back(room); }
  };
  using Taken = std::unique_ptr<Room, Leave>;
  Taken take() {
    if (free_.empty()) free_.push_back(std::make_unique<Room>());
    Taken taken(free_.back().release(), Leave{this});
    free_.pop_back();
    return taken;
  }

 private:
  std::vector<std::unique_ptr<Room>> free_ = {};
};

inline std::optional<Date> date_of(Day day) {
  if (day == rank::always || day == rank::never) return std::nullopt;
  return dates::from_days(day);
}
inline Period period_of(Day first, Day last) { return {date_of(first), date_of(last)}; }

}  // namespace fingerpost::index
