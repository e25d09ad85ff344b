// The parts that lines of a calendar (RFC 5545) are made of.
#pragma once

#include <string>
#include <string_view>

#include "fingerpost/feeds.hpp"

namespace fingerpost::feeds {

// Adds it, folded, with its line break.
void fold_line(const std::string& line, std::string& out);
// A value of type TEXT.
std::string text_value(std::string_view value);
std::string compact_day(Date date);  // "20240525"
Date next_day(Date date);
// "20251009T090000Z" of 10:00 in London; empty for what is no time.
std::string utc_instant(Date date, const std::string& time);
// What uids end in: the host of the feed's page.
std::string host_of(const FeedInfo& info);

}  // namespace fingerpost::feeds
