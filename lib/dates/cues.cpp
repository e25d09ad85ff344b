#include "dates/cues.hpp"

namespace fingerpost::dates {
namespace {

// The token behind the cue's words, which begin at `i`; `i` when they are others.
// "Term 3 starts" is "term starts".
int end_of(const Cue& cue, const Line& line, int i) {
  int at = i;
  for (const auto word : cue.words) {
    const bool numbered = at > i && line.at(at).is == Is::number && line.at(at).digits == 1 &&
                          static_cast<W>(line.at(at - 1).id) == W::term;
    at += numbered;
    if (line.at(at++).id != word) return i;
  }
  return at;
}

void add(std::vector<Match>& matches, const Match& match) {
  if (!matches.empty() && matches.back().end >= match.end) return;
  if (!matches.empty() && matches.back().begin == match.begin) matches.pop_back();
  matches.push_back(match);
}

}  // namespace

Cues::Cues(const Line& line, const Tables& tables) {
  for (int i = 0; i < line.size(); ++i) {
    if (line.at(i).id == 0) continue;
    for (const Cue& cue : tables.cues_from(line.at(i).id)) {
      const int end = end_of(cue, line, i);
      if (end == i) continue;
      const Match match{&cue, i, end};
      if (cue.side != Cue::Side::after || cue.rank == 0) add(before, match);
      if (cue.side != Cue::Side::before || cue.rank == 0) add(after, match);
    }
  }
}

}  // namespace fingerpost::dates
