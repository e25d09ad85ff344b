// A diary is a section whose heading says so, or whose lines begin with days:
//
//     Dates for your diary
//     13-19 May Mental Health Awareness Week          -> event, path ["Dates for your diary"]
//     25 May International Missing Children's Day     -> event
//     The theme this year is togetherness.               (goes with the line above it)
//
// In a programme, a page that is an event or a course, it is the listed lines
// that carry a day anywhere: "Neglect | Classroom | 14 October 2025".
#include "document/diary.hpp"

#include <algorithm>
#include <array>

#include "document/claims.hpp"
#include "document/dated_line.hpp"
#include "document/phrases.hpp"

namespace fingerpost::document {
namespace {

constexpr std::array<std::string_view, 18> diary_headings{
    "dates for your diary", "diary dates",       "dates for the diary",
    "dates for diaries",    "key dates",         "save the date",
    "save the dates",       "dates to remember", "important dates",
    "upcoming events",      "upcoming dates",    "forthcoming events",
    "future events",        "whats on",          "events and training",
    "training dates",       "course dates",      "events"};

// Lines there begin with days too, but those are days of changes.
constexpr std::array<std::string_view, 8> history_headings{
    "amendment", "amendments", "version", "history", "change", "changes", "update", "updates"};

bool is_diary_heading(std::string_view heading) { return says_any(plain(heading), diary_headings); }

bool is_history(const Passage& passage, std::string_view title) {
  if (says_any(plain(title), history_headings)) return true;
  if (says_any(plain(passage.heading), history_headings)) return true;
  return std::any_of(passage.path.begin(), passage.path.end(), [](const std::string& above) {
    return says_any(plain(above), history_headings);
  });
}

bool is_day(const DateMention& mention) {
  const bool dated = mention.role == Role::event || mention.role == Role::mentioned ||
                     mention.role == Role::starts || mention.role == Role::ends;
  if (!dated) return false;
  // Of a month or a year nobody can be told when to come.
  return !mention.when.first || !mention.when.last || mention.when.first == mention.when.last ||
         to_iso(mention.when).size() > 7;
}

bool has_day(const Passage& passage, const Paragraph& paragraph) {
  const auto dates = dates_in(passage, paragraph);
  return std::any_of(dates.begin(), dates.end(), is_day);
}

std::string_view without_bullet(std::string_view text) {
  constexpr std::string_view bullet = "\xE2\x80\xA2 ";
  return text.substr(0, bullet.size()) == bullet ? text.substr(bullet.size()) : text;
}

bool begins_with_day(const Paragraph& paragraph) {
  return leading_date(without_bullet(paragraph.text)) > 0;
}

// "9 October: heron forum - CANCELLED" is told, and is no event.
bool is_called_off(const std::string& line) {
  return stamp_on_title(without_bullet(line)).what == Claim::What::cancelled ||
         line.find("CANCELLED") != std::string::npos;
}

// The list of what is in the issue is no item of it.
bool is_contents(const Passage& passage) {
  return says_any(plain(passage.heading),
                  std::array<std::string_view, 3>{"in this issue", "in this edition", "contents"});
}

class Cutter {
 public:
  Cutter(const Passage& passage, Kind kind, std::string_view title)
      : passage_(passage), kind_(kind), title_(title) {}

  // Which paragraphs are lines of a diary.
  std::vector<bool> lines() const {
    std::vector<bool> out(passage_.paragraphs.size());
    if (is_history(passage_, title_)) return out;
    const bool headed = is_diary_heading(passage_.heading) ||
                        (passage_.heading.empty() && is_diary_heading(title_));
    const bool diary = headed || mostly_days();
    const bool programme = kind_ == Kind::event || kind_ == Kind::course;
    const bool table = (diary || programme) && listed_days() >= 2;
    for (std::size_t i = 0; i < out.size(); ++i) {
      const Paragraph& p = passage_.paragraphs[i];
      // Where the lines are listed, what stands around them is about all of them.
      const bool by_list = (table || programme) && p.listed;
      out[i] = by_list ? begins_with_day(p) || has_day(passage_, p)
                       : diary && !table && begins_with_day(p);
    }
    return out;
  }

