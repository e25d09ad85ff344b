// "13-19 May" becomes a Period, with its role and how it got its year. The
// public door is fingerpost::find_dates (fingerpost/date.hpp); what other rooms
// need besides is here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/date.hpp"

namespace fingerpost::dates {

// Days since 1970-01-01, for arithmetic and columns.
int to_days(Date date);
Date from_days(int days);
Date last_of_month(int year, unsigned month);
Period month(int year, unsigned month);
Period year(int year);

// A date in a person's query: what it says and the words that said it.
//     "events next week"                      from 2024-05-27 to 2024-06-02
//     "what did X say before december 2023"   as_of 2023-11-30
//     "updated since september 2021"          from 2021-09-01
struct QueryDate {
  enum class Use { as_of, within, overdue } use = Use::within;
  Period when = {};
  std::string words = {};
  std::size_t offset = 0;  // of `words` in the query, in bytes
  std::size_t length = 0;
};

// The dates of a query asked on `today`; words that are a title ("working
// together 2018", "safeguarding week 2025", "march newsletter") are not dates.
std::vector<QueryDate> find_in_query(std::string_view query, Date today);

}  // namespace fingerpost::dates
