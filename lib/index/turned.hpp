// What pages say became of events: known from the words of a library, judged on a day.
//
//     at indexing      an event's section has the term of its name: "XNdsl network meeting"
//     of a snapshot    names, and for each the sections that have its words and one of moving
//                      or calling off
//     of a day         of these the ones that can be seen then are read (events/turns.cpp):
//                      its event is off from the day of the notice, or on another day
//
// An event without that term, in a segment from before there was any or of a name too long for one,
// is read to know its name, once for a snapshot. A library is of the opened tiers alone, and so is
// all that is known here. What a request was stopped in is gone on with by the next.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "events/events.hpp"
#include "index/brake.hpp"
#include "index/library.hpp"

namespace fingerpost::index {

// Gives the section of an event the term of its name; "XN" alone where no word of it is one.
void mark_event(const Document& document, const Section& section, Xapian::Document& to);

class Turned {
 public:
  explicit Turned(const Library& library) : library_(library) {}

  // Finds the names; nothing is known before it was done. Here and below: throws Error(limit) when
  // it is stopped.
  void gather(const Brake& brake);

  // Of those names that have an event in the library; `none` for a section without.
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
  std::uint32_t name_of(Number section) const;
  const std::string& name(std::uint32_t name) const { return *names_[name]; }
  // In ascending order.
  const std::vector<Number>& events(std::uint32_t name) const { return events_[name]; }
  // Sections that may say what became of an event of that name: they have its words and one of
  // turning. Found when first asked for; for one thread at a time.
  const std::vector<Number>& speaking_of(const std::string& name, const Brake& brake) const;
  // What is stored of one, kept.
  const Section& section(Number section) const;

 private:
  void gather_marked(std::size_t segment);
  void read_unmarked(Number section, const Brake& brake);
  void note(Number section, const std::string& words);
  const std::vector<bool>& turning(const Brake& brake) const;
  std::vector<Number> having(const std::vector<std::string>& terms, const Brake& brake) const;

  const Library& library_;
  std::size_t marked_ = 0;  // segments of which the terms were gathered
  Number read_ = 0;         // sections that were looked at for want of a term
  std::optional<std::pair<Number, Document>> header_ = {};  // read last: it has more sections
  std::unordered_map<std::string, std::uint32_t> numbers_ = {};
  std::vector<const std::string*> names_ = {};
  std::vector<std::vector<Number>> events_ = {};
  std::unordered_map<Number, std::uint32_t> name_of_ = {};
  mutable std::vector<bool> turning_ = {};
  mutable std::size_t turning_done_ = 0;  // terms of turning, segment by segment
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
std::vector<Hit> speaking_of(const Library& library, const DayView& view, const std::string& name,
                             const Brake& brake);

}  // namespace fingerpost::index
