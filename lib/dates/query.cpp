// The dates in what a person typed. Nobody writes capitals there, and most
// numbers are names: a date is read only where a word asks for one ("since",
// "in", "next"), or where nothing else can be meant ("3/4/24").
#include <algorithm>

#include "dates/find.hpp"
#include "dates/roles.hpp"
#include "dates/settle.hpp"

namespace fingerpost::dates {
namespace {

using Use = QueryDate::Use;

class Asked {
 public:
  Asked(std::string_view query, Date today, const Almanac& almanac)
      : tables_(almanac.tables()), today_(today), reference_(day(today)) {
    line_.text = query;
    tokenise(line_, tables_);
  }

  std::vector<QueryDate> run() {
    overdue();
    std::vector<Found> founds;
    Grammar(tables_, line_, reference_, true).read(founds);
    join_months(founds);
    for (const Found& found : founds) take(found);
    std::sort(out_.begin(), out_.end(),
              [](const QueryDate& a, const QueryDate& b) { return a.offset < b.offset; });
    return std::move(out_);
  }

 private:
  // "in june and july" asks for both.
  void join_months(std::vector<Found>& founds) const {
    for (std::size_t k = founds.size(); k-- > 1;) {
      Found &one = founds[k - 1], &next = founds[k];
      const bool both = w(one.end) == W::and_ || w(one.end) == W::or_;
      if (!both || next.begin != one.end + 1 || one.spec.shape != Shape::months ||
          next.spec.shape != Shape::months || one.spec.month2 || next.spec.month2)
        continue;
      one.spec.month2 = next.spec.month;
      if (one.spec.year && next.spec.year > one.spec.year)
        one.spec.years_on = static_cast<std::int8_t>(next.spec.year - one.spec.year);
      one.end = next.end;
      founds.erase(founds.begin() + static_cast<std::ptrdiff_t>(k));
    }
  }

  W w(int i) const {
    const auto id = line_.at(i).id;
    return id < static_cast<std::uint16_t>(W::count) ? static_cast<W>(id) : W::none;
  }
  std::string_view word(int i) const {
    return i >= 0 && i < line_.size() ? line_.words(i, i + 1) : std::string_view();
  }

  void add(Use use, Period when, int begin, int end) {
    const auto words = line_.words(begin, end);
    out_.push_back({use, when, std::string(words),
                    static_cast<std::size_t>(words.data() - line_.text.data()), words.size()});
  }

  bool quoted(int i) const {
    int marks = 0;
    for (int k = 0; k < i; ++k) marks += line_.at(k).is == Is::quote && word(k) != "'";
    return marks % 2 == 1;
  }

  // "overdue for review", "past their review date", "due for review", "out of date"
  void overdue() {
    for (int i = 0; i < line_.size(); ++i) {
      if (quoted(i)) continue;
      int end = 0;
      if (word(i) == "overdue" || word(i) == "Overdue") {
        end = i + 1;
        if (w(end) == W::for_ && tables_.has(Tables::Set::dated, line_.at(end + 1).id))
          end += 2;
        else if (tables_.has(Tables::Set::dated, line_.at(end).id))
          ++end;
      } else if (w(i) == W::past && (tables_.has(Tables::Set::dated, line_.at(i + 1).id) ||
                                     word(i + 1) == "their" || word(i + 1) == "its")) {
        end = i + (word(i + 1) == "their" || word(i + 1) == "its" ? 2 : 1);
        if (!tables_.has(Tables::Set::dated, line_.at(end).id)) continue;
        ++end;
        if (word(end) == "date" || word(end) == "dates") ++end;
      }
      if (!end) continue;
      int begin = i;
      if (tables_.has(Tables::Set::dated, line_.at(i - 1).id) &&
          word(i - 1).substr(0, 6) == "review")
        --begin;
      add(Use::overdue, {}, begin, end);
      return;
    }
  }

  // The word that asks for a date, right before it: "on", "since", "in".
  struct Lead {
    W word = W::none;
    int begin = 0;
  };
  Lead lead_of(const Found& found) const {
    int i = found.begin - 1;
    if (w(i) == W::the || w(i) == W::a) --i;
    if (w(i) == W::week && found.spec.shape != Shape::week_from) --i;
    switch (w(i)) {
      case W::on:
      case W::in:
      case W::at:
      case W::for_:
      case W::during:
      case W::throughout:
      case W::since:
      case W::before:
      case W::after:
      case W::from:
      case W::by:
      case W::until:
      case W::between:
      case W::within:
      case W::over:
        return {w(i), i};
      case W::of:
        return {W::of, i};
      default:
        return {W::none, found.begin};
    }
  }

  // "what did ... say before", "what was in force in", "version in force on", "as of"
  bool looks_back(int until) const {
    bool did = false, said = false;
    for (int i = 0; i < until; ++i) {
      const auto text = word(i);
      did |= text == "did" || text == "was" || text == "were" || text == "Did" || text == "Was" ||
             text == "applied" || text == "stood";
      said |= text == "say" || text == "said" || text == "force" || text == "read" ||
              text == "rule" || text == "rules" || text == "apply" || text == "applied" ||
              text == "stand" || text == "stood" || text == "current" || text == "what" ||
              text == "What" || text == "which" || text == "Which";
    }
    return (did && said) || as_it_was(until);
  }

  // "the protocol as it was in june 2022", "as it stood on 1 may"
  bool as_it_was(int until) const {
    for (int i = 0; i + 2 < until; ++i) {
      const auto who = word(i + 1), was = word(i + 2);
      if (word(i) == "as" && (who == "it" || who == "they") &&
          (was == "was" || was == "were" || was == "stood" || was == "read" || was == "applied"))
        return true;
    }
    return false;
  }

