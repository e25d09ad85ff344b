// The lines of a page and its headings, with the dates on them: what is on a line
// with a date, above it, or in its column.
#include <algorithm>

#include "dates/awareness.hpp"
#include "dates/beside.hpp"
#include "dates/find.hpp"
#include "dates/roles.hpp"

namespace fingerpost::dates {
namespace {

// What the page's headings say to the lines under them.
struct Above {
  bool issue = false;  // it names an issue: "Winter newsletter 2024"
  int year = 0, month = 0;
  int span = 0;              // "2025-26": its first year
  bool spans_below = false;  // it stands in the text, right above what it is about
  bool eventful = false;
  bool events = false;  // "Dates", "Safeguarding Week"
  bool record = false;  // "Amendments"
  bool diary = false;   // "Dates for your diary": a name alone under it announces its day
  std::optional<Role> role;
};

class Scan {
 public:
  Scan(const Tables& tables, const DateClues& clues) : tables_(tables), clues_(clues) {}

  void title(std::string_view text) {
    page_ = heading(text, 0);
    for (Pending& p : out_) p.title = true;
    ++line_;
  }

  void part(const Part& part, std::size_t number) {
    above_ = part.heading.empty() ? page_ : heading(part.heading, number);
    if (!above_.year) above_.year = page_.year, above_.issue = page_.issue;
    if (!above_.span && !above_.year) above_.span = page_.span;
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
    in_row_ = false;
    Lines lines(text, tables_);
    while (lines.next(current_)) {
      for (int i = 0; i < current_.size(); ++i) {
        const Token& token = current_.at(i);
        if (is_year(current_, i)) above.year = token.value;
        if (is_span(current_, i)) above.span = token.value;
        if (token.is == Is::month && (token.capital || !token.company)) above.month = token.value;
        above.record |= tables_.has(Tables::Set::record, token.id);
        above.issue |= tables_.has(Tables::Set::issue, token.id);
        above.diary |= tables_.has(Tables::Set::diary, token.id);
      }
      const LineSense sense = sense_of(current_, tables_);
      above.eventful |= sense.eventful;
      founds_.clear();
      Grammar(tables_, current_, clues_.published, false).read(founds_);
      above.role = founds_.empty() ? heading_role(current_, tables_) : std::nullopt;
      keep(part, true);
    }
    return above;
  }

  void body(std::string_view text, std::size_t part) {
    std::vector<std::optional<Role>> columns;
    Lines lines(text, tables_);
    while (lines.next(current_)) {
      if (current_.size() > 0) last_line_ = line_;
      founds_.clear();
      Grammar grammar(tables_, current_, clues_.published, false);
      grammar.read(founds_);
      if (above_.diary) announce(current_, tables_, founds_);
      if (founds_.empty()) {
        if (current_.size() > 0) columns = column_roles(current_, tables_);
      } else {
        in_row_ = cell_of(current_, current_.size()) > 0;
        drop_names_of_terms(current_, founds_);
        give_times(current_, grammar.times(), founds_);
        give_roles(current_, tables_, founds_);
        roles_from_above(columns);
        keep(part, false);
        if (heads_years()) above_.span = founds_[0].spec.year, above_.spans_below = true;
      }
      ++line_;
    }
    sign(part);
  }

  // "List of events 2016-2017": the years of what is under it.
  bool heads_years() const {
    constexpr int longest = 9;  // tokens
    const Shape shape = founds_[0].spec.shape;
    return founds_.size() == 1 && current_.size() <= longest && founds_[0].spec.years_on == 1 &&
           (shape == Shape::years || shape == Shape::fin_year || shape == Shape::school_year);
  }

  // A day alone at the foot of a text dates the text.
  void sign(std::size_t part) {
    if (out_.empty() || out_.back().part != part || out_.back().line != last_line_) return;
    Pending& last = out_.back();
    const bool others =
        out_.size() > 1 && out_[out_.size() - 2].part == part && out_[out_.size() - 2].alone;
    last.signature = last.alone && last.offset > 0 && !others && !last.heading;
  }

