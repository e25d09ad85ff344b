// Answers on standard output, everything else on standard error.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "exits.hpp"
#include "fingerpost/json.hpp"

namespace fingerpost::cli {

// Whoever reads our answers has gone away (`| head`): no more is said.
struct NobodyReads {};

// Throws NobodyReads for a broken pipe, Error(io) for a full disk.
void answer(std::string_view text);
void answer_line(std::string_view text);
// Until then an answer may be held back. Throws as answer() does.
void finish_answers();

// From now on standard error has objects, one a line, in place of words: {"time", "event",
// ...}, as in bindings/c/schema/log.json.
void log_as_json();
bool logs_json();
// One of them; nothing while words are written.
void log_event(std::string_view event, Json::Object about);
// One of them, whatever else is written.
void write_event(std::string_view event, Json::Object about);

// "fingerpost: ..." on standard error, in one line.
void say(std::string_view message);
// The last words of a run that went wrong.
void say(const Error& error, Exit exit);
// "failed: guidance/kcsie.pdf: media: no reader for application/pdf"
void say(const Failure& failure);

// What a terminal would show otherwise than asked: control characters and
// bidirectional overrides become spaces.
std::string shown(std::string_view text);
// The same in quotation marks.
std::string in_quotes(std::string_view text);

// Bold and colours on a terminal; as it is elsewhere, and under NO_COLOR.
struct Style {
  enum class Tone { plain, good, coming, past, warning };

  bool on = false;
  std::size_t width = 80;

  std::string bold(std::string_view text) const;
  std::string dim(std::string_view text) const;
  std::string toned(std::string_view text, Tone tone) const;
};
Style style_of_stdout();

// Characters, as far as a terminal's columns go: bytes that begin one, without
// what bold() and its like put in.
std::size_t columns(std::string_view text);
// Words in lines of at most `width` columns, each begun by `indent`; the first
// line begins with `first` instead.
std::string wrapped(std::string_view text, std::size_t width, std::string_view indent,
                    std::string_view first);

}  // namespace fingerpost::cli
