// Small things about characters that both sides of the process boundary need.
// The library and the worker are each built with them; no ICU is seen here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fingerpost::extract {

inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

bool is_space(char c);  // of ASCII
bool is_digit(char c);
bool is_letter(char c);  // of ASCII
char lower(char c);
std::string lower(std::string_view text);
bool begins(std::string_view text, std::string_view with);
// As `begins`, whatever the case; `with` is in lower case.
bool begins_folded(std::string_view text, std::string_view with);

// How many bytes of white space stand at `at`: ASCII, no-break and the other
// spaces of Unicode; 0 for none.
std::size_t space_at(std::string_view text, std::size_t at);
// As space_at, of what nobody sees: zero-width characters, soft hyphens, marks of
// direction (which could show a title in another order than it is read).
std::size_t unseen_at(std::string_view text, std::size_t at);
// White space and what nobody sees.
bool is_blank(std::string_view text);

// One space for each run of white space, none at the ends, and nothing unseen.
// With `keep_lines`, a run that holds a line feed becomes one line feed.
std::string squeeze(std::string_view text, bool keep_lines = false);
std::string_view trim(std::string_view text);

// Code point to UTF-8; what is no character becomes U+FFFD.
void append_utf8(std::string& out, unsigned long c);

}  // namespace fingerpost::extract
