// Which year a date without one is of, and how we know.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dates/grammar.hpp"

namespace fingerpost::dates {

// A date of a page on its way to a DateMention.
struct Pending {
  Found found = {};
  std::size_t part = 0, line = 0;  // lines count through the page
  std::size_t offset = 0, length = 0;
  bool dateline = false;      // "20 April 2020. While ..."
  bool signature = false;     // alone at the foot of its text
  bool future = false;        // "will", "due"
  int words = 0;              // tokens on its line
  bool cell = false;          // in a row of a table
  bool tail = false;          // "Bulletin, October 2018": it ends a short line
  bool under_events = false;  // its heading is about events
  bool sentence = false;      // nothing else is in its sentence
  bool heading = false;       // of a heading: a clue, not an answer
  bool alone = false, begins = false, eventful = false, past = false, possible = false;
  bool says_eventful = false;  // the line itself, not its heading
  bool denied = false;         // "there is no meeting in August"
  bool label = false;          // "Time: 12 noon - 1pm"
  int line_year = 0;           // "Safeguarding Week 2024" on the same line
  int named = 0;               // a name of Tables::named stands on its line
  std::size_t series = 0;      // equal on lines of the same words; 0 for none
  int heading_year = 0, heading_month = 0;
  bool heading_issue = false;  // that year is of an issue: "Winter newsletter 2024"
  int heading_span = 0;        // "2025-26": the first year
  bool span_in_text = false;
  bool title = false;  // the page's own heading, for all its parts
  // The answer.
  std::optional<Period> when = {};
  Basis basis = Basis::stated;
  double certainty = 1;
  std::string conflict = {};
};

struct Years {
  const Tables& tables;
  std::optional<Period> published;
  const std::vector<std::vector<Period>>& lived;  // by part
};

// Gives every date its period, where something settles it.
void resolve(std::vector<Pending>& all, const Years& years);

}  // namespace fingerpost::dates
