// Which sections a plan's filters keep.
#pragma once

#include "index/day_view.hpp"
#include "index/matcher.hpp"
#include "index/narrow.hpp"
#include "query/query.hpp"

namespace fingerpost::index {

class Filter {
 public:
  Filter(const Library& library, const DayView& view, const Matcher& matcher,
         const query::Plan& plan);
  bool keeps(Number section) const;

 private:
  bool in_period(const DocumentRow& document, const SectionRow& section) const;

  const Library& library_;
  const DayView& view_;
  const query::Plan& plan_;
  Narrow narrow_;
  std::vector<std::vector<bool>> topics_;  // for each group, which sections hold one of it
  std::vector<std::string> publishers_;    // folded
  std::uint32_t kinds_ = 0, layers_ = 0;   // a bit for each that is wanted; 0: any
  Day first_, last_;
};

}  // namespace fingerpost::index
