// A calendar of whole days, and of hours where a day's are known. RFC 5545 wants lines of at most
// 75 bytes, folded between characters:
//
//     DESCRIPTION:25 May International Missing Children's Day\nUpcoming on 2024-0
//      5-25.
//
// and ends that are exclusive: 13-19 May is DTSTART 0513, DTEND 0520. Hours are told
// in UTC, which needs no table of time zones: 10:00 on a day in October is 0900Z.
#include <algorithm>
#include <set>

#include "feeds/calendar.hpp"
#include "feeds/entry.hpp"
#include "feeds/feeds.hpp"

namespace fingerpost {
namespace feeds {
namespace {

constexpr std::size_t longest_line = 75;  // RFC 5545, 3.1, without the line break

}  // namespace

void fold_line(const std::string& line, std::string& out) {
  std::size_t room = longest_line;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = std::min(at + room, line.size());
    while (end < line.size() && end > at + 1 &&
           (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80)
      --end;
    if (at > 0) out += "\r\n ";
    out.append(line, at, end - at);
    at = end;
    room = longest_line - 1;  // the space that marks a folded line counts
  }
  out += "\r\n";
}

std::string text_value(std::string_view value) {
  std::string out;
  for (const char c : clean(value)) {
    if (c == '\n') {
      out += "\\n";
    } else {
      if (c == '\\' || c == ';' || c == ',') out += '\\';
      out += c;
    }
  }
  return out;
}

std::string compact_day(Date date) {
  std::string iso = to_iso(date);
  std::erase(iso, '-');
  return iso;
}

Date next_day(Date date) { return std::chrono::sys_days(date) + std::chrono::days(1); }

namespace {

// Whether British Summer Time is kept on the whole of that day's working hours:
// from the last Sunday in March to the day before the last Sunday in October.
bool in_summer_time(Date date) {
  const auto turn = [&](std::chrono::month month) {
    return std::chrono::sys_days(date.year() / month / std::chrono::Sunday[std::chrono::last]);
  };
  const std::chrono::sys_days day(date);
  return day >= turn(std::chrono::March) && day < turn(std::chrono::October);
}

}  // namespace

std::string utc_instant(Date date, const std::string& time) {
  if (time.size() != 5 || time[2] != ':') return {};
  int minutes = 0;
  for (const std::size_t i : {0, 1, 3, 4})
    if (time[i] < '0' || time[i] > '9') return {};
  minutes = ((time[0] - '0') * 10 + time[1] - '0') * 60 + (time[3] - '0') * 10 + time[4] - '0';
  if (minutes > 24 * 60) return {};
  if (in_summer_time(date)) minutes -= 60;
  auto day = std::chrono::sys_days(date);
  if (minutes < 0) day -= std::chrono::days(1), minutes += 24 * 60;
  if (minutes >= 24 * 60) day += std::chrono::days(1), minutes -= 24 * 60;
  const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
  return compact_day(Date(day)) + "T" + two(minutes / 60) + two(minutes % 60) + "00Z";
}

std::string host_of(const FeedInfo& info) {
  const std::string url = address(info.url, info);
  const auto from = url.find("//");
  if (from == std::string::npos) return "fingerpost";
  const auto to = url.find_first_of("/?#", from + 2);
  return url.substr(from + 2, to == std::string::npos ? to : to - from - 2);
}

namespace {

// The only hours that a hit's words give its one day; nullptr for none or several.
const DateMention* hours_of(const Hit& hit) {
  const DateMention* found = nullptr;
  for (const DateMention& date : hit.dates) {
    if (date.from_time.empty() || date.when != hit.validity) continue;
    if (found && (found->from_time != date.from_time || found->to_time != date.to_time))
      return nullptr;
    found = &date;
  }
  return hit.validity.first == hit.validity.last ? found : nullptr;
}

std::string_view status(const Hit& hit) {
  if (is_called_off(hit)) return "CANCELLED";
  return hit.standing == Standing::draft ? "TENTATIVE" : "CONFIRMED";
}

class Calendar {
 public:
  Calendar(const Results& results, const FeedInfo& info) : results_(results), info_(info) {}

