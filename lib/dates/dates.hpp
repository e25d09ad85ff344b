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

// A part of a page, as the document room cuts it: a section and what stands in it.
struct Part {
  std::string_view heading = {};
  std::string_view text = {};
  std::vector<Period> lived = {};  // the years of the topics it speaks of
};

// find_dates of every part, resolved together: a year stated in one part helps
// its neighbours, the nearest most. `clues.heading` is the page's title. Offsets
// are into each part's own text; dates in headings are clues, not answers.
std::vector<std::vector<DateMention>> find_in_parts(const std::vector<Part>& parts,
                                                    const DateClues& clues = {});

// When an undated issue of something that appears regularly was published:
// "April Newsletter" whose parts speak of guidance of 2023 and of a week in June
// 2024 is of April 2024. `titles` are the page's title, its first heading, the
// name of its file: the first that names a month (or a season, or a year) counts.
// Nullopt when no title names one, or nothing settles the year.
std::optional<Period> published_from(const std::vector<std::string_view>& titles,
                                     const std::vector<Part>& parts, const Almanac& almanac = {});

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
std::vector<QueryDate> find_in_query(std::string_view query, Date today,
                                     const Almanac& almanac = {});

}  // namespace fingerpost::dates
