// Results as Atom, JSON Feed and iCalendar. The public door is fingerpost/feeds.hpp.
#pragma once

#include "fingerpost/feeds.hpp"
