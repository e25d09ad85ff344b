// "Did you mean": other words for those of a query that stand nowhere, or hardly anywhere,
// chosen by what stands beside the other words.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "index/day_view.hpp"
#include "index/matcher.hpp"
#include "index/spelling.hpp"
#include "query/query.hpp"

namespace fingerpost::index {

struct Wording {
  const Library& library;
  const DayView& view;
  const Matcher& matcher;
  std::function<const Spelling&()> spelling;
  // A visible section answers that plan, with all of its filters.
  std::function<bool(const query::Plan&)> finds;
};

// Whole queries, best first, each of which finds something. What is clear is asked for in
// `plan` as well: words typed apart or together that are written the other way, and the
// likeliest word for one that stands nowhere.
std::vector<std::string> put_right(query::Plan& plan, const Wording& wording);

// "there is nobody ..." for each publisher asked for of whom nothing is there.
std::vector<std::string> unknown_publishers(const query::Plan& plan, const Wording& wording);

}  // namespace fingerpost::index
