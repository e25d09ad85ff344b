#include "index/yearly.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "index/title_years.hpp"

namespace fingerpost::index {
namespace {

struct Issue {
  std::size_t at = 0;             // among those asked about
  std::pair<int, int> year = {};  // its last, its first
  std::string_view publisher = {};
  Kind kind = Kind::page;
  std::vector<std::string> title = {};  // stems, in order, without figures and months
  std::vector<std::string_view> places = {};  // whose it is, in order
};

bool says_when(const std::string& stem) {
  static constexpr std::string_view months[] = {
      "Zjanuari", "Zfebruari", "Zmarch",  "Zapril",  "Zjune",   "Zjuli",   "Zaugust", "Zseptemb",
      "Zoctob",   "Znovemb",   "Zdecemb", "Zautumn", "Zwinter", "Zspring", "Zsummer"};
  return std::find(std::begin(months), std::end(months), stem) != std::end(months) ||
         (stem.size() > 2 && stem.find_first_not_of("0123456789", 1) == std::string::npos);
}

std::optional<Issue> issue(const Library& library, Number document, std::size_t at) {
  const auto [segment, row] = library.seat_of_document(document);
  const Columns& columns = segment->columns;
  const DocumentRow& facts = columns.documents[row];
  if (rank::happens(facts.kind) || facts.kind == Kind::newsletter || facts.kind == Kind::item)
    return std::nullopt;
  const std::vector<YearRun>& years = library.title_years(document);
  if (years.empty()) return std::nullopt;
  Issue out{.at = at, .publisher = columns.text(facts.publisher), .kind = facts.kind};
  for (const YearRun& run : years) out.year = std::max(out.year, {run.last, run.first});
  for (const std::string& stem : library.title_stems(document))
    if (!says_when(stem)) out.title.push_back(stem);
  for (const std::string_view place : columns.texts(facts.applies_to)) out.places.push_back(place);
  std::sort(out.places.begin(), out.places.end());
  return out;
}

// A neighbour's report of this year is no newer edition of ours.
bool of_one_place(const Issue& a, const Issue& b) {
  const bool untold = a.places.empty() || b.places.empty();
  return a.places == b.places || (untold && !a.publisher.empty());
}

// Two words at least, and three of four of the shorter title.
bool alike(const Issue& a, const Issue& b) {
  constexpr double enough = 0.75;
  if (a.publisher != b.publisher || a.kind != b.kind || !of_one_place(a, b)) return false;
  const auto common = std::count_if(a.title.begin(), a.title.end(), [&](const std::string& stem) {
    return std::binary_search(b.title.begin(), b.title.end(), stem);
  });
  const auto shorter = static_cast<double>(std::min(a.title.size(), b.title.size()));
  return common > 1 && static_cast<double>(common) >= enough * shorter;
}

}  // namespace

std::vector<double> newest(const Library& library, const std::vector<Number>& documents,
                           const std::vector<double>& scores, double most) {
  constexpr double just_above = 1.001;
  std::vector<double> factors(documents.size(), 1);
  std::vector<Issue> issues;
  for (std::size_t i = 0; i < documents.size(); ++i)
    if (auto each = issue(library, documents[i], i)) issues.push_back(std::move(*each));
  for (const Issue& one : issues) {
    double older = 0;
    bool last = true;
    for (const Issue& other : issues) {
      if (other.year == one.year || !alike(one, other)) continue;
      last = last && other.year < one.year;
      older = std::max(older, scores[other.at]);
    }
    if (last && older >= scores[one.at])
      factors[one.at] = std::min(most, just_above * older / scores[one.at]);
  }
  return factors;
}

}  // namespace fingerpost::index
