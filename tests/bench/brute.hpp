// The ranking, a second time and as plainly as it can be written: every section
// is scored from its Document's own words, all are sorted. It shares with the
// library what a word, a plan and a weight are, and nothing of how an index finds
// and keeps them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/query.hpp"
#include "fingerpost/topics.hpp"

namespace fingerpost::bench {

struct Ranked {
  std::string document = {};
  double score = 0;  // of its best section
};

class Brute {
 public:
  // `documents` as an index gives them back, tagged; all were recorded on one day.
  Brute(const std::vector<Document>& documents, Date recorded, const Vocabulary& vocabulary);

  // Every document that matches on that day, best first.
  std::vector<Ranked> rank(const std::string& text, Date day) const;

 private:
  using Frequencies = std::map<std::string, double, std::less<>>;  // by term
  struct Counted {
    Frequencies frequencies;
    double length = 0;
  };
  static Counted count(const Document& document, const Section& section);

  const std::vector<Document>& documents_;
  Date recorded_;
  const Vocabulary& vocabulary_;
  Places places_ = Places::england();
  std::vector<Counted> sections_;  // of all documents, in their order
};

}  // namespace fingerpost::bench
