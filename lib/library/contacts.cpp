// Numbers, addresses and hours belong to the service that is named before them: on their line, on
// a short line of its own above them, in the heading.
//
//     Leeds emergency duty team                        ┐
//     Telephone: 0113 496 0111                         ├─► of "leeds emergency duty team"
//     Monday to Friday, 5pm to 8am                     ┘
//     ... call the Leeds emergency duty team on 0113 496 0999     its last words: the same one
//
// Words of two pages are of one service when the pages are of one house, or the words say whose
// it is.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "library/alike.hpp"
#include "text/text.hpp"

namespace fingerpost::library {
namespace {

using Words = std::string_view;

enum class What { number, address, hours };
constexpr std::array<Words, 3> told{"is reached otherwise in", "is reached otherwise in",
                                    "has other hours in"};

struct Fact {
  What what = What::number;
  std::string days = {};   // of hours: "mon-fri"
  std::string value = {};  // digits, an address in lower case, "09:00-17:00"
  std::size_t at = 0;      // in its line
};

struct Contact {
  const Document* document;
  const Section* section;
  std::vector<std::pair<Fact, std::string>> facts = {};  // with its line
};
using Contacts = std::map<std::string, std::vector<Contact>>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

template <std::size_t n>
bool is_any(const std::array<Words, n>& words, Words word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "0113 222 4403", "+44 (0)113 222 4403": from 10 digits that begin as British numbers do.
std::string number_at(Words line, std::size_t at, std::size_t& end) {
  std::string digits;
  std::size_t i = at;
  for (end = at; i < line.size(); ++i) {
    if (is_digit(line[i]))
      digits += line[i], end = i + 1;
    else if (Words(" ()-+.").find(line[i]) == Words::npos)
      break;
  }
  if (digits.starts_with("440")) digits.erase(0, 2);
  if (digits.starts_with("44") && digits.size() >= 11) digits.replace(0, 2, "0");
  const bool number = digits.size() >= 10 && digits.size() <= 11 && digits[0] == '0';
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
                     written(first) + "-" + written(to->minutes), at});
    before = at = to->end - 1;
  }
}

// -- Lines -------------------------------------------------------------------------------------

std::vector<Fact> facts_in(Words line) {
  std::vector<Fact> facts;
  for (std::size_t at = 0; at < line.size(); ++at) {
    std::size_t edge = at + 1;
    if (line[at] == '@') {
      std::size_t from = at;
      const std::string found = address_around(line, at, from);
      if (!found.empty()) facts.push_back({What::address, {}, found, from});
    } else if ((is_digit(line[at]) || line[at] == '+') && (at == 0 || !is_digit(line[at - 1]))) {
      const std::string found = number_at(line, at, edge);
      if (!found.empty()) facts.push_back({What::number, {}, found, at}), at = edge - 1;
    }
  }
  add_hours(line, facts);
  return facts;
}

constexpr std::array<Words, 62> plain{
    "call",      "phone",    "tel",       "telephone", "ring",     "contact", "number",   "numbers",
    "email",     "e",        "mail",      "on",        "at",       "the",     "our",      "or",
    "a",         "to",       "please",    "is",        "us",       "by",      "for",      "of",
    "and",       "you",      "can",       "open",      "opening",  "hours",   "times",    "lines",
    "line",      "are",      "available", "from",      "between",  "until",   "monday",   "tuesday",
    "wednesday", "thursday", "friday",    "saturday",  "sunday",   "mon",     "tue",      "wed",
    "thu",       "fri",      "sat",       "sun",       "weekdays", "daily",   "contacts", "address",
    "website",   "web",      "in",        "reach",     "be",       "details"};
// Which of the ways to one service it is.
constexpr std::array<Words, 18> ways{"out",       "office",  "evenings", "weekends", "night",
                                     "nights",    "day",     "daytime",  "urgent",   "emergency",
                                     "textphone", "minicom", "mobile",   "fax",      "switchboard",
                                     "main",      "after",   "bank"};

std::vector<std::string> label_words(Words words) {
  std::vector<std::string> kept;
  for (const text::Word& word : text::words(words))
    if (!is_any(plain, word.folded) && !is_digit(word.folded.front())) kept.push_back(word.folded);
  return kept;
}

std::string label_of(Words words) {
  constexpr std::size_t most = 6;
  const std::vector<std::string> kept = label_words(words);
  std::string out;
  for (std::size_t i = kept.size() > most ? kept.size() - most : 0; i < kept.size(); ++i)
    out += (out.empty() ? "" : " ") + kept[i];
  return out;
}

std::size_t words_in(const std::string& label) {
  return 1 + static_cast<std::size_t>(std::count(label.begin(), label.end(), ' '));
}

bool is_way(const std::string& label) {
  for (const text::Word& word : text::words(label))
    if (!is_any(ways, word.folded)) return false;
  return true;
}

// "Leeds emergency duty team": a name above what it is reached by.
bool is_name_line(Words line) {
  constexpr std::size_t most = 8;
  const std::size_t count = text::words(line).size();
  return count > 0 && count <= most && !line.ends_with('.') && !label_of(line).empty();
}

