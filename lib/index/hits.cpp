#include "index/hits.hpp"

#include "index/citations.hpp"
#include "index/series.hpp"
#include "index/snippet.hpp"

namespace fingerpost::index {

Hit Hits::of(const std::vector<Scored>& sections) const {
  constexpr std::size_t most_sections = 4;  // the best and three more
  const Number document = library_.document_of(sections.front().section);
  const auto [segment, row] = library_.seat_of_document(document);
  const Document header = segment->header(row);
  Hit best = hit(sections.front(), header);
  for (std::size_t i = 1; i < std::min(sections.size(), most_sections); ++i)
    if (library_.document_of(sections[i].section) == document)
      best.sections.push_back(hit(sections[i], header));
  if (plan_.query.group == Group::work) best.editions = editions_of(library_, view_, sections);
  return best;
}

Copy Hits::copy(Number section) const {
  auto [segment, row] = library_.seat_of_document(library_.document_of(section));
  const Document header = segment->header(row);
  return {header.id, header.title, header.publisher, header.url, view_.standing(section)};
}

Hit Hits::hit(const Scored& scored, const Document& header) const {
  auto [segment, row] = library_.seat_of_section(scored.section);
  Section section = segment->section(row);
  Number document = library_.document_of(scored.section);
  rank::Facts facts = view_.facts(scored.section);
  Hit hit;
  hit.document = header.id;
  hit.edition = static_cast<int>(library_.document(document).edition);
  hit.anchor = section.anchor;
  hit.title = header.title;
  hit.heading =
      !section.heading.empty() || section.path.empty() ? section.heading : section.path.back();
  hit.page = section.page;
  hit.page_label = section.page_label;
  hit.url = header.url + (header.url.find('#') == std::string::npos ? section.fragment : "");
  hit.kind = section.kind;
  hit.publisher = header.publisher;
  hit.layer = header.layer;
  hit.standing = view_.standing(scored.section);
  hit.review_overdue = rank::review_overdue(facts, view_.day());
  if (Number by = view_.successor(document); by != none) hit.superseded_by = library_.id(by);
  if (PlaceFit fit = place_.fit(document);
      fit.fit == rank::Fit::not_for || fit.fit == rank::Fit::elsewhere)
    hit.not_for_you = {place_.place(), fit.use_instead};
  hit.validity = {date_of(facts.valid_first), date_of(facts.valid_last)};
  hit.published = header.published;
  hit.updated = header.updated;
  hit.review_due = header.review_due;
  hit.topics = topics_of(header, section);
  hit.score = scored.score;
  hit.extra = header.extra;
  for (const DateMention& date : section.dates)
    if (date.role == Role::event || date.role == Role::starts || date.role == Role::ends)
      hit.dates.push_back(date);
  keep_citations(section, hit);
  if (plan_.query.snippets) hit.snippet = snippet(section.text, plan_.mark);
  if (plan_.query.explain) worth_.explain(scored, hit);
  return hit;
}

}  // namespace fingerpost::index
