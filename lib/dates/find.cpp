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

// What the page's headings say to the lines under them.
struct Above {
  int year = 0, month = 0;
  bool eventful = false;
  bool events = false;  // "Dates", "Safeguarding Week"
  bool record = false;  // "Amendments"
  std::optional<Role> role;
};

class Scan {
 public:
  Scan(const Tables& tables, const DateClues& clues) : tables_(tables), clues_(clues) {}

  void title(std::string_view text) {
    page_ = heading(text, 0);
    ++line_;
  }

  void part(const Part& part, std::size_t number) {
    above_ = part.heading.empty() ? page_ : heading(part.heading, number);
    if (!above_.year) above_.year = page_.year;
    if (!above_.month) above_.month = page_.month;
    above_.eventful |= page_.eventful;
    above_.events |= page_.events;
    ++line_;
    body(part.text, number);
  }

  std::vector<Pending> take() { return std::move(out_); }

 private:
  Above heading(std::string_view text, std::size_t part) {
    Above above;
    Lines lines(text, tables_);
    while (lines.next(current_)) {
      for (int i = 0; i < current_.size(); ++i) {
        const Token& token = current_.at(i);
        if (token.is == Is::number && token.digits == 4 && token.value >= 1900 &&
            token.value < 2100)
          above.year = token.value;
        if (token.is == Is::month && (token.capital || !token.company)) above.month = token.value;
        above.record |= tables_.has(Tables::Set::record, token.id);
      }
      const LineSense sense = sense_of(current_, tables_);
      above.eventful |= sense.eventful;
      founds_.clear();
      Grammar(tables_, current_, clues_.published, false).read(founds_);
      above.role = only_role();
      keep(part, true);
    }
    return above;
  }

  // A year by itself; "2023-24" is what something is about, not when it is.
  bool is_year(int i) const {
    const Token& token = current_.at(i);
    const auto joins = [&](int k) {
      return current_.at(k).glued &&
             (current_.at(k).is == Is::dash || current_.at(k).is == Is::slash);
    };
    return token.is == Is::number && token.digits == 4 && token.value >= 1900 &&
           token.value < 2100 && !joins(i + 1) && !joins(i - 1);
  }

  // A heading "Closing dates" speaks for the days under it: it is that phrase and
  // hardly more, and has no date itself.
  std::optional<Role> only_role() const {
    std::optional<Role> role;
    if (!founds_.empty()) return role;
    int words = 0;
    for (int i = 0; i < current_.size(); ++i) words += current_.at(i).is == Is::word;
    int rank = 4;  // weaker ones ("book", "held") say too little in a heading
    for (int i = 0; i < current_.size(); ++i)
      for (const Cue& cue : tables_.cues_from(current_.at(i).id)) {
        const int count = static_cast<int>(cue.words.size());
        const bool phrase = !cue.tight && count > 1 && words <= count + 1;
        if (!phrase || cue.role == Role::starts || cue.rank <= rank) continue;
        bool fits = true;
        for (int k = 0; fits && k < count; ++k)
          fits = current_.at(i + k).id == cue.words[static_cast<std::size_t>(k)];
        if (fits) role = cue.role, rank = cue.rank;
      }
    return role;
  }

  void body(std::string_view text, std::size_t part) {
    std::vector<std::optional<Role>> columns;
    Lines lines(text, tables_);
    while (lines.next(current_)) {
      if (current_.size() > 0) last_line_ = line_;
      founds_.clear();
      Grammar grammar(tables_, current_, clues_.published, false);
      grammar.read(founds_);
      if (founds_.empty()) {
        if (current_.size() > 0) columns = column_roles(current_, tables_);
      } else {
        drop_times_beside_dates();
        give_times(grammar.times());
        give_roles(current_, tables_, founds_);
        roles_from_above(columns);
        keep(part, false);
      }
      ++line_;
    }
    sign(part);
  }

  // A day alone at the foot of a text dates the text.
  void sign(std::size_t part) {
    if (out_.empty() || out_.back().part != part || out_.back().line != last_line_) return;
    Pending& last = out_.back();
    const bool others =
        out_.size() > 1 && out_[out_.size() - 2].part == part && out_[out_.size() - 2].alone;
    last.signature = last.alone && last.offset > 0 && !others && !last.heading;
  }

  bool has_date() const {
    return std::any_of(founds_.begin(), founds_.end(), [](const Found& f) {
      return f.kind == Found::Kind::date || f.kind == Found::Kind::weekday ||
             f.kind == Found::Kind::recurring;
    });
  }

  void drop_times_beside_dates() {
    if (!has_date()) return;
    founds_.erase(std::remove_if(founds_.begin(), founds_.end(),
                                 [](const Found& f) { return f.kind == Found::Kind::time; }),
                  founds_.end());
  }

