// Whose the times of a line are: the day before them in their sentence, or the one
// that stands right behind.
#include <algorithm>

#include "dates/roles.hpp"

namespace fingerpost::dates {
namespace {

bool has_date(const std::vector<Found>& founds) {
  return std::any_of(founds.begin(), founds.end(), [](const Found& f) {
    return f.kind == Found::Kind::date || f.kind == Found::Kind::weekday ||
           f.kind == Found::Kind::recurring;
  });
}

void drop_times_beside_dates(std::vector<Found>& founds) {
  if (!has_date(founds)) return;
  founds.erase(std::remove_if(founds.begin(), founds.end(),
                              [](const Found& f) { return f.kind == Found::Kind::time; }),
               founds.end());
}

constexpr int beside_the_last = 1;  // "to Monday 6 October, 8am": tokens between

// "From noon on 29 May until 9am on 1 June"
Found* range_around(const TimeSpan& time, std::vector<Found>& founds) {
  for (Found& found : founds)
    if (found.spec.day2 && found.from_time >= 0 && found.to_time < 0 && time.to < 0 &&
        time.begin > found.begin && time.begin <= found.end + beside_the_last)
      return &found;
  return nullptr;
}

bool sentence_ends(const Line& line, int from, int to) {
  for (int i = from; i < to; ++i)
    if (line.at(i).is == Is::dot && !line.at(i + 1).glued && line.at(i + 1).capital) return true;
  return false;
}

Found* owner_of(const TimeSpan& time, const Line& line, std::vector<Found>& founds) {
  Found *before = nullptr, *behind = nullptr;
  for (Found& found : founds) {
    const bool again = found.kind == Found::Kind::recurring;
    if (found.kind == Found::Kind::edition || found.loose) continue;
    if (found.spec.shape == Shape::months && !again) continue;
    if (found.begin <= time.begin)
      before = &found;
    else if (!behind)
      behind = &found;
  }
  constexpr int beside = 3;  // "9.30am on the 12th": tokens between
  if (behind && behind->from_time < 0 && behind->begin - time.end <= beside &&
      !(before && time.begin - before->end <= 1))
    return behind;
  // "Date: 5 May. Time: 2pm."
  const int label = time.begin - (line.at(time.begin - 1).is == Is::colon ? 2 : 1);
  const bool labelled = static_cast<W>(line.at(label).id) == W::time;
  if (!before || before->from_time >= 0) return nullptr;
  if (!labelled && sentence_ends(line, before->end, time.begin)) return nullptr;
  return before;
}

}  // namespace

void give_times(const Line& line, const std::vector<TimeSpan>& times, std::vector<Found>& founds) {
  drop_times_beside_dates(founds);
  for (const TimeSpan& time : times)
    if (Found* range = range_around(time, founds))
      range->to_time = time.from;
    else if (Found* owner = owner_of(time, line, founds))
      for (Found& found : founds)
        if (found.group == owner->group && found.from_time < 0)
          found.from_time = time.from, found.to_time = time.to;
}

}  // namespace fingerpost::dates
