// A cue is a phrase of the tables beside the date, in its own clause:
//
//     Published 27 March 2020; last updated 20 May 2020 (review due: March 2021)
//     └ published ┘            └─── updated ───┘         └─ review_due ─┘
//
// The longest phrase counts at each place, then the rank,
// then nearness. Words in brackets right behind a date belong to it alone.
#include "dates/roles.hpp"

#include <algorithm>

#include "dates/clauses.hpp"
#include "dates/cues.hpp"

namespace fingerpost::dates {
namespace {

class Roles : Clauses {
 public:
  Roles(const Line& line, const Tables& tables, std::vector<Found>& founds)
      : Clauses(line, tables, founds), founds_(founds), cues_(line, tables) {}

  void run() {
    for (std::size_t k = 0; k < founds_.size(); ++k) {
      const bool listed = k > 0 && founds_[k].group == founds_[k - 1].group;
      if (!listed) give(k);
      if (listed || (k > 0 && !founds_[k].role_stated && continues_records(k)))
        copy_role(founds_[k - 1], founds_[k]);
    }
  }

 private:
  // "Amended January 2021, November 2020 and May 2019"
  bool continues_records(std::size_t k) const {
    const Found &before = founds_[k - 1], &here = founds_[k];
    const bool record =
        before.role_stated && (before.role == Role::updated || before.role == Role::published);
    const int gap = here.begin - before.end;
    const Is mark = line_.at(before.end).is;
    const auto word = static_cast<W>(line_.at(before.end).id);
    return record && before.spec.shape == here.spec.shape && gap == 1 &&
           (mark == Is::comma || mark == Is::amp || word == W::and_);
  }

  static void copy_role(const Found& from, Found& to) {
    to.role = from.role;
    to.role_stated = from.role_stated;
    to.open_side = from.open_side;
    to.exclusive = from.exclusive;
  }

  static bool limits(const Cue& cue) { return cue.role == Role::ends || cue.role == Role::starts; }

  struct Best {
    const Cue* cue = nullptr;
    int rank = -1, distance = 0;
    void offer(const Cue* candidate, int its_rank, int its_distance) {
      if (its_rank > rank || (its_rank == rank && its_distance < distance))
        cue = candidate, rank = its_rank, distance = its_distance;
    }
  };

  // Words that say something of their own between a cue and its date.
  int words_between(int from, int to) const {
    int words = 0;
    for (int i = from; i < to; ++i) {
      const Token& t = line_.at(i);
      words += t.is == Is::word && !tables_.has(Tables::Set::filler, t.id);
    }
    return words;
  }

  // "The updated thresholds take effect on"
  bool describes(const Match& match) const {
    const auto word = static_cast<W>(line_.at(match.begin - 1).id);
    const Token& next = line_.at(match.end);
    return match.cue->role == Role::updated && match.end - match.begin == 1 &&
           (word == W::the || word == W::a) && next.is == Is::word &&
           !tables_.has(Tables::Set::small, next.id);
  }

  // "comes into force", not "starting"
  bool commences(const Match& match) const {
    return match.cue->role == Role::starts && match.end - match.begin > 1 && !match.cue->tight;
  }

  // "will not be available between"
  bool denied(int begin) const {
    const auto is_not = [&](int i) { return i >= 0 && line_.words(i, i + 1) == "not"; };
    return is_not(begin - 1) || is_not(begin - 2);
  }

  Best before(std::size_t k) const {
    Best best;
    const int begin = founds_[k].begin, from = clause_begin(k);
    const auto last = Cues::first_from(cues_.before, begin);
    for (auto match = Cues::first_from(cues_.before, from); match != last; ++match) {
      // The date may have taken the cue's last word ("the end of", "from").
      const int end = std::min(match->end, begin), distance = words_between(end, begin);
      if (match->cue->tight ? !only_fillers(end, begin) : distance > match->cue->reach) continue;
      if (in_closed_bracket(end, begin)) continue;
      if (describes(*match)) continue;
      if (match->cue->role == Role::starts && !match->cue->tight && denied(match->begin)) continue;
      // Right beside the date, "until" says more than an "updated" further off.
      int near = match->cue->tight && distance == 0 && limits(*match->cue) ? 5 : 0;
      // So does "comes into force" more than a "published for information".
      if (commences(*match) && distance == 0) near = 3;
      best.offer(match->cue, 2 * match->cue->rank + near, begin - end);
    }
    return best;
  }