  // A time belongs to the day before it in its sentence; one that stands right
  // before a day, to that.
  void give_times(const std::vector<TimeSpan>& times) {
    for (const TimeSpan& time : times)
      if (Found* owner = owner_of(time))
        for (Found& found : founds_)
          if (found.group == owner->group && found.from_time < 0)
            found.from_time = time.from, found.to_time = time.to;
  }

  Found* owner_of(const TimeSpan& time) {
    Found *before = nullptr, *behind = nullptr;
    for (Found& found : founds_) {
      if (found.kind == Found::Kind::edition || found.loose || found.spec.shape == Shape::months)
        continue;
      if (found.begin <= time.begin)
        before = &found;
      else if (!behind)
        behind = &found;
    }
    constexpr int beside = 3;  // "9.30am on the 12th": tokens between
    if (behind && behind->from_time < 0 && behind->begin - time.end <= beside &&
        !(before && time.begin - before->end <= 1))
      return behind;
    if (!before || before->from_time >= 0 || sentence_ends(before->end, time.begin)) return nullptr;
    return before;
  }

  bool sentence_ends(int from, int to) const {
    for (int i = from; i < to; ++i)
      if (current_.at(i).is == Is::dot && !current_.at(i + 1).glued && current_.at(i + 1).capital)
        return true;
    return false;
  }

  void roles_from_above(const std::vector<std::optional<Role>>& columns) {
    for (Found& found : founds_) {
      if (found.role_stated || found.kind != Found::Kind::date) continue;
      const auto cell = static_cast<std::size_t>(cell_of(current_, found.begin));
      std::optional<Role> role;
      if (columns.size() > 1 && cell < columns.size() && cell_of(current_, current_.size()) > 0)
        role = columns[cell];
      if (!role && begins_line(current_, found)) role = above_.role;
      if (!role && above_.record && begins_line(current_, found)) role = Role::updated;
      if (!role) continue;
      found.role = *role;
      found.role_stated = true;
      found.open_side = *role == Role::ends || *role == Role::starts;
    }
  }

  // The one year on the line that says of which year its days are.
  int line_year() {
    int year = 0;
    for (int i = 0; i < current_.size(); ++i) {
      const Token& token = current_.at(i);
      if (token.is != Is::number || token.digits != 4 || token.value < 1900 || token.value > 2099)
        continue;
      const bool taken = std::any_of(founds_.begin(), founds_.end(), [&](const Found& f) {
        return f.kind != Found::Kind::edition && i >= f.begin && i < f.end;
      });
      const bool names = tables_.has(Tables::Set::named, current_.at(i - 1).id) ||
                         tables_.has(Tables::Set::named, current_.at(i + 1).id);
      const Is next = current_.at(i + 1).is;
      const bool leads = begins_with(i) && (next == Is::colon || next == Is::dash);
      if (taken || !(names || leads)) continue;
      if (year && year != token.value) return 0;
      year = token.value;
    }
    return year;
  }

  bool begins_with(int i) const {
    for (int k = 0; k < i; ++k)
      if (current_.at(k).is != Is::bullet) return false;
    return true;
  }

  bool lacks_year(const Found& f) const {
    return f.kind == Found::Kind::date && !f.spec.year && f.spec.shape != Shape::settled;
  }

  // Where on its line a date stands.
  void place(Pending& p, const Found& found) const {
    constexpr int short_line = 14;  // tokens of a title with its date
    const Is next = current_.at(found.end).is, before = current_.at(found.begin - 1).is;
    const bool closes = next == Is::dot || next == Is::end;
    p.begins = begins_line(current_, found);
    p.cell = cell_of(current_, current_.size()) > 0;
    p.sentence = closes && (p.begins || before == Is::dot);
    p.dateline = p.begins && next == Is::dot && current_.at(found.end + 1).capital;
    p.tail = next == Is::end && line_ < 4 && current_.size() < short_line &&
             (before == Is::comma || before == Is::dash || before == Is::pipe);
  }

  void keep(std::size_t part, bool is_heading) {
    if (founds_.empty()) return;
    const bool yearless =
        std::any_of(founds_.begin(), founds_.end(), [&](const Found& f) { return lacks_year(f); });
    const int year = yearless ? line_year() : 0;
    const LineSense sense = sense_of(current_, tables_);
    const bool is_alone = alone(current_, founds_);
    for (const Found& found : founds_) {
      // A title that gives a day its year is no edition besides.
      if (found.kind == Found::Kind::edition && year && found.spec.year == year) continue;
      Pending p;
      p.found = found;
      p.part = part;
      p.line = line_;
      p.heading = is_heading;
      p.alone = is_alone;
      place(p, found);
      p.eventful = sense.eventful || above_.eventful;
      p.under_events = above_.events;
      p.future = sense.future;
      p.words = current_.size();
      p.past = sense.past;
      p.possible = sense.possible;
      p.line_year = lacks_year(found) ? year : 0;
      if (!is_heading) p.heading_year = above_.year, p.heading_month = above_.month;
      const std::string_view words = current_.words(found.words_begin, found.words_end);
      p.offset = current_.offset + static_cast<std::size_t>(words.data() - current_.text.data());
      p.length = words.size();
      out_.push_back(std::move(p));
    }
  }

