#include "index/answer.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "dates/dates.hpp"
#include "index/citations.hpp"
#include "index/copies.hpp"
#include "index/facets.hpp"
#include "index/filter.hpp"
#include "index/found.hpp"
#include "index/place.hpp"
#include "index/series.hpp"
#include "index/snippet.hpp"
#include "index/worth.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

// Sorted beyond what is shown, for copies that have no place.
constexpr std::size_t few_copies = 10;

class Answer {
 public:
  Answer(const Context& context, query::Plan plan)
      : context_(context),
        library_(context.library),
        view_(context.view),
        plan_(std::move(plan)),
        matcher_(library_, view_),
        place_(library_, view_, context.places, plan_.query.place),
        worth_(library_, view_, plan_, place_) {}

  Results make() {
    results_.id = plan_.query.id;
    results_.query = plan_.query.text;
    results_.as_of = plan_.as_of.day;
    results_.revision = library_.revision();
    results_.recorded = library_.recorded();
    results_.understood = plan_.understood;
    results_.notices = plan_.notices;
    correct();
    offer_topics();
    gather(matcher_.run(plan_));
    results_.total = found_.size();
    order();
    if (plan_.query.facets) results_.facets = facets_of(context_, found_);
    show();
    return std::move(results_);
  }

 private:
  void correct();
  void offer_topics();
  std::size_t documents_about(const std::string& topic) const;
  void gather(const std::vector<Match>& matches);
  void order();
  void sort_to(std::size_t count);
  void show();
  Copies among_found();
  void show(const Found& found, Copies* copies);
  const Scored& best_of(Number document);
  Hit hit(const Scored& scored, const Document& header) const;
  Copy copy(Number section) const;
  bool before(const Scored& a, const Scored& b) const;
  std::pair<Day, Day> sort_day(Number section) const;

  const Context& context_;
  const Library& library_;
  const DayView& view_;
  query::Plan plan_;
  Matcher matcher_;
  PlaceFinder place_;
  Worth worth_;
  std::vector<Found> found_;
  std::size_t sorted_ = 0;                        // of them stand in their order
  std::unordered_map<Number, Scored> best_ = {};  // by document, once it is asked for
  Results results_;
};

// What a corrected word is worth beside one that was typed: tests/questions,
// class misspelling.
constexpr double corrected_weight = 0.8;
// Acronyms are too near each other to be put right unasked.
constexpr std::size_t shortest_corrected = 5;

// Each is looked for among all words there are.
constexpr std::size_t most_corrected = 5;

std::string with_word(std::string_view query, std::string_view folded, std::string_view meant) {
  for (const text::Word& word : text::words(query))
    if (word.folded == folded)
      return std::string(query.substr(0, word.span.offset)) + std::string(meant) +
             std::string(query.substr(word.span.offset + word.span.length));
  return std::string(query);
}

void Answer::correct() {
  std::string corrected = plan_.query.text;
  std::size_t tried = 0;
  for (query::Clause& clause : plan_.clauses) {
    if (clause.word.empty() || clause.any.empty() || clause.prefix ||
        clause.need == query::Clause::Need::must_not)
      continue;
    bool there = std::any_of(clause.any.begin(), clause.any.end(), [&](const auto& term) {
      return !term.term.empty() && matcher_.there(term.term);
    });
    if (there || ++tried > most_corrected) continue;
    std::vector<std::string> meant = context_.spelling().meant(clause.word, matcher_);
    if (meant.empty()) continue;
    corrected = with_word(corrected, clause.word, meant.front());
    if (clause.word.size() < shortest_corrected) continue;
    clause.any.push_back({text::stem_term(meant.front()), corrected_weight});
    plan_.mark.push_back(text::stem(meant.front()));
  }
  if (corrected != plan_.query.text) results_.did_you_mean.push_back(corrected);
}

// Counted in the opened tiers alone, as every number of an answer.
std::size_t Answer::documents_about(const std::string& topic) const {
  std::vector<std::string> terms;
  for (const std::string& id : context_.vocabulary.narrower(topic))
    terms.push_back(query::topic_term(id));
  const std::vector<bool> held = matcher_.holding(terms);
  std::set<Number> documents;
  for (Number section = 0; section < held.size(); ++section)
    if (held[section] && view_.state_of_section(section) == DayView::State::visible)
      documents.insert(library_.document_of(section));
  return documents.size();
}

// A guess at what was typed is only worth making where it finds something; what
// letters may mean is told in any case.
void Answer::offer_topics() {
  for (const TopicSuggestion& meant : plan_.topics_meant) {
    const std::size_t count = documents_about(meant.topic);
    const bool letters =
        meant.why == TopicSuggestion::Why::sense || meant.why == TopicSuggestion::Why::acronym;
    if (count > 0 || letters)
      results_.topics_meant.push_back({meant.topic, meant.label, meant.words, count});
  }
}

// Better first; ties by id and place in the document, so that they never turn.
bool Answer::before(const Scored& a, const Scored& b) const {
  if (a.score != b.score) return a.score > b.score;
  auto place = [&](const Scored& s) {
    Number document = library_.document_of(s.section);
    return std::tuple(library_.id(document), -std::int64_t{library_.document(document).edition},
                      s.section);
  };
  return place(a) < place(b);
}

