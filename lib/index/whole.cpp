#include "index/whole.hpp"

#include <algorithm>

namespace fingerpost::index {
namespace {

bool has_words(const query::Plan& plan) {
  return std::any_of(plan.clauses.begin(), plan.clauses.end(), [](const query::Clause& clause) {
    return clause.need != query::Clause::Need::must_not;
  });
}

}  // namespace

double weight_beside(const query::Plan& plan) {
  const double weight = plan.query.weights.whole_document;
  return weight > 0 && has_words(plan) ? weight : 0;
}

void count_beside(const Library& library, const query::Plan& plan, std::span<Match> matches,
                  Lifts& lifts) {
  const double weight = weight_beside(plan);
  if (weight == 0) return;
  if (plan.query.explain) lifts.whole.assign(library.sections(), 0);
  const Number* documents = library.documents_of_sections();
  const std::size_t end = matches.size();
  for (std::size_t first = 0, last = 0; first < end; first = last) {
    const Number document = documents[matches[first].section];
    double all = matches[first].text;
    for (last = first + 1; last < end && documents[matches[last].section] == document; ++last)
      all += matches[last].text;
    if (last == first + 1 && lifts.whole.empty()) continue;  // it says it in one
    lift_beside(matches.subspan(first, last - first), all, weight,
                lifts.whole.empty() ? nullptr : &lifts.whole);
  }
}

}  // namespace fingerpost::index
