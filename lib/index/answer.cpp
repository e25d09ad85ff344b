#include "index/answer.hpp"

#include <algorithm>
#include <optional>

#include "index/agree.hpp"
#include "index/copies.hpp"
#include "index/facets.hpp"
#include "index/feedback.hpp"
#include "index/filter.hpp"
#include "index/gather.hpp"
#include "index/hits.hpp"
#include "index/place.hpp"
#include "index/suggest.hpp"
#include "index/whole.hpp"
#include "index/worth.hpp"
#include "index/yearly.hpp"
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
        matcher_(library_, view_, context.scratch, context.brake),
        place_(library_, view_, context.places, plan_.query.place,
               plan_.query.place.empty() ? view_.home(context.places) : std::string()),
        worth_(library_, view_, context.then, plan_, place_) {}

  Results make() {
    results_.id = plan_.query.id;
    results_.query = plan_.query.text;
    results_.as_of = plan_.as_of.day;
    results_.revision = library_.revision();
    results_.recorded = library_.recorded();
    results_.understood = plan_.understood;
    results_.notices = plan_.notices;
    // What was found of each word says which are to be put right.
    std::span<Match> matches = matcher_.run(plan_);
    if (correct()) matches = matcher_.run(plan_);
    offer_topics();
    const Filter filter(library_, view_, matcher_, plan_);
    lift(filter, matches);
    Gathered gathered = gather(filter, matches, 0, ranked(filter));
    raise_what_agrees(gathered);
    results_.total = gathered.size();
    results_.later = gathered.later();
    if (plan_.query.facets.any()) count_facets(filter, matches, gathered);
    show(gathered);
    return std::move(results_);
  }

 private:
  bool finds(const query::Plan& plan);
  // Whether what the matcher holds is no longer of the plan.
  bool correct();
  void offer_topics();
  void lift(const Filter& filter, std::span<Match> matches);
  std::size_t documents_about(const std::string& topic) const;
  // How many of the best are wanted by their scores; 0: all.
  std::size_t ranked(const Filter& filter) const;
  Gathered gather(const Filter& filter, std::span<Match> matches, Filter::Fields but,
                  std::size_t exact) const;
  std::size_t wanted() const { return plan_.query.offset + plan_.query.limit; }
  bool stands(Number section) const;
  bool serves(Number section) const;
  void raise_what_agrees(Gathered& gathered) const;
  void raise_newest(Gathered& gathered, const std::vector<Number>& entries) const;
  void raise_side_by_side(Gathered& gathered, const Agreement& agreement,
                          std::vector<Number> entries) const;
  void count_facets(const Filter& filter, std::span<Match> matches, const Gathered& gathered);
  // Entries that have a place on the page that is asked for.
  std::vector<Number> shown(const Gathered& gathered, Copies* copies) const;
  Copies among(const Gathered& gathered) const;
  void show(const Gathered& gathered);
  void add_copies(Hit& hit, const Gathered& gathered, std::vector<Number> documents);

  const Context& context_;
  const Library& library_;
  const DayView& view_;
  query::Plan plan_;
  Matcher matcher_;
  PlaceFinder place_;
  Worth worth_;
  Results results_;
};

std::size_t terms_of(const query::Plan& plan) {
  std::size_t terms = plan.clauses.size();
  for (const query::Clause& clause : plan.clauses) terms += clause.any.size();
  return terms;
}

// Some visible section answers `plan`, with all of its filters.
bool Answer::finds(const query::Plan& plan) {
  const Filter filter(library_, view_, matcher_, plan);
  for (const Match& match : matcher_.run(plan))
    if (view_.state_of_section(match.section) == DayView::State::visible &&
        filter.refusing(match.section) == 0)
      return true;
  return false;
}

bool Answer::correct() {
  bool asked_again = false;
  const auto found = [&](const query::Plan& plan) {
    asked_again = true;
    return finds(plan);
  };
  const Wording wording{library_, view_, matcher_, context_.spelling, found};
  const std::vector<std::string> unknown = unknown_publishers(plan_, wording);
  if (plan_.query.strict && !unknown.empty()) throw Error(Fault::bad_argument, unknown.front());
  results_.notices.insert(results_.notices.end(), unknown.begin(), unknown.end());
  const std::size_t before = terms_of(plan_);
  results_.did_you_mean = put_right(plan_, wording);
  return asked_again || terms_of(plan_) != before;
}

