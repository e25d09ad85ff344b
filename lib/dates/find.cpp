// The steps, one after the other:
//
//     lines ─ tokens ─► grammar ─ Found ─► roles ─► years ─► DateMention
//
// All parts of a page go through the first three before any year is settled, so
// that a year stated at its end helps a day at its beginning.
#include "dates/find.hpp"

#include <algorithm>

#include "dates/roles.hpp"

namespace fingerpost::dates {
namespace {

// The day a text was published, as far as roles need it.
std::optional<Date> published_first(const DateClues& clues) {
  return clues.published ? clues.published->first : std::nullopt;
}

// The date of the text itself, said without a word for it: a month alone, "20 April
// 2020. While there is no training ...", a day at the foot. Where the publication
// is known, only what agrees with it.
bool is_date_of_issue(const Pending& p, const std::optional<Period>& published) {
  const Spec& spec = p.found.spec;
  if (!spec.year || !p.when || !p.when->first || p.cell || p.under_events) return false;
  if (published && !published->overlaps(*p.when)) return false;
  if (spec.shape == Shape::days) {
    if (spec.day2 || spec.weekday || spec.run) return false;
    // The very day that the publication is known to be, and no event of that day.
    const bool same = published && published->first == published->last;
    return same ? !p.eventful || p.alone || p.dateline : p.dateline || p.signature;
  }
  if (spec.shape != Shape::months || spec.month2) return false;
  return p.alone || p.sentence || (p.tail && !published);
}

// "In November" is when something is, where little else is said or the words speak
// of what is to come; a run of more than half a year is none.
bool says_event(const Pending& p) {
  if (p.possible || p.denied) return false;
  constexpr int little = 8;  // tokens
  constexpr int longest = 200;
  if (p.when && p.when->first && p.when->last &&
      to_days(*p.when->last) - to_days(*p.when->first) > longest)
    return false;
  return (p.words <= little && !p.cell) || p.says_eventful || p.future;
}

// What a date is for where no cue says so.
Role plain_role(const Pending& p, const DateClues& clues) {
  constexpr int grace = 14;  // days: what has just begun is still announced
  const Found& f = p.found;
  if (f.kind == Found::Kind::edition) return Role::edition;
  if (f.kind == Found::Kind::recurring || f.kind == Found::Kind::time) return Role::event;
  if (f.loose) return Role::mentioned;
  const auto published = published_first(clues);
  const bool over = published && p.when && p.when->last && *p.when->last < *published;
  if (f.from_time >= 0) return p.past && over ? Role::mentioned : Role::event;
  if (is_date_of_issue(p, clues.published)) return Role::published;
  if (p.denied && f.spec.shape == Shape::days) return Role::mentioned;  // "no clinic on 29 May"
  // Alone, and further ahead than anything is announced: that of a new edition.
  constexpr int announced = 548;  // days: a year and a half
  if (p.alone && f.spec.shape == Shape::months && f.spec.year && !f.spec.month2 &&
      !f.spec.weekday && published && p.when && p.when->first &&
      to_days(*p.when->first) > to_days(*published) + announced && !p.under_events && !p.eventful)
    return Role::updated;
  const bool months = f.spec.shape == Shape::months || f.spec.shape == Shape::month_part;
  if (months && !says_event(p)) return Role::mentioned;
  if (!published || !p.when || !p.when->last) {
    const bool titled = (p.alone || p.begins) && !months && !(p.cell && p.past);
    return titled || (p.eventful && !p.past) ? Role::event : Role::mentioned;
  }
  if (to_days(*p.when->last) >= to_days(*published) - grace)
    return p.past ? Role::mentioned : Role::event;
  if (p.alone && !f.spec.day2 && !f.spec.month2) return Role::updated;
  return p.begins && !p.past && !months ? Role::event : Role::mentioned;
}

std::string clock_text(int minutes) {
  if (minutes < 0) return {};
  const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
  return two(minutes / 60) + ":" + two(minutes % 60);
}

// An end has no beginning, a start no end.
Period one_sided(const Pending& p, Role role) {
  Period when = *p.when;
  if (role == Role::ends) {
    // "before 5pm on 6 June" has that day in it.
    const bool outside = (p.found.exclusive && p.found.from_time < 0) || p.found.opens;
    if (outside && !p.found.edge && when.first) when.last = from_days(to_days(*when.first) - 1);
    when.first.reset();
  } else if (role == Role::starts) {
    when.last.reset();
  }
  return when;
}

bool binds(Role role) { return role == Role::ends || role == Role::starts; }

std::optional<DateMention> mention_of(const Pending& p, const DateClues& clues,
                                      std::string_view text) {
  const Found& f = p.found;
  DateMention out;
  out.role = f.role_stated ? f.role : plain_role(p, clues);
  if (f.kind == Found::Kind::edition) out.role = Role::edition;
  out.basis = p.basis;
  out.certainty = p.certainty;
  if (!p.when) {
    if (!binds(out.role) || f.kind == Found::Kind::time || f.kind == Found::Kind::weekday)
      return std::nullopt;
    out.basis = Basis::guessed;
    out.certainty = 0.1;
  } else {
    out.when = f.open_side && binds(out.role) ? one_sided(p, out.role) : *p.when;
  }
  // "Children may be at risk in April" is about no April in particular.
  const bool bare_month = f.spec.shape == Shape::months && !f.spec.year && !p.line_year;
  if (bare_month && p.possible && !f.role_stated) return std::nullopt;
  out.words = text.substr(p.offset, p.length);
  out.offset = p.offset;
  out.length = p.length;
  out.conflict = p.conflict;
  if (f.recurs.each != Recurrence::Each::none) out.repeats = rule_of(f.recurs);
  out.from_time = clock_text(f.from_time);
  out.to_time = clock_text(f.to_time);
  return out;
}

}  // namespace

std::string rule_of(const Recurrence& r) {
  using Each = Recurrence::Each;
  constexpr const char* days[] = {"", "MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  std::string out = r.each == Each::week    ? "FREQ=WEEKLY"
                    : r.each == Each::month ? "FREQ=MONTHLY"
                                            : "FREQ=YEARLY";
  if (r.interval > 1) out += ";INTERVAL=" + std::to_string(r.interval);
  if (r.until) {
    const std::string day = to_iso(*r.until);
    out += ";UNTIL=" + day.substr(0, 4) + day.substr(5, 2) + day.substr(8);
  }
  if (r.month) out += ";BYMONTH=" + std::to_string(r.month);
  if (r.day) out += ";BYMONTHDAY=" + std::to_string(r.day);
  std::string listed;
  for (const int n : {1, 2, 3, 4, 5, 0}) {
    if (r.nths && !(r.nths >> n & 1)) continue;
    for (int day = 1; day <= 7; ++day)
      if (r.weekdays >> day & 1)
        listed +=
            (listed.empty() ? "" : ",") + (!r.nths ? "" : std::to_string(n ? n : -1)) + days[day];
    if (!r.nths) break;
  }
  return listed.empty() ? out : out + ";BYDAY=" + listed;
}

std::vector<std::vector<DateMention>> find_with(const Tables& tables,
                                                const std::vector<Part>& parts,
                                                const DateClues& clues) {
  std::vector<std::vector<DateMention>> out(parts.size());
  for (const Pending& p : pending_in(tables, parts, clues)) {
    if (p.heading) continue;
    if (auto mention = mention_of(p, clues, parts[p.part].text))
      out[p.part].push_back(std::move(*mention));
  }
  return out;
}

std::vector<std::vector<DateMention>> find_in_parts(const std::vector<Part>& parts,
                                                    const DateClues& clues) {
  return find_with(clues.almanac.tables(), parts, clues);
}

}  // namespace fingerpost::dates

namespace fingerpost {

Almanac::Almanac(std::string_view lines)
    : lines_(lines),
      tables_(std::make_shared<const dates::Tables>(dates::Tables::english().with(lines))) {}

const dates::Tables& Almanac::tables() const {
  return tables_ ? *tables_ : dates::Tables::english();
}

std::vector<DateMention> find_dates(std::string_view text, const DateClues& clues) {
  return std::move(dates::find_in_parts({{{}, text, clues.lived}}, clues).front());
}

}  // namespace fingerpost
