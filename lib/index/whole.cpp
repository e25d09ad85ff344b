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

void count_beside(const Library& library, const query::Plan& plan, std::vector<Match>& matches,
                  Lifts& lifts) {
  const double weight = plan.query.weights.whole_document;
  if (weight <= 0 || !has_words(plan)) return;
  if (plan.query.explain) lifts.whole.assign(library.sections(), 0);
  for (auto first = matches.begin(); first != matches.end();) {
    const Number document = library.document_of(first->section);
    double all = first->text;
    auto last = first + 1;
    // A section that matches alone stands as it is.
    if (lifts.whole.empty() &&
        (last == matches.end() || library.document_of(last->section) != document)) {
      first = last;
      continue;
    }
    for (; last != matches.end() && library.document_of(last->section) == document; ++last)
      all += last->text;
    for (; first != last; ++first) {
      const double factor = 1 + weight * (1 - first->text / all);
      if (!lifts.whole.empty()) lifts.whole[first->section] = static_cast<float>(factor);
      first->text = static_cast<float>(first->text * factor);
    }
  }
}

}  // namespace fingerpost::index
