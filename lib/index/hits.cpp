#include "index/hits.hpp"

#include <algorithm>
#include <utility>

#include "index/series.hpp"

namespace fingerpost::index {

Hit Hits::of(const std::vector<Scored>& sections) const {
  constexpr std::size_t most_sections = 4;  // the best and three more
  const Number document = library_.document_of(sections.front().section);
  const auto [segment, row] = library_.seat_of_document(document);
  const ShownDocument shown = segment->shown_document(row);
  Hit best = hit(sections.front(), shown);
  for (std::size_t i = 1; i < std::min(sections.size(), most_sections); ++i)
    if (library_.document_of(sections[i].section) == document)
      best.sections.push_back(hit(sections[i], shown));
  for (Hit& section : best.sections) section.cites_superseded.clear();
  if (plan_.query.group == Group::work) best.editions = editions_of(library_, view_, sections);
  return best;
}

Copy Hits::copy(Number section) const {
  const auto [segment, row] = library_.seat_of_document(library_.document_of(section));
  const Columns& columns = segment->columns;
  const DocumentRow& document = columns.documents[row];
  return {std::string(columns.text(document.id)), std::string(columns.text(document.title)),
          std::string(columns.text(document.publisher)), segment->shown_document(row).url,
          view_.standing(section)};
}

void Hits::tell_document(Number document, const ShownDocument& shown, Hit& hit) const {
  const auto [segment, row] = library_.seat_of_document(document);
  const DocumentRow& known = segment->columns.documents[row];
  hit.document = segment->columns.text(known.id);
  hit.edition = static_cast<int>(known.edition);
  hit.title = segment->columns.text(known.title);
  hit.language = segment->columns.text(segment->columns.about[row].language);
  hit.publisher = segment->columns.text(known.publisher);
  hit.layer = known.layer;
  hit.published = shown.published;
  hit.updated = shown.updated;
  hit.review_due = shown.review_due;
  hit.extra = shown.extra;
  if (Number by = view_.successor(document); by != none) hit.superseded_by = library_.id(by);
  if (!place_.asked()) return;
  if (const PlaceFit fit = place_.fit(document);
      fit.fit == rank::Fit::not_for || fit.fit == rank::Fit::elsewhere)
    hit.not_for_you = {place_.place(), fit.use_instead};
}

void Hits::tell_section(Number section, const ShownDocument& document, Hit& hit) const {
  const auto [segment, row] = library_.seat_of_section(section);
  const SectionRow& known = segment->columns.sections[row];
  ShownSection shown = segment->shown_section(row);
  hit.anchor = std::move(shown.anchor);
  hit.heading = std::move(shown.heading);
  hit.page = shown.page;
  hit.page_label = std::move(shown.page_label);
  hit.url = document.url + (document.url.find('#') == std::string::npos ? shown.fragment : "");
  hit.kind = known.kind;
  for (const std::string_view topic : segment->columns.texts(known.topics))
    hit.topics.emplace_back(topic);
  const bool sensitive = segment->columns.about[known.document].sensitive;
  hit.dates = std::move(shown.dates);
  if (sensitive)
    for (DateMention& date : hit.dates) date.words.clear();
  // All of them: add_editions leaves those that are no longer in force on the day.
  if (!sensitive)
    for (std::string& words : shown.cited)
      hit.cites_superseded.push_back({std::move(words), {}, {}});
  if (plan_.query.snippets && !sensitive) hit.snippet = snippets_.of(segment->text(row));
}

void Hits::tell_became(const Became& became, Hit& hit) const {
  const Number page = library_.document_of(became.page);
  const auto [segment, row] = library_.seat_of_section(became.page);
  hit.said = {became.taking, became.moved_from, std::string(library_.id(page)),
              segment->shown_section(row).anchor, became.words,
              became.times};
}

Hit Hits::hit(const Scored& scored, const ShownDocument& shown) const {
  const rank::Facts facts = view_.facts(scored.section);
  Hit hit;
  tell_document(library_.document_of(scored.section), shown, hit);
  tell_section(scored.section, shown, hit);
  hit.standing = view_.standing(scored.section);
  hit.review_overdue = rank::review_overdue(facts, view_.day());
  hit.validity = period_of(facts.valid_first, facts.valid_last);
  if (const Became* const became = facts.kind == Kind::event || facts.kind == Kind::course
                                       ? view_.became(scored.section)
                                       : nullptr)
    tell_became(*became, hit);
  hit.score = scored.score;
  if (plan_.query.explain) worth_.explain(scored, hit);
  return hit;
}

}  // namespace fingerpost::index
