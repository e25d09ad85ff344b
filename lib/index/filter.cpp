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
  const auto ask = [&](bool asked, Field field) {
    if (asked) asked_ |= static_cast<Fields>(field);
  };
  const Query& query = plan.query;
  const Period& period = query.period;
  first_ = period.first ? dates::to_days(*period.first) : rank::always;
  last_ = period.last ? dates::to_days(*period.last) : rank::never;
  for (const std::vector<std::string>& group : plan.topics) {
    std::vector<std::string> terms;
    for (const std::string& id : group) terms.push_back(query::topic_term(id));
    topics_.push_back(matcher.holding(terms));
  }
  for (Kind kind : query.kinds) kinds_ |= bit(kind);
  for (Layer layer : query.layers) layers_ |= bit(layer);
  for (const std::string& publisher : query.publishers)
    publishers_.push_back(text::fold(publisher));
  ask(!topics_.empty(), Field::topic);
  ask(kinds_ != 0, Field::kind);
  ask(layers_ != 0, Field::layer);
  ask(!publishers_.empty(), Field::publisher);
  ask(!plan.standings.empty(), Field::standing);
  ask(query.ended == Ended::leave_out || plan.overdue || !plan.review_due.open() ||
          first_ != rank::always || last_ != rank::never || narrow_.narrows(),
      Field::other);
}

bool Filter::in_period(Number number, const DocumentRow& document,
                       const SectionRow& section) const {
  if (first_ == rank::always && last_ == rank::never) return true;
  if (rank::happens(section.kind)) {
    const rank::Facts facts = view_.facts(number);
    return overlap(facts.valid_first, facts.valid_last, first_, last_);
  }
  if (plan_.period_of_case && !rank::is_record(section.kind)) return true;
  return overlap(document.published_first, document.published_last, first_, last_) ||
         overlap(document.updated_first, document.updated_last, first_, last_);
}

bool Filter::has_topics(Number section) const {
  return std::all_of(topics_.begin(), topics_.end(),
                     [&](const std::vector<bool>& group) { return group[section]; });
}

bool Filter::by_publisher(const Library::Seat& seat, std::uint32_t publisher) const {
  Named& last = last_publisher_;
  if (last.segment != seat.segment || last.publisher != publisher)
    last = {seat.segment, publisher,
            among(publishers_, text::fold(seat.segment->columns.text(publisher)))};
  return last.wanted;
}

bool Filter::due(Number section, const DocumentRow& document) const {
  return (!plan_.overdue || rank::review_overdue(view_.facts(section), view_.day())) &&
         (plan_.review_due.open() || within(document.review_due, plan_.review_due));
}

Filter::Fields Filter::refusing(Number section) const {
  const Library::Seat seat = library_.seat_of_section(section);
  const SectionRow& row = seat.segment->columns.sections[seat.row];
  const DocumentRow& document = seat.segment->columns.documents[row.document];
  Fields refusing = 0;
  const auto refuse = [&](Field field) { refusing |= static_cast<Fields>(field); };
  if (kinds_ && !(kinds_ & (bit(row.kind) | bit(document.kind)))) refuse(Field::kind);
  if (layers_ && !(layers_ & bit(document.layer))) refuse(Field::layer);
  if (!publishers_.empty() && !by_publisher(seat, document.publisher)) refuse(Field::publisher);
  if (!among(plan_.standings, view_.standing(section))) refuse(Field::standing);
  if (!has_topics(section)) refuse(Field::topic);
  if (!asks(Field::other)) return refusing;
  const bool over =
      plan_.query.ended == Ended::leave_out && view_.standing(section) == Standing::ended;
  if (over || !due(section, document) || !in_period(section, document, row) ||
      !narrow_.keeps(section))
    refuse(Field::other);
  return refusing;
}

}  // namespace fingerpost::index
