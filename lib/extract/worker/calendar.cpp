#ifdef FINGERPOST_HAS_ICAL
// A calendar (RFC 5545) to sections, by libical: each event under its summary,
// with its days in words that a person reads and the dates room understands:
//
//     BEGIN:VEVENT                       ## Safeguarding Week
//     DTSTART;VALUE=DATE:20240624
//     DTEND;VALUE=DATE:20240629          24 June 2024 to 28 June 2024
//     RRULE:FREQ=WEEKLY;COUNT=3          each occurrence on a line of its own
//     UID:4af0@leeds.example             #uid=4af0%40leeds.example, where it stands
//
// Times are Europe/London's, whatever zone the calendar has them in.
#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "extract/chars.hpp"
#include "extract/worker/builder.hpp"
#include "extract/worker/readers.hpp"

namespace fingerpost::extract {
namespace {

constexpr std::size_t most_components = 10000;
// Occurrences of one event: enough for every week of two years.
constexpr int most_occurrences = 110;

icaltimezone* london() { return icaltimezone_get_builtin_timezone("Europe/London"); }

constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                             "May",       "June",     "July",     "August",
                                             "September", "October",  "November", "December"};

std::string day(const icaltimetype& t) {
  if (t.month < 1 || t.month > 12) return {};
  return std::to_string(t.day) + " " + months[static_cast<std::size_t>(t.month - 1)] + " " +
         std::to_string(t.year);
}

std::string two(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }
std::string hour(const icaltimetype& t) { return two(t.hour) + ":" + two(t.minute); }

icaltimetype in_london(icaltimetype t) {
  if (t.is_date || !london()) return t;
  if (icaltime_is_utc(t) || t.zone) return icaltime_convert_to_zone(t, london());
  return t;
}

bool same_day(const icaltimetype& a, const icaltimetype& b) {
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

// "24 June 2024 to 28 June 2024", "3 June 2024, 09:30 to 12:30".
std::string when(icaltimetype start, icaltimetype end) {
  start = in_london(start), end = in_london(end);
  if (start.is_date) {
    // The end of whole days is the day after.
    if (!icaltime_is_null_time(end)) icaltime_adjust(&end, -1, 0, 0, 0);
    const bool one = icaltime_is_null_time(end) || icaltime_compare(end, start) <= 0;
    return one ? day(start) : day(start) + " to " + day(end);
  }
  std::string out = day(start) + ", " + hour(start);
  if (icaltime_is_null_time(end) || icaltime_compare(end, start) <= 0) return out;
  return same_day(start, end) ? out + " to " + hour(end)
                              : out + " to " + day(end) + ", " + hour(end);
}

// As a part of an address: "4af0%40leeds.example".
std::string encoded(const std::string& text) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_';
    if (plain)
      out += c;
    else
      out += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

std::string text_of(const char* text) { return text ? text : ""; }

struct Event {
  icalcomponent* component = nullptr;
  std::string uid = {};
  icaltimetype start = {}, end = {};
  bool cancelled = false;
  bool instance = false;  // one occurrence that differs from its series
  icaltimetype instead_of = {};
};

class Calendar {
 public:
  explicit Calendar(Builder& builder) : builder_(builder) {}

  void read(icalcomponent* whole) {
    collect(whole, 0);
    if (events_.size() > most_components) builder_.problem("too_big: too many events");
    std::stable_sort(events_.begin(), events_.end(), [](const Event& a, const Event& b) {
      return icaltime_compare(a.start, b.start) < 0;
    });
    for (const Event& event : events_) write(event);
  }

 private:
  void collect(icalcomponent* whole, int depth) {
    if (depth > 8) return;
    const icalcomponent_kind any = ICAL_ANY_COMPONENT;
    for (icalcomponent* c = icalcomponent_get_first_component(whole, any); c;
         c = icalcomponent_get_next_component(whole, any)) {
      if (icalcomponent_isa(c) == ICAL_VEVENT_COMPONENT) take(c);
      if (icalcomponent_isa(c) == ICAL_VCALENDAR_COMPONENT) collect(c, depth + 1);
    }
    name_of(whole);
  }

  void name_of(icalcomponent* calendar) {
    for (icalproperty* p = icalcomponent_get_first_property(calendar, ICAL_X_PROPERTY); p;
         p = icalcomponent_get_next_property(calendar, ICAL_X_PROPERTY))
      if (text_of(icalproperty_get_x_name(p)) == "X-WR-CALNAME")
        builder_.title(text_of(icalproperty_get_value_as_string(p)));
  }

  void take(icalcomponent* c) {
    if (events_.size() > most_components) return;
    Event event;
    event.component = c;
    event.uid = text_of(icalcomponent_get_uid(c));
    event.start = icalcomponent_get_dtstart(c), event.end = icalcomponent_get_dtend(c);
    if (icaltime_is_null_time(event.start))
      return builder_.problem("malformed: an event without a start");
    event.cancelled = icalcomponent_get_status(c) == ICAL_STATUS_CANCELLED;
    event.instead_of = icalcomponent_get_recurrenceid(c);
    event.instance = !icaltime_is_null_time(event.instead_of);
    if (event.instance) moved_[event.uid].insert(key(event.instead_of));
    events_.push_back(event);
  }

  static std::string key(const icaltimetype& t) { return day(in_london(t)); }

  std::vector<std::string> occurrences(const Event& event) const {
    std::vector<std::string> out;
    const icaltimetype length = event.end;
    const bool ends = !icaltime_is_null_time(length);
    const icaldurationtype lasts =
        ends ? icaltime_subtract(event.end, event.start) : icaldurationtype_null_duration();
    icalproperty* rule = icalcomponent_get_first_property(event.component, ICAL_RRULE_PROPERTY);
    if (!rule || event.instance) return {when(event.start, event.end)};
    icalrecur_iterator* each = icalrecur_iterator_new(icalproperty_get_rrule(rule), event.start);
    if (!each) return {when(event.start, event.end)};
    const std::set<std::string> left_out = exceptions(event);
    for (icaltimetype t = icalrecur_iterator_next(each);
         !icaltime_is_null_time(t) && out.size() < most_occurrences;
         t = icalrecur_iterator_next(each)) {
      if (left_out.count(key(t))) continue;
      out.push_back(when(t, ends ? icaltime_add(t, lasts) : icaltime_null_time()));
    }
    icalrecur_iterator_free(each);
    return out;
  }

  std::set<std::string> exceptions(const Event& event) const {
    std::set<std::string> out;
    if (const auto at = moved_.find(event.uid); at != moved_.end()) out = at->second;
    for (icalproperty* p = icalcomponent_get_first_property(event.component, ICAL_EXDATE_PROPERTY);
         p; p = icalcomponent_get_next_property(event.component, ICAL_EXDATE_PROPERTY))
      out.insert(key(icalproperty_get_exdate(p)));
    return out;
  }

  void write(const Event& event) {
    std::string summary = squeeze(text_of(icalcomponent_get_summary(event.component)));
    if (summary.empty()) summary = "Event";
    if (event.cancelled) summary = "Cancelled: " + summary;
    builder_.enter(Block::Type::heading, 2);
    if (!event.uid.empty()) builder_.fragment("uid=" + encoded(event.uid));
    builder_.text(summary);
    builder_.leave();
    const std::vector<std::string> days = occurrences(event);
    for (const std::string& line : days) {
      if (days.size() > 1) builder_.enter(Block::Type::list_item, 1);
      builder_.text(line);
      if (days.size() > 1)
        builder_.leave();
      else
        builder_.divide();
    }
    line(text_of(icalcomponent_get_location(event.component)));
    line(text_of(icalcomponent_get_description(event.component)));
    for (icalproperty* p = icalcomponent_get_first_property(event.component, ICAL_URL_PROPERTY); p;
         p = nullptr)
      link(text_of(icalproperty_get_url(p)));
  }

  void line(const std::string& text) {
    std::size_t at = 0;
    while (at <= text.size()) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      builder_.text(std::string_view(text).substr(at, end - at));
      builder_.divide();
      at = end + 1;
    }
  }

  void link(const std::string& address) {
    if (address.empty()) return;
    builder_.begin_link(address);
    builder_.text(address);
    builder_.end_link();
    builder_.divide();
  }

  Builder& builder_;
  std::vector<Event> events_ = {};
  std::map<std::string, std::set<std::string>> moved_ = {};  // by uid: days told apart
};

}  // namespace

void warm_up_calendar() {
  // Zones are read from files: those that partnerships' calendars name, now.
  for (const char* name : {"Europe/London", "UTC", "Europe/Dublin", "Europe/Paris"})
    if (icaltimezone* zone = icaltimezone_get_builtin_timezone(name)) {
      icaltimetype t = icaltime_from_string("20240601T120000");
      icaltime_set_timezone(&t, zone);
      icaltime_convert_to_zone(t, icaltimezone_get_utc_timezone());
    }
  Request request;
  request.text = 1 << 16;
  read_calendar(
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20240601T120000Z\r\nRRULE:FREQ=WEEKLY;"
      "COUNT=2\r\nSUMMARY:a\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
      request);
}

Extraction read_calendar(std::string_view document, const Request& request) {
  Builder builder(request.text);
  const std::string text(document);
  icalcomponent* whole = icalparser_parse_string(text.c_str());
  if (whole)
    Calendar(builder).read(whole);
  else
    builder.problem("malformed: this calendar cannot be parsed");
  return builder.take();
}

}  // namespace fingerpost::extract
#endif
