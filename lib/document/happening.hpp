// When an event, a course or a notice is: on the days it takes place on, not on
// those it was moved from, is booked until or was told on.
#pragma once

#include <string_view>

#include "document/passage.hpp"
#include "fingerpost/document.hpp"

namespace fingerpost::document {

// Event or course.
bool is_happening(Kind kind);
// "Training programme 2025-26": the years it is about, not the days it is on.
bool is_of_years(const Period& when);
// A day or a few on which what is of that kind happens.
bool happens(Kind kind, const DateMention& mention);

// When `passage`, an event or, with all its sessions, a course, is.
Period happening_of(const Passage& passage, Kind kind);

// When a notice is, whose words name no start and no end: "22 July - 2 September: alert
// in place", "closed on 1 June only".
Period notice_of(const Passage& passage);
// "Closed from 10 May, reopening 2 June": 1 June, the last day of it, or nothing.
std::optional<Date> last_before_reopening(const Passage& passage);
// "From Tuesday 26 August the usual hours return": until then it was otherwise.
bool as_usual_from(const Paragraph& paragraph, const DateMention& mention);
// "The drop-in on Friday 9 January will not take place": a notice of it matters until then.
bool called_off_on(const Paragraph& paragraph, const DateMention& mention);

// "Session 2: 14 October", "Level 1 takes place on", "The first session is".
bool is_session(std::string_view text);

void widen(Period& whole, const Period& part);

}  // namespace fingerpost::document
