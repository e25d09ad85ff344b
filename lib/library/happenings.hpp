// What single sections tell of events, before they are put together into a diary.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "library/library.hpp"

namespace fingerpost::library {

// Whom is asked, and of which day.
struct Asking {
  const Searcher& searcher;
  AsOf as_of;
  // Of a document of which nothing was known by that day what it says itself is taken.
  bool also_later;
  Limits limits;

  // Throws Error(limit) when the host has had enough.
  void check() const;
  std::vector<Hit> all(const Query& query) const;
  std::vector<Hit> speaking_of(const std::string& name) const;

 private:
  void add_later(std::vector<Hit> hits, std::vector<Hit>& to) const;
};

// One section's word for one occurrence.
struct Happening {
  std::string name = {};
  std::string words = {};        // of the name that say which event it is, folded, in order
  std::string first_words = {};  // of its name in the first edition of its document
  std::string uid = {};          // that its calendar gives it, or empty
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
  bool again = false;                 // its page told of another year's before,
  Period first_day = {};              // and first of this one on that day
  bool said = false;                  // a page says of it what became of it: nobody's own entry
};

constexpr int of_one_year = 200;  // days; what comes later is another year's
int days_between(const Period& a, const Period& b);
std::set<std::string> words_in(const std::string& words);
// Publishers that may speak of one event: the same, one unknown, or none of them an agency.
bool of_one_house(const Happening& a, const Happening& b);
// Whether all words of one name are among the other's; one word is no name.
bool is_part_of(const std::string& shorter, const std::string& longer);

// Who tells of one event. The first says when it is; who told of it first is its oldest.
using Tellers = std::vector<Happening>;
bool told_before(const Happening& a, const Happening& b);

// Takes what pages say became of events (events/turns.cpp) into what is told of them: of what is
// moved the new day comes first, and an entry of the page's own for it goes.
void take_sayings(const Asking& asking, std::vector<Tellers>& groups);

// By the document's own words; `name` is what it calls the event.
Taking taking_of(const Document& document, const Section& section, const Hit& hit,
                 const std::string& name);
// What a link of a diary may lead to; empty for anything else.
std::string link_of(std::string_view url);
// All that hits tell, occurrences of what recurs only within `within`.
std::vector<Happening> happenings(const Asking& asking, const std::vector<Hit>& hits,
                                  const Period& within);

}  // namespace fingerpost::library
