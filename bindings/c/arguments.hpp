// What C passes, checked and made into values. Everything throws
// Error(bad_argument), naming the argument.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/fingerpost.hpp"

namespace fingerpost::c {

const char* given(const char* text, const char* name);
Date day(const char* text, const char* name);
// Error(limit) for more than 1 GiB, before a byte of it is touched: a size that
// went wrong is most often a negative one.
std::string_view bytes(const void* data, std::size_t size, const char* name);
// An array of texts; none when `json` is NULL.
std::vector<std::string> texts(const char* json, const char* name);
// An object with no keys but these; empty when `json` is NULL.
Json object(const char* json, const char* name, std::initializer_list<std::string_view> keys);
// The member's text, or empty when there is none.
std::string text_of(const Json& object, std::string_view key);
bool flag_of(const Json& object, std::string_view key);

// {"published": .., "heading": ..}, and the years that the topics of `text` lived.
DateClues clues(const char* json, std::string_view text);
// A source, and over it "almanac", which only reading takes.
struct Reading {
  Source source = {};
  std::optional<Almanac> almanac = {};
};
Reading reading_of(const char* json);
FeedInfo feed_info(const char* json);
// {"document": .., "anchor": .., "as_of": .., "known_at": .., "for": .., "limit": ..}
struct Likening {
  std::string document = {}, anchor = {}, place = {};
  AsOf as_of = {};
  std::size_t limit = 10;
};
Likening likening(const char* json);
// A line; what its path tells of it is filled in.
Line line_of(const char* json);
// The bytes of a line: its own text, or those of its path, which may not leave `folder`.
std::string body_of(const Line& line, const char* folder);

// FINGERPOST_ADDED, ...
std::int32_t outcome_of(Put put);
// "locked", and back; Error(bad_argument) for what is none.
std::string_view name_of(Fault fault);
Fault fault_named(std::string_view name);

}  // namespace fingerpost::c
