// What happens: what an event is called, and what pages say became of it. Values in, values out:
// who may see what, and on which day, is settled by whoever asks.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/document.hpp"
#include "fingerpost/query.hpp"

namespace fingerpost::events {

// A section as a hit, to be called as feeds call it.
Hit hit_of(const Document& document, const Section& section);
// What the document's section calls it; `hit` is the section as a hit.
std::string name_of(const Document& document, const Hit& hit);
// Its words without days, months, years, and what only says that it is off.
std::string event_words(std::string_view name);
// Those that tell an event from others, as they are found in an index (text::stem_term):
// "meetings" of a page are the "meeting" of a diary.
std::vector<std::string> terms_of_name(std::string_view words);
// Of what pages say that something is moved, put off, off or on: one of these at least is there.
const std::vector<std::string>& terms_of_turns();

struct Saying {
  enum class What { goes_ahead, postponed, cancelled, moved } what = What::goes_ahead;
  bool named_day = false;  // it names the day that the event is on
  DateMention to = {};     // of what is moved: its new day
  std::string words = {};  // the sentence, or two
};

// Of the event of that name (event_words), day and publisher; the last thing said. Nothing where
// the section does not speak of it, or only of its bookings, its place, or of what may be.
std::optional<Saying> saying_of(const Section& section, const std::string& title,
                                const std::string& name, const Period& when,
                                const std::string& house = {});

// A page that may say something. `section` outlives what is made of it.
struct Page {
  const Section* section = nullptr;
  std::string title = {}, publisher = {};
  Date told = {};          // published, else recorded
  bool published = false;  // whether that is the day of its publication
};

// Who tells of an event, for its publisher; on which day.
struct Teller {
  std::string publisher = {};
  Period when = {};
  std::optional<Date> published = {};
};

// An event on a day, and whoever tells of it.
struct Occasion {
  Period when = {};
  bool confirmed = true;
  std::vector<Teller> tellers = {};
};

// What one page made of it.
struct Turn {
  std::size_t page = 0;
  Saying saying = {};
  Period before = {};  // the day it was on until then
};

// Of each occasion of an event of that name what became of it, in the order of the pages, which
// is that of their days. A page is believed of what its own publisher tells, from the year before
// the event on, and where it is known which day it means; a page of no publisher where only one
// house has such an event on that day. Near linear in pages, occasions and what pages say of
// them, also where all are called alike. `step` is called for each that is looked at; what it
// throws ends it.
using Step = std::function<void()>;
std::vector<std::vector<Turn>> turns_of(const std::string& name, const std::vector<Page>& pages,
                                        const std::vector<Occasion>& occasions,
                                        const Step& step = {});

}  // namespace fingerpost::events
