// The same event more than once on a page, and what its years say of one without.
//
//     Practice forum: 4 March 2025      Annual conference: 12 June 2023
//     Policy reviewed 3 June 2023       Annual conference: 10 June 2024
//     Practice forum: 6 May    <- 2025  Annual conference: 9 June     <- 2025
//
// What comes once a year, at one time of it, goes on by a year where the list does;
// what comes more often is in the year next to it.
#pragma once

#include <unordered_map>
#include <vector>

#include "dates/resolve.hpp"

namespace fingerpost::dates {

class Series {
 public:
  Series(const std::vector<Pending>& all, const Tables& tables);

  struct Year {
    int year = 0;  // 0 when the series says nothing
    bool yearly = false;
  };
  // Of a date without a year, once those with one have their periods.
  Year year_of(std::size_t i) const;

 private:
  int next_of_year(std::size_t i, const std::vector<std::size_t>& known) const;
  int nearest(const Found& found, const Period& other) const;

  const std::vector<Pending>& all_;
  const Tables& tables_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> by_words_ = {};
};

}  // namespace fingerpost::dates
