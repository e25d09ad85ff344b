#include "document/term.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "fingerpost/document.hpp"
#include "text/text.hpp"

namespace fingerpost::document {
namespace {

using std::chrono::December;
using std::chrono::January;

// What is made for some years (tests/document/terms.txt has each of these lists).
constexpr std::string_view termed[] = {"strategy",  "strategies", "plan",
                                       "plans",     "programme",  "priorities",
                                       "strategic", "framework",  "arrangements"};
// What tells of them.
constexpr std::string_view telling[] = {
    "report",  "reports",    "review",       "reviews",  "evaluation", "audit",  "minutes",
    "figures", "statistics", "newsletter",   "bulletin", "briefing",   "data",   "notes",
    "agenda",  "assessment", "consultation", "survey",   "feedback",   "summary"};
// Between what a paper is and its years.
constexpr std::string_view covering[] = {"covers", "cover", "covering", "spans",
                                         "runs",   "run",   "are",      "is"};
constexpr std::string_view between[] = {"the",     "years", "year", "period", "from",
                                        "between", "for",   "of",   "two",    "three",
                                        "four",    "five",  "our",  "time",   "and"};
constexpr std::string_view pointing[] = {"this", "these", "the", "our"};

template <std::size_t n>
bool among(const std::string_view (&words)[n], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// From one year into another, of at most so many: a life-time's dates are no term.
bool spans_years(const Period& when) {
  constexpr int longest = 10;
  if (!when.first || !when.last) return false;
  const int years = static_cast<int>(when.last->year()) - static_cast<int>(when.first->year());
  return years >= 1 && years <= longest;
}

// Years without months are whole ones; "2024/25" is read as April to March elsewhere.
Period widest(const DateMention& mention) {
  const auto months = text::words(mention.words);
  const bool named = std::any_of(months.begin(), months.end(), [](const text::Word& word) {
    return word.folded != "to" && word.folded.find_first_of("0123456789") == std::string::npos;
  });
  if (named) return mention.when;
  return {Date(mention.when.first->year(), January, std::chrono::day(1)),
          Date(mention.when.last->year(), December, std::chrono::day(31))};
}

// "2024-26", which says years in a title and may say anything in a text.
std::optional<Period> short_span(std::string_view title) {
  const auto words = text::words(title);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const text::Span &one = words[i].span, &two = words[i + 1].span;
    const std::string_view gap =
        title.substr(one.offset + one.length, two.offset - one.offset - one.length);
    const bool joined = gap == "-" || gap == "/" || gap == "\u2013" || gap == "\u2014";
    if (!text::is_year(words[i].folded) || two.length != 2 || !joined) continue;
    const std::string& last = words[i + 1].folded;
    if (last.find_first_not_of("0123456789") != std::string::npos) continue;
    const int first = std::stoi(words[i].folded);
    const Period when{Date(std::chrono::year(first), January, std::chrono::day(1)),
                      Date(std::chrono::year(first / 100 * 100 + std::stoi(last)), December,
                           std::chrono::day(31))};
    if (spans_years(when)) return when;
  }
  return std::nullopt;
}

// "this strategy runs from": read backwards from the years.
// What covers them is what the title says the paper is: "the Police and Crime Plan covers"
// in a framework tells of another.
bool covers(std::string_view clause, std::string_view title) {
  const auto words = text::words(clause), titled = text::words(title);
  const auto in_title = [&](const std::string& word) {
    return std::any_of(titled.begin(), titled.end(),
                       [&](const text::Word& each) { return each.folded == word; });
  };
  std::size_t at = words.size();
  while (at > 0 && among(between, words[at - 1].folded)) --at;
  if (at == 0 || !among(covering, words[at - 1].folded)) return false;
  if (--at == 0 || !among(termed, words[at - 1].folded)) return false;
  if (!in_title(words[at - 1].folded)) return false;
  constexpr std::size_t longest_name = 4;  // "this early help strategy"
  for (std::size_t i = 2; i <= longest_name && at >= i; ++i)
    if (among(pointing, words[at - i].folded)) return i == 2 || words[at - i].folded == "this";
  return false;
}

}  // namespace

bool is_termed(std::string_view title) {
  const auto words = text::words(title);
  const auto has = [&](const auto& list) {
    return std::any_of(words.begin(), words.end(),
                       [&](const text::Word& word) { return among(list, word.folded); });
  };
  return has(termed) && !has(telling);
}

std::optional<Period> term_of(const Document& document, const std::vector<Passage>& passages) {
  if (document.kind == Kind::newsletter || document.kind == Kind::event ||
      document.kind == Kind::course || document.kind == Kind::notice || !is_termed(document.title))
    return std::nullopt;
  for (const DateMention& mention : find_dates(document.title))
    if (spans_years(mention.when)) return widest(mention);
  if (const auto years = short_span(document.title)) return years;
  for (const Passage& passage : passages)
    for (const DateMention& mention : passage.dates) {
      if (!spans_years(mention.when)) continue;
      const Paragraph* paragraph = paragraph_at(passage, mention.offset);
      if (paragraph && covers(clause_before(*paragraph, mention), document.title))
        return widest(mention);
    }
  return std::nullopt;
}

}  // namespace fingerpost::document
