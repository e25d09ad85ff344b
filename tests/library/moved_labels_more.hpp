// More of what newer pages say of "Thursday 10 December 2026 DSL network meeting", in other
// words, and what a reader takes from it. Written down before the diary read any of it.
#pragma once

#include "library/moved_labels.hpp"

namespace fingerpost::tests {

inline constexpr const char* on_3rd = "2026-12-03 confirmed from 2026-12-10";

inline constexpr Label more_moved_labels[] = {
    {"Change of date: the DSL network meeting will now be on Tuesday 15 December 2026.", on_15th},
    {"DSL network meeting - new date Tuesday 15 December 2026.", on_15th},
    {"The DSL network meeting scheduled for 10 December 2026 has had to be rearranged for 15 "
     "December 2026.",
     on_15th},
    {"Due to illness the DSL network meeting (10 December 2026) is postponed until Tuesday 15 "
     "December 2026 at 2pm.",
     on_15th},
    {"Please note that the DSL network meeting has moved from Thursday 10 to Tuesday 15 December "
     "2026.",
     on_15th},
    {"The DSL network meeting on 10 December 2026 has been deferred until 15 December 2026.",
     on_15th},
    {"The DSL network meeting due on 10 December 2026 is now taking place on 15 December 2026.",
     on_15th},
    {"We have rescheduled the DSL network meeting from 10 December 2026 to 15 December 2026.",
     on_15th},
    {"We are moving the DSL network meeting on 10 December 2026 to 15 December 2026.", on_15th},
    {"Date change: DSL network meeting, 10 December 2026, moved to 15 December 2026.", on_15th},
    {"The DSL network meeting on 10 December 2026 has been postponed. The new date is 15 December "
     "2026.",
     on_15th},
    {"The DSL network meeting on 10 December 2026 has had to be cancelled and will be rearranged "
     "for 15 December 2026.",
     on_15th},
    {"Our DSL network meeting was to have been on 10 December 2026 but will now run on 15 December "
     "2026.",
     on_15th},
    {"The DSL network meeting will be held a week earlier, on 3 December 2026 rather than 10 "
     "December 2026.",
     on_3rd},
    {"The DSL network meeting moves forward a week to 3 December 2026.", on_3rd},
    {"The DSL network meeting on 10 December 2026 will not go ahead.", is_off},
    {"The DSL network meeting on 10 December 2026 won't be taking place.", is_off},
    {"We regret that the DSL network meeting on 10 December 2026 is cancelled because of staff "
     "sickness.",
     is_off},
    {"Because of the weather we are cancelling the DSL network meeting on 10 December 2026.",
     is_off},
    {"DSL network meeting, 10 December 2026: cancelled.", is_off},
    {"Sadly the DSL network meeting on 10 December 2026 can no longer go ahead.", is_off},
    {"There will be no DSL network meeting on 10 December 2026.", is_off},
    {"The DSL network meeting has been brought forward from 10 December 2026 to 3 December 2026.",
     on_3rd},
    {"Correction: the DSL network meeting is on 15 December 2026, not 10 December 2026.", on_15th},
    {"The DSL network meeting on 10 December 2026 has been postponed; a new date will be "
     "announced.",
     put_off},
    {"The DSL network meeting on 10 December 2026 is being rescheduled and the new date will "
     "follow.",
     put_off},
    {"The DSL network meeting on 10 December 2026 has been put on hold.", put_off},
    {"We have had to postpone the DSL network meeting on 10 December 2026 to the new year.",
     put_off},
    {"The DSL network meeting on 10 December 2026 will go ahead as planned.", as_it_was},
    {"The DSL network meeting on 10 December 2026 may be cancelled if it snows.", as_it_was},
    {"Has the DSL network meeting on 10 December 2026 been cancelled? No.", as_it_was},
    {"To cancel your place at the DSL network meeting on 10 December 2026, write to us by 4 "
     "December 2026.",
     as_it_was},
    {"Places at the DSL network meeting on 10 December 2026 that are cancelled after 4 December "
     "2026 are charged for.",
     as_it_was},
    {"The start of the DSL network meeting on 10 December 2026 has moved to 2pm.", as_it_was},
    {"The venue of the DSL network meeting on 10 December 2026 has changed; please book again by "
     "4 December 2026.",
     as_it_was},
    {"The DSL network meeting lunch on 10 December 2026 has been cancelled.", as_it_was},
    {"The Wakefield early years forum on 10 December 2026 has been moved to 15 December 2026.",
     as_it_was},
    {"After the DSL network meeting on 10 December 2026 the audit workshop has been moved to 15 "
     "December 2026.",
     as_it_was},
    {"Some meetings have moved; the DSL network meeting on 10 December 2026 is not affected.",
     as_it_was},
};

}  // namespace fingerpost::tests
