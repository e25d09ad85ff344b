// One line of a table is a kind, a name and what is under it:
//
//     month 9: september sept sep
//     word until: until till til
//     set trap: page pages section
//     cue review_due before 8 9: next review | review date
//     term spring: 2025-01-06 2025-04-04
//     holiday platinum jubilee: 2022-06-03
//     awareness time to talk day: first Thursday of February
//
// A word with "?" needs company of its like to be read so: may? sun?
#include "dates/tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "fingerpost/error.hpp"

namespace fingerpost::dates {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(W::count)> word_names{
    "none",      "the",      "of",          "and",       "or",         "to",        "until",
    "through",   "from",     "between",     "by",        "on",         "in",        "at",
    "for",       "during",   "throughout",  "since",     "before",     "after",     "onwards",
    "next",      "this",     "last",        "coming",    "previous",   "following", "every",
    "each",      "other",    "day",         "weekday",   "week",       "weekend",   "fortnight",
    "month",     "quarter",  "term",        "half",      "year",       "today",     "tomorrow",
    "yesterday", "tonight",  "early",       "mid",       "late",       "later",     "start",
    "end",       "middle",   "ago",         "time",      "commencing", "wc",        "we",
    "noon",      "midnight", "am",          "pm",        "oclock",     "hrs",       "bank",
    "holiday",   "easter",   "christmas",   "good",      "boxing",     "new",       "eve",
    "academic",  "school",   "financial",   "calendar",  "further",    "notice",    "weekly",
    "monthly",   "annually", "fortnightly", "within",    "over",       "past",      "be",
    "modal",     "act",      "version",     "half_term", "a",          "ending",    "full",
    "action",    "break",    "termtime",    "only",      "alternate",  "daily",     "now",
    "parts",     "open",     "date",        "rest",      "final"};
static_assert(!word_names.back().empty(), "as many names as words");

constexpr std::array<std::string_view, static_cast<std::size_t>(Tables::Set::count)> set_names{
    "trap",  "unit",    "verb",    "narrative", "eventful", "financial", "academic", "filler",
    "small", "counted", "act",     "edition",   "named",    "today",     "dated",    "approval",
    "past",  "future",  "lasting", "place",     "settled",  "record",    "review",   "present",
    "issue", "file",    "sheet",   "begin",     "diary"};
static_assert(!set_names.back().empty(), "as many names as sets");

// What may stand before the colon of `month`, `weekday`...: its least and greatest value.
struct Bounds {
  std::string_view kind;
  Is is;
  int least, most;
};

constexpr Bounds kinds[] = {{"month", Is::month, 1, 12},       {"weekday", Is::weekday, 1, 7},
                            {"weekly", Is::weekly, 1, 7},      {"ordinal", Is::ordinal, 1, 31},
                            {"cardinal", Is::cardinal, 1, 99}, {"season", Is::season, 1, 4}};

[[noreturn]] void refuse(std::string_view line) {
  throw Error(Fault::bad_argument,
              "this line of a date table cannot be read: " + std::string(line));
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto end = std::min(text.find(at), text.size());
    const auto part = trimmed(text.substr(0, end));
    if (!part.empty()) out.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

template <class Names>
std::optional<std::size_t> place_in(const Names& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

bool read_int(std::string_view text, int& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

Tables::Tables(std::string_view lines) { add(lines); }

Tables Tables::with(std::string_view lines) const {
  Tables out = *this;
  out.add(lines);
  return out;
}

void Tables::place(std::uint16_t at) {
  std::size_t slot = hash(words_[at].first);
  while (slots_[slot & (slots_.size() - 1)]) ++slot;
  slots_[slot & (slots_.size() - 1)] = at;
}

const std::vector<Cue>& Tables::cues_from(std::uint16_t first_word) const {
  static const std::vector<Cue> none;
  return first_word < cues_.size() ? cues_[first_word] : none;
}

const std::vector<std::uint16_t>& Tables::named_by(std::uint16_t word) const {
  static const std::vector<std::uint16_t> none;
  return word < named_by_.size() ? named_by_[word] : none;
}

void Tables::add(std::string_view lines) {
  for (const auto line : split(lines, '\n'))
    if (line.front() != '#') add_line(line);
}

void Tables::add_line(std::string_view line) {
  const auto colon = line.find(':');
  const auto space = line.find(' ');
  if (colon == std::string_view::npos || space > colon) refuse(line);
  const auto kind = line.substr(0, space);
  const auto name = trimmed(line.substr(space, colon - space));
  const auto rest = trimmed(line.substr(colon + 1));
  if (kind == "cue")
    add_cues(name, rest);
  else if (kind == "awareness")
    add_awareness(name, rest);
  else if (kind == "term" || kind == "holiday")
    add_span(kind, name, rest);
  else
    add_words(kind, name, rest);
}

Entry& Tables::entry(std::string_view word) {
  if (const Entry* known = find(word)) return const_cast<Entry&>(*known);
  if (words_.size() >= 60000) refuse(word);  // places are counted in 16 bits
  if (words_.size() * 2 > slots_.size()) {
    slots_.assign(slots_.size() * 4, 0);
    for (std::uint16_t at = 1; at < words_.size(); ++at) place(at);
  }
  longest_ = std::min<std::size_t>(63, std::max(longest_, word.size()));
  lengths_[first(word)] |= 1ull << std::min<std::size_t>(63, word.size());
  words_.push_back({std::string(word), {}});
  words_.back().second.id = next_id_++;
  place(static_cast<std::uint16_t>(words_.size() - 1));
  return words_.back().second;
}

void Tables::add_words(std::string_view kind, std::string_view name, std::string_view words) {
  const std::string whole = std::string(kind) + ' ' + std::string(name) + ": " + std::string(words);
  const auto listed = split(words, ' ');
  if (kind == "set") {
    const auto set = place_in(set_names, name);
    if (!set) refuse(whole);
    for (const auto word : listed) {
      const auto id = entry(word).id;
      if (sets_.size() <= id) sets_.resize(id + 1u);
      sets_[id] |= 1u << *set;
    }
    return;
  }
  const auto* is = std::find_if(std::begin(kinds), std::end(kinds),
                                [&](const Bounds& bounds) { return bounds.kind == kind; });
  const auto named = kind == "word" ? place_in(word_names, name) : std::nullopt;
  int value = 0;
  if (!named && (is == std::end(kinds) || !read_int(name, value))) refuse(whole);
  if (!named && (value < is->least || value > is->most)) refuse(whole);
  for (auto word : listed) {
    const bool company = word.back() == '?';
    if (company) word.remove_suffix(1);
    Entry& one = entry(word);
    one.needs_company = company;
    if (named)
      one.id = static_cast<std::uint16_t>(*named);
    else
      one.is = is->is, one.value = static_cast<std::int16_t>(value);
  }
}

// "review_due before 8 9 tight": role, side, reach, rank.
void Tables::add_cues(std::string_view head, std::string_view phrases) {
  const auto parts = split(head, ' ');
  constexpr std::array<std::string_view, 3> sides{"before", "after", "both"};
  int reach = 0, rank = 0;
  if (parts.size() < 4 || !read_int(parts[2], reach) || !read_int(parts[3], rank)) refuse(head);
  const auto role = fingerpost::named<Role>(parts[0]);
  const auto side = place_in(sides, parts[1]);
  if (!role || !side) refuse(head);
  for (const auto phrase : split(phrases, '|')) {
    Cue cue{{},
            *role,
            static_cast<Cue::Side>(*side),
            static_cast<std::uint8_t>(reach),
            static_cast<std::uint8_t>(rank)};
    for (const auto flag : parts) cue.tight |= flag == "tight", cue.open &= flag != "closed";
    for (const auto word : split(phrase, ' ')) cue.words.push_back(entry(word).id);
    const auto start = cue.words.front();
    if (cues_.size() <= start) cues_.resize(start + 1u);
    cues_[start].push_back(std::move(cue));
  }
}

void Tables::add_span(std::string_view kind, std::string_view head, std::string_view days) {
  const auto ends = split(days, ' ');
  const auto first = ends.empty() ? std::nullopt : date_from_iso(ends.front());
  const auto last = ends.empty() ? std::nullopt : date_from_iso(ends.back());
  const std::string whole = std::string(kind) + ' ' + std::string(head) + ": " + std::string(days);
  if (!first || !last || ends.size() > 2) refuse(whole);
  if (*last < *first)
    throw Error(Fault::bad_argument, "this line of a date table ends before it starts: " + whole);
  auto& spans = kind == "term" ? terms_ : holidays_;
  // A line for a term already known replaces it.
  spans.erase(std::remove_if(spans.begin(), spans.end(),
                             [&](const Span& one) {
                               return one.name == head && one.first.year() == first->year();
                             }),
              spans.end());
  spans.push_back({std::string(head), *first, *last});
}

}  // namespace fingerpost::dates
