// A day of a list or a range, before the items have shared their months and years.
#pragma once

#include "dates/grammar.hpp"

namespace fingerpost::dates {

struct Grammar::Item {
  int weekday = 0, day = 0, month = 0, year = 0;
  bool two_digits = false, numeric = false, month_first = false, suffix = false;
  bool range = false;  // joined to the one before as a range
  int begin = 0, end = 0;
};

}  // namespace fingerpost::dates
