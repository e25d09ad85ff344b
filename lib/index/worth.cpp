#include "index/worth.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace fingerpost::index {
namespace {

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         word.find_first_not_of("0123456789") == std::string_view::npos;
}

std::vector<std::string> years_named(const query::Plan& plan) {
  std::vector<std::string> years;
  for (const query::Clause& clause : plan.clauses) {
    if (clause.need == query::Clause::Need::must_not) continue;
    if (is_year(clause.word)) years.push_back(clause.word);
    for (const std::string& word : clause.phrase)
      if (is_year(word)) years.push_back(word);
  }
  return years;
}

std::string reason(Standing standing, const Hit& hit) {
  switch (standing) {
    case Standing::ended:
      return "ended on " + to_iso(*hit.validity.last);
    case Standing::upcoming:
      return "not before " + to_iso(*hit.validity.first);
    case Standing::superseded:
      return "superseded by " + hit.superseded_by;
    case Standing::in_force:
      return "in force";
    default:
      return std::string(name(standing));
  }
}

}  // namespace

Worth::Worth(const Library& library, const DayView& view, const query::Plan& plan,
             const PlaceFinder& place)
    : library_(library),
      view_(view),
      plan_(plan),
      place_(place),
      years_(years_named(plan)),
      special_(!years_.empty() || place.asked()) {
  const Ended ended = plan.query.ended.value_or(Ended::rank_lower);
  for (std::size_t i = 0; i < DayView::weights; ++i) {
    const Kind kind = i & 2u ? Kind::event : Kind::page;
    standing_[i] = rank::standing_weight(static_cast<Standing>(i / 4), kind, ended);
    layer_[i] = rank::layer_weight(i & 1u ? Layer::agency : Layer::unknown);
  }
  if (!years_.empty()) titled_.assign(library.documents(), -1);
}

// "2018" in a title is an edition.
bool Worth::named_by_title(Number document) const {
  if (years_.empty()) return false;
  std::int8_t& known = titled_[document];
  if (known >= 0) return known > 0;
  auto [segment, row] = library_.seat_of_document(document);
  std::string_view title = segment->columns.text(segment->columns.documents[row].title);
  known = std::any_of(years_.begin(), years_.end(), [&](const std::string& year) {
    return title.find(year) != std::string_view::npos;
  });
  return known > 0;
}

// In the days of an event or a newsletter it is its year.
bool Worth::named(Number section) const {
  if (years_.empty()) return false;
  Number document = library_.document_of(section);
  const SectionRow& row = library_.section(section);
  auto falls = [&](Day day) {
    std::optional<Date> date = date_of(day);
    return date && std::count(years_.begin(), years_.end(), std::to_string(int(date->year()))) > 0;
  };
  if (named_by_title(document)) return true;
  if (rank::happens(row.kind)) return falls(row.valid_first) || falls(row.valid_last);
  return rank::is_record(row.kind) && falls(library_.document(document).published_first);
}

double Worth::of_standing(Number section) const {
  const double weight = standing_[view_.weights_of(section)];
  return named(section) ? std::max(weight, rank::named_standing) : weight;
}

double Worth::of_age(Number section) const { return named(section) ? 1 : view_.age(section); }

double Worth::special(Number section, double text) const {
  const Number document = library_.document_of(section);
  double score = text * of_age(section) * of_standing(section) * layer_[view_.weights_of(section)];
  if (named_by_title(document)) score *= rank::named_title;
  if (place_.asked()) score *= rank::place_weight(place_.fit(document).fit);
  return score;
}

void Worth::explain(const Scored& scored, Hit& hit) const {
  hit.factors.push_back({"its words, by BM25", scored.text});
  hit.factors.push_back({reason(hit.standing, hit), of_standing(scored.section)});
  if (double age = of_age(scored.section); age != 1)
    hit.factors.push_back({"its age on " + to_iso(plan_.as_of.day), age});
  if (named_by_title(library_.document_of(scored.section)))
    hit.factors.push_back({"its title says the year", rank::named_title});
  if (double layer = rank::layer_weight(hit.layer); layer != 1)
    hit.factors.push_back({"speaks for one agency", layer});
  if (place_.asked()) {
    rank::Fit fit = place_.fit(library_.document_of(scored.section)).fit;
    constexpr std::array<const char*, 5> words{"serves ", "serves an area around ",
                                               "says nothing of ", "serves elsewhere than ",
                                               "is not for "};
    hit.factors.push_back(
        {words.at(static_cast<std::size_t>(fit)) + place_.place(), rank::place_weight(fit)});
  }
}

}  // namespace fingerpost::index