  Best after(std::size_t k) const {
    Best best;
    const int end = founds_[k].end, to = clause_end(k);
    const bool bracket = line_.at(end).is == Is::open && in_closed_bracket(end + 1, to);
    const bool date_follows = to < line_.size() && in_other_date(to, k);
    const auto last = Cues::first_from(cues_.after, to);
    for (auto match = Cues::first_from(cues_.after, end); match != last; ++match) {
      if (match->begin - end > match->cue->reach) continue;
      const Is next = line_.at(match->end).is;
      const bool label = (next == Is::colon || next == Is::pipe) && date_soon(match->end, k);
      const bool next_owns = label || (date_follows && to - match->end <= 3 && !bracket);
      if (!next_owns)
        best.offer(match->cue, 2 * match->cue->rank + (bracket ? 6 : 0), match->begin - end);
    }
    return best;
  }

  // "12 May 2024 Review date: 3 May 2026": the words behind the first are the second's.
  bool date_soon(int from, std::size_t k) const {
    for (int i = from; i < from + 4; ++i)
      if (in_other_date(i, k)) return true;
    return false;
  }

  // "Version 4 – Jan 24", "v3.1, 08/07/2020"
  bool versioned(int begin) const {
    for (int i = begin - 1; i >= 0 && i >= begin - 6; --i) {
      const Token& t = line_.at(i);
      if (static_cast<W>(t.id) == W::version)
        return line_.at(i + 1).is == Is::number || line_.at(i + 1).is == Is::amount;
      if (t.is == Is::word || t.is == Is::semicolon || t.is == Is::month) return false;
    }
    return false;
  }

  bool told_in_past(std::size_t k) const {
    bool past = false, lasting = false;
    for (int i = clause_begin(k), to = clause_end(k); i < to; ++i) {
      const auto id = line_.at(i).id;
      if (tables_.has(Tables::Set::narrative, id)) return true;
      past |= tables_.has(Tables::Set::past, id);
      lasting |= tables_.has(Tables::Set::lasting, id) || tables_.has(Tables::Set::future, id);
    }
    return past && !lasting;
  }

  // "The father was released on 4 March"
  bool of_somebody(std::size_t k) const {
    for (int i = clause_begin(k); i < founds_[k].begin; ++i)
      if (tables_.has(Tables::Set::narrative, line_.at(i).id)) return true;
    return false;
  }

  // "starts at 9am on", right before the date
  bool begins_at_a_time(std::size_t k) const {
    int i = founds_[k].begin - 1;
    if (static_cast<W>(line_.at(i).id) == W::on) --i;
    const auto half = static_cast<W>(line_.at(i).id);
    if (half != W::am && half != W::pm && half != W::noon) return false;
    constexpr int longest = 6;  // tokens of "starts at 9.30am"
    for (int j = i; j > i - longest; --j)
      if (tables_.has(Tables::Set::begin, line_.at(j).id)) return true;
    return false;
  }

  // "Author: J Smith. Date: March 2024"
  bool is_front_sheet() {
    if (!sheet_) {
      sheet_ = false;
      for (int i = 0; i < line_.size(); ++i)
        *sheet_ |= tables_.has(Tables::Set::sheet, line_.at(i).id);
    }
    return *sheet_;
  }

  // "Open 6 October, closes 31 October" opens something; "open 6 December" is a day.
  bool closes_later(std::size_t k) const {
    constexpr int near = 8;  // cues
    auto match = Cues::first_from(cues_.before, founds_[k].end);
    for (int n = 0; n < near && match != cues_.before.end(); ++n, ++match)
      if (match->cue->role == Role::ends) return true;
    return false;
  }

