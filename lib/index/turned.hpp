// What pages say became of events: known from the words of a library, judged on a day.
//
//     at indexing      an event's section has the term of its name: "XNdsl network meeting"
//     of a snapshot    names, and for each the sections that have its words and one of moving
//                      or calling off
//     of a day         of these the ones that can be seen then are read (events/turns.cpp):
//                      its event is off from the day of the notice, or on another day
//
// Segments from before events had that term know of none. A library is of the opened tiers
// alone, and so is all that is known here.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "events/events.hpp"
#include "index/library.hpp"

namespace fingerpost::index {

// Gives the section of an event the term of its name.
void mark_event(const Document& document, const Section& section, Xapian::Document& to);

class Turned {
 public:
  explicit Turned(const Library& library);

  // Of those names that have an event in the library; `none` for a section without.
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
  std::uint32_t name_of(Number section) const;
  const std::string& name(std::uint32_t name) const { return names_[name]; }
  const std::vector<Number>& events(std::uint32_t name) const { return events_[name]; }
  // Sections that may say what became of an event of that name: they have its words and one of
  // turning. Found when first asked for; for one thread at a time.
  const std::vector<Number>& speaking_of(const std::string& name) const;
  // What is stored of one, kept.
  const Section& section(Number section) const;

 private:
  void gather(std::size_t segment);
  const std::vector<bool>& turning() const;
  std::vector<Number> having(const std::vector<std::string>& terms) const;

  const Library& library_;
  std::vector<std::string> names_ = {};
  std::vector<std::vector<Number>> events_ = {};
  std::unordered_map<Number, std::uint32_t> name_of_ = {};
  mutable std::vector<bool> turning_ = {};
  mutable std::unordered_map<std::string, std::vector<Number>> speaking_ = {};
  mutable std::unordered_map<Number, Section> sections_ = {};
};

// The day a document is told on: published, else recorded.
Day told_on(const DocumentRow& document);

// What became of an event by a day.
struct Became {
  bool off = false;
  Day told = 0;  // by whoever said so last
  Day first = 0, last = 0;
  std::optional<Period> moved_from = {};
  Taking taking = Taking::confirmed;
  Number page = none;  // its section
  std::string words = {};
  int times = 1;  // how often it was turned
};

// Searcher::speaking_of.
class DayView;
std::vector<Hit> speaking_of(const Library& library, const DayView& view, const std::string& name);

}  // namespace fingerpost::index
