// Days and weeks with names of their own: "Safer Internet Day", "16 Days of Activism".
//
//     awareness world mental health day: 10 October
//     awareness time to talk day: first Thursday of February
//     awareness refugee week: the week of 20 June
//     awareness safer internet day: 2025-02-11
//     awareness founders day: FREQ=YEARLY;BYMONTH=5;BYDAY=2TU
//
// A rule is read by the same grammar as any date; a line with days is one year, as it
// was announced, and stands over the rule in that year.
#include "dates/awareness.hpp"

#include <algorithm>
#include <charconv>

#include "dates/grammar.hpp"
#include "fingerpost/error.hpp"
#include "text/text.hpp"

namespace fingerpost::dates {
namespace {

bool of_name(const Token& token) {
  return token.is != Is::dash && token.is != Is::quote && token.is != Is::bullet &&
         token.is != Is::end;
}

NameWord name_word(const Token& token) {
  return {token.is == Is::number ? std::uint16_t{0} : token.id, token.value, token.is};
}

bool same(const NameWord& word, const Token& token) {
  if (word.is == Is::number) return token.is == Is::number && token.value == word.value;
  return word.id != 0 && token.id == word.id;
}

int number_in(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

// "2TU": the second Tuesday.
bool read_by_day(std::string_view text, Spec& spec) {
  constexpr std::string_view days[] = {"", "MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  if (text.size() < 3) return false;
  spec.shape = Shape::nth_weekday;
  spec.n = static_cast<std::int8_t>(number_in(text.substr(0, text.size() - 2)));
  for (int day = 1; day <= 7; ++day)
    if (text.substr(text.size() - 2) == days[day]) spec.weekday = static_cast<std::int8_t>(day);
  return spec.weekday && (spec.n == -1 || (spec.n >= 1 && spec.n <= 5));
}

// The yearly rules of RFC 5545 that name a day of a month, or a weekday of it.
std::optional<Spec> rule_from(std::string_view text) {
  Spec spec;
  bool yearly = false, fits = true;
  while (!text.empty()) {
    const auto end = std::min(text.find(';'), text.size());
    const auto part = text.substr(0, end);
    const auto value = part.substr(std::min(part.find('='), part.size() - 1) + 1);
    if (part == "FREQ=YEARLY")
      yearly = true;
    else if (part.starts_with("BYMONTH="))
      spec.month = static_cast<std::int8_t>(number_in(value));
    else if (part.starts_with("BYMONTHDAY="))
      spec.day = static_cast<std::int8_t>(number_in(value));
    else
      fits = fits && part.starts_with("BYDAY=") && read_by_day(value, spec);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  const bool day = spec.shape == Shape::nth_weekday ? !spec.day : spec.day >= 1 && spec.day <= 31;
  if (!yearly || !fits || !day || spec.month < 1 || spec.month > 12) return std::nullopt;
  return spec;
}

}  // namespace

std::vector<NameWord> name_words(std::string_view name, const Tables& tables) {
  Line line;
  line.text = name;
  tokenise(line, tables);
  std::vector<NameWord> out;
  for (int i = 0; i < line.size(); ++i)
    if (of_name(line.at(i))) out.push_back(name_word(line.at(i)));
  return out;
}

std::optional<Spec> yearly_rule(std::string_view text, const Tables& tables) {
  if (text.starts_with("FREQ=")) return rule_from(text);
  Line line;
  line.text = text;
  tokenise(line, tables);
  std::vector<Found> founds;
  const std::optional<Period> nothing;
  Grammar(tables, line, nothing, true).read(founds);
  if (founds.size() != 1 || founds[0].end != line.size() || founds[0].spec.year ||
      founds[0].kind != Found::Kind::date)
    return std::nullopt;
  switch (founds[0].spec.shape) {
    case Shape::days:
    case Shape::nth_weekday:
    case Shape::nth_week:
    case Shape::nth_weekend:
    case Shape::week_of:
    case Shape::week_from:
      return founds[0].spec;
    default:
      return std::nullopt;
  }
}

// A line with days adds a year, one with a rule replaces it.
void Tables::add_awareness(std::string_view name, std::string_view rule) {
  Line line;
  line.text = name;
  tokenise(line, *this);
  for (int i = 0; i < line.size(); ++i)
    if (line.at(i).is == Is::word && line.at(i).id == 0) entry(text::fold(line.words(i, i + 1)));
  Named fresh{std::string(name), name_words(name, *this), {}, {}};
  const auto key = std::find_if(fresh.words.begin(), fresh.words.end(),
                                [](const NameWord& word) { return word.id != 0; });
  const auto first = date_from_iso(rule.substr(0, 10));
  const auto last =
      date_from_iso(rule.substr(rule.size() - std::min<std::size_t>(rule.size(), 10)));
  if (!first) fresh.rule = yearly_rule(rule, *this);
  const bool span = first && last && *first <= *last && first->year() == last->year();
  if (key == fresh.words.end() || key - fresh.words.begin() > 1 || (!span && !fresh.rule))
    throw Error(Fault::bad_argument, "this line of a date table cannot be read: awareness " +
                                         std::string(name) + ": " + std::string(rule));
  auto at = std::find_if(named_.begin() + 1, named_.end(),
                         [&](const Named& one) { return one.name == name; });
  if (at == named_.end()) {
    if (named_by_.size() <= key->id) named_by_.resize(key->id + 1u);
    named_by_[key->id].push_back(static_cast<std::uint16_t>(named_.size()));
    at = named_.insert(named_.end(), std::move(fresh));
  } else if (fresh.rule) {
    at->rule = fresh.rule;
  }
  if (!span) return;
  std::erase_if(at->years, [&](const Span& one) { return one.first.year() == first->year(); });
  at->years.push_back({std::string(name), *first, *last});
}

NamedOn named_on(const Line& line, const Tables& tables) {
  for (int i = 0; i < line.size(); ++i) {
    if (line.at(i).id == 0) continue;
    for (const std::uint16_t at : tables.named_by(line.at(i).id)) {
      const Named& named = tables.named(at);
      int k = named.words[0].is == Is::number ? i - 1 : i;
      const int begin = k;
      bool fits = true;
      for (const NameWord& word : named.words) {
        while (k > begin && k < line.size() && !of_name(line.at(k))) ++k;
        fits = fits && same(word, line.at(k++));
        if (!fits) break;
      }
      if (fits) return {static_cast<int>(at), begin, k};
    }
  }
  return {};
}

Recurrence recurrence_of(const Spec& rule) {
  Recurrence r;
  if (rule.shape != Shape::days && rule.shape != Shape::nth_weekday) return r;
  r.each = Recurrence::Each::year;
  r.month = rule.month;
  r.day = rule.day;
  if (rule.shape == Shape::nth_weekday) {
    r.weekdays = 1u << rule.weekday;
    r.nths = rule.n < 0 ? 1u : 1u << rule.n;
  }
  return r;
}

}  // namespace fingerpost::dates