// Counted in the opened tiers alone, as every number of an answer.
std::size_t Answer::documents_about(const std::string& topic) const {
  std::vector<std::string> terms;
  for (const std::string& id : context_.vocabulary.narrower(topic))
    terms.push_back(query::topic_term(id));
  const std::vector<bool> held = matcher_.holding(terms);
  std::size_t count = 0;
  Number last = none;  // sections of a document follow each other
  for (Number section = 0; section < held.size(); ++section) {
    if (!held[section] || library_.document_of(section) == last) continue;
    last = library_.document_of(section);
    count += view_.state(last) == DayView::State::visible;
  }
  return count;
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

// What other sections and the first answers say beside the words.
void Answer::lift(const Filter& filter, std::span<Match> matches) {
  Lifts lifts;
  Feedback(library_, view_, plan_, worth_, filter).lift(matches, lifts, context_.scratch.said);
  if (plan_.query.explain || ranked(filter) == 0) count_beside(library_, plan_, matches, lifts);
  worth_.keep(std::move(lifts));
}

// Where a facet leaves its own filter out of account, more is found than is gathered first,
// and each match is lifted once.
std::size_t Answer::ranked(const Filter& filter) const {
  const bool again = needs_more(filter, plan_.query.facets);
  const bool all = again || plan_.query.group == Group::work ||
                   plan_.query.sort.value_or(Sort::best) != Sort::best;
  return all ? 0 : std::max(Agreement::window, wanted() + few_copies);
}

Gathered Answer::gather(const Filter& filter, std::span<Match> matches, Filter::Fields but,
                        std::size_t exact) const {
  const double beside = plan_.query.explain || exact == 0 ? 0 : weight_beside(plan_);
  return {library_, view_, plan_, worth_, filter, context_.scratch.rooms,
          matches,  but,   exact, beside};
}

bool Answer::stands(Number section) const {
  constexpr double hardly = 0.5;  // upcoming guidance; what is undated and in force is above
  return worth_.of_standing(section) > hardly;
}

// What is of another place than the one asked for: no answer, however well it agrees.
bool Answer::serves(Number section) const {
  if (!place_.asked()) return true;
  return place_.fits(library_.document_of(section)) < rank::Fit::elsewhere;
}

// What no longer stands has every word of the question, and often its title, and so has what
// stands elsewhere: it is raised by no more than the words.
void Answer::raise_what_agrees(Gathered& gathered) const {
  if (plan_.query.sort.value_or(Sort::best) != Sort::best) return;
  const Agreement agreement(library_, view_, plan_, matcher_);
  if (!agreement.asked()) return;
  const std::vector<Number> best = gathered.first(Agreement::window);
  std::vector<Number> sections;
  for (const Number entry : best) sections.push_back(gathered.at(entry).best.section);
  const std::vector<Agreed> agreed = agreement.of(sections);
  std::vector<Number> standing;
  for (std::size_t i = 0; i < best.size(); ++i) {
    const bool stands = this->stands(sections[i]) && serves(sections[i]);
    gathered.raise(best[i], stands ? agreed[i].all() : agreed[i].covered);
    if (stands) standing.push_back(best[i]);
  }
  raise_side_by_side(gathered, agreement, standing);
  raise_newest(gathered, standing);
}

// What is not yet in force is no newer edition of what is; and who asks for another day or for
// what is replaced does not ask for the newest.
void Answer::raise_newest(Gathered& gathered, const std::vector<Number>& entries) const {
  if (worth_.names_year() || context_.then || !plan_.named.empty()) return;
  if (plan_.query.weights.newest <= 0) return;
  std::vector<Number> here, documents;
  std::vector<double> scores;
  for (const Number entry : entries) {
    const Found& found = gathered.at(entry);
    if (view_.standing(found.best.section) == Standing::upcoming) continue;
    here.push_back(entry);
    documents.push_back(found.document);
    scores.push_back(found.best.score);
  }
  const std::vector<double> factors =
      newest(library_, documents, scores, 1 + plan_.query.weights.newest);
  for (std::size_t i = 0; i < here.size(); ++i)
    if (factors[i] != 1) gathered.raise(here[i], factors[i]);
}

// Looked through for the best of these alone: it is the dearest thing that is looked at.
void Answer::raise_side_by_side(Gathered& gathered, const Agreement& agreement,
                                std::vector<Number> entries) const {
  const std::size_t most = std::min(entries.size(), Agreement::together_window);
  std::partial_sort(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(most),
                    entries.end(), [&](Number a, Number b) {
                      return gathered.before(gathered.at(a).best, gathered.at(b).best);
                    });
  entries.resize(most);
  std::vector<Number> sections;
  for (const Number entry : entries) sections.push_back(gathered.at(entry).best.section);
  const std::vector<double> factors = agreement.together_of(sections);
  for (std::size_t i = 0; i < entries.size(); ++i) gathered.raise(entries[i], factors[i]);
}

void Answer::count_facets(const Filter& filter, std::span<Match> matches,
                          const Gathered& gathered) {
  results_.facets = facets_of(context_, filter, plan_.query.facets, gathered,
                              [&](Field field) {
    return gather(filter, matches, static_cast<Filter::Fields>(field), 0);
  });
}

// A copy has no place of its own: it is shown under the issuer's, which stands no worse.
std::vector<Number> Answer::shown(const Gathered& gathered, Copies* copies) const {
  const std::size_t wanted = this->wanted();
  for (std::size_t most = wanted + few_copies;; most *= 2) {
    const std::vector<Number> first = gathered.first(most);
    std::vector<Number> shown;
    std::size_t places = 0;
    for (const Number entry : first) {
      if (places == wanted) break;
      const Number document = gathered.at(entry).document;
      if (copies && copies->own(document) != document) continue;
      if (places++ >= plan_.query.offset) shown.push_back(entry);
    }
    if (places == wanted || first.size() < most) return shown;
  }
}

Copies Answer::among(const Gathered& gathered) const {
  const auto best_of = [&gathered](Number document) {
    return gathered.at(gathered.place_of(document)).best.section;
  };
  return Copies(
      library_, [&gathered](Number document) { return gathered.place_of(document) != none; },
      [this, best_of](Number own, Number copy) {
        const Number one = best_of(own), two = best_of(copy);
        const Standing standing = view_.standing(one);
        const bool current = standing == Standing::in_force || standing == Standing::undated;
        return (current || worth_.of_standing(one) >= worth_.of_standing(two)) &&
               (!place_.asked() || place_.fits(own) <= place_.fits(copy));
      });
}

void Answer::show(const Gathered& gathered) {
  std::optional<Copies> copies;
  if (plan_.query.group != Group::section) copies.emplace(among(gathered));
  const std::vector<Number> shown = this->shown(gathered, copies ? &*copies : nullptr);
  const std::vector<std::vector<Scored>> sections = gathered.sections(shown);
  const Hits hits(context_, plan_, place_, worth_);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    Hit hit = hits.of(sections[i]);
    if (copies) add_copies(hit, gathered, copies->of(gathered.at(shown[i]).document));
    results_.hits.push_back(std::move(hit));
  }
}

void Answer::add_copies(Hit& hit, const Gathered& gathered, std::vector<Number> documents) {
  constexpr std::size_t most_copies = 20;
  const Hits hits(context_, plan_, place_, worth_);
  const auto best = [&](Number document) -> const Scored& {
    return gathered.at(gathered.place_of(document)).best;
  };
  std::sort(documents.begin(), documents.end(),
            [&](Number a, Number b) { return gathered.before(best(a), best(b)); });
  for (std::size_t i = 0; i < std::min(documents.size(), most_copies); ++i)
    hit.copies.push_back(hits.copy(best(documents[i]).section));
  if (documents.size() > most_copies)
    results_.notices.push_back(std::to_string(documents.size() - most_copies) + " more copies of " +
                               hit.document + " are not shown");
}

}  // namespace

Results answer(const Context& context, query::Plan plan) {
  return Answer(context, std::move(plan)).make();
}

}  // namespace fingerpost::index
