// What a feed says of one hit, the same in every format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/feeds.hpp"

namespace fingerpost::feeds {

// As it may stand in any feed: valid UTF-8 without control characters (lines
// stay) and without marks that turn the reading direction.
std::string clean(std::string_view text);
// The same within HTML and XML, also within quotation marks.
std::string escaped(std::string_view text);
// On one line.
std::string one_line(std::string_view text);

// An absolute http or https address in plain ASCII; relative ones are taken from
// the feed's page. Empty for anything else: a feed hands no other scheme on.
std::string address(std::string_view url, const FeedInfo& info);

// What all ids of a feed begin with: its page's address, else a name of its own.
std::string stem(const FeedInfo& info);

// Unreserved characters stay, all else is %XX: for ids.
std::string encoded(std::string_view text);
// Of a document's section, the same in every answer: "newsletter%2F2024-04#dates".
std::string key(const Hit& hit);

// "April Newsletter: Training"; what no longer or not yet stands says so first:
// "Superseded: Working Together 2018".
std::string title(const Hit& hit);
// Its words, how it stands, and what to use instead.
std::string summary(const Hit& hit);

// The day it was last changed as far as it is known on the day of the answer.
Date changed(const Hit& hit, const Results& results);
// Of the whole feed: the day the index was last changed, else the day asked about.
Date stamp(const Results& results);

}  // namespace fingerpost::feeds