// Where what happens is told, hours are those of one day.
bool has_services(const Section& section, const Document& document) {
  const auto fleeting = [](Kind kind) {
    return kind == Kind::event || kind == Kind::course || kind == Kind::newsletter ||
           kind == Kind::item || kind == Kind::review;
  };
  return !document.sensitive && !fleeting(section.kind) && !fleeting(document.kind);
}

class Reader {
 public:
  explicit Reader(Contacts& contacts) : contacts_(contacts) {}

  void read(const Document& document, const Section& section) {
    std::string base = label_of(section.heading), name;
    if (base.empty()) base = label_of(document.title);
    for (const text::Span& span : text::lines(section.text)) {
      const std::string line = text::squeeze(span.in(section.text));
      if (line.empty()) continue;
      const std::vector<Fact> facts = facts_in(line);
      if (facts.empty()) {
        name = is_name_line(line) ? label_of(line) : std::string();
        continue;
      }
      std::size_t begin = line.size();
      for (const Fact& fact : facts) begin = std::min(begin, fact.at);
      const std::string& above = name.empty() ? base : name;
      std::string label = label_of(Words(line).substr(0, begin));
      if (label.empty())
        label = above;
      else if (is_way(label))
        label = above + " " + label;
      if (!label.empty()) add(label, document, section, facts, line);
    }
  }

 private:
  void add(const std::string& label, const Document& document, const Section& section,
           const std::vector<Fact>& facts, const std::string& line) {
    std::vector<Contact>& all = contacts_[label];
    if (all.empty() || all.back().document != &document) all.push_back({&document, &section});
    for (const Fact& fact : facts) all.back().facts.emplace_back(fact, line);
  }

  Contacts& contacts_;
};

// -- Side by side ------------------------------------------------------------------------------

// Who is only ever told the hours of is no contact.
bool is_reached(const Contact& contact) {
  return std::any_of(contact.facts.begin(), contact.facts.end(),
                     [](const auto& each) { return each.first.what != What::hours; });
}

// "If worried ring the leeds emergency duty team" is of "leeds emergency duty team" too.
void join_longer(Contacts& contacts) {
  constexpr std::size_t shortest = 3;  // words
  std::vector<std::pair<std::string, std::vector<Contact>>> more;
  for (const auto& [label, all] : contacts) {
    std::string end = label;
    while (words_in(end) > shortest) {
      end.erase(0, end.find(' ') + 1);
      if (!contacts.contains(end)) continue;
      more.emplace_back(end, all);
      break;
    }
  }
  for (const auto& [label, all] : more) {
    std::vector<Contact>& to = contacts[label];
    to.insert(to.end(), all.begin(), all.end());
  }
}

// The two facts that contradict each other: of all numbers, of all addresses, or of the hours of
// the same days none in common.
using Pair = std::pair<const std::pair<Fact, std::string>*, const std::pair<Fact, std::string>*>;

std::optional<Pair> against(const Contact& a, const Contact& b, What what) {
  std::optional<Pair> found;
  for (const auto& one : a.facts)
    for (const auto& two : b.facts) {
      if (one.first.what != what || two.first.what != what) continue;
      if (one.first.days != two.first.days) continue;
      if (one.first.value == two.first.value) return std::nullopt;
      if (!found) found = {&one, &two};
    }
  return found;
}

bool of_one_service(const std::string& label, const Document& one, const Document& two) {
  constexpr std::size_t says_whose = 3;  // words: "Leeds emergency duty team"
  return &one != &two && !of_two_agencies(one, two) &&
         (one.publisher == two.publisher || words_in(label) >= says_whose);
}

}  // namespace

std::vector<Finding> differing_contacts(const std::vector<Document>& documents) {
  Contacts contacts;
  Reader reader(contacts);
  for (const Document& document : documents)
    for (const Section& section : document.sections)
      if (has_services(section, document)) reader.read(document, section);
  for (auto& [label, all] : contacts)
    std::erase_if(all, [](const Contact& each) { return !is_reached(each); });
  join_longer(contacts);
  std::vector<Finding> out;
  std::set<std::tuple<std::string, std::string, std::string, std::string>> seen;
  for (const auto& [label, all] : contacts)
    for (std::size_t i = 0; i < std::min(all.size(), most_compared); ++i)
      for (std::size_t j = i + 1; j < std::min(all.size(), most_compared); ++j) {
        const bool turned = all[j].document->id < all[i].document->id;
        const Contact &one = all[turned ? j : i], &two = all[turned ? i : j];
        if (!of_one_service(label, *one.document, *two.document)) continue;
        for (const What what : {What::number, What::address, What::hours}) {
          const auto pair = against(one, two, what);
          if (!pair || !seen.emplace(one.document->id, pair->first->first.value, two.document->id,
                                     pair->second->first.value)
                            .second)
            continue;
          Finding finding = finding_of(Matter::contacts_differ, *one.document, Standing::in_force);
          finding.says = "\"" + label + "\" " + std::string(told[static_cast<std::size_t>(what)]) +
                         " \"" + two.document->title + "\"";
          finding.evidence = {shown(*one.document, *one.section, pair->first->second),
                              shown(*two.document, *two.section, pair->second->second)};
          out.push_back(std::move(finding));
        }
      }
  return out;
}

}  // namespace fingerpost::library
