// Numbers, addresses and hours belong to the service that is named before them: on their line, on
// a short line of its own above them, in the heading.
//
//     Leeds emergency duty team                        ┐
//     Telephone: 0113 496 0111                         ├─► of "leeds emergency duty team"
//     Monday to Friday, 5pm to 8am                     ┘
//     ... call the Leeds emergency duty team on 0113 496 0999     its last words: the same one
//
// The service out of hours is one by all its names, and any service by its name's first letters.
// Words of two pages are of one service when the pages are of one house, or the words say whose
// it is.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "library/alike.hpp"
#include "library/contact_facts.hpp"
#include "text/text.hpp"

namespace fingerpost::library {
namespace {

using Words = std::string_view;

constexpr std::array<Words, 3> told{"is reached otherwise in", "is reached otherwise in",
                                    "has other hours in"};

struct Line {
  Fact fact;
  const Section* section;
  std::string words;
};

struct Contact {
  const Document* document;
  std::vector<Line> lines = {};
};
using Contacts = std::map<std::string, std::vector<Contact>>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <std::size_t n>
bool is_any(const std::array<Words, n>& words, Words word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// -- Whose they are ----------------------------------------------------------------------------

constexpr std::array<Words, 75> plain{
    "call",      "phone",    "tel",       "telephone", "ring",     "contact", "number",   "numbers",
    "email",     "e",        "mail",      "on",        "at",       "the",     "our",      "or",
    "a",         "to",       "please",    "is",        "us",       "by",      "for",      "of",
    "and",       "you",      "can",       "open",      "opening",  "hours",   "times",    "lines",
    "line",      "are",      "available", "from",      "between",  "until",   "monday",   "tuesday",
    "wednesday", "thursday", "friday",    "saturday",  "sunday",   "mon",     "tue",      "wed",
    "thu",       "fri",      "sat",       "sun",       "weekdays", "daily",   "contacts", "address",
    "website",   "web",      "in",        "reach",     "be",       "details",
    "old",       "former",   "formerly", "new",       "now",      "previously", "was",    "has",
    "use",       "instead",  "then",     "do",        "not"};
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

// -- One service that goes by several names ----------------------------------------------------

// "Emergency Duty Team", "EDT", "Out of hours" of children's social care: as label_words has them.
// tests/library/contacts_test.cpp has each, and each word of those that are somebody else's.
constexpr std::array<Words, 9> out_of_hours{
    "emergency duty team", "emergency duty service", "out social work team", "out social worker",
    "emergency duty",      "out team",               "out service",          "edt",
    "out"};
constexpr std::array<Words, 24> others{
    "health", "visiting", "visitor", "visitors", "nurse", "nurses", "nursing", "hospital",
    "midwife", "midwives", "midwifery", "gp", "police", "camhs", "crisis", "helpline", "mental",
    "adult", "adults", "adults\u2019", "school", "schools", "housing", "refuge"};
// What many houses have: these words do not say whose it is.
constexpr std::array<Words, 35> everywhere{
    "emergency", "duty", "team", "service", "services", "local", "authority", "designated",
    "officer", "lado", "edt", "mash", "multi", "agency", "multi-agency", "safeguarding", "hub",
    "children", "children's", "children\u2019s", "childrens", "social", "care", "front", "door",
    "single", "point", "access", "first", "response", "advice", "partnership", "board", "worker",
    "work"};

// Of a label that ends in a name of the service out of hours: the place before the name, empty
// where none is said; nothing of another label, and of another service's hours.
std::optional<std::string> out_of_hours_of(const std::string& label) {
  for (const text::Word& word : text::words(label))
    if (is_any(others, word.folded)) return std::nullopt;
  const std::string said = " " + label;
  for (const Words each : out_of_hours) {
    const std::string tail = " " + std::string(each);
    if (!said.ends_with(tail)) continue;
    const auto before = text::words(Words(said).substr(0, said.size() - tail.size()));
    const std::string last = before.empty() ? std::string() : before.back().folded;
    return is_any(everywhere, last) || is_any(ways, last) ? std::string() : last;
  }
  return std::nullopt;
}

// Of two words and more: "edt" of "emergency duty team", "mash" of "multi-agency safeguarding hub".
std::string initials_of(const std::string& label) {
  std::string out;
  bool begins = true;
  for (const char c : label) {
    if (begins && c != ' ' && c != '-') out += c;
    begins = c == ' ' || c == '-';
  }
  return out;
}

class Reader {
 public:
  Reader(Contacts& contacts, Contacts& duty) : contacts_(contacts), duty_(duty) {}

  void read(const Document& document, const Section& section) {
    std::string base = label_of(section.heading), name, last;
    if (base.empty()) base = label_of(document.title);
    for (const text::Span& span : text::lines(section.text)) {
      const std::string line = text::squeeze(span.in(section.text));
      if (line.empty()) continue;
      const std::vector<Fact> facts = facts_in(line);
      if (facts.empty()) {
        name = is_name_line(line) ? label_of(line) : std::string();
        continue;
      }
      const std::string& above = name.empty() ? base : name;
      std::string label, duty;
      std::size_t from = 0;
      for (const Fact& fact : facts) {
        const std::string own = label_of(Words(line).substr(from, fact.at - from));
        const bool out = is_way(own) && out_of_hours_of(own).has_value();
        // A second name in a line is one where it is known for one: "(option 2) or".
        if (from == 0 || out || out_of_hours_of(own)) {
          label = own.empty() ? above : is_way(own) ? above + " " + own : own;
          // Out of hours of whom: of the line's service, of the one above it.
          const std::string& whom = from != 0 || !name.empty() || last.empty() ? above : last;
          const std::string asked = out ? (is_others(whom) ? whom + " out" : "out") : label;
          const auto place = out_of_hours_of(asked);
          duty = place ? "of " + *place : std::string();
          if (!out) last = label;
        }
        from = fact.end;
        const Line kept{fact, &section, line};
        if (!label.empty()) add(contacts_, label, document, kept);
        if (!duty.empty()) add(duty_, duty, document, kept);
      }
    }
  }

 private:
  static bool is_others(const std::string& label) {
    for (const text::Word& word : text::words(label))
      if (is_any(others, word.folded)) return true;
    return false;
  }

  static void add(Contacts& to, const std::string& label, const Document& document,
                  const Line& line) {
    std::vector<Contact>& all = to[label];
    if (all.empty() || all.back().document != &document) all.push_back({&document});
    all.back().lines.push_back(line);
  }

  Contacts& contacts_;
  Contacts& duty_;  // by "of " and the place
};

// -- Side by side ------------------------------------------------------------------------------

// Who is only ever told the hours of is no contact.
bool is_reached(const Contact& contact) {
  return std::any_of(contact.lines.begin(), contact.lines.end(),
                     [](const Line& each) { return each.fact.what != What::hours; });
}

using More = std::vector<std::pair<std::string, std::vector<Contact>>>;

void join(Contacts& contacts, const More& more) {
  for (const auto& [label, all] : more) {
    std::vector<Contact>& to = contacts[label];
    to.insert(to.end(), all.begin(), all.end());
  }
}

// "If worried ring the leeds emergency duty team" is of "leeds emergency duty team" too.
void join_longer(Contacts& contacts) {
  constexpr std::size_t shortest = 3;  // words
  More more;
  for (const auto& [label, all] : contacts) {
    std::string end = label;
    while (words_in(end) > shortest) {
      end.erase(0, end.find(' ') + 1);
      if (!contacts.contains(end)) continue;
      more.emplace_back(end, all);
      break;
    }
  }
  join(contacts, more);
}

// "MASH" is of "multi-agency safeguarding hub" too, "Leeds MASH" of "Leeds multi-agency
// safeguarding hub".
void join_initials(Contacts& contacts) {
  constexpr std::size_t shortest = 3, longest = 6;  // letters: two are anything's
  More more;
  for (const auto& [label, all] : contacts) {
    const std::size_t space = label.rfind(' ');
    const std::string head = space == label.npos ? "" : label.substr(0, space + 1);
    const std::string letters = label.substr(head.size());
    if (letters.size() < shortest || letters.size() > longest) continue;
    for (const auto& [name, ignored] : contacts)
      if (name.size() > label.size() && name.starts_with(head) &&
          initials_of(name.substr(head.size())) == letters)
        more.emplace_back(name, all);
  }
  join(contacts, more);
}

// The place need not be said by a house that has one only.
void join_duty(Contacts& contacts, const Contacts& duty) {
  std::map<std::string, std::set<std::string>> places;  // by the publisher
  for (const auto& [place, all] : duty)
    for (const Contact& each : all)
      if (place != "of ") places[each.document->publisher].insert(place);
  for (const auto& [place, all] : duty)
    for (const Contact& each : all) {
      const std::set<std::string>& its = places[each.document->publisher];
      const std::string& of = place == "of " && its.size() == 1 ? *its.begin() : place;
      contacts["emergency duty team" + (of == "of " ? "" : " " + of)].push_back(each);
    }
}

// The two facts that contradict each other: of all numbers, of all addresses, or of the hours of
// the same days none in common; or one that the other says is no longer to be used.
using Pair = std::pair<const Line*, const Line*>;

std::optional<Pair> against(const Contact& a, const Contact& b, What what) {
  std::optional<Pair> found, retired;
  bool common = false;
  for (const Line& one : a.lines)
    for (const Line& two : b.lines) {
      if (one.fact.what != what || two.fact.what != what) continue;
      if (one.fact.days != two.fact.days) continue;
      const bool same = one.fact.value == two.fact.value;
      if (one.fact.retired != two.fact.retired) {
        if (same && !retired) retired = {&one, &two};
      } else if (!one.fact.retired) {
        common = common || same;
        if (!same && !found) found = {&one, &two};
      }
    }
  if (retired) return retired;
  return common ? std::nullopt : found;
}

bool says_whose(const std::string& label) {
  constexpr std::size_t fewest = 3;  // words: "Leeds emergency duty team"
  const auto words = text::words(label);
  return words.size() >= fewest &&
         std::any_of(words.begin(), words.end(),
                     [](const text::Word& word) { return !is_any(everywhere, word.folded); });
}

bool of_one_service(const std::string& label, const Document& one, const Document& two) {
  return &one != &two && !of_two_agencies(one, two) &&
         (one.publisher == two.publisher || says_whose(label));
}

}  // namespace

std::vector<Finding> differing_contacts(const std::vector<Document>& documents) {
  Contacts contacts, duty;
  Reader reader(contacts, duty);
  for (const Document& document : documents)
    for (const Section& section : document.sections)
      if (has_services(section, document)) reader.read(document, section);
  for (auto& [label, all] : contacts)
    std::erase_if(all, [](const Contact& each) { return !is_reached(each); });
  for (auto& [place, all] : duty)
    std::erase_if(all, [](const Contact& each) { return !is_reached(each); });
  join_longer(contacts);
  join_initials(contacts);
  join_duty(contacts, duty);
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
          if (!pair || !seen.emplace(one.document->id, pair->first->fact.value, two.document->id,
                                     pair->second->fact.value)
                            .second)
            continue;
          Finding finding = finding_of(Matter::contacts_differ, *one.document, Standing::in_force);
          finding.says = "\"" + label + "\" " + std::string(told[static_cast<std::size_t>(what)]) +
                         " \"" + two.document->title + "\"";
          finding.evidence = {shown(*one.document, *pair->first->section, pair->first->words),
                              shown(*two.document, *pair->second->section, pair->second->words)};
          out.push_back(std::move(finding));
        }
      }
  return out;
}

}  // namespace fingerpost::library
