// The days of an RRULE (RFC 5545, 3.3.10), one step of its frequency after the other:
//
//     FREQ=MONTHLY;BYDAY=2TU    from 2024-05-14    each month: its Tuesdays ─► the second
//     FREQ=WEEKLY;INTERVAL=2    from 2024-05-13    each second week: the day of the first
#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>

#include "library/library.hpp"

namespace fingerpost {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weekday;

// As many steps as there are days in a hundred years: what begins before them is not followed.
constexpr int most_steps = 36'600;
// More than every day, place and month once, in each list; a longer rule is no person's.
constexpr std::size_t most_bytes = 8192;
// The weeks a year can touch: "53MO" is the last Monday of some years.
constexpr int most_weeks = 53;

struct Weekday {
  unsigned day = 0;  // as std::chrono::weekday counts
  int place = 0;     // the second: 2; the last: -1; each: 0
};

struct Rule {
  enum class Every { day, week, month, year } every = Every::day;
  int interval = 1;
  std::optional<int> count = {};
  std::optional<sys_days> until = {};
  std::vector<Weekday> weekdays = {};
  std::vector<int> month_days = {}, months = {}, places = {};
};

std::vector<std::string_view> parts(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(mark, at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::optional<int> number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int value = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (trouble != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<std::vector<int>> numbers(std::string_view text, int most) {
  std::vector<int> out;
  for (const std::string_view part : parts(text, ',')) {
    if (static_cast<int>(out.size()) == 2 * most) return std::nullopt;  // each from both ends
    const auto value = number(part);
    if (!value || *value == 0 || *value > most || *value < -most) return std::nullopt;
    out.push_back(*value);
  }
  return out;
}

std::optional<Weekday> weekday_from(std::string_view text) {
  constexpr std::array<std::string_view, 7> names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
  if (text.size() < 2) return std::nullopt;
  const auto at = std::find(names.begin(), names.end(), text.substr(text.size() - 2));
  if (at == names.end()) return std::nullopt;
  Weekday out{.day = static_cast<unsigned>(at - names.begin())};
  if (text.size() == 2) return out;
  const auto place = number(text.substr(0, text.size() - 2));
  if (!place || *place == 0 || *place > most_weeks || *place < -most_weeks) return std::nullopt;
  out.place = *place;
  return out;
}

std::optional<sys_days> until_from(std::string_view text) {
  if (text.size() < 8) return std::nullopt;
  const auto day =
      date_from_iso(std::string(text.substr(0, 4)) + '-' + std::string(text.substr(4, 2)) + '-' +
                    std::string(text.substr(6, 2)));
  return day ? std::optional(sys_days(*day)) : std::nullopt;
}

bool read_part(std::string_view key, std::string_view value, Rule& rule) {
  const auto take = [&](std::vector<int>& to, int most) {
    const auto found = numbers(value, most);
    if (found) to = *found;
    return found.has_value();
  };
  if (key == "FREQ") {
    constexpr std::array<std::string_view, 4> names{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
    const auto at = std::find(names.begin(), names.end(), value);
    rule.every = static_cast<Rule::Every>(at - names.begin());
    return at != names.end();
  }
  if (key == "INTERVAL" || key == "COUNT") {
    const auto found = number(value);
    if (!found || *found < 1) return false;
    if (key == "COUNT") rule.count = *found;
    if (key == "INTERVAL") rule.interval = *found;
    return true;
  }
  if (key == "UNTIL") return (rule.until = until_from(value)).has_value();
  if (key == "BYMONTHDAY") return take(rule.month_days, 31);
  if (key == "BYMONTH") return take(rule.months, 12);
  if (key == "BYSETPOS") return take(rule.places, 366);
  if (key == "BYDAY") {
    constexpr std::size_t most = 7 * (2 * most_weeks + 1);
    for (const std::string_view part : parts(value, ',')) {
      if (rule.weekdays.size() == most) return false;
      const auto found = weekday_from(part);
      if (!found) return false;
      rule.weekdays.push_back(*found);
    }
    return true;
  }
  return key == "WKST";
}

std::optional<Rule> rule_from(std::string_view text) {
  Rule rule;
  bool frequent = false;
  if (text.size() > most_bytes) return std::nullopt;
  if (text.starts_with("RRULE:")) text.remove_prefix(6);
  for (const std::string_view part : parts(text, ';')) {
    const std::size_t at = part.find('=');
    if (at == part.npos || !read_part(part.substr(0, at), part.substr(at + 1), rule))
      return std::nullopt;
    frequent = frequent || part.starts_with("FREQ=");
  }
  return frequent ? std::optional(rule) : std::nullopt;
}

class Calendar {
 public:
  Calendar(const Rule& rule, Date first) : rule_(rule), first_(first) {}

  // In order; one step may have none.
  std::vector<sys_days> step(int n) const {
    std::vector<sys_days> out = days_of(n);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    if (rule_.places.empty()) return out;
    std::vector<sys_days> chosen;
    for (const int place : rule_.places) {
      const int at = place > 0 ? place - 1 : static_cast<int>(out.size()) + place;
      if (at >= 0 && at < static_cast<int>(out.size()))
        chosen.push_back(out[static_cast<std::size_t>(at)]);
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
  }

  // No day of the step lies before it.
  sys_days begin(int n) const {
    const sys_days start(first_);
    if (rule_.every == Rule::Every::day) return start + days(n * rule_.interval);
    if (rule_.every == Rule::Every::week) return monday() + days(7 * n * rule_.interval);
    if (rule_.every == Rule::Every::month)
      return sys_days((first_.year() / first_.month() + std::chrono::months(n * rule_.interval)) /
                      std::chrono::day(1));
    return sys_days((first_.year() + std::chrono::years(n * rule_.interval)) /
                    std::chrono::January / std::chrono::day(1));
  }

 private:
  sys_days monday() const {
    const sys_days start(first_);
    return start - (weekday(start) - std::chrono::Monday);
  }
  bool in_months(sys_days day) const {
    const auto month = static_cast<int>(unsigned(Date(day).month()));
    return rule_.months.empty() ||
           std::find(rule_.months.begin(), rule_.months.end(), month) != rule_.months.end();
  }
  bool on_weekday(sys_days day) const {
    return rule_.weekdays.empty() ||
           std::any_of(rule_.weekdays.begin(), rule_.weekdays.end(),
                       [&](const Weekday& each) { return weekday(day) == weekday(each.day); });
  }

  std::vector<sys_days> days_of(int n) const {
    const sys_days start(first_);
    std::vector<sys_days> out;
    if (rule_.every == Rule::Every::day) {
      const sys_days day = start + days(n * rule_.interval);
      if (in_months(day) && on_weekday(day) && on_month_day(day)) out.push_back(day);
    } else if (rule_.every == Rule::Every::week) {
      for (int i = 0; i < 7; ++i) {
        const sys_days day = monday() + days(7 * n * rule_.interval + i);
        const bool own = rule_.weekdays.empty() ? weekday(day) == weekday(start) : on_weekday(day);
        if (own && in_months(day)) out.push_back(day);
      }
    } else if (rule_.every == Rule::Every::month) {
      add_month(first_.year() / first_.month() + std::chrono::months(n * rule_.interval), out);
    } else {
      const auto year = first_.year() + std::chrono::years(n * rule_.interval);
      const bool whole = !rule_.months.empty() || !rule_.weekdays.empty();
      for (unsigned m = 1; m <= 12; ++m)
        if (whole || std::chrono::month(m) == first_.month())
          add_month(year / std::chrono::month(m), out);
    }
    return out;
  }

  bool on_month_day(sys_days day) const {
    if (rule_.month_days.empty()) return true;
    const Date date(day);
    const auto last =
        static_cast<int>(unsigned((date.year() / date.month() / std::chrono::last).day()));
    const auto own = static_cast<int>(unsigned(date.day()));
    return std::any_of(rule_.month_days.begin(), rule_.month_days.end(),
                       [&](int each) { return own == (each > 0 ? each : last + 1 + each); });
  }

  void add_month(std::chrono::year_month month, std::vector<sys_days>& out) const {
    if (!month.ok()) return;
    const auto last = unsigned((month / std::chrono::last).day());
    std::map<unsigned, int> seen;
    for (unsigned d = 1; d <= last; ++d) {
      const sys_days day(month / std::chrono::day(d));
      if (!in_months(day)) return;
      const unsigned own = weekday(day).c_encoding();
      const int place = ++seen[own], from_end = -static_cast<int>((last - d) / 7 + 1);
      const bool named =
          std::any_of(rule_.weekdays.begin(), rule_.weekdays.end(), [&](const Weekday& each) {
            return each.day == own &&
                   (each.place == 0 || each.place == place || each.place == from_end);
          });
      const bool given = !rule_.weekdays.empty() || !rule_.month_days.empty();
      const bool wanted = given ? (rule_.weekdays.empty() || named) && on_month_day(day)
                                : std::chrono::day(d) == first_.day();
      if (wanted) out.push_back(day);
    }
  }

  const Rule& rule_;
  Date first_;
};

}  // namespace

std::vector<Date> occurrences(std::string_view text, Date first, const Period& within,
                              std::size_t most) {
  std::vector<Date> out;
  const std::optional<Rule> rule = rule_from(text);
  if (!rule || !first.ok() || !within.first || !within.last) return out;
  const Calendar calendar(*rule, first);
  const sys_days end = std::min(sys_days(*within.last), rule->until.value_or(sys_days::max()));
  int counted = 0;
  for (int n = 0; n < most_steps / rule->interval + 1; ++n) {
    // A rule that never comes true ends with what is asked for.
    if (calendar.begin(n) > end) return out;
    const std::vector<sys_days> found = calendar.step(n);
    for (const sys_days day : found) {
      if (day < sys_days(first)) continue;
      if (day > end || out.size() == most || (rule->count && counted == *rule->count)) return out;
      ++counted;
      if (day >= sys_days(*within.first)) out.emplace_back(day);
    }
  }
  return out;
}

}  // namespace fingerpost
