// Results as the feeds that other programs subscribe to.
#pragma once

#include <string>

#include "fingerpost/changes.hpp"
#include "fingerpost/query.hpp"

namespace fingerpost {

struct FeedInfo {
  std::string title = {};
  std::string url = {};  // of the page the feed stands for; also the stem of its ids
  std::string publisher = {};
};

// What a hit that happens is called, by its own line or row where it has one: "Designated
// leads network" of "14 May | Designated leads network | Online | CANCELLED".
std::string event_name(const Hit& hit);
// When it is: its validity, or the one day that its row or line is about.
Period event_days(const Hit& hit);
// It does not take place on that day: its row, its heading or its publisher says so.
bool is_called_off(const Hit& hit);

// RFC 4287, JSON Feed 1.1 and RFC 5545. Days are those the hits carry; nothing
// is taken from the clock. Hits without any day are dated by Results::as_of.
std::string to_atom(const Results& results, const FeedInfo& info);
// An entry for each change, dated by the day it happened; of what is coming up by the day on
// which that was told. The same change keeps its id.
std::string to_atom(const Changes& changes, const FeedInfo& info);
std::string to_json_feed(const Results& results, const FeedInfo& info);
// Events of whole days, or of hours where the words of a day give them, one per hit
// that has a period; the same event keeps its UID. What stands beside the sessions of
// an event or a course and has no day of its own is left out.
std::string to_icalendar(const Results& results, const FeedInfo& info);

}  // namespace fingerpost
