// Arithmetic only: how a section stands on a day, and what that is worth.
// Everything is a number or an enum; days are counted from 1970-01-01. Safe from
// any thread.
#pragma once

#include <cstdint>
#include <limits>

#include "fingerpost/enums.hpp"

namespace fingerpost::rank {

using Day = std::int32_t;
inline constexpr Day never = std::numeric_limits<Day>::max();   // no such day, at an end
inline constexpr Day always = std::numeric_limits<Day>::min();  // no such day, at a start

// What is known of a section, and of the document it stands in, whatever the day.
struct Facts {
  Kind kind = Kind::page;
  Status status = Status::published;
  Day withdrawn = never;         // first day it is withdrawn; `always` when nobody says which
  Day published_first = always;  // first and last day of the period it was published in;
  Day published_last = never;    //   always and never when unknown
  Day dated = always;  // newest day it was published or updated (right end); `always`: unknown
  Day valid_first = always;  // of the section, else of its document
  Day valid_last = never;
  Day review_due_last = never;
  Day superseded = never;  // first day on which a published successor is in force
  bool has_date = false;   // any date of its own
};

// False before the first day of its publication: it was not there yet.
bool visible(const Facts& facts, Day day);
// The standing table of bindings/README.md, first line that fits. Of what is visible.
Standing standing(const Facts& facts, Day day);
bool review_overdue(const Facts& facts, Day day);

// News and events: the kinds that age.
bool ages(Kind kind);
// Newsletters, items, reviews: what was so then, and stays so.
bool is_record(Kind kind);

// What a score is multiplied by. Each factor is within [0.02, 2].
double standing_weight(Standing standing, Ended ended);
double age_weight(const Facts& facts, Day day);

enum class Fit { serves, wider, unknown, elsewhere, not_for };
// How well a document fits the place asked for: its own place, a region around
// it, nothing said, another place, or expressly not.
double place_weight(Fit fit);
double layer_weight(Layer layer, bool place_asked);

// Okapi BM25 (Robertson & Zaragoza 2009, 3.4): k1 and b as measured in
// tests/bench/README.md.
inline constexpr double k1 = 1.2;
inline constexpr double b = 0.75;
double idf(double documents, double containing);
double saturation(double frequency, double length, double mean_length);

}  // namespace fingerpost::rank
