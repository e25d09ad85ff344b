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
#include "dates/roles.hpp"

namespace fingerpost::dates {
namespace {

struct Named {
  Spec spec = {};      // its year 0 where the title has none
  bool issue = false;  // beside a word for an issue: "newsletter", "bulletin"
};

class Title {
 public:
  Title(std::string_view title, const Tables& tables) : tables_(tables) {
    line_.text = title;
    tokenise(line_, tables_);
    Grammar(tables_, line_, nothing_, false).read(founds_);
    give_roles(line_, tables_, founds_);
  }

  // The month, season or year of an issue: "November 2025 newsletter", "April
  // Newsletter", "Spring 2024 bulletin". What ends, starts, happens or is to be
  // reviewed then is no issue, nor is the edition of a guidance.
  std::optional<Named> names() const {
    Named named;
    named.issue = any_of(Tables::Set::issue);
    const auto spec = stated();
    if (spec)
      named.spec = *spec;
    else if (!founds_.empty() || !bare(named.spec))
      return std::nullopt;
    return named;
  }

 private:
  bool any_of(Tables::Set set) const {
    for (int i = 0; i < line_.size(); ++i)
      if (tables_.has(set, line_.at(i).id)) return true;
    return false;
  }

  // The title's only date, when it may be that of an issue.
  std::optional<Spec> stated() const {
    if (founds_.size() != 1) return std::nullopt;
    const Found& found = founds_[0];
    const Spec& spec = found.spec;
    const bool other_role = found.role_stated && found.role != Role::published;
    if (other_role || !spec.year || found.kind == Found::Kind::recurring) return std::nullopt;
    switch (spec.shape) {
      case Shape::days:  // "Bulletin, 14 March 2025", not "Newsletter: conference on 14 March 2025"
        if (spec.day2 || spec.run || says_more(found)) return std::nullopt;
        return spec;
      case Shape::months:
      case Shape::season:
      case Shape::year:
        return spec;
      default:
        return std::nullopt;
    }
  }

  // Words besides the date and the issue.
  bool says_more(const Found& found) const {
    constexpr int name = 3;  // words of whose bulletin it is
    int words = 0;
    for (int i = 0; i < line_.size(); ++i) {
      const Token& token = line_.at(i);
      if (i >= found.begin && i < found.end) continue;
      if (tables_.has(Tables::Set::issue, token.id)) continue;
      if (tables_.has(Tables::Set::eventful, token.id)) return true;
      words += token.is == Is::word && !tables_.has(Tables::Set::small, token.id);
    }
    return words > name;
  }

  // A month or a season without a year and without a day. "May" and "March" begin
  // too many sentences: a noun makes them months.
  bool bare(Spec& spec) const {
    bool any = false;
    for (int i = 0; i < line_.size(); ++i) {
      const Token& token = line_.at(i);
      if (token.is == Is::month && !tables_.has(Tables::Set::verb, line_.at(i + 1).id) &&
          !(any && spec.shape == Shape::months)) {
        spec.shape = Shape::months, any = true;
        spec.month = static_cast<std::int8_t>(token.value);
      } else if (token.is == Is::season && !any) {
        spec.shape = Shape::season, any = true;
        spec.n = static_cast<std::int8_t>(token.value);
      } else if (token.is == Is::number && token.suffix) {
        return false;
      } else if (token.is == Is::number && token.digits == 4 && token.value >= 1990 &&
                 token.value <= 2099) {
        spec.year = static_cast<std::int16_t>(token.value);
      }
    }
    return any;
  }

  const Tables& tables_;
  const std::optional<Period> nothing_ = {};
  Line line_ = {};
  std::vector<Found> founds_ = {};
};

// Of an address, what stands behind the last stroke.
std::string_view name_of(std::string_view title) {
  if (title.find("://") == std::string_view::npos) return title;
  while (!title.empty() && title.back() == '/') title.remove_suffix(1);
  return title.substr(title.rfind('/') + 1);
}

bool alike(const Spec& one, const Spec& other) {
  return one.shape == other.shape && one.month == other.month && one.n == other.n;
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

std::optional<Period> weighed(const Spec& named, const std::vector<Pending>& all,
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
    const auto issue = in_year(named, year, tables);
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
                                     const std::vector<Part>& parts, const Almanac& almanac) {
  const Tables& tables = almanac.tables();
  std::optional<Spec> issue;
  for (const auto title : titles) {
    const auto here = Title(name_of(title), tables).names();
    if (!here) continue;
    if (!issue && here->issue) issue = here->spec;
    // "April Newsletter" under ".../april-2025": the address has the year.
    if (issue && !issue->year && alike(*issue, here->spec)) issue->year = here->spec.year;
  }
  if (!issue) return std::nullopt;
  if (issue->year) return in_year(*issue, issue->year, tables);
  std::vector<Pending> all = pending_in(tables, parts, {});
  // Yearless days settle nothing here; those with a weekday do, given a year.
  return weighed(*issue, all, tables);
}

}  // namespace fingerpost::dates
