#include "questions/report.hpp"

#include <algorithm>
#include <cstdio>

namespace fingerpost::questions {
namespace {

int grade(const Asked& question, const std::string& document) {
  auto at = question.grades.find(document);
  return at == question.grades.end() ? 0 : at->second;
}

std::string shown(const Hit& hit, const Asked& question) {
  char numbers[80];
  std::snprintf(numbers, sizeof numbers, "    %d  %8.3f  ", grade(question, hit.document),
                hit.score);
  std::string line = numbers + hit.document + '#' + hit.anchor + "  " +
                     std::string(name(hit.standing)) + ", " + std::string(name(hit.kind));
  if (!hit.validity.open()) line += ", " + to_iso(hit.validity);
  if (hit.published) line += ", published " + to_iso(*hit.published);
  line += '\n';
  for (const Factor& factor : hit.factors) {
    std::snprintf(numbers, sizeof numbers, "                  %.3f ", factor.value);
    line += numbers + factor.words + '\n';
  }
  return line;
}

// Where the documents that were wanted stand.
std::string wanted(const Asked& question, const std::vector<Hit>& hits) {
  std::string text;
  for (const auto& [document, grade] : question.grades) {
    if (grade < 2) continue;
    auto at = std::find_if(hits.begin(), hits.end(),
                           [&, &id = document](const Hit& hit) { return hit.document == id; });
    text += "    wanted " + std::to_string(grade) + ": " + document;
    if (at == hits.end())
      text += ", not among the first " + std::to_string(hits.size()) + "\n";
    else
      text += ", in place " + std::to_string(at - hits.begin() + 1) + "\n" + shown(*at, question);
  }
  return text;
}

}  // namespace

std::string told(const Asked& question, const Results& results) {
  std::string text = question.id + " [" + question.kind + "] \"" + question.request.query.text +
                     "\" on " + to_iso(*question.request.as_of);
  if (!question.request.query.place.empty()) text += " for " + question.request.query.place;
  text += "\n    " + question.want + '\n';
  if (!question.note.empty()) text += "    " + question.note + '\n';
  for (const Understood& each : results.understood)
    text += "    understood " + each.key + " " + to_json(each.value) + ": " + each.words + '\n';
  for (std::size_t i = 0; i < std::min<std::size_t>(results.hits.size(), 3); ++i)
    text += shown(results.hits[i], question);
  return text + wanted(question, results.hits) + '\n';
}

}  // namespace fingerpost::questions