  std::optional<Period> period_of(const Found& f, W lead) const {
    if (f.kind == Found::Kind::recurring || f.kind == Found::Kind::weekday ||
        f.kind == Found::Kind::edition || f.kind == Found::Kind::time ||
        f.kind == Found::Kind::limitless || f.kind == Found::Kind::derived)
      return std::nullopt;
    if (f.spec.shape == Shape::settled)
      return f.spec.fixed.first ? std::optional(f.spec.fixed) : std::nullopt;
    if (f.spec.year) return in_year(f.spec, f.spec.year, tables_);
    // Without a year: ahead of today, but "since" and "before" look back.
    const bool back = lead == W::since || looks_back(f.begin) || updated_before(f.begin);
    if (f.spec.shape == Shape::half_term && f.spec.n == 0)
      return next_half_term(today_, f.shift < 0, tables_);
    std::optional<Period> best;
    const int here = static_cast<int>(today_.year());
    for (int year = here - 2; year <= here + 2; ++year) {
      const auto when = in_year(f.spec, year, tables_);
      if (!when || !fits_weekday(f, *when)) continue;
      if (back ? *when->first <= today_ : *when->last >= today_) {
        best = when;
        if (!back) break;
      }
    }
    return best;
  }

  bool fits_weekday(const Found& f, const Period& when) const {
    return !f.spec.weekday || f.spec.shape == Shape::nth_weekday ||
           weekday_of(*when.first) == f.spec.weekday;
  }

  bool updated_before(int until) const {
    for (int i = 0; i < until; ++i) {
      const auto text = word(i);
      if (text == "updated" || text == "published" || text == "changed" || text == "issued" ||
          text == "amended" || text == "revised")
        return true;
    }
    return false;
  }

  // A word, not punctuation, stands directly beside.
  bool is_name_word(int i) const {
    const Token& t = line_.at(i);
    return (t.is == Is::word || t.is == Is::season || t.is == Is::cardinal) &&
           !tables_.has(Tables::Set::small, t.id) && w(i) == W::none;
  }

  // "working together 2018", "16 days of activism 2025", "march newsletter".
  bool is_title(const Found& f, W lead) const {
    if (lead != W::none && lead != W::of) return false;
    const Shape shape = f.spec.shape;
    if (f.relative) return false;
    if (shape == Shape::days || shape == Shape::week_from || shape == Shape::week_to)
      return !f.spec.year && f.spec.day2 == 0 && lead == W::of;
    if (shape == Shape::months && f.spec.year && f.end - f.begin > 1) return lead == W::of;
    if (shape == Shape::nth_weekday || shape == Shape::nth_week || shape == Shape::month_part)
      return false;
    return true;
  }

  void take(const Found& f) {
    if (quoted(f.begin) || f.spec.shape == Shape::bank_holiday) return;
    const Lead lead = lead_of(f);
    if (is_title(f, lead.word)) return;
    if (f.relative && line_.at(f.end).is == Is::word && f.spec.shape == Shape::settled && f.loose &&
        lead.word == W::none && line_.at(f.begin).suffix)
      return;
    const auto when = period_of(f, lead.word);
    if (!when) return;
    use(f, lead, *when);
  }

  static bool is_range(const Found& f) {
    return f.spec.day2 || f.spec.month2 || f.spec.shape == Shape::years;
  }

  void use(const Found& f, const Lead& lead, Period when) {
    const bool as_of =
        w(lead.begin - 1) == W::none && lead.word == W::of && word(lead.begin - 1) == "as";
    const bool as_at = lead.word == W::at && word(lead.begin - 1) == "as";
    // "what's on this week": the "on" is not the week's.
    const bool own = !(f.relative && lead.word == W::on && line_.at(f.begin).is == Is::word);
    int begin = own ? lead.begin : f.begin;
    if (as_of || as_at) return add(Use::as_of, {when.last, when.last}, begin - 1, f.end);
    if (lead.word == W::of) begin = f.begin;
    // "on or after 1 june"
    if (lead.word == W::after && w(begin - 1) == W::or_ && w(begin - 2) == W::on) begin -= 2;
    const bool in_force = word(begin - 1) == "force" && w(begin - 2) == W::in;
    if ((in_force || looks_back(f.begin)) && lead.word != W::since && lead.word != W::between) {
      const Date asked = lead.word == W::before  ? from_days(to_days(*when.first) - 1)
                         : lead.word == W::after ? *when.last
                                                 : *when.last;
      return add(Use::as_of, {asked, asked}, begin, f.end);
    }
    switch (lead.word) {
      case W::since:
      case W::after:
      case W::from:
        // "from last month": what is of it
        if (lead.word == W::from && (is_range(f) || (f.relative && *when.last < today_))) break;
        when.last.reset();
        break;
      case W::before:
        when = {std::nullopt, from_days(to_days(*when.first) - 1)};
        break;
      case W::by:
      case W::until:
        when.first.reset();
        break;
      default:
        break;
    }
    int end = f.end;
    if (w(end) == W::onwards) when.last.reset(), ++end;
    add(Use::within, when, begin, end);
  }

  const Tables& tables_;
  Date today_;
  std::optional<Period> reference_;
  Line line_ = {};
  std::vector<QueryDate> out_ = {};
};

}  // namespace

std::vector<QueryDate> find_in_query(std::string_view query, Date today, const Almanac& almanac) {
  return Asked(query.substr(0, std::min<std::size_t>(query.size(), 4096)), today, almanac).run();
}

}  // namespace fingerpost::dates
