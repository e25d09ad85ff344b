#include "dates/clauses.hpp"

#include <algorithm>

namespace fingerpost::dates {

Clauses::Clauses(const Line& line, const Tables& tables, const std::vector<Found>& founds)
    : line_(line), tables_(tables), founds_(founds) {
  while (first_pipe_ < line.size() && line.at(first_pipe_).is != Is::pipe) ++first_pipe_;
}

bool Clauses::ends_sentence(int i) const {
  const Is is = line_.at(i).is;
  if (is == Is::semicolon || is == Is::bullet) return true;
  if (is != Is::dot || (line_.at(i).glued && line_.at(i + 1).glued)) return false;
  const Token& next = line_.at(i + 1);
  return next.capital || next.is == Is::number;
}

int Clauses::clause_begin(std::size_t k) const {
  const Found& found = founds_[k];
  int i = found.begin;
  while (i > 0) {
    const int before = i - 1;
    if (ends_sentence(before)) break;
    // "Ratified by | Cabinet, 4 December 2023": the first cell of a row is a label.
    if (line_.at(before).is == Is::pipe && has_words(before + 1, found.begin) &&
        before != first_pipe_)
      break;
    if (in_other_date(before, k)) break;
    i = before;
  }
  // A bracket behind the date before belongs to that date.
  if (i > 0 && in_other_date(i - 1, k) && line_.at(i).is == Is::open)
    for (int j = i; j < found.begin; ++j)
      if (line_.at(j).is == Is::close) return j + 1;
  return i;
}

int Clauses::clause_end(std::size_t k) const {
  int i = founds_[k].end;
  while (i < line_.size() && !ends_sentence(i) && !in_other_date(i, k) &&
         line_.at(i).is != Is::pipe)
    ++i;
  return i;
}

bool Clauses::in_other_date(int i, std::size_t k) const {
  for (std::size_t j = k > 4 ? k - 4 : 0; j < std::min(founds_.size(), k + 5); ++j) {
    const Found& f = founds_[j];
    if (j != k && f.group != founds_[k].group && f.kind != Found::Kind::edition && i >= f.begin &&
        i < f.end)
      return true;
  }
  return false;
}

bool Clauses::has_words(int from, int to) const {
  for (int i = from; i < to; ++i)
    if (line_.at(i).is == Is::word) return true;
  return false;
}

bool Clauses::only_fillers(int from, int to) const {
  if (to - from > 8) return false;
  for (int i = from; i < to; ++i) {
    const Token& t = line_.at(i);
    const auto id = static_cast<W>(t.id);
    const bool mark = t.is != Is::word && t.is != Is::month && t.is != Is::end &&
                      t.is != Is::semicolon && t.is != Is::amount;
    if (!mark && !tables_.has(Tables::Set::filler, t.id) && id != W::am && id != W::pm &&
        id != W::noon && id != W::midnight)
      return false;
  }
  return true;
}

bool Clauses::in_closed_bracket(int i, int until) const {
  for (int j = i; j < until; ++j) {
    if (line_.at(j).is == Is::open) return false;
    if (line_.at(j).is == Is::close) return true;
  }
  return false;
}

}  // namespace fingerpost::dates
