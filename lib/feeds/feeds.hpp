// Results as Atom, JSON Feed and iCalendar. The public door is fingerpost/feeds.hpp; what other
// rooms need besides, to say the same in the same way, is here.
#pragma once

#include "feeds/calendar.hpp"
#include "feeds/entry.hpp"
#include "fingerpost/feeds.hpp"
