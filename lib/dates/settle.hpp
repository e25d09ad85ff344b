// What settles a date besides the weighing of years: its own weekday, a heading's
// month, an approval, the day that times stand under.
#pragma once

#include "dates/resolve.hpp"

namespace fingerpost::dates {

// The period that a date is in that year; nullopt where the year has no such day.
std::optional<Period> period_in(const Found& found, int year, const Tables& tables);
// Whether every weekday that is written agrees; nullopt when none is.
std::optional<bool> weekdays_agree(const Found& found, const Period& when);
// Says so in `conflict` when the weekday is another.
void note_conflict(Pending& p);

// "Tues 4th": the heading's month, else the first fitting month from publication on.
void settle_monthless(std::vector<Pending>& all, std::size_t i, const Years& years);
// So many years from the approval that stands near, else from the publication.
void settle_derived(std::vector<Pending>& all, std::size_t i, const Years& years);
// The next occurrence from the publication on, within its bound: what `when` has been
// settled to.
void settle_recurring(std::vector<Pending>& all, std::size_t i, const Years& years);
// A time's day: the single day that heads the lines before it, or the heading's.
void settle_time(std::vector<Pending>& all, std::size_t i);
// The half term holiday that `today` is in or the next one; `back`: the one before.
Period next_half_term(Date today, bool back, const Tables& tables);
// The half term holiday next to the publication.
void settle_next_half_term(Pending& p, const Years& years);

}  // namespace fingerpost::dates
