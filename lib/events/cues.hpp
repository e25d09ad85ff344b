// Words by which pages say that something is off, put off, or on all the same.
#pragma once

#include "events/sentence.hpp"

namespace fingerpost::events {

// Of these it is known that it is not then, also without another day.
inline constexpr std::array<Words, 24> putting_off{
    "postponed",  "postpone",  "postponing",  "rescheduled", "reschedule",   "rescheduling",
    "rearranged", "rearrange", "rearranging", "re arranged", "deferred",     "defer",
    "put off",    "put back",  "pushed back", "delayed",     "rebooked",     "re scheduled",
    "re booked",  "on hold",   "later date",  "suspended",   "another date", "another day"};
// Off, whatever stands before them but a denial.
inline constexpr std::array<Words, 13> calling_off{
    "cancelled",   "canceled",  "cancelling", "canceling", "cancel",     "called off",  "call off",
    "calling off", "abandoned", "scrapped",   "axed",      "stood down", "cancellation"};
// Off where they are said to have been done to it, or it is them: "has been pulled", "is off".
inline constexpr std::array<Words, 6> off_when_done{"off",     "pulled",  "withdrawn",
                                                    "shelved", "dropped", "discontinued"};
// What an event does; that it does not is the same as being off.
inline constexpr std::array<Words, 15> happening{
    "take place", "taking place", "takes place", "go ahead",  "going ahead",
    "goes ahead", "be held",      "being held",  "held",      "holding",
    "run",        "running",      "happen",      "happening", "proceed"};
inline constexpr std::array<Words, 12> going_ahead{
    "go ahead",      "goes ahead", "going ahead", "as planned", "as scheduled", "as advertised",
    "reinstated",    "back on",    "still on",    "as usual",   "reversed",     "overturned"};
// Asked of others, or done by somebody: "have had to cancel", not "to cancel your place".
inline constexpr std::array<Words, 9> bare{"cancel",    "move",     "reschedule",
                                           "rearrange", "postpone", "call off",
                                           "defer",     "put off",  "bring forward"};
inline constexpr std::array<Words, 10> forced{"had",  "have", "decided", "decision", "forced",
                                              "must", "need", "needed",  "sorry",    "regret"};
inline constexpr std::array<Words, 12> of_bookings{"your",   "my",         "their",    "any",
                                                   "a",      "booking",    "bookings", "place",
                                                   "places", "attendance", "you",      "at"};

// What else than the event may be moved or off.
inline constexpr std::array<Words, 44> other_things{
    "deadline",     "deadlines",   "booking",       "bookings",    "book",         "booked",
    "registration", "register",    "registrations", "venue",       "location",     "room",
    "agenda",       "minutes",     "closing",       "nominations", "applications", "apply",
    "papers",       "recording",   "speaker",       "speakers",    "link",         "catering",
    "lunch",        "parking",     "fee",           "fees",        "price",        "cost",
    "form",         "invitation",  "tickets",       "places",      "place",        "start",
    "starts",       "finish",      "refreshments",  "slides",      "feedback",     "attendance",
    "evaluation",   "certificates"};

inline constexpr std::array<Words, 13> denying{"not",    "never", "hasnt",  "isnt",    "havent",
                                               "wasnt",  "wont",  "arent",  "nor",     "nearly",
                                               "almost", "didnt", "neither"};
// Of whom, or of what, it is denied: "nobody has cancelled", "no plans to cancel".
inline constexpr std::array<Words, 13> none_of{"no",   "nobody", "none", "nothing",  "not", "never",
                                               "nor",  "dont",   "avoid", "avoiding", "refused",
                                               "reversed", "overturned"};
// What others say, and who writes does not: "do not believe posts that". That a chair "said" or
// "reported" it makes it no less so.
inline constexpr std::array<Words, 12> reported{"rumour", "rumours",   "posts",  "believe",
                                                "ignore", "disregard", "claims", "claimed",
                                                "shown",  "showing",   "hoax",   "suggested"};

}  // namespace fingerpost::events
