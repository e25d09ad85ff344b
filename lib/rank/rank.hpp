// Arithmetic only: how a section stands on a day, and what that is worth.
// Everything is a number or an enum; days are counted from 1970-01-01. Safe from
// any thread.
#pragma once

#include <cstdint>
#include <limits>

#include "fingerpost/enums.hpp"
#include "fingerpost/weights.hpp"
#include "rank/measures.hpp"

namespace fingerpost::rank {

using Day = std::int32_t;
inline constexpr Day never = std::numeric_limits<Day>::max();   // no such day, at an end
inline constexpr Day always = std::numeric_limits<Day>::min();  // no such day, at a start

// What is known of a section, and of the document it stands in, whatever the day.
struct Facts {
  Kind kind = Kind::page;
  Status status = Status::published;
  Day withdrawn = never;         // from this day on; `always` when nobody says since when
  Day published_first = always;  // first day of the period it was published in; always: unknown
  Day dated = always;        // newest day it was published or updated (right end); always: unknown
  Day valid_first = always;  // of the section, within those of its document
  Day valid_last = never;
  Day review_due = never;  // last day of the period the review is due in
  bool replaced = false;   // a later edition of the same document is there on the day
  Day superseded = never;  // first day on which a published successor is in force
  bool has_date = false;   // any date of its own
};

// False before the first day of its publication: it was not there yet.
bool visible(const Facts& facts, Day day);
// The standing table (bindings/README.md), the first line that fits. Of what is visible.
Standing standing(const Facts& facts, Day day);
bool review_overdue(const Facts& facts, Day day);

// Newsletters, items, reviews: what was so then, and stays so.
bool is_record(Kind kind);
// Events, courses, notices: their validity is when they happen.
bool happens(Kind kind);

// What a score is multiplied by; every factor lies in [0.02, 2].
double standing_weight(Standing standing, Kind kind, Ended ended, const Weights& weights = {});
// 1 for all that does not age. News falls with its age to a floor, a low one when it is
// asked for what is `recent`; what happens rises to its start and falls after its end.
double age_weight(const Facts& facts, Day day, const Weights& weights = {}, bool recent = false);

enum class Fit { serves, shares, wider, unknown, elsewhere, not_for };
// How well a document fits the place asked for: its own place, alone or among others, a region
// around it, nothing said, another place, or expressly not. 1 for all when no place is.
double place_weight(Fit fit, const Weights& weights = {});
// Where none is asked for, of an index that is mostly of one place: a little of the same.
double home_weight(Fit fit, const Weights& weights = {});
// A school's or a trust's own page speaks for that body alone.
double layer_weight(Layer layer, const Weights& weights = {});

// Lucene's form, log(1 + (N - n + .5) / (n + .5)): never negative.
double idf(double documents, double containing);
// Okapi BM25 (Robertson & Zaragoza 2009, formula 3.15).
double saturation(double frequency, double length, double mean_length, const Weights& weights = {});
// The same in two steps: what a text's length makes of it is the same for all its words.
double norm(double length, double mean_length, const Weights& weights = {});
inline double saturated(double frequency, double norm, double k1 = Weights().k1) {
  return frequency * (k1 + 1) / (frequency + norm);
}

}  // namespace fingerpost::rank
