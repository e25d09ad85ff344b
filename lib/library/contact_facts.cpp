// Numbers, addresses and hours are compared as one writes them who rings, writes and comes; which
// of them is no longer to be used, the words of its own clause say.
#include "library/contact_facts.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/text.hpp"

namespace fingerpost::library {
namespace {

using Words = std::string_view;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

template <std::size_t n>
bool is_any(const std::array<Words, n>& words, Words word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What may stand between the digits of one number: ")", a dash, also those that text.hpp keeps.
std::size_t gap_at(Words line, std::size_t at) {
  if (Words(" ()-+.").find(line[at]) != Words::npos) return 1;
  for (const Words each : {Words("\u2010"), Words("\u2011"), Words("\u00a0")})
    if (line.substr(at).starts_with(each)) return each.size();
  return 0;
}

// "0113 222 4403", "+44 (0)113 222 4403", "0044 113 222 4403": 10 or 11 digits that begin as
// British numbers do. Digits behind the eleventh are of something else: "(24 hours)".
std::string number_at(Words line, std::size_t at, std::size_t& end) {
  constexpr std::size_t fewest = 10, most = 11;
  std::string digits;
  end = at;
  for (std::size_t i = at; i < line.size();) {
    if (is_digit(line[i])) {
      digits += line[i], end = ++i;
      if (digits == "0044" || digits == "44") digits = "0";
      if (digits == "00" && end - at > 2) digits = "0";  // "+44 (0)": the second nought
      continue;
    }
    const std::size_t gap = gap_at(line, i);
    if (gap == 0 || digits.size() == most) break;
    i += gap;
  }
  const bool number = digits.size() >= fewest && digits.size() <= most && digits[0] == '0';
  return number ? digits : std::string();
}

std::string address_around(Words line, std::size_t at, std::size_t& from) {
  const auto part = [](char c) {
    return is_digit(c) || is_letter(c) || c == '.' || c == '-' || c == '_' || c == '+';
  };
  from = at;
  while (from > 0 && part(line[from - 1])) --from;
  std::size_t to = at + 1;
  while (to < line.size() && part(line[to])) ++to;
  while (to > at && line[to - 1] == '.') --to;
  if (from == at || line.substr(at, to - at).find('.') == Words::npos) return {};
  return text::fold(line.substr(from, to - from));
}

// -- Hours -------------------------------------------------------------------------------------

struct Clock {
  int minutes = 0;
  bool half_known = false;  // "am", "pm", or figures of a day of 24 hours
  std::size_t end = 0;
};

std::optional<Clock> clock_at(Words line, std::size_t at) {
  if (at > 0 && (is_digit(line[at - 1]) || is_letter(line[at - 1]))) return std::nullopt;
  const auto figure = [&](std::size_t& i) {
    int value = 0, count = 0;
    for (; i < line.size() && is_digit(line[i]) && count < 3; ++i, ++count)
      value = value * 10 + (line[i] - '0');
    return count == 1 || count == 2 ? value : -1;
  };
  std::size_t i = at;
  const int hour = figure(i);
  int minute = 0;
  bool parted = false;
  if (hour >= 0 && i + 2 < line.size() && (line[i] == ':' || line[i] == '.') &&
      is_digit(line[i + 1])) {
    ++i;
    minute = figure(i), parted = true;
  }
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59) return std::nullopt;
  Clock out{hour * 60 + minute, parted && hour > 12, i};
  std::size_t half = i;
  while (half < line.size() && line[half] == ' ') ++half;
  const std::string letters = text::fold(line.substr(half, 2));
  const bool ends = half + 2 >= line.size() || !is_letter(line[half + 2]);
  if ((letters == "am" || letters == "pm") && ends && hour <= 12) {
    out.minutes = (hour % 12 + (letters == "pm" ? 12 : 0)) * 60 + minute;
    out.half_known = true, out.end = half + 2;
  } else if (parted && hour < 10 && line[at] == '0') {
    out.half_known = true;  // "09:00"
  }
  return out;
}

// Behind a first hour: "to", "until", a dash.
std::size_t behind_until(Words line, std::size_t at) {
  while (at < line.size() && line[at] == ' ') ++at;
  for (const Words each : {Words("to "), Words("until "), Words("till "), Words("and "), Words("-"),
                           Words("\u2013"), Words("\u2014")})
    if (text::fold(line.substr(at, each.size())) == text::fold(each)) {
      at += each.size();
      while (at < line.size() && line[at] == ' ') ++at;
      return at;
    }
  return 0;
}

std::string written(int minutes) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(minutes / 60) + ":" + two(minutes % 60);
}

constexpr std::array<Words, 7> weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

// "Monday to Friday", "weekdays": "mon-fri"; of days by themselves "mon,wed".
std::string days_in(Words words) {
  std::string out;
  bool to = false;
  for (const text::Word& word : text::words(words)) {
    if (word.folded == "weekdays") return "mon-fri";
    if (word.folded == "daily") return "mon-sun";
    const bool day = word.folded.size() >= 3 && is_any(weekdays, Words(word.folded).substr(0, 3)) &&
                     (word.folded.size() == 3 || word.folded.ends_with("day") ||
                      word.folded.ends_with("days") || word.folded.size() <= 5);
    if (day) out += (out.empty() ? "" : to ? "-" : ",") + word.folded.substr(0, 3);
    to = word.folded == "to" || word.folded == "until" || word.folded == "through" ||
         (day && words.substr(word.span.offset + word.span.length).starts_with("-"));
    if (day && words.substr(std::min(word.span.offset + word.span.length, words.size()))
                   .starts_with(" - "))
      to = true;
    if (day && words.substr(std::min(word.span.offset + word.span.length, words.size()))
                   .starts_with(" \u2013 "))
      to = true;
  }
  return out;
}

void add_hours(Words line, std::vector<Fact>& facts) {
  std::size_t before = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (!is_digit(line[at])) continue;
    const auto from = clock_at(line, at);
    const std::size_t next = from ? behind_until(line, from->end) : 0;
    const auto to = next && next < line.size() ? clock_at(line, next) : std::nullopt;
    if (!to || (!from->half_known && !to->half_known)) continue;
    int first = from->minutes;
    // "9 - 5pm" begins in the morning, "1 - 5pm" does not.
    if (!from->half_known && first + 12 * 60 < to->minutes) first += 12 * 60;
    if (first >= 24 * 60 || first == to->minutes) continue;
    facts.push_back({What::hours, days_in(line.substr(before, at - before)),
                     written(first) + "-" + written(to->minutes), at, to->end});
    before = at = to->end - 1;
  }
}


