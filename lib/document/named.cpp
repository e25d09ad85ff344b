#include "document/named.hpp"

#include <algorithm>
#include <array>

namespace fingerpost::document {
namespace {

using Words = std::string_view;

constexpr std::array<Words, 39> document_nouns{
    "protocol",   "protocols",    "procedure",  "procedures", "guidance",  "guidelines",
    "guideline",  "policy",       "policies",   "strategy",   "document",  "documents",
    "manual",     "advice",       "pathway",    "pathways",   "framework", "chapter",
    "chapters",   "toolkit",      "agreement",  "standards",  "code",      "plan",
    "briefing",   "arrangements", "addendum",   "handbook",   "charter",   "memorandum",
    "directions", "concordat",    "page",       "leaflet",    "factsheet", "flowchart",
    "assessment", "matrix",       "publication"};
constexpr std::array<Words, 10> form_nouns{"form",       "forms",        "tool",     "template",
                                           "assessment", "checklist",    "referral", "notification",
                                           "screening",  "questionnaire"};

// What stands between the words of a name: "Working Together to Safeguard Children".
constexpr std::array<Words, 14> inner{"of",   "in", "to",   "for",  "and",  "on",  "the",
                                      "with", "at", "from", "upon", "into", "who", "under"};

// "Early Years Settings", "Looked After Children": with a capital, and no place.
constexpr std::array<Words, 48> people{
    "settings", "setting",  "schools",   "school",        "children",      "child",
    "staff",    "gps",      "services",  "service",       "agencies",      "agency",
    "teams",    "team",     "carers",    "parents",       "academy",       "academies",
    "college",  "colleges", "hospital",  "trust",         "trusts",        "people",
    "families", "persons",  "act",       "workers",       "nurses",        "teachers",
    "officers", "adults",   "providers", "practitioners", "professionals", "volunteers",
    "police",   "members",  "partners",  "services",      "employees",     "managers",
    "students", "pupils",   "nurseries", "trustees",      "governors",     "panels"};

template <class Table>
bool among(const Table& table, Words word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

}  // namespace

bool is_document_noun(std::string_view folded) { return among(document_nouns, folded); }
bool is_form_noun(std::string_view folded) { return among(form_nouns, folded); }

Named::Named(std::string_view sentence) : sentence_(sentence), words_(text::words(sentence)) {}

std::size_t Named::says(std::size_t i, std::string_view phrase) const {
  std::size_t n = 0;
  while (!phrase.empty()) {
    const Words next = phrase.substr(0, phrase.find(' '));
    if (i + n >= words_.size() || words_[i + n].folded != next) return 0;
    phrase.remove_prefix(std::min(next.size() + 1, phrase.size()));
    ++n;
  }
  return n;
}

std::size_t Named::itself_before(std::size_t i) const {
  constexpr std::size_t most_between = 3;  // "this interim multi-agency protocol"
  for (std::size_t at = std::min(i, words_.size()); at-- > 0;) {
    const Words word = words_[at].folded;
    if (word != "this" && word != "these" && word != "our") continue;
    for (std::size_t next = at + 1; next < i && next <= at + 1 + most_between; ++next)
      if (is_document_noun(words_[next].folded) || words_[next].folded == "toolkit") return at;
  }
  return npos;
}

bool Named::is_capital(std::size_t i) const {
  const Words written = words_[i].span.in(sentence_);
  return !written.empty() && written.front() >= 'A' && written.front() <= 'Z';
}

std::string_view Named::gap(std::size_t i) const {
  const std::size_t from = i == 0 ? 0 : words_[i - 1].span.offset + words_[i - 1].span.length;
  return sentence_.substr(from, words_[i].span.offset - from);
}

// A comma, a stop, a bracket: no name goes on behind it. A hyphen stands within one.
bool Named::is_divided(std::size_t i) const {
  return gap(i).find_first_of(",.;:()[]|!?\n\"") != Words::npos;
}

std::string Named::text(std::size_t first, std::size_t end) const {
  const std::size_t from = words_[first].span.offset;
  const text::Span& last = words_[end - 1].span;
  return text::squeeze(sentence_.substr(from, last.offset + last.length - from));
}

// Behind the last word with a capital of the name that begins at `i`.
std::size_t Named::name_end(std::size_t i) const {
  std::size_t end = i;
  for (std::size_t at = i; at < words_.size() && (at == i || !is_divided(at)); ++at) {
    if (is_capital(at) || (at > i && text::is_number(words_[at].folded)))
      end = at + 1;
    else if (!among(inner, words_[at].folded) || at > end + 1)
      break;
  }
  return end;
}

std::string Named::document_at(std::size_t i, std::size_t* end) const {
  constexpr std::array<Words, 6> leading{"the", "our", "their", "any", "relevant", "local"};
  while (i < words_.size() && among(leading, words_[i].folded) && !is_capital(i)) ++i;
  if (i >= words_.size()) return {};
  if (end) *end = words_.size();
  // "statutory guidance in Keeping Children Safe in Education", "regional procedures"
  constexpr std::size_t most_before = 4;
  std::size_t noun = npos;
  for (std::size_t at = i; at < words_.size() && at < i + most_before; ++at) {
    if (is_capital(at) || (at > i && is_divided(at))) break;
    if (is_document_noun(words_[at].folded)) noun = at;
  }
  std::size_t first = i;
  if (!is_capital(i)) {
    if (noun == npos || noun == i) return {};
    const std::size_t next = noun + 1;
    const bool goes_on = next + 1 < words_.size() && !is_divided(next) && !is_divided(next + 1) &&
                         among(std::array<Words, 3>{"in", "on", "for"}, words_[next].folded);
    if (!goes_on) return text(i, noun + 1);
    if (!is_capital(next + 1)) return text(i, next + 2);
    first = next + 1;
  }
  std::size_t last = name_end(first);
  // "MARAC referral form", "Leeds protocol": the noun may be small.
  constexpr std::size_t most_behind = 2;
  const bool whole =
      is_document_noun(words_[last - 1].folded) || is_form_noun(words_[last - 1].folded);
  for (std::size_t at = last; !whole && at < words_.size() && at < last + most_behind; ++at) {
    if (is_divided(at)) break;
    if (!is_document_noun(words_[at].folded) && !is_form_noun(words_[at].folded)) continue;
    const bool more =
        at + 1 < words_.size() && !is_divided(at + 1) && is_form_noun(words_[at + 1].folded);
    last = at + 1 + more;
    break;
  }
  if (end) *end = last;
  const bool called =
      is_document_noun(words_[last - 1].folded) || is_form_noun(words_[last - 1].folded);
  constexpr std::size_t words_of_a_title = 3;
  if (!called && last - first < words_of_a_title) return {};
  return text(first, last);
}

std::vector<std::string> Named::places_at(std::size_t i, std::size_t* end) const {
  constexpr std::array<Words, 4> linking{"and", "or", "nor", "the"};
  std::vector<std::string> places;
  while (i < words_.size()) {
    while (i < words_.size() && !is_capital(i) && among(linking, words_[i].folded)) ++i;
    if (i >= words_.size() || !is_capital(i) || words_[i].upper) break;
    std::size_t last = i + 1;
    const auto goes_on = [&](std::size_t at) {
      return at < words_.size() && !is_divided(at) && is_capital(at);
    };
    constexpr std::array<Words, 4> within{"of", "upon", "on", "in"};
    while (goes_on(last) || (last + 1 < words_.size() && !is_divided(last) &&
                             among(within, words_[last].folded) && goes_on(last + 1)))
      last += goes_on(last) ? 1 : 2;
    for (std::size_t at = i; at < last; ++at)
      if (among(people, words_[at].folded) || words_[at].upper) return {};
    // "Leeds applicants"
    if (last < words_.size() && !is_divided(last) && !text::is_stop_word(words_[last].folded) &&
        !among(linking, words_[last].folded) && words_[last].folded != "please" &&
        words_[last].folded != "this")
      return {};
    places.push_back(text(i, last));
    i = last;
    const bool list =
        i < words_.size() &&
        (gap(i).find(',') != Words::npos ? is_capital(i) : among(linking, words_[i].folded));
    if (!list) break;
  }
  if (end) *end = i;
  return places;
}

}  // namespace fingerpost::document
