// What happens is called by its own words, whatever page it stands on:
//
//     25 May International Missing Children's Day           a diary's line, without its day
//     14 May | Designated leads network | CANCELLED         a table's row: its first cell that
//                                                           is no day and no status
//     Chronologies workshop                                 a calendar's entry: its heading,
//     3 June 2025, 14:00 to 16:00                           where the line has no more
#include <algorithm>
#include <array>

#include "feeds/entry.hpp"
#include "fingerpost/feeds.hpp"

namespace fingerpost {
namespace feeds {
namespace {

constexpr std::size_t longest = 120;  // more is a paragraph, not a name
constexpr std::string_view bar = " | ";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

// " – Safeguarding forum" without what divided it from its day.
void erase_marks(std::string& text) {
  constexpr std::array<std::string_view, 10> marks{
      " ", ":", ",", "-", "|", ".", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2", ";"};
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : marks)
      if (text.starts_with(mark)) text.erase(0, mark.size()), more = true;
  }
}

// "10:30", "2pm", "9.30am", "noon", and "to", "until" between two.
bool is_of_a_time(std::string_view word) {
  if (word.ends_with(':') || word.ends_with(',')) word.remove_suffix(1);
  constexpr std::array<std::string_view, 9> words{"to", "until", "from", "at",    "-",
                                                  "am", "pm",    "noon", "midday"};
  if (std::find(words.begin(), words.end(), word) != words.end()) return true;
  const std::size_t digits = word.find_first_not_of("0123456789:.");
  const std::string_view rest = digits == std::string_view::npos ? "" : word.substr(digits);
  const bool clock = word.find_first_of(":.") != std::string_view::npos;
  return digits != 0 && (rest == "am" || rest == "pm" || (clock && rest.empty()));
}

// "12 noon", "2 pm"
bool is_hour_before(std::string_view text, std::size_t end) {
  const std::string_view next = text.substr(std::min(end + 1, text.size()));
  return end <= 2 &&
         text.substr(0, end).find_first_not_of("0123456789") == std::string_view::npos &&
         (next.starts_with("noon") || next.starts_with("am") || next.starts_with("pm"));
}

// Whether there was a time to erase.
bool erase_times(std::string& text) {
  for (bool any = false;; any = true) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end == 0) return any;
    if (!is_of_a_time(lowered(text.substr(0, end))) && !is_hour_before(lowered(text), end))
      return any;
    text.erase(0, end);
    erase_marks(text);
  }
}

// "Cancelled", "POSTPONED to the autumn".
bool is_off(std::string_view words) {
  constexpr std::array<std::string_view, 4> off{"cancelled", "canceled", "postponed", "called off"};
  const std::string text = lowered(words);
  return std::any_of(off.begin(), off.end(), [&](std::string_view each) {
    return text.starts_with(each) &&
           (text.size() == each.size() || !(text[each.size()] >= 'a' && text[each.size()] <= 'z'));
  });
}

bool is_status(std::string_view cell) {
  constexpr std::array<std::string_view, 8> statuses{
      "confirmed", "places left", "full", "fully booked", "open", "tbc", "booked", "online"};
  const std::string text = lowered(cell);
  return is_off(cell) || std::find(statuses.begin(), statuses.end(), text) != statuses.end();
}

std::vector<std::string> cells(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(bar, at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + bar.size();
  }
  return out;
}

bool is_row(const Hit& hit, const std::string& text) {
  return !hit.dates.empty() && text.find(bar) != std::string::npos;
}

bool is_day(const Hit& hit, const std::string& cell) {
  return std::any_of(hit.dates.begin(), hit.dates.end(), [&](const DateMention& date) {
    return !date.words.empty() && cell.find(date.words) != std::string::npos;
  });
}

std::string row_name(const Hit& hit, const std::string& text) {
  for (std::string cell : cells(text)) {
    std::string rest = cell;
    erase_marks(rest);
    erase_times(rest);
    const bool words = std::any_of(rest.begin(), rest.end(), [](char c) {
      return (lower(c) >= 'a' && lower(c) <= 'z') || (static_cast<unsigned char>(c) & 0x80);
    });
    if (words && !is_day(hit, cell) && !is_status(rest) && cell.size() <= longest) return cell;
  }
  return {};
}

bool is_of_a_diary(std::string_view heading) {
  constexpr std::array<std::string_view, 12> diaries{
      "diary",    "dates",    "events",   "calendar",  "coming",    "what's on",
      "training", "sessions", "schedule", "programme", "timetable", "courses"};
  const std::string text = lowered(heading);
  return std::any_of(diaries.begin(), diaries.end(),
                     [&](std::string_view each) { return text.find(each) != std::string::npos; });
}

std::string line_name(const Hit& hit, std::string text) {
  if (hit.heading.empty() || hit.heading == hit.title) return {};
  bool timed = false;
  for (const DateMention& date : hit.dates)
    if (!date.words.empty() && text.starts_with(date.words)) {
      text.erase(0, date.words.size());
      erase_marks(text);
      timed = erase_times(text) || timed;
    }
  if (hit.dates.empty() || text.size() > longest) return {};
  if (text.empty() || (timed && !is_of_a_diary(hit.heading))) return one_line(hit.heading);
  return text;
}

// A row that is called off is a notice, as other notices are that have no name of their own.
bool may_be_told(const Hit& hit, const std::string& text) {
  return hit.kind == Kind::event || (hit.kind == Kind::notice && is_row(hit, text));
}

}  // namespace
}  // namespace feeds

std::string event_name(const Hit& hit) {
  const std::string text = feeds::one_line(to_text(hit.snippet));
  if (!feeds::may_be_told(hit, text)) return {};
  return feeds::is_row(hit, text) ? feeds::row_name(hit, text) : feeds::line_name(hit, text);
}

bool is_called_off(const Hit& hit) {
  if (hit.standing == Standing::withdrawn || feeds::is_off(hit.heading)) return true;
  const std::string text = feeds::one_line(to_text(hit.snippet));
  if (!feeds::may_be_told(hit, text) || !feeds::is_row(hit, text)) return false;
  const auto all = feeds::cells(text);
  return std::any_of(all.begin(), all.end(),
                     [](const std::string& cell) { return feeds::is_off(cell); });
}

Period event_days(const Hit& hit) {
  const DateMention* only = nullptr;
  for (const DateMention& date : hit.dates) {
    if (date.role != Role::event) continue;
    if (only && only->when != date.when) return hit.validity;
    only = &date;
  }
  // Of what is called off a row's last day is known; on which it would have been is said.
  return only && is_called_off(hit) ? only->when : hit.validity;
}

}  // namespace fingerpost