  void roles_from_above(const std::vector<std::optional<Role>>& columns) {
    std::size_t cell = 0;
    int counted = 0;
    for (Found& found : founds_) {
      for (; counted < found.begin; ++counted) cell += current_.at(counted).is == Is::pipe;
      if (found.role_stated || found.kind != Found::Kind::date) continue;
      std::optional<Role> role;
      if (columns.size() > 1 && cell < columns.size() && in_row_) role = columns[cell];
      if (!role && begins_line(current_, found)) role = above_.role;
      if (!role && above_.record && begins_line(current_, found)) role = Role::updated;
      if (!role) continue;
      found.role = *role;
      found.role_stated = true;
      found.open_side = *role == Role::ends || *role == Role::starts;
    }
  }

  bool lacks_year(const Found& f) const {
    const bool bounded = f.recurs.bound != Recurrence::Bound::none;
    return (f.kind == Found::Kind::date || bounded) && !f.spec.year &&
           f.spec.shape != Shape::settled;
  }

  // "minutes-12-05-2024.docx"
  bool in_file_name(const Found& found) const {
    const Token &dot = current_.at(found.end), &extension = current_.at(found.end + 1);
    return dot.is == Is::dot && dot.glued && extension.glued &&
           tables_.has(Tables::Set::file, extension.id);
  }

  // "On Tuesday the board agreed the plan" is of last week.
  static void a_week_back(Found& found) {
    Period& when = found.spec.fixed;
    if (!when.first || !when.last) return;
    when = {from_days(to_days(*when.first) - 7), from_days(to_days(*when.last) - 7)};
  }

  // Where on its line a date stands.
  void place(Pending& p, const Found& found) const {
    constexpr int short_line = 14;  // tokens of a title with its date
    const Is next = current_.at(found.end).is, before = current_.at(found.begin - 1).is;
    const bool closes = next == Is::dot || next == Is::end;
    p.begins = begins_line(current_, found);
    p.cell = in_row_;
    p.sentence = closes && (p.begins || before == Is::dot);
    p.dateline = p.begins && next == Is::dot && current_.at(found.end + 1).capital;
    p.tail = closes && line_ < 4 && current_.size() < short_line &&
             (before == Is::comma || before == Is::dash || before == Is::pipe);
  }

  void keep(std::size_t part, bool is_heading) {
    if (founds_.empty()) return;
    const bool yearless =
        std::any_of(founds_.begin(), founds_.end(), [&](const Found& f) { return lacks_year(f); });
    const int year = yearless ? line_year(current_, tables_, founds_) : 0;
    const int named = yearless ? named_on(current_, tables_).name : 0;
    const std::size_t series = series_of(current_, tables_, founds_);
    const LineSense sense = sense_of(current_, tables_);
    const bool is_alone = alone(current_, founds_);
    for (const Found& found : founds_) {
      // A title that gives a day its year is no edition besides.
      if (found.kind == Found::Kind::edition && year && found.spec.year == year) continue;
      if (in_file_name(found)) continue;
      Pending p;
      p.found = found;
      if (found.either_way && sense.past) a_week_back(p.found);
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
      p.says_eventful = sense.eventful;
      p.denied = sense.denied;
      p.line_year = lacks_year(found) ? year : 0;
      p.named = found.spec.shape == Shape::named ? 0 : named;
      p.series = series;
      if (!is_heading) {
        p.heading_year = above_.year, p.heading_month = above_.month;
        p.heading_issue = above_.issue;
        p.heading_span = above_.year && !above_.spans_below ? 0 : above_.span;
        p.span_in_text = above_.spans_below;
      }
      p.label = found.kind == Found::Kind::time && current_.at(found.begin - 1).is == Is::colon;
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
  bool in_row_ = false;  // the line is a row of a table
};

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

}  // namespace fingerpost::dates
