// What is another than it was when a cursor was given: two views of one library, that of
// the day and the commits of the cursor and that of now, held side by side.
//
//     documents   not held ► held        added
//                 another edition         changed   (unless it says just the same)
//                 held ► not held         removed
//     sections    of one edition, whose standing is another on the later day: came into
//                 force, began, ended, superseded, withdrawn; or whose review fell due
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "fingerpost/changes.hpp"
#include "index/day_view.hpp"
#include "index/library.hpp"

namespace fingerpost::index {

struct Told {
  std::optional<Day> until = {};  // absent: nothing was told yet
  std::vector<bool> held = {};    // by document: it was there
  // By document: it was removed since the cursor, held then or put and removed since. Empty
  // where no cursor was given.
  std::vector<bool> gone = {};
};

// What `cursor` has told of `library`. Throws Error(cursor) when it is not of this index.
Told told_by(const Cursor& cursor, const Library& library, const std::filesystem::path& folder,
             const Manifest& manifest);
// Of everything that `library` holds, told on that day.
Cursor cursor_of(const Library& library, Date day);
// All that was recorded on or before that day.
Told told_until(Day day, const Library& library);
Told told_nothing(const Library& library);

// Whether a document is told of, as it stands in a view; empty: each is. Gives for a view what
// to ask.
using Keeps = std::function<std::function<bool(Number)>(const DayView&)>;

std::vector<Change> changes(const Library& library, const Told& told, Day day,
                            const ChangesOptions& options, const Keeps& keeps = {});

}  // namespace fingerpost::index