  void cut(std::vector<Passage>& out) const {
    const std::vector<bool> line = lines();
    const bool explained = has_explanations(line);
    std::size_t first = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (!line[i]) continue;
      std::size_t end = i + 1;
      while (explained && end < line.size() && !line[end] && goes_with(i, end)) ++end;
      put(part_of(passage_, first, i), out);
      put_line(i, end, out);
      first = end;
      i = end - 1;
    }
    put(part_of(passage_, first, line.size()), out);
  }

 private:
  std::ptrdiff_t listed_days() const {
    return std::count_if(passage_.paragraphs.begin(), passage_.paragraphs.end(),
                         [&](const Paragraph& p) {
                           return p.listed && (begins_with_day(p) || has_day(passage_, p));
                         });
  }

  // Whether text stands between the lines too, not only after the last one.
  static bool has_explanations(const std::vector<bool>& line) {
    const auto last = std::find(line.rbegin(), line.rend(), true);
    const auto first = std::find(line.begin(), line.end(), true);
    return first != line.end() && std::find(first, last.base(), false) != last.base();
  }

  // Most paragraphs begin with a day. On an ordinary page that may be a history,
  // unless it says the weekday or the hour too.
  bool mostly_days() const {
    if (kind_ == Kind::guidance || kind_ == Kind::protocol || kind_ == Kind::review) return false;
    const bool page = kind_ != Kind::newsletter && kind_ != Kind::event && kind_ != Kind::course;
    const auto days = std::count_if(
        passage_.paragraphs.begin(), passage_.paragraphs.end(), [&](const Paragraph& p) {
          return begins_with_day(p) && (!page || begins_with_weekday(p) || has_hour(p));
        });
    return days >= 2 && static_cast<std::size_t>(days) * 5 >= passage_.paragraphs.size() * 3;
  }

  static bool begins_with_weekday(const Paragraph& p) {
    const char first = without_bullet(p.text)[0];
    return first < '0' || first > '9';
  }

  bool has_hour(const Paragraph& p) const {
    const auto dates = dates_in(passage_, p);
    return std::any_of(dates.begin(), dates.end(),
                       [](const DateMention& mention) { return !mention.from_time.empty(); });
  }

  // What follows a line and has no day of its own explains it, when it is set the same way.
  bool goes_with(std::size_t line, std::size_t next) const {
    const Paragraph& p = passage_.paragraphs[next];
    return p.listed == passage_.paragraphs[line].listed && !p.listed;
  }

  void put(Passage part, std::vector<Passage>& out) const {
    if (!part.paragraphs.empty()) out.push_back(std::move(part));
  }

  void put_line(std::size_t first, std::size_t end, std::vector<Passage>& out) const {
    Passage part = part_of(passage_, first, end);
    part.kind = kind_ == Kind::course ? Kind::course : Kind::event;
    if (is_called_off(passage_.paragraphs[first].text)) part.kind = Kind::notice;
    if (!part.heading.empty()) part.path.push_back(part.heading);
    for (Paragraph& p : part.paragraphs) strip_bullet(part, p);
    out.push_back(std::move(part));
  }

  // A line that stands alone needs no bullet.
  static void strip_bullet(Passage& part, Paragraph& paragraph) {
    const std::size_t cut = paragraph.text.size() - without_bullet(paragraph.text).size();
    if (!cut || part.paragraphs.size() > 1) return;
    paragraph.text.erase(0, cut);
    for (DateMention& mention : part.dates) mention.offset -= std::min(mention.offset, cut);
  }

  const Passage& passage_;
  Kind kind_;
  std::string_view title_;
};

}  // namespace

std::vector<Passage> cut_diaries(std::vector<Passage> passages, Kind kind, std::string_view title) {
  std::vector<Passage> out;
  for (Passage& passage : passages) {
    text_of(passage);
    if (kind == Kind::newsletter && !passage.heading.empty() && !is_contents(passage))
      passage.kind = Kind::item;
    Cutter(passage, kind, title).cut(out);
  }
  return out;
}

}  // namespace fingerpost::document
