// Which sections a plan's filters keep, and which of them would keep one but for the
// filter on one field: of that field, a facet counts those too.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "index/day_view.hpp"
#include "index/matcher.hpp"
#include "index/narrow.hpp"
#include "query/query.hpp"

namespace fingerpost::index {

// Fields that are both filtered by and counted, as bits; the last stands for the filters
// on nothing that is counted.
enum class Field : std::uint8_t {
  topic = 1,
  kind = 2,
  publisher = 4,
  layer = 8,
  standing = 16,
  other = 32
};

class Filter {
 public:
  using Fields = std::uint8_t;  // of Field

  Filter(const Library& library, const DayView& view, const Matcher& matcher,
         const query::Plan& plan);
  // Everything is kept.
  bool open() const { return asked_ == 0; }
  // Fields by which something is left out.
  bool asks(Field field) const { return asked_ & static_cast<Fields>(field); }
  // The fields by which this section is left out; 0: it is kept.
  Fields refusing(Number section) const;

 private:
  bool in_period(Number number, const DocumentRow& document, const SectionRow& section) const;
  bool has_topics(Number section) const;
  bool by_publisher(const Library::Seat& seat, std::uint32_t publisher) const;
  bool due(Number section, const DocumentRow& document) const;

  const Library& library_;
  const DayView& view_;
  const query::Plan& plan_;
  Narrow narrow_;
  std::vector<std::vector<bool>> topics_;  // for each group, which sections hold one of it
  std::vector<std::string> publishers_;    // folded
  std::uint32_t kinds_ = 0, layers_ = 0;   // a bit for each that is wanted; 0: any
  Day first_, last_;
  Fields asked_ = 0;
  struct Named {
    const Segment* segment;
    std::uint32_t publisher;
    bool wanted;
  };
  mutable Named last_publisher_{nullptr, 0, false};  // documents of one follow each other
};

}  // namespace fingerpost::index