  const Tables& tables_;
  const DateClues& clues_;
  Above page_ = {}, above_ = {};
  Line current_ = {};
  std::vector<Found> founds_ = {};
  std::vector<Pending> out_ = {};
  std::size_t line_ = 0, last_line_ = 0;
};

// The day a text was published, as far as roles need it.
std::optional<Date> published_first(const DateClues& clues) {
  return clues.published ? clues.published->first : std::nullopt;
}

// A month that stands for itself at the top of a page, or in its first words.
bool is_month_of_issue(const Pending& p, const std::optional<Date>& published) {
  const Spec& spec = p.found.spec;
  const bool plain_day = spec.shape == Shape::days && !spec.day2 && !spec.weekday && !spec.run;
  if (plain_day && spec.year && !published && !p.cell && !p.under_events)
    return p.dateline || p.signature;  // "20 April 2020. While there is no training ..."
  if (spec.shape != Shape::months || spec.month2 || !spec.year || !p.when || p.cell) return false;
  if (published) return p.when->contains(*published) && (p.alone || p.sentence);
  return (p.alone || p.sentence || p.tail) && !p.under_events;
}

// "In November" is when something is, where little else is said or the words speak
// of what is to come; a run of more than half a year is none.
bool says_event(const Pending& p) {
  constexpr int little = 8;  // tokens
  constexpr int longest = 200;
  if (p.when && p.when->first && p.when->last &&
      to_days(*p.when->last) - to_days(*p.when->first) > longest)
    return false;
  return p.words <= little || p.eventful || p.future;
}

// What a date is for where no cue says so.
Role plain_role(const Pending& p, const DateClues& clues) {
  constexpr int grace = 14;  // days: what has just begun is still announced
  const Found& f = p.found;
  if (f.kind == Found::Kind::edition) return Role::edition;
  if (f.kind == Found::Kind::recurring || f.kind == Found::Kind::time) return Role::event;
  if (f.loose) return Role::mentioned;
  if (f.from_time >= 0) return Role::event;
  const auto published = published_first(clues);
  if (is_month_of_issue(p, published)) return Role::published;
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
    if (p.found.exclusive && !p.found.edge && when.first)
      when.last = from_days(to_days(*when.first) - 1);
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
  if (f.kind == Found::Kind::recurring) out.repeats = rule_of(f.recurs);
  out.from_time = clock_text(f.from_time);
  out.to_time = clock_text(f.to_time);
  return out;
}

// "Jan 24" beside a version or a review is a month of that year.
void months_of_records(std::vector<Pending>& all) {
  for (Pending& p : all) {
    Found& f = p.found;
    const bool record =
        f.role == Role::updated || f.role == Role::published || f.role == Role::review_due;
    if (!f.month_first || !record || f.spec.weekday || f.spec.year || f.from_time >= 0) continue;
    f.spec.year = static_cast<std::int16_t>(2000 + f.spec.day);
    f.spec.two_digits = true;
    f.spec.day = 0;
    f.spec.shape = Shape::months;
  }
}

}  // namespace

std::string rule_of(const Recurrence& r) {
  using Each = Recurrence::Each;
  constexpr const char* days[] = {"", "MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  std::string out = r.each == Each::week    ? "FREQ=WEEKLY"
                    : r.each == Each::month ? "FREQ=MONTHLY"
                                            : "FREQ=YEARLY";
  if (r.interval > 1) out += ";INTERVAL=" + std::to_string(r.interval);
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

std::vector<Pending> pending_in(const Tables& tables, const std::vector<Part>& parts,
                                const DateClues& clues) {
  Scan scan(tables, clues);
  if (!clues.heading.empty()) scan.title(clues.heading);
  for (std::size_t i = 0; i < parts.size(); ++i) scan.part(parts[i], i);
  std::vector<Pending> all = scan.take();
  months_of_records(all);
  std::vector<std::vector<Period>> lived;
  for (const Part& part : parts) lived.push_back(part.lived.empty() ? clues.lived : part.lived);
  resolve(all, {tables, clues.published, lived});
  return all;
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
  return find_with(Tables::english(), parts, clues);
}

}  // namespace fingerpost::dates

namespace fingerpost {

std::vector<DateMention> find_dates(std::string_view text, const DateClues& clues) {
  return std::move(dates::find_in_parts({{{}, text, clues.lived}}, clues).front());
}

}  // namespace fingerpost
