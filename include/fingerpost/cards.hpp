// What the owner of an index has decided beforehand: contact cards shown with an
// answer, and documents pinned above it, each for the questions, topics, places and
// days it names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/date.hpp"

namespace fingerpost {

// Which questions something is for. A pattern is a set of words: a question that has
// them all, in any order and form, fits ("child danger": "kids in danger now"). Any
// pattern or topic is enough; of places any that the one asked for is or lies in.
struct Fitting {
  std::vector<std::string> patterns = {};
  std::vector<std::string> topics = {};  // ids; a topic brings its narrower ones
  std::vector<std::string> places = {};  // empty: everywhere
  Date from = {}, until = {};            // both days included
  std::string tier = {};                 // whose eyes it is for; empty: the index's default
  friend bool operator==(const Fitting&, const Fitting&) = default;
};

struct Card {
  std::string id = {};
  std::string title = {};
  std::vector<std::string> lines = {};
  std::string phone = {}, url = {};
  std::string source = {};  // who says so: "Leeds SCP, 3 May 2025"
  Fitting fits = {};
  std::optional<Date> review_due = {};
  bool crisis = false;  // also for every question asked in a crisis, before other cards
  friend bool operator==(const Card&, const Card&) = default;
};

// A document that stands above the answer to the questions it is for.
struct Pin {
  std::string document = {};
  std::string anchor = {};  // of its section; empty: the document
  Fitting fits = {};
  friend bool operator==(const Pin&, const Pin&) = default;
};

struct Cards {
  std::vector<Card> cards = {};
  std::vector<Pin> pins = {};
  friend bool operator==(const Cards&, const Cards&) = default;
};

// {"cards": [{"id", "title", "lines", "phone", "url", "source", "patterns", "topics", "places",
// "from", "until", "review_due", "tier", "crisis"}], "pins": [{"document", "anchor", "patterns",
// "topics", "places", "from", "until", "tier"}]}. Throws Error(bad_argument) that names the entry.
Cards cards_from_json(std::string_view json);
std::string to_json(const Cards& cards);

}  // namespace fingerpost