void Answer::gather(const std::vector<Match>& matches) {
  Filter filter(library_, view_, matcher_, plan_);
  std::vector<Number> group(library_.works(), none);
  std::vector<bool> later(library_.works(), false);
  for (const Match& match : matches) {
    if (!filter.keeps(match.section)) continue;
    Number document = library_.document_of(match.section);
    Number work = library_.work(document);
    if (plan_.query.group == Group::work) work = context_.series()[work];
    if (view_.state(document) == DayView::State::later) {
      later[work] = true;
      continue;
    }
    if (plan_.query.group == Group::section || group[work] == none) {
      if (group[work] == none) group[work] = static_cast<Number>(found_.size());
      found_.push_back({.document = document, .sections = {worth_.of(match)}});
    } else {
      found_[group[work]].sections.push_back(worth_.of(match));
    }
  }
  for (Number work = 0; work < library_.works(); ++work)
    results_.later += later[work] && group[work] == none;
}

// Newest first or oldest first by what was published or updated, or by the start
// of what happens; what has no such day comes last.
std::pair<Day, Day> Answer::sort_day(Number section) const {
  rank::Facts facts = view_.facts(section);
  Day dated = facts.dated != rank::always ? facts.dated : rank::never;
  Day start = facts.valid_first != rank::always ? facts.valid_first : facts.valid_last;
  return {dated, start};
}

void Answer::order() {
  auto better = [&](const Scored& a, const Scored& b) { return before(a, b); };
  Sort sort = plan_.query.sort.value_or(Sort::best);
  for (Found& each : found_) {
    std::sort(each.sections.begin(), each.sections.end(), better);
    if (plan_.query.group == Group::work)
      put_next_first(library_, view_, worth_.names_year(), each);
    each.document = library_.document_of(each.sections.front().section);
    auto [segment, row] = library_.seat_of_document(each.document);
    if (sort == Sort::title)
      each.title = text::fold(segment->columns.text(segment->columns.documents[row].title));
  }
}

// The first so many of what was found stand in their order.
void Answer::sort_to(std::size_t count) {
  const Sort sort = plan_.query.sort.value_or(Sort::best);
  auto day = [&](const Found& f) { return sort_day(f.sections.front().section); };
  auto less = [&](const Found& a, const Found& b) {
    if (sort == Sort::title && a.title != b.title) return a.title < b.title;
    Day one = sort == Sort::start ? day(a).second : day(a).first;
    Day two = sort == Sort::start ? day(b).second : day(b).first;
    if ((sort == Sort::oldest || sort == Sort::start) && one != two) return one < two;
    if (sort == Sort::newest && one != two) {
      if (one == rank::never || two == rank::never) return two == rank::never;
      return one > two;
    }
    return before(a.sections.front(), b.sections.front());
  };
  const std::size_t end = std::min(found_.size(), count);
  if (end <= sorted_) return;
  std::partial_sort(found_.begin() + static_cast<std::ptrdiff_t>(sorted_),
                    found_.begin() + static_cast<std::ptrdiff_t>(end), found_.end(), less);
  sorted_ = end;
}

// The best section of a document that was found.
const Scored& Answer::best_of(Number document) {
  if (best_.empty())
    for (const Found& each : found_) best_.emplace(each.document, each.sections.front());
  return best_.at(document);
}

// A copy has no place of its own: it is shown under the issuer's, which stands no worse.
void Answer::show() {
  std::optional<Copies> copies;
  if (plan_.query.group != Group::section) copies.emplace(among_found());
  const std::size_t wanted = plan_.query.offset + plan_.query.limit;
  std::size_t places = 0;
  for (std::size_t i = 0; i < found_.size() && places < wanted; ++i) {
    if (i == sorted_) sort_to(i + wanted - places + few_copies);
    if (copies && copies->own(found_[i].document) != found_[i].document) continue;
    if (places++ >= plan_.query.offset) show(found_[i], copies ? &*copies : nullptr);
  }
}

Copies Answer::among_found() {
  std::vector<Number> documents;
  for (const Found& each : found_) documents.push_back(each.document);
  return Copies(library_, documents, [this](Number own, Number copy) {
    const Number one = best_of(own).section, two = best_of(copy).section;
    const Standing standing = view_.standing(one);
    const bool current = standing == Standing::in_force || standing == Standing::undated;
    return (current || worth_.of_standing(one) >= worth_.of_standing(two)) &&
           (!place_.asked() || place_.fit(own).fit <= place_.fit(copy).fit);
  });
}

void Answer::show(const Found& found, Copies* copies) {
  constexpr std::size_t most_sections = 4;  // the best and three more
  constexpr std::size_t most_copies = 20;
  auto [segment, row] = library_.seat_of_document(found.document);
  const Document header = segment->header(row);
  Hit best = hit(found.sections.front(), header);
  for (std::size_t j = 1; j < std::min(found.sections.size(), most_sections); ++j)
    if (library_.document_of(found.sections[j].section) == found.document)
      best.sections.push_back(hit(found.sections[j], header));
  if (plan_.query.group == Group::work) best.editions = editions_of(library_, view_, found);
  std::vector<Scored> same;
  if (copies)
    for (const Number each : copies->of(found.document)) same.push_back(best_of(each));
  std::sort(same.begin(), same.end(),
            [&](const Scored& a, const Scored& b) { return before(a, b); });
  for (std::size_t j = 0; j < std::min(same.size(), most_copies); ++j)
    best.copies.push_back(copy(same[j].section));
  if (same.size() > most_copies)
    results_.notices.push_back(std::to_string(same.size() - most_copies) + " more copies of " +
                               best.document + " are not shown");
  results_.hits.push_back(std::move(best));
}

Copy Answer::copy(Number section) const {
  auto [segment, row] = library_.seat_of_document(library_.document_of(section));
  const Document header = segment->header(row);
  return {header.id, header.title, header.publisher, header.url, view_.standing(section)};
}

Hit Answer::hit(const Scored& scored, const Document& header) const {
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

}  // namespace

Results answer(const Context& context, query::Plan plan) {
  return Answer(context, std::move(plan)).make();
}

}  // namespace fingerpost::index
