// What newer pages of "Hull SCP" say around "Wednesday 20 January 2027 Child exploitation
// conference", and what a reader takes from it. Written down before the diary read any of it.
// Of `set_aside` nothing is looked at while the reader is worked on.
#pragma once

#include "library/moved_labels.hpp"

namespace fingerpost::tests {

inline constexpr const char* conference_stays = "2027-01-20 confirmed";
inline constexpr const char* conference_off = "2027-01-20 cancelled";
inline constexpr const char* conference_put_off = "2027-01-20 postponed";
inline constexpr const char* conference_on_3rd = "2027-02-03 confirmed from 2027-01-20";

inline constexpr Label third_moved_labels[] = {
    // Off, in other words.
    {"The Child exploitation conference on 20 January 2027 is off.", conference_off},
    {"The Child exploitation conference on 20 January 2027 will not now take place.",
     conference_off},
    {"The Child exploitation conference on 20 January 2027 has been stood down.", conference_off},
    {"Sadly the Child exploitation conference on 20 January 2027 has had to be pulled.",
     conference_off},
    {"The Child exploitation conference on 20 January 2027 has been withdrawn owing to low "
     "numbers.",
     conference_off},
    {"We are sorry to say that the Child exploitation conference on 20 January 2027 isn't going "
     "ahead.",
     conference_off},
    {"We have taken the difficult decision to call off the Child exploitation conference on 20 "
     "January 2027.",
     conference_off},
    {"The Child exploitation conference on 20 January 2027 has been scrapped.", conference_off},
    {"We have cancelled the Child exploitation conference on 20 January 2027.", conference_off},
    {"The Child exploitation conference on 20 January 2027 is not running this year.",
     conference_off},
    {"Cancellation: Child exploitation conference, 20 January 2027.", conference_off},
    {"The Child exploitation conference will unfortunately have to be cancelled.", conference_off},
    {"The Child exploitation conference on 20 January 2027 was cancelled yesterday.",
     conference_off},
    {"If you booked for the Child exploitation conference on 20 January 2027, it has been "
     "cancelled and you will be refunded.",
     conference_off},
    // Put off, moved.
    {"The Child exploitation conference on 20 January 2027 is postponed and will be rebooked in "
     "the spring.",
     conference_put_off},
    {"The Child exploitation conference on 20 January 2027 has been delayed; we will confirm when "
     "it will be.",
     conference_put_off},
    {"The Child exploitation conference has slipped from 20 January 2027 to 3 February 2027.",
     conference_on_3rd},
    {"The Child exploitation conference, previously advertised for 20 January 2027, is to be held "
     "on 3 February 2027.",
     conference_on_3rd},
    {"Please change your diaries: the Child exploitation conference is on Wednesday 3 February "
     "2027 and no longer on 20 January 2027.",
     conference_on_3rd},
    {"The Child exploitation conference on 20 January 2027 has been re-scheduled for 3 February "
     "2027.",
     conference_on_3rd},
    // Not off.
    {"Rumours that the Child exploitation conference on 20 January 2027 is cancelled are untrue.",
     conference_stays},
    {"Contrary to reports, the Child exploitation conference on 20 January 2027 is not off.",
     conference_stays},
    {"We have been asked whether the Child exploitation conference on 20 January 2027 is "
     "cancelled.",
     conference_stays},
    {"Is the Child exploitation conference on 20 January 2027 cancelled?", conference_stays},
    {"In the event of snow the Child exploitation conference on 20 January 2027 will be "
     "cancelled.",
     conference_stays},
    {"Should the Child exploitation conference on 20 January 2027 be cancelled, we will text "
     "delegates.",
     conference_stays},
    {"Unless 30 people book, the Child exploitation conference on 20 January 2027 will be "
     "cancelled.",
     conference_stays},
    {"The Child exploitation conference was cancelled in 2020 and in 2021.", conference_stays},
    {"The Child exploitation conference, cancelled last month, will be on 20 January 2027.",
     conference_stays},
    {"The Child exploitation conference returns on 20 January 2027 after being cancelled last "
     "winter.",
     conference_stays},
    // Another's.
    {"York's Child exploitation conference is cancelled.", conference_stays},
    {"The regional Child exploitation conference is cancelled.", conference_stays},
    {"The Child exploitation conference for foster carers is cancelled.", conference_stays},
    {"The Child exploitation conference is on 20 January 2027. This training has been cancelled.",
     conference_stays},
    // Something of it.
    {"Book for the Child exploitation conference on 20 January 2027. Cancelled places are offered "
     "to others.",
     conference_stays},
    {"Bookings for the Child exploitation conference on 20 January 2027 cancelled after 6 January "
     "2027 are charged in full.",
     conference_stays},
    {"The second keynote of the Child exploitation conference on 20 January 2027 has been "
     "cancelled.",
     conference_stays},
    {"The Child exploitation conference on 20 January 2027 will not take place at the Guildhall; "
     "we meet at the Minster Hall.",
     conference_stays},
    {"The Child exploitation conference on 20 January 2027 has moved online.", conference_stays},
    {"Trains are cancelled on 20 January 2027: plan your journey to the Child exploitation "
     "conference.",
     conference_stays},
};

inline constexpr Label set_aside_labels[] = {
    {"Owing to unforeseen circumstances, the Child exploitation conference on 20 January 2027 "
     "cannot be held.",
     conference_off},
    {"The Child exploitation conference planned for 20 January 2027 has been axed.",
     conference_off},
    {"We won't be holding the Child exploitation conference on 20 January 2027.", conference_off},
    {"Please note: Child exploitation conference 20 January 2027 CANCELLED", conference_off},
    {"The organisers have cancelled the Child exploitation conference on 20 January 2027.",
     conference_off},
    {"The Child exploitation conference on 20 January 2027 has been put back; watch this page for "
     "a date.",
     conference_put_off},
    {"A new date, 3 February 2027, has been set for the Child exploitation conference.",
     conference_on_3rd},
    {"The Child exploitation conference (20 January 2027) will instead be held on 3 February "
     "2027.",
     conference_on_3rd},
    {"The Child exploitation conference will be two weeks later than planned, on 3 February 2027.",
     conference_on_3rd},
    {"It is not true that the Child exploitation conference on 20 January 2027 has been called "
     "off.",
     conference_stays},
    {"The Child exploitation conference on 20 January 2027 could be cancelled at short notice.",
     conference_stays},
    {"If numbers are low the Child exploitation conference on 20 January 2027 will be cancelled.",
     conference_stays},
    {"The 2025 Child exploitation conference was cancelled.", conference_stays},
    {"After last year's was cancelled, the Child exploitation conference is back on 20 January "
     "2027.",
     conference_stays},
    {"The Humber Child exploitation conference has been postponed.", conference_stays},
    {"The evening session of the Child exploitation conference on 20 January 2027 is cancelled.",
     conference_stays},
    {"To tell us of a cancelled place at the Child exploitation conference on 20 January 2027, "
     "ring the team.",
     conference_stays},
    {"The Child exploitation conference on 20 January 2027 is fully booked; if a booking is "
     "cancelled we will let you know.",
     conference_stays},
    {"Street parking near the Child exploitation conference on 20 January 2027 is suspended.",
     conference_stays},
    {"The Child exploitation conference is on 20 January 2027. The pre-meeting has been cancelled.",
     conference_stays},
};

}  // namespace fingerpost::tests
