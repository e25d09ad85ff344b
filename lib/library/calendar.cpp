// The diary as a calendar: an event for each entry, those of what recurs as well, so that what
// is moved or off stands for itself.
#include "feeds/feeds.hpp"
#include "library/library.hpp"

namespace fingerpost {
namespace library {
namespace {

std::string_view status_of(Taking taking) {
  if (taking == Taking::confirmed) return "CONFIRMED";
  return taking == Taking::cancelled ? "CANCELLED" : "TENTATIVE";
}

std::string title_of(const DiaryEntry& entry) {
  const std::string name = feeds::one_line(entry.name);
  if (entry.taking == Taking::cancelled) return "Cancelled: " + name;
  return entry.taking == Taking::postponed ? "Postponed: " + name : name;
}

std::string description_of(const DiaryEntry& entry) {
  std::string out;
  if (entry.moved_from) out += "Moved from " + to_iso(*entry.moved_from) + ".\n";
  if (entry.taking == Taking::postponed) out += "Postponed; no new day is known.\n";
  for (const DiarySource& each : entry.sources)
    if (!each.words.empty()) {
      out += feeds::one_line(each.words) + "\n";
      break;
    }
  out += "Told by:";
  for (const DiarySource& each : entry.sources)
    out += "\n" + feeds::one_line(each.title.empty() ? each.document : each.title);
  return out;
}

class Calendar {
 public:
  Calendar(const Diary& diary, const FeedInfo& info) : diary_(diary), info_(info) {}

  std::string write() {
    for (const char* each : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fingerpost//EN",
                             "CALSCALE:GREGORIAN", "METHOD:PUBLISH"})
      line(each);
    if (!info_.title.empty())
      line("X-WR-CALNAME:" + feeds::text_value(feeds::one_line(info_.title)));
    for (const DiaryEntry& entry : diary_.entries) event(entry);
    if (diary_.entries.empty()) nothing();
    line("END:VCALENDAR");
    return std::move(out_);
  }

 private:
  void line(const std::string& line) { feeds::fold_line(line, out_); }

  void event(const DiaryEntry& entry) {
    line("BEGIN:VEVENT");
    line("UID:" + (entry.given_uid ? feeds::text_value(feeds::one_line(entry.uid))
                                   : entry.uid + "@" + feeds::host_of(info_)));
    line("DTSTAMP:" + feeds::compact_day(diary_.as_of) + "T000000Z");
    if (!hours(entry)) days(entry.when);
    line("SUMMARY:" + feeds::text_value(title_of(entry)));
    line("DESCRIPTION:" + feeds::text_value(description_of(entry)));
    if (const std::string url = feeds::address(entry.sources.front().url, info_); !url.empty())
      line("URL:" + url);
    line("STATUS:" + std::string(status_of(entry.taking)));
    line("SEQUENCE:" + std::to_string(entry.sequence));
    line("TRANSP:TRANSPARENT");
    std::string topics;
    for (const std::string& topic : entry.topics)
      topics += (topics.empty() ? "" : ",") + feeds::text_value(topic);
    if (!topics.empty()) line("CATEGORIES:" + topics);
    line("END:VEVENT");
  }

  bool hours(const DiaryEntry& entry) {
    if (entry.from_time.empty() || entry.when.first != entry.when.last) return false;
    const std::string from = feeds::utc_instant(*entry.when.first, entry.from_time);
    const std::string to = feeds::utc_instant(*entry.when.first, entry.to_time);
    if (from.empty()) return false;
    line("DTSTART:" + from);
    if (to > from) line("DTEND:" + to);
    return true;
  }

  // The end of whole days is the day after.
  void days(const Period& when) {
    line("DTSTART;VALUE=DATE:" + feeds::compact_day(when.first ? *when.first : *when.last));
    if (when.first && when.last && *when.last >= *when.first)
      line("DTEND;VALUE=DATE:" + feeds::compact_day(feeds::next_day(*when.last)));
  }

  // RFC 5545, 3.6: a calendar holds at least one component.
  void nothing() {
    for (const char* each :
         {"BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000",
          "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"})
      line(each);
  }

  const Diary& diary_;
  const FeedInfo& info_;
  std::string out_ = {};
};

}  // namespace
}  // namespace library

std::string to_icalendar(const Diary& diary, const FeedInfo& info) {
  return library::Calendar(diary, info).write();
}

}  // namespace fingerpost
