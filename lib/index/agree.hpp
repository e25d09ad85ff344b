// How far a page agrees with the whole question, beyond what its words weigh one by one:
// how many of them it has at all, how many stand in its title, and side by side.
//
//     dad turned up drunk to collect his kid from nursery
//     ---           -----    -------     ---      -------   all in one section: agrees
//     dad ... dad ... dad ... dad                           one of them, often: does not
//
// and whether it is about what the words describe together, without naming it:
//
//     house full of rubbish, kids inside       home conditions
//
// Looked at for the best by their words alone, and never less than 1: what is raised stood
// above what is not looked at, so that an answer is in the order of its scores.
#pragma once

#include <vector>

#include "index/day_view.hpp"
#include "index/library.hpp"
#include "index/matcher.hpp"
#include "query/query.hpp"

namespace fingerpost::index {

// What a section's score is multiplied by.
struct Agreed {
  double covered = 1;    // by how much of the question it and its document have
  double titled = 1;     // by how far the question is its title
  double described = 1;  // by how far its document is about what the question describes
  double meant = 1;      // by whom its document is for
  double matter = 1;     // by its document's being about a topic at all
  double all() const { return covered * titled * described * meant * matter; }
};

class Agreement {
 public:
  static constexpr std::size_t window = 100;  // so many are looked at
  // And so many of them for words side by side, whose places are read from the index: all 442
  // questions have the same nDCG@10 with 100.
  static constexpr std::size_t together_window = 30;

  // `matcher` has run `plan`.
  Agreement(const Library& library, const DayView& view, const query::Plan& plan,
            const Matcher& matcher);

  // There is a question of more than its filters.
  bool asked() const { return !parts_.empty(); }
  // In the order of `sections`, which are few.
  std::vector<Agreed> of(const std::vector<Number>& sections) const;
  // The same by what stands there side by side, as it was typed.
  std::vector<double> together_of(const std::vector<Number>& sections) const;

 private:
  // Something asked for, and what it says: as a clause counts in a score.
  struct Part {
    const query::Clause* clause = nullptr;
    double weight = 0;
    bool word = false;                     // typed, not a topic
    std::vector<std::size_t> topics = {};  // parts that it names
  };
  struct Held {
    double section = 0, document = 0;  // shares of the question
  };

  // Calls each(segment, numbers of the sections in it, their places in `sections`).
  template <class Each>
  void by_segment(const std::vector<Number>& sections, const Each& each) const;
  std::vector<Held> held(const Part& part, std::size_t segment,
                         const std::vector<Number>& sections) const;
  std::vector<Held> shares(std::size_t segment, const std::vector<Number>& sections) const;
  double titled(Number document) const;
  double described(Number document) const;
  bool has_topic(Number document) const;
  void raise_of_the_matter(const std::vector<Number>& sections, std::vector<Agreed>& agreed) const;
  void raise_meant(const std::vector<Number>& sections, std::vector<Agreed>& agreed) const;
  std::vector<double> together(std::size_t segment, const std::vector<Number>& sections) const;

  const Library& library_;
  const DayView& view_;
  const query::Plan& plan_;
  std::vector<Part> parts_ = {};
  double words_ = 0;      // the weights of its words
  bool several_ = false;  // more than one word
  bool adults_ = false;   // are asked about
};

}  // namespace fingerpost::index
