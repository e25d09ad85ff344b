// The words that dates are made of, as data: months, weekdays, units, role
// words, traps, terms, special bank holidays. The English ones are in
// english.cpp; an agency adds Welsh months or its own term dates by lines of the
// same form, not by code.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dates/spec.hpp"

namespace fingerpost::dates {

// What a token is to the grammar.
enum class Is : std::uint8_t {
  word,      // any other word
  number,    // 1 to 4 digits, perhaps with st, nd, rd, th
  month,     // value 1 to 12
  weekday,   // value 1 (Monday) to 7
  weekly,    // "Tuesdays", value as a weekday
  ordinal,   // "first", value 1 to 31; -1 is "last"
  cardinal,  // "three"
  season,    // value 1 (spring) to 4
  amount,    // a number that no date has: £35, 1,000, 0800, S47
  dash,
  slash,
  dot,
  comma,
  colon,
  semicolon,
  open,   // ( [
  close,  // ) ]
  amp,    // & and +
  at,
  pipe,   // between the cells of a table
  quote,  // an apostrophe or a quotation mark that is in no word
  bullet,
  other,
  end,  // before the first and after the last token of a line
};

// Words the grammar knows by name; `word NAME: ...` in the tables gives their
// spellings. The order is that of `word_names`.
enum class W : std::uint16_t {
  none,
  the,
  of,
  and_,
  or_,
  to,
  until,
  through,
  from,
  between,
  by,
  on,
  in,
  at,
  for_,
  during,
  throughout,
  since,
  before,
  after,
  onwards,
  next,
  this_,
  last,
  coming,
  previous,
  following,
  every,
  each,
  other,
  day,
  weekday,
  week,
  weekend,
  fortnight,
  month,
  quarter,
  term,
  half,
  year,
  today,
  tomorrow,
  yesterday,
  tonight,
  early,
  mid,
  late,
  later,
  start,
  end,
  middle,
  ago,
  time,
  commencing,
  wc,
  we,
  noon,
  midnight,
  am,
  pm,
  oclock,
  hrs,
  bank,
  holiday,
  easter,
  christmas,
  good,
  boxing,
  new_,
  eve,
  academic,
  school,
  financial,
  calendar,
  further,
  notice,
  weekly,
  monthly,
  annually,
  fortnightly,
  within,
  over,
  past,
  be,
  modal,
  act,
  version,
  half_term,
  a,
  ending,
  full,
  action,
  break_,
  termtime,
  only,
  alternate,
  daily,
  now,
  parts,
  open,
  date,
  rest,
  final_,
  count
};

struct Entry {
  Is is = Is::word;
  std::int16_t value = 0;
  std::uint16_t id = 0;        // equal for words that mean the same
  bool needs_company = false;  // "may", "sun": a month or weekday only beside its like
};

// Words around a date that say what it is for.
struct Cue {
  std::vector<std::uint16_t> words;
  Role role = Role::mentioned;
  enum class Side : std::uint8_t { before, after, both } side = Side::before;
  std::uint8_t reach = 0;  // tokens that may stand between it and the date
  std::uint8_t rank = 0;   // the higher wins
  bool tight = false;      // only fillers ("the end of") may stand between
  bool open = true;        // an end or a start leaves the other side open
};

// A school's term, or a bank holiday that is in no rule.
struct Span {
  std::string name;  // "spring", "autumn half term", "Platinum Jubilee"
  Date first, last;
};

// A word of a name: by its id or, of a number, by its value.
struct NameWord {
  std::uint16_t id = 0;
  std::int32_t value = 0;
  Is is = Is::word;
};

// A day or a week with a name of its own: by a rule, or as announced, year by year.
struct Named {
  std::string name = {};
  std::vector<NameWord> words = {};
  std::optional<Spec> rule = {};
  std::vector<Span> years = {};
};

class Tables {
 public:
  // The built-in ones; made once.
  static const Tables& english();
  // Throws Error(bad_argument) that names the line it cannot read.
  explicit Tables(std::string_view lines);
  // These and, over them, what `lines` say.
  Tables with(std::string_view lines) const;

  // Nullptr for a word of no table. `lower` has its letters folded.
  const Entry* find(std::string_view lower) const {
    if (lower.size() > longest_ || !(lengths_[first(lower)] >> lower.size() & 1)) return nullptr;
    for (std::size_t slot = hash(lower);; ++slot) {
      const std::uint16_t at = slots_[slot & (slots_.size() - 1)];
      if (at == 0) return nullptr;
      if (words_[at].first == lower) return &words_[at].second;
    }
  }
  const std::vector<Cue>& cues_from(std::uint16_t first_word) const;
  // Words of a set: "trap", "unit", "verb", "narrative", "eventful", ...
  enum class Set : std::uint8_t {
    trap,
    unit,
    verb,
    narrative,
    eventful,
    financial,
    academic,
    filler,
    small,
    counted,
    act,
    edition,
    named,
    today,
    dated,
    approval,
    past,
    future,
    lasting,
    place,
    settled,
    record,
    review,
    present,
    issue,
    file,
    sheet,
    begin,
    diary,
    count
  };
  bool has(Set set, std::uint16_t id) const {
    return id < sets_.size() && sets_[id] >> static_cast<int>(set) & 1;
  }

  // Names that have the word: places for `named`, which begin at 1.
  const std::vector<std::uint16_t>& named_by(std::uint16_t word) const;
  const Named& named(int at) const { return named_[static_cast<std::size_t>(at)]; }

  const std::vector<Span>& terms() const { return terms_; }
  const std::vector<Span>& holidays() const { return holidays_; }

 private:
  static std::size_t first(std::string_view word) {
    return word.empty() ? 0 : static_cast<unsigned char>(word[0]);
  }
  static std::size_t hash(std::string_view word) {  // FNV-1a
    std::uint64_t out = 14695981039346656037u;
    for (const char c : word) out = (out ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return static_cast<std::size_t>(out ^ out >> 32);
  }
  void place(std::uint16_t at);
  void add(std::string_view lines);
  void add_line(std::string_view line);
  void add_words(std::string_view kind, std::string_view name, std::string_view words);
  void add_cues(std::string_view head, std::string_view phrases);
  void add_awareness(std::string_view name, std::string_view rule);
  static std::string_view english_awareness();
  void add_span(std::string_view kind, std::string_view head, std::string_view days);
  Entry& entry(std::string_view word);

  std::size_t longest_ = 0;
  std::uint64_t lengths_[256] = {};  // by first byte: the lengths of known words
  std::vector<std::pair<std::string, Entry>> words_ =
      std::vector<std::pair<std::string, Entry>>(1);                   // the first is none
  std::vector<std::uint16_t> slots_ = std::vector<std::uint16_t>(64);  // of words_, by hash
  std::vector<std::vector<Cue>> cues_;                                 // by their first word
  std::vector<std::uint32_t> sets_;                                    // by word: the sets it is in
  std::vector<Span> terms_, holidays_;
  std::vector<Named> named_ = std::vector<Named>(1);  // the first is none
  std::vector<std::vector<std::uint16_t>> named_by_;  // by their first word that is no number
  std::uint16_t next_id_ = static_cast<std::uint16_t>(W::count);
};

}  // namespace fingerpost::dates
