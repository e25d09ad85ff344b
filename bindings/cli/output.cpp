#include "output.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "fingerpost/error.hpp"

namespace fingerpost::cli {
namespace {

constexpr std::size_t widest = 100;  // a longer line is tiring to read
constexpr std::size_t narrowest = 40;

[[noreturn]] void could_not_write() {
  if (errno == EPIPE) throw NobodyReads{};
  throw Error(Fault::io, std::string("the answer cannot be written: ") + std::strerror(errno));
}

std::size_t terminal_width() {
  winsize size = {};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<std::size_t>(size.ws_col, narrowest, widest);
}

bool wants_colour() {
  const char* refused = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  if (refused && *refused) return false;
  return ::isatty(STDOUT_FILENO) && terminal && std::string_view(terminal) != "dumb";
}

std::string between(const char* code, std::string_view text, bool on) {
  return on ? "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m" : std::string(text);
}

// The length of the character at `at` that no terminal should be sent, or 0.
std::size_t unshowable(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  if (byte(at) < 0x20 || byte(at) == 0x7F) return 1;
  if (byte(at) == 0xC2 && byte(at + 1) >= 0x80 && byte(at + 1) < 0xA0) return 2;  // U+0080..9F
  if (byte(at) != 0xE2) return 0;
  const unsigned second = byte(at + 1), third = byte(at + 2);
  const bool embedding = second == 0x80 && third >= 0xAA && third <= 0xAE;  // U+202A..202E
  const bool isolate = second == 0x81 && third >= 0xA6 && third <= 0xA9;    // U+2066..2069
  return embedding || isolate ? 3 : 0;
}

}  // namespace

void answer(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) could_not_write();
}

void answer_line(std::string_view text) {
  answer(text);
  answer("\n");
}

void finish_answers() {
  if (std::fflush(stdout) != 0) could_not_write();
}

namespace {

bool json_log = false;

std::string now_in_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  ::gmtime_r(&now, &parts);
  std::array<char, sizeof "2026-11-22T14:30:00Z"> text = {};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text.data();
}

}  // namespace

void log_as_json() { json_log = true; }
bool logs_json() { return json_log; }

void log_event(std::string_view event, Json::Object about) {
  if (json_log) write_event(event, std::move(about));
}

void write_event(std::string_view event, Json::Object about) {
  Json::Object all{{"time", now_in_utc()}, {"event", event}};
  for (auto& member : about) all.push_back(std::move(member));
  const std::string line = to_json(Json(std::move(all))) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void say(const Error& error, Exit exit) {
  if (!json_log) return say(error.what());
  log_event("ended",
            {{"fault", word_for(error.fault())}, {"message", error.what()}, {"exit", exit}});
}

void say(std::string_view message) {
  if (json_log) return log_event("note", {{"message", message}});
  const std::string line = "fingerpost: " + shown(message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void say(const Failure& failure) {
  if (json_log)
    return log_event("failed", {{"where", failure.where},
                                {"fault", word_for(failure.fault)},
                                {"message", failure.message}});
  const std::string line = "failed: " + shown(failure.where) + ": " + word_for(failure.fault) +
                           ": " + shown(failure.message) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string shown(std::string_view text) {
  std::string clean;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bad = unshowable(text, at);
    clean += bad ? ' ' : text[at];
    at += std::max<std::size_t>(bad, 1);
  }
  return clean;
}

std::string in_quotes(std::string_view text) {
  std::string words = "\"";
  return words.append(shown(text)).append("\"");
}

std::string Style::bold(std::string_view text) const { return between("1", text, on); }
std::string Style::dim(std::string_view text) const { return between("2", text, on); }

std::string Style::toned(std::string_view text, Tone tone) const {
  switch (tone) {
    case Tone::good:
      return between("32", text, on);
    case Tone::coming:
      return between("36", text, on);
    case Tone::past:
      return between("33", text, on);
    case Tone::warning:
      return between("31", text, on);
    case Tone::plain:
      break;
  }
  return std::string(text);
}

Style style_of_stdout() { return {wants_colour(), terminal_width()}; }

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\x1b')
      at = std::min(text.find('m', at), text.size() - 1);
    else if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80)
      ++count;
  }
  return count;
}

std::string wrapped(std::string_view text, std::size_t width, std::string_view indent,
                    std::string_view first) {
  std::string all, line(first);
  bool empty = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(' ', at);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const auto word = text.substr(begin, end - begin);
    if (!empty && columns(line) + 1 + columns(word) > width) {
      all += line + "\n";
      line = indent;
      empty = true;
    }
    if (!empty) line += ' ';
    line += word;
    empty = false;
    at = end;
  }
  return all + line + "\n";
}

}  // namespace fingerpost::cli
