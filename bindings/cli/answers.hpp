// Results as a person reads them.
#pragma once

#include <string>

#include "fingerpost/index.hpp"
#include "output.hpp"

namespace fingerpost::cli {

class Answers {
 public:
  // The searcher tells the titles of documents that a hit only names.
  Answers(const Searcher& searcher, Style style) : searcher_(searcher), style_(style) {}

  std::string of(const Results& results) const;
  // One a line: "24-28 June 2024: Safeguarding Week 2024".
  std::string calendar(const Results& results) const;

 private:
  std::string opening(const Results& results) const;
  std::string one(const Hit& hit, std::size_t number, const Results& results) const;
  std::string standing(const Hit& hit, Date as_of) const;
  std::string warnings(const Hit& hit, const Results& results) const;
  std::string reasons(const Hit& hit) const;
  // Cards and pins; and what is to be consulted with a hit (beside.cpp).
  std::string above(const Results& results) const;
  std::string beside(const Hit& hit) const;
  std::string event(const Hit& hit) const;
  std::string said(const Hit& hit) const;  // what another page says became of it
  std::string snippet(const Snippet& snippet) const;
  std::string facets(const Results& results) const;
  std::string closing(const Results& results) const;
  std::string titled(const std::string& id, std::optional<Date> known) const;
  std::string line(const std::string& text) const;
  std::string edition_in_force(const Hit& hit, const Results& results) const;

  const Searcher& searcher_;
  Style style_;
};

}  // namespace fingerpost::cli
