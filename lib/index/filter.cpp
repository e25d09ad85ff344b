#include "index/filter.hpp"

#include <algorithm>

#include "dates/dates.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

template <class T>
bool among(const std::vector<T>& wanted, const T& value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

template <class E>
std::uint32_t bit(E value) {
  return std::uint32_t{1} << static_cast<unsigned>(value);
}

// Nothing known lies nowhere.
bool overlap(Day first, Day last, Day from, Day to) {
  if (first == rank::always && last == rank::never) return false;
  return first <= to && last >= from;
}

// An open end of `period` lies beyond every day; no day lies in none.
bool within(Day day, const Period& period) {
  return day != rank::never && (!period.first || day >= dates::to_days(*period.first)) &&
         (!period.last || day <= dates::to_days(*period.last));
}

}  // namespace

Filter::Filter(const Library& library, const DayView& view, const Matcher& matcher,
               const query::Plan& plan)
    : library_(library), view_(view), plan_(plan), narrow_(library, plan) {
  const Period& period = plan.query.period;
  first_ = period.first ? dates::to_days(*period.first) : rank::always;
  last_ = period.last ? dates::to_days(*period.last) : rank::never;
  for (const std::vector<std::string>& group : plan.topics) {
    std::vector<std::string> terms;
    for (const std::string& id : group) terms.push_back(query::topic_term(id));
    topics_.push_back(matcher.holding(terms));
  }
  for (Kind kind : plan.query.kinds) kinds_ |= bit(kind);
  for (Layer layer : plan.query.layers) layers_ |= bit(layer);
  for (const std::string& publisher : plan.query.publishers)
    publishers_.push_back(text::fold(publisher));
}

bool Filter::in_period(const DocumentRow& document, const SectionRow& section) const {
  if (first_ == rank::always && last_ == rank::never) return true;
  if (rank::happens(section.kind))
    return overlap(std::max(document.valid_first, section.valid_first),
                   std::min(document.valid_last, section.valid_last), first_, last_);
  if (plan_.period_of_case && !rank::is_record(section.kind)) return true;
  return overlap(document.published_first, document.published_last, first_, last_) ||
         overlap(document.updated_first, document.updated_last, first_, last_);
}

bool Filter::keeps(Number section) const {
  const auto [segment, number] = library_.seat_of_section(section);
  const SectionRow& row = segment->columns.sections[number];
  const DocumentRow& document = segment->columns.documents[row.document];
  const Query& query = plan_.query;
  if (kinds_ && !(kinds_ & (bit(row.kind) | bit(document.kind)))) return false;
  if (layers_ && !(layers_ & bit(document.layer))) return false;
  if (!publishers_.empty() &&
      !among(publishers_, text::fold(segment->columns.text(document.publisher))))
    return false;
  if (!among(plan_.standings, view_.standing(section))) return false;
  if (query.ended == Ended::leave_out && view_.standing(section) == Standing::ended) return false;
  if (plan_.overdue && !rank::review_overdue(view_.facts(section), view_.day())) return false;
  if (!plan_.review_due.open() && !within(document.review_due, plan_.review_due)) return false;
  for (const std::vector<bool>& group : topics_)
    if (!group[section]) return false;
  if (!narrow_.keeps(section)) return false;
  return in_period(document, row);
}

}  // namespace fingerpost::index
