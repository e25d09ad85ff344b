// What a page says became of an event that others tell of: moved, put off, off.
#pragma once

#include <optional>
#include <string>

#include "fingerpost/document.hpp"

namespace fingerpost::library {

struct Saying {
  enum class What { goes_ahead, postponed, cancelled, moved } what = What::goes_ahead;
  bool named_day = false;  // it names the day that the event is on
  DateMention to = {};     // of what is moved: its new day
  std::string words = {};  // the sentence, or two
};

// Of the event of that name (event_words) and day; the last thing said. Nothing where the
// section does not speak of it, or only of its bookings, its place, or of what may be.
std::optional<Saying> saying_of(const Section& section, const std::string& title,
                                const std::string& name, const Period& when);

}  // namespace fingerpost::library
