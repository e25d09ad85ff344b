#include "index/beside.hpp"

namespace fingerpost::index {

void count_beside(const Library& library, double weight, std::vector<Match>& matches) {
  if (weight <= 0) return;
  std::vector<double> whole(library.documents(), 0);
  for (const Match& match : matches)
    whole[library.document_of(match.section)] += match.text * match.fed;
  for (Match& match : matches) {
    const double all = whole[library.document_of(match.section)];
    match.whole = 1 + weight * (1 - match.text * match.fed / all);
  }
}

}  // namespace fingerpost::index
