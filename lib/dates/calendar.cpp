// The calendar's arithmetic, and periods as text.
#include "fingerpost/date.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "dates/dates.hpp"

namespace fingerpost {
namespace {

using std::chrono::sys_days;

bool number(std::string_view text, unsigned& value) {
  if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return false;
  return std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc{};
}

std::string digits(unsigned value, std::size_t width) {
  std::string out = std::to_string(value);
  return out.size() < width ? std::string(width - out.size(), '0') + out : out;
}

// "2024", "2024-05" and "2024-05-25" as periods.
std::optional<Period> whole(std::string_view text) {
  unsigned y = 0, m = 0;
  if (text.size() == 10) {
    const auto date = date_from_iso(text);
    return date ? std::optional(fingerpost::day(*date)) : std::nullopt;
  }
  if (text.size() < 4 || !number(text.substr(0, 4), y)) return std::nullopt;
  if (text.size() == 4) return dates::year(static_cast<int>(y));
  if (text.size() != 7 || text[4] != '-' || !number(text.substr(5), m) || m < 1 || m > 12)
    return std::nullopt;
  return dates::month(static_cast<int>(y), m);
}

// An end of "2024-05-13/..": nullopt when it cannot be read.
std::optional<std::optional<Date>> end_from_iso(std::string_view text) {
  if (text == "..") return std::optional<Date>();
  const auto date = date_from_iso(text);
  if (!date) return std::nullopt;
  return std::optional<Date>(*date);
}

}  // namespace

bool Period::contains(Date day) const {
  return (!first || *first <= day) && (!last || day <= *last);
}

bool Period::overlaps(const Period& other) const {
  return (!first || !other.last || *first <= *other.last) &&
         (!last || !other.first || *other.first <= *last);
}

Period day(Date date) { return {date, date}; }

std::string to_iso(Date date) {
  const int y = static_cast<int>(date.year());
  if (!date.ok() || y < 0 || y > 9999) return {};
  return digits(static_cast<unsigned>(y), 4) + '-' + digits(unsigned(date.month()), 2) + '-' +
         digits(unsigned(date.day()), 2);
}

std::optional<Date> date_from_iso(std::string_view text) {
  unsigned y = 0, m = 0, d = 0;
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (!number(text.substr(0, 4), y) || !number(text.substr(5, 2), m) || !number(text.substr(8), d))
    return std::nullopt;
  const Date date{std::chrono::year(static_cast<int>(y)), std::chrono::month(m),
                  std::chrono::day(d)};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string to_iso(const Period& period) {
  if (period.first && period.last) {
    const Date first = *period.first;
    const int y = static_cast<int>(first.year());
    if (period.first == period.last) return to_iso(first);
    if (period == dates::year(y)) return to_iso(first).substr(0, 4);
    if (period == dates::month(y, unsigned(first.month()))) return to_iso(first).substr(0, 7);
  }
  return (period.first ? to_iso(*period.first) : "..") + "/" +
         (period.last ? to_iso(*period.last) : "..");
}

std::optional<Period> period_from_iso(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return whole(text);
  const auto first = end_from_iso(text.substr(0, slash));
  const auto last = end_from_iso(text.substr(slash + 1));
  if (!first || !last || (*first && *last && **last < **first)) return std::nullopt;
  return Period{*first, *last};
}

namespace dates {

int to_days(Date date) { return static_cast<int>(sys_days(date).time_since_epoch().count()); }

Date from_days(int days) { return sys_days(std::chrono::days(days)); }

Date last_of_month(int year, unsigned month) {
  return Date(std::chrono::year(year) / std::chrono::month(month) / std::chrono::last);
}

Period month(int year, unsigned month) {
  return {Date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(1)),
          last_of_month(year, month)};
}

Period year(int year) {
  return {Date(std::chrono::year(year), std::chrono::month(1), std::chrono::day(1)),
          Date(std::chrono::year(year), std::chrono::month(12), std::chrono::day(31))};
}

}  // namespace dates
}  // namespace fingerpost
