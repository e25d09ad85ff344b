// When an undated issue of something regular was published:
//
//     "April Newsletter"  ─ April of which year? ─┐
//     ... Working Together 2023 ...    not before 2023
//     ... Safeguarding Week 2024, 24-28 June      soon after the issue  ──► April 2024
//
// Each year that makes sense of the dates within is weighed; nothing settles it
// where two weigh the same.
#include <algorithm>

#include "dates/find.hpp"

namespace fingerpost::dates {
namespace {

struct Named {
  Shape shape = Shape::year;
  int number = 0;  // of the month or season
  int year = 0;
};

// The month, season or year that a title names: "November 2025 newsletter",
// "April Newsletter", "spring-2024".
std::optional<Named> named_in(std::string_view title, const Tables& tables) {
  Line line;
  line.text = title;
  tokenise(line, tables);
  Named named;
  bool any = false;
  for (int i = 0; i < line.size(); ++i) {
    const Token& token = line.at(i);
    const bool plain_year =
        token.is == Is::number && token.digits == 4 && token.value >= 1900 && token.value <= 2099;
    // "May" and "March" begin too many sentences; a capital and a noun make them months.
    const bool verb = tables.has(Tables::Set::verb, line.at(i + 1).id);
    if (token.is == Is::month && !verb && named.shape != Shape::months)
      named.shape = Shape::months, named.number = token.value, any = true;
    if (token.is == Is::season && named.shape == Shape::year)
      named.shape = Shape::season, named.number = token.value, any = true;
    if (plain_year && !named.year) named.year = token.value;
  }
  if (!any && !named.year) return std::nullopt;
  return named;
}

// How much sense a publication in `issue` makes of a date within.
double sense(const Pending& p, const Period& issue) {
  if (!p.when || !p.when->first || !p.when->last) return 0;
  const int from = to_days(*issue.first), to = to_days(*issue.last);
  const int first = to_days(*p.when->first), last = to_days(*p.when->last);
  if (p.found.kind == Found::Kind::edition)  // guidance in use: of this year or of the last few
    return first > to ? -2 : first > from - 3 * 366 ? 1 : 0;
  const int ahead = first - to, behind = from - last;
  const bool record = p.found.role == Role::updated || p.found.role == Role::published;
  if (record) return ahead > 0 ? -2 : behind < 400 ? 1 : 0;
  if (ahead > 0) return ahead < 200 ? 2 : ahead < 400 ? 0.5 : -1;
  return behind <= 0 ? 2 : behind < 100 ? 1 : behind < 400 ? 0 : -1;
}

Spec spec_of(const Named& named) {
  Spec spec;
  spec.shape = named.shape;
  spec.month = static_cast<std::int8_t>(named.number);
  spec.n = static_cast<std::int8_t>(named.number);
  return spec;
}

std::optional<Period> weighed(const Named& named, const std::vector<Pending>& all,
                              const Tables& tables) {
  int low = 9999, high = 0;
  for (const Pending& p : all)
    if (p.when && p.when->first && (p.found.spec.year || p.line_year)) {
      low = std::min(low, static_cast<int>(p.when->first->year()));
      high = std::max(high, static_cast<int>(p.when->first->year()));
    }
  constexpr int before = 1, after = 3;  // an issue may be of a year that it never names
  std::optional<Period> best;
  double best_score = 0, second = 0;
  for (int year = std::max(low, high - 20) - before; year <= high + after; ++year) {
    const auto issue = in_year(spec_of(named), year, tables);
    double score = 0;
    for (const Pending& p : all) score += issue ? sense(p, *issue) : 0;
    if (score > best_score)
      second = best_score, best_score = score, best = issue;
    else
      second = std::max(second, score);
  }
  return best_score > second ? best : std::nullopt;
}

}  // namespace

std::optional<Period> published_from(const std::vector<std::string_view>& titles,
                                     const std::vector<Part>& parts) {
  const Tables& tables = Tables::english();
  std::optional<Named> named;
  for (const auto title : titles) {
    const auto here = named_in(title, tables);
    if (!here) continue;
    if (!named) named = here;
    // "April Newsletter" under ".../april-2025-newsletter": the address has the year.
    if (!named->year && here->shape == named->shape && here->number == named->number)
      named->year = here->year;
  }
  if (!named) return std::nullopt;
  if (named->year) return in_year(spec_of(*named), named->year, tables);
  std::vector<Pending> all = pending_in(tables, parts, {});
  // Yearless days settle nothing here; those with a weekday do, given a year.
  return weighed(*named, all, tables);
}

}  // namespace fingerpost::dates