// -- What is no longer to be used --------------------------------------------------------------

// tests/library/contacts_test.cpp has each of these lists.
constexpr std::array<Words, 17> ended_before{
    "instead of",     "rather than",    "replaces",     "replacing",   "formerly",
    "previously",     "old",            "former",       "used to be",  "changed from",
    "do not use",     "do not ring",    "do not call",  "number was",  "do not email",
    "no longer be reached", "no longer reached"};
constexpr std::array<Words, 14> ended_behind{
    "no longer",         "not in use",  "been replaced", "is replaced",    "was replaced",
    "been withdrawn",    "been retired", "been closed",  "has changed",    "has closed",
    "been disconnected", "been switched off", "stopped working", "does not work"};
// May stand between such words and what they are about.
constexpr std::array<Words, 21> beside{
    "number", "numbers", "telephone", "phone", "line", "address", "email", "mailbox",
    "the",    "our",     "is",        "was",   "on",   "at",      "of",    "tel",
    "this",   "that",    "which",     "to",    "has"};

std::string spaced(const std::vector<text::Word>& words, std::size_t from, std::size_t to) {
  std::string out = " ";
  for (std::size_t i = from; i < to; ++i) out += words[i].folded + " ";
  return out;
}

bool all_beside(const std::string& between) {
  const auto words = text::words(between);
  return std::all_of(words.begin(), words.end(),
                     [](const text::Word& word) { return is_any(beside, Words(word.folded)); });
}

bool is_ended_before(Words words) {
  const std::size_t mark = words.find_last_of(".;,:(");
  const auto all = text::words(mark == Words::npos ? words : words.substr(mark + 1));
  const std::string said = spaced(all, 0, all.size());
  return std::any_of(ended_before.begin(), ended_before.end(), [&](Words each) {
    const std::size_t at = said.rfind(" " + std::string(each) + " ");
    return at != said.npos && all_beside(said.substr(at + each.size() + 1));
  });
}

bool is_ended_behind(Words words) {
  while (!words.empty() && Words(" ,()").find(words.front()) != Words::npos) words.remove_prefix(1);
  const auto all = text::words(words.substr(0, words.find_first_of(".;,)")));
  const std::string said = spaced(all, 0, all.size());
  return std::any_of(ended_behind.begin(), ended_behind.end(), [&](Words each) {
    const std::size_t at = said.find(" " + std::string(each) + " ");
    return at != said.npos && all_beside(said.substr(0, at));
  });
}

void mark_retired(Words line, std::vector<Fact>& facts) {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].what == What::hours) continue;
    const std::size_t before = i ? facts[i - 1].end : 0;
    const std::size_t behind = i + 1 < facts.size() ? facts[i + 1].at : line.size();
    facts[i].retired =
        is_ended_before(line.substr(before, facts[i].at - before)) ||
        is_ended_behind(line.substr(facts[i].end, behind - facts[i].end));
  }
}

}  // namespace

std::vector<Fact> facts_in(std::string_view line) {
  std::vector<Fact> facts;
  for (std::size_t at = 0; at < line.size(); ++at) {
    std::size_t edge = at + 1;
    if (line[at] == '@') {
      std::size_t from = at;
      const std::string found = address_around(line, at, from);
      if (!found.empty()) facts.push_back({What::address, {}, found, from, from + found.size()});
    } else if ((is_digit(line[at]) || line[at] == '+') && (at == 0 || !is_digit(line[at - 1]))) {
      const std::string found = number_at(line, at, edge);
      if (!found.empty()) facts.push_back({What::number, {}, found, at, edge}), at = edge - 1;
    }
  }
  add_hours(line, facts);
  std::sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) { return a.at < b.at; });
  mark_retired(line, facts);
  return facts;
}

}  // namespace fingerpost::library
