// What a newer page says of "Thursday 10 December 2026 DSL network meeting", and what a reader
// takes from it. Written down before the diary read any of it.
#pragma once

namespace fingerpost::tests {

struct Label {
  const char* says;
  const char* wanted;  // "day taking (moved from day)" of each entry of that name
};

inline constexpr const char* on_15th = "2026-12-15 confirmed from 2026-12-10";
inline constexpr const char* as_it_was = "2026-12-10 confirmed";
inline constexpr const char* is_off = "2026-12-10 cancelled";
inline constexpr const char* put_off = "2026-12-10 postponed";

inline constexpr Label moved_labels[] = {
    {"The DSL network meeting on Thursday 10 December 2026 has been moved to Tuesday 15 December "
     "2026, 2pm.",
     on_15th},
    {"The DSL network meeting on Thursday 10 December 2026 has moved to Tuesday 15 December 2026.",
     on_15th},
    {"The DSL network meeting will now take place on 15 December 2026 (not 10 December 2026).",
     on_15th},
    {"The DSL network meeting has been moved from 10 December 2026 to 15 December 2026.", on_15th},
    {"The DSL network meeting planned for 10 December 2026 has been rescheduled to 15 December "
     "2026.",
     on_15th},
    {"The DSL network meeting is now on 15 December 2026.", on_15th},
    {"The DSL network meeting on 10 December 2026 has been postponed to 15 December 2026.",
     on_15th},
    {"The DSL network meeting on 10 December 2026 has been put back to 15 December 2026.", on_15th},
    {"The DSL network meeting of 10 December 2026 has been pushed back until 15 December 2026.",
     on_15th},
    {"The DSL network meeting on 10 December 2026 is cancelled. New date: 15 December 2026.",
     on_15th},
    {"The date of the DSL network meeting has changed from 10 December 2026 to 15 December 2026.",
     on_15th},
    {"The DSL network meeting on 10 December 2026 has been changed to 15 December 2026.", on_15th},
    {"The DSL network meeting will be held on 15 December 2026 instead of 10 December 2026.",
     on_15th},
    {"DSL network meeting: the date is now 15 December 2026.", on_15th},
    {"Please note that the DSL network meeting, originally on 10 December 2026, will be on 15 "
     "December 2026.",
     on_15th},
    {"Instead of 10 December 2026, the DSL network meeting takes place on 15 December 2026.",
     on_15th},
    {"The DSL network meeting due to take place on 10 December 2026 will now be held on 15 "
     "December 2026.",
     on_15th},
    {"We have had to move the DSL network meeting on 10 December 2026 to 15 December 2026.",
     on_15th},
    {"The DSL network meeting on 10 December 2026 has been postponed. It will now take place on "
     "15 December 2026.",
     on_15th},
    {"The DSL network meeting on 10 December 2026 has been brought forward to 3 December 2026.",
     "2026-12-03 confirmed from 2026-12-10"},
    {"CANCELLED: The DSL network meeting on Thursday 10 December 2026 has been cancelled.", is_off},
    {"The DSL network meeting on 10 December 2026 will no longer take place.", is_off},
    {"Unfortunately we have had to cancel the DSL network meeting on 10 December 2026.", is_off},
    {"The DSL network meeting on 10 December 2026 has been called off.", is_off},
    {"The DSL network meeting on 10 December 2026 has been postponed until further notice.",
     put_off},
    {"The DSL network meeting on 10 December 2026 has not been cancelled.", as_it_was},
    {"The deadline for booking the DSL network meeting on 10 December 2026 has been moved to 4 "
     "December 2026.",
     as_it_was},
    {"The DSL network meeting on 10 December 2026 has been moved to the Civic Hall.", as_it_was},
    {"If the DSL network meeting on 10 December 2026 is cancelled we will write to you.",
     as_it_was},
    {"The multi-agency audit workshop on 10 December 2026 has been cancelled.", as_it_was},
    {"The DSL network meeting on 12 November 2026 was cancelled.", as_it_was},
};

}  // namespace fingerpost::tests
