// Times of day: "9.30am – 12pm", "13:30 – 15:00", "2-4pm", "12 noon".
#include "dates/grammar.hpp"

namespace fingerpost::dates {
namespace {

enum Half { unknown, am, pm };

}  // namespace

// The token after the time, or `i`. `half` is 0 when nothing says which half of
// the day; minutes count from midnight, or from noon's own 12 where unsaid.
int Grammar::clock(int i, int& minutes, int& half) const {
  half = unknown;
  if (w(i) == W::noon) return minutes = 720, half = pm, i + 1;
  if (w(i) == W::midnight) return minutes = 0, half = am, i + 1;
  const Token& hour = at(i);
  if (hour.is != Is::number || hour.suffix) return i;
  if (hour.digits == 4 && w(i + 1) == W::hrs && hour.value % 100 < 60 && hour.value < 2400) {
    minutes = hour.value / 100 * 60 + hour.value % 100;
    half = minutes < 720 ? am : pm;
    return i + 2;
  }
  if (hour.digits > 2 || hour.value > 24) return i;
  int j = i + 1, minute = 0;
  bool marked = false;
  if ((is(j) == Is::colon || is(j) == Is::dot) && glued(j) && is(j + 1) == Is::number &&
      glued(j + 1) && at(j + 1).digits == 2 && at(j + 1).value < 60) {
    minute = at(j + 1).value;
    marked = true;
    j += 2;
  }
  int h = hour.value;
  if (w(j) == W::am) half = am;
  if (w(j) == W::pm || w(j) == W::noon) half = pm;
  if (half) {
    if (h > 12) return i;
    ++j;
    h = h % 12 + (half == pm ? 12 : 0);
  } else if (w(j) == W::hrs && marked) {
    ++j;
  } else if (w(j) == W::oclock) {
    ++j;
    marked = true;
  }
  if (h > 23 && (h > 24 || minute)) return i;
  minutes = h * 60 + minute;
  if (!half && marked && (h >= 13 || hour.digits == 2)) half = h < 12 ? am : pm;
  return j;
}

// "0930–1230": both in four figures, and no years.
TimeSpan Grammar::four_figures(int i) const {
  const auto minutes = [&](int k) {
    const Token& t = at(k);
    const bool four = (t.is == Is::number || t.is == Is::amount) && t.digits == 4 && !t.suffix;
    return four && t.value < 2400 && t.value % 100 < 60 && t.value % 5 == 0
               ? t.value / 100 * 60 + t.value % 100
               : -1;
  };
  const int from = minutes(i),
            to = is(i + 1) == Is::dash || w(i + 1) == W::to ? minutes(i + 2) : -1;
  const bool hours = at(i).value < 1000 || w(i + 3) == W::hrs;
  if (from < 0 || to <= from || !hours || !(closes(i + 3) || w(i + 3) == W::hrs)) return {};
  return {i, i + 3 + (w(i + 3) == W::hrs), from, to};
}

// From..to, or one time that says of itself that it is one.
TimeSpan Grammar::time_span(int i) const {
  int from = 0, to = 0, half = 0, half2 = 0;
  if (at(i).digits == 4)
    if (const TimeSpan span = four_figures(i); span.end > i) return span;
  const int first = clock(i, from, half);
  if (first == i) return {};
  int j = first;
  const bool joined = is(j) == Is::dash || w(j) == W::to || w(j) == W::until ||
                      (w(j) == W::and_ && w(i - 1) == W::between);
  const bool first_marked = half || first > i + 1;
  if (joined) {
    const int second = clock(j + 1, to, half2);
    const bool said = half || half2 || (first > i + 1 && second > j + 2);
    const bool day = second == j + 2 && month_at(second);  // "2pm - 5 June"
    if (second > j + 1 && said && !day) {
      // "2-4pm" is in the afternoon, "10-2pm" begins in the morning.
      if (!half && half2 == pm && from < 720 && from + 720 < to) from += 720;
      if (!half && half2 == pm && from % 720 == 0 && at(i).value == 12) from = 720;
      if (!half2 && half && to <= from && to < 720) to += 720;
      if (!half && !half2 && from < 420 && at(i).digits == 1) from += 720;
      if (!half && !half2 && to <= from && to < 720) to += 720;
      return {i, second, from, to % 1440};
    }
  }
  const bool whole_cell = is(i - 1) == Is::pipe && (is(first) == Is::pipe || is(first) == Is::end);
  const bool dotted_only = !half && first > i + 1 && is(i + 1) == Is::dot && !whole_cell;
  if (!first_marked || dotted_only) return {};
  if (half && !whole_cell && first == i + 3 && is(i + 1) == Is::dot && w(first - 1) != W::am &&
      w(first - 1) != W::pm && w(first - 1) != W::noon)
    return {};                           // "13.00" alone is as well a number
  if (!half && from < 420) from += 720;  // "3:30" in the afternoon
  return {i, first, from, -1};
}

std::vector<TimeSpan> Grammar::times() const {
  std::vector<TimeSpan> out;
  for (int i = 0; i < line_.size(); ++i) {
    const bool figures = is(i) == Is::number || (is(i) == Is::amount && at(i).digits == 4);
    if (!figures && is(i) != Is::word) continue;
    if (at(i).is == Is::word && w(i) != W::noon && w(i) != W::midnight) continue;
    const TimeSpan span = time_span(i);
    if (span.end <= i) continue;
    out.push_back(span);
    i = span.end - 1;
  }
  return out;
}

// A line that begins with a time: its day is the heading's.
int Grammar::time_alone(int i, std::vector<Found>& out) {
  int first = 0;
  while (is(first) == Is::bullet || is(first) == Is::dash || w(first) == W::from ||
         w(first) == W::at || (w(first) == W::time && is(first + 1) == Is::colon) ||
         (first > 0 && w(first - 1) == W::time && is(first) == Is::colon))
    ++first;
  if (i != first) return i;
  const TimeSpan span = time_span(i);
  if (span.end <= i) return i;
  Found found = made(Shape::settled, i, span.end);
  found.kind = Found::Kind::time;
  found.from_time = span.from;
  found.to_time = span.to;
  return push(found, out);
}

}  // namespace fingerpost::dates
