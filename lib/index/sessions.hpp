// Which document tells of a session of what another tells of as a whole.
#pragma once

#include "index/day_view.hpp"
#include "index/library.hpp"

namespace fingerpost::index {

// "Safeguarding Week 2024: county lines" on one day of "Safeguarding Week 2024"; "Neglect, level
// 2, 14 May" of the course "Neglect, level 2", which has no day. By their names and days.
bool is_session_of(const Library& library, Number session, Number whole);

}  // namespace fingerpost::index
