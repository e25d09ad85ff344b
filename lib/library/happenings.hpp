// What single sections tell of events, before they are put together into a diary.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "library/library.hpp"

namespace fingerpost::library {

// One section's word for one occurrence.
struct Happening {
  std::string name = {};
  std::string words = {};  // of the name that say which event it is, folded, in order
  Kind kind = Kind::event;
  Period when = {};
  std::string from_time = {}, to_time = {}, repeats = {};
  bool many = false;  // the section tells of other days as well
  std::vector<std::string> topics = {};
  DiarySource source = {};
  Date recorded = {};  // the day its document was first put
  std::optional<Date> published = {};
  int changes = 0;                    // editions of its document that told it otherwise
  std::optional<Period> before = {};  // the day that the edition before told
};

// Its words without days, months, years, and what only says that it is off.
std::string event_words(std::string_view name);
// All that hits tell, occurrences of what recurs only within `within`.
std::vector<Happening> happenings(const Searcher& searcher, const std::vector<Hit>& hits,
                                  AsOf as_of, const Period& within);

}  // namespace fingerpost::library