  // The second day of "from 5pm on 30 May to 8am on 1 June", and of "To: 1 June".
  bool ends_run(std::size_t k) const {
    const int begin = founds_[k].begin;
    const bool label = line_.at(begin - 1).is == Is::colon && begin == 2;
    const auto first = static_cast<W>(line_.at(0).id);
    if (label && (first == W::to || first == W::end)) return true;
    if (k == 0 || founds_[k - 1].role != Role::starts || !founds_[k - 1].open_side) return false;
    const int from = founds_[k - 1].end;
    const auto word = line_.words(begin - 1, begin);  // "open 1 October, close 24 October"
    constexpr int beside = 3;
    if (begin - from <= beside && (word == "close" || word == "closes")) return true;
    bool to = false;
    for (int i = from; i < begin; ++i) to |= static_cast<W>(line_.at(i).id) == W::to;
    for (int i = from; to && i < begin; ++i)
      if (static_cast<W>(line_.at(i).id) != W::to && !only_fillers(i, i + 1)) return false;
    return to;
  }

  void give(std::size_t k) {
    Found& found = founds_[k];
    if (found.kind == Found::Kind::limitless) {
      found.role = Role::ends;
      found.role_stated = found.open_side = true;
      return;
    }
    if (found.of_review) {
      found.role = Role::review_due;
      found.role_stated = true;
      return;
    }
    if (ends_run(k)) {
      found.role = Role::ends;
      found.role_stated = found.open_side = true;
      return;
    }
    const Best first = before(k), second = after(k);
    Best best = second.rank > first.rank ? second : first;
    if (versioned(found.begin) && best.rank < 14) {
      found.role = Role::updated;
      found.role_stated = true;
      return;
    }
    if (!best.cue || best.rank == 0) return;
    const auto cue_word = static_cast<W>(best.cue->words[0]);
    const bool month = found.spec.shape == Shape::months && found.spec.year;
    if (month && cue_word == W::date && best.cue->words.size() == 1 && is_front_sheet()) {
      found.role = Role::published;
      found.role_stated = true;
      return;
    }
    const bool record = best.cue->role == Role::updated || best.cue->role == Role::published;
    if (record && of_somebody(k)) {
      found.role = Role::mentioned;
      found.role_stated = true;
      return;
    }
    // "Training starts at 9am on 4 November" is that day's
    if (best.cue == first.cue && best.cue->role == Role::starts && begins_at_a_time(k)) {
      found.role = Role::event;
      found.role_stated = true;
      return;
    }
    const bool limit = limits(*best.cue);
    if (cue_word == W::open && best.cue->words.size() == 1 && !closes_later(k)) return;
    if (limit && found.kind == Found::Kind::recurring) return;  // "before 5pm on Fridays"
    if (best.cue->tight && limit && told_in_past(k)) {
      found.role = Role::mentioned;
      found.role_stated = true;
      return;
    }
    const bool range = found.spec.run || found.spec.weekday2 ||
                       (found.spec.day2 && found.spec.shape == Shape::days) ||
                       (found.spec.month2 && found.spec.shape == Shape::months) ||
                       found.spec.years_on || found.spec.shape == Shape::years;
    // "newsletters from 2018" begin nothing
    const bool until = cue_word == W::until;
    if (best.cue->tight && found.spec.shape == Shape::year && !until) return;
    // "training was given during 2016, the protocol has been rewritten"
    if (record && found.spec.shape == Shape::year && best.cue == second.cue) return;
    // "Programme dates 2025/26" says which years it is about.
    const bool years = found.spec.shape == Shape::years || found.spec.shape == Shape::fin_year ||
                       found.spec.shape == Shape::school_year || found.spec.shape == Shape::year;
    const bool gone = found.relative && found.loose;  // "we held it last month"
    if ((years || gone) && best.cue->role == Role::event) return;
    if (range && best.cue->role == Role::published)
      return;  // "after the visit of 4-8 March it was agreed"
    const bool from = best.cue->tight && (cue_word == W::from || cue_word == W::since);
    if (range && best.cue->role == Role::starts && from) return;  // "from 3 to 5 May"
    found.role = best.cue->role;
    found.role_stated = true;
    // "valid from 1 January to 31 March" keeps both its ends.
    found.open_side = limit && best.cue->open && !(range && best.cue->role == Role::starts);
    found.exclusive = best.cue->tight && static_cast<W>(best.cue->words[0]) == W::before;
  }

  std::vector<Found>& founds_;
  const Cues cues_;
  std::optional<bool> sheet_ = {};  // whether the line is of a front sheet
};

}  // namespace

void give_roles(const Line& line, const Tables& tables, std::vector<Found>& founds) {
  if (!founds.empty()) Roles(line, tables, founds).run();
}

}  // namespace fingerpost::dates