  std::string write() {
    for (const char* each : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fingerpost//EN",
                             "CALSCALE:GREGORIAN", "METHOD:PUBLISH"})
      line(each);
    if (!info_.title.empty()) line("X-WR-CALNAME:" + text_value(one_line(info_.title)));
    for (const Hit& hit : results_.hits)
      if (!hit.dates.empty()) dated_.insert(hit.document);
    for (const Hit& hit : results_.hits) add(hit);
    if (uids_.empty()) nothing();
    line("END:VCALENDAR");
    return std::move(out_);
  }

 private:
  void line(const std::string& line) { fold_line(line, out_); }

  // Other sections of a hit are events of their own when they have days of their own.
  void add(const Hit& hit) {
    event(hit);
    for (const Hit& section : hit.sections)
      if (section.validity != hit.validity) {
        Hit whole = section;
        if (whole.title.empty()) whole.title = hit.title;
        event(whole);
      }
  }

  // "Cost: 50 pounds" is on no day of its own, beside the sessions of its course.
  bool only_tells(const Hit& hit) const {
    return (hit.kind == Kind::event || hit.kind == Kind::course) && hit.dates.empty() &&
           dated_.count(hit.document);
  }

  void event(const Hit& hit) {
    if (hit.validity.open() || only_tells(hit)) return;
    line("BEGIN:VEVENT");
    line("UID:" + uid(hit));
    line("DTSTAMP:" + compact_day(stamp(results_)) + "T000000Z");
    if (!hours(hit) && !repeats(hit)) days(event_days(hit));
    line("SUMMARY:" + text_value((hit.validity.first ? "" : "Ends: ") + title(hit)));
    line("DESCRIPTION:" + text_value(summary(hit)));
    if (const std::string url = address(hit.url, info_); !url.empty()) line("URL:" + url);
    line("STATUS:" + std::string(status(hit)));
    // Of editions alone, which never fall: a notice that is taken back would take its own number
    // back, and calendars pass over what is lower. Among equals the later DTSTAMP is the one
    // (RFC 5546, 2.1.5).
    line("SEQUENCE:" + std::to_string(std::max(hit.edition - 1, 0)));
    line("TRANSP:TRANSPARENT");
    if (!hit.topics.empty()) line("CATEGORIES:" + categories(hit));
    line("END:VEVENT");
  }

  // What has no last day is shown on its first, and the other way round.
  void days(const Period& period) {
    line("DTSTART;VALUE=DATE:" + compact_day(period.first ? *period.first : *period.last));
    if (period.first && period.last && *period.last >= *period.first)
      line("DTEND;VALUE=DATE:" + compact_day(next_day(*period.last)));
  }

  // What comes again is on its days, not on all between the first and the last.
  bool repeats(const Hit& hit) {
    if (hit.dates.size() != 1 || hit.dates[0].repeats.empty()) return false;
    const std::optional<Date> first = hit.dates[0].when.first;
    if (!first || first != hit.validity.first) return false;
    line("DTSTART;VALUE=DATE:" + compact_day(*first));
    line("RRULE:" + one_line(hit.dates[0].repeats));
    return true;
  }

  bool hours(const Hit& hit) {
    const DateMention* date = hours_of(hit);
    if (!date) return false;
    const std::string from = utc_instant(*hit.validity.first, date->from_time);
    const std::string to = utc_instant(*hit.validity.first, date->to_time);
    if (from.empty()) return false;
    line("DTSTART:" + from);
    if (to > from) line("DTEND:" + to);
    return true;
  }

  // Two editions of one section in one calendar are two events.
  std::string uid(const Hit& hit) {
    const std::string place = '@' + host_of(info_);
    std::string uid = key(hit) + place;
    for (int n = hit.edition; !uids_.insert(uid).second; ++n)
      uid = key(hit) + "/edition-" + std::to_string(n) + place;
    return uid;
  }

  static std::string categories(const Hit& hit) {
    std::string all;
    for (const std::string& topic : hit.topics) all += (all.empty() ? "" : ",") + text_value(topic);
    return all;
  }

  // RFC 5545, 3.6: a calendar holds at least one component.
  void nothing() {
    for (const char* each :
         {"BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000",
          "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"})
      line(each);
  }

  const Results& results_;
  const FeedInfo& info_;
  std::set<std::string> uids_ = {}, dated_ = {};  // dated_: documents
  std::string out_ = {};
};

}  // namespace
}  // namespace feeds

std::string to_icalendar(const Results& results, const FeedInfo& info) {
  return feeds::Calendar(results, info).write();
}

}  // namespace fingerpost
