#include "index/agree.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "index/audience.hpp"
#include "rank/rank.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

using query::Clause;

// Words so far apart still stand together: "harm outside the home".
constexpr Xapian::termpos apart = 3;

bool is_topic(const Clause& clause) { return clause.word.empty(); }

bool counts(const Clause& clause) {
  return clause.need != Clause::Need::must_not && clause.phrase.empty() && !clause.prefix &&
         !clause.any.empty() && clause.weight > 0;
}

// Terms of a clause; a phrase by the last of its words.
std::vector<std::string> terms_of(const Clause& clause) {
  std::vector<std::string> terms;
  for (const Clause::Term& term : clause.any)
    if (term.weight > 0 && term.phrase.empty()) terms.push_back(term.term);
  return terms;
}

// The sections of one segment that hold a term, asked for by ascending numbers: looked up
// in its list, of which few are asked for, or walked to in its postings.
class Walk {
 public:
  Walk(const Library& library, std::size_t segment, const std::string& term)
      : in_(*library.segments()[segment]),
        first_(library.first_section(segment)),
        sections_(library.by_slot(segment)),
        listed_(in_.lists && MappedLists::keeps(term)) {
    if (listed_)
      in_.lists.each(term, [&](const MappedLists::Run& run) { return runs_.push_back(run), true; });
    else
      at_ = in_.database.postlist_begin(term);
  }

  // The first of them from `section` on; `none` when there is none.
  Number from(Number section) { return listed_ ? in_lists(section) : in_postings(section); }

 private:
  Number in_lists(Number section) const {
    for (const MappedLists::Run& run : runs_) {
      const Number begins = first_ + run.first;
      const auto wanted = section > begins ? section - begins : 0;
      const auto* end = run.rows + run.count;
      const auto* at = std::lower_bound(run.rows, end, wanted);
      if (at != end) return begins + *at;
    }
    return none;
  }

  Number in_postings(Number section) {
    const Xapian::PostingIterator end;
    if (at_ == end) return none;
    at_.skip_to(in_.columns.sections[section - first_].slot);
    while (at_ != end && sections_[*at_] == none) ++at_;
    return at_ == end ? none : sections_[*at_];
  }

  const Segment& in_;
  Number first_;
  Library::Slots sections_;
  bool listed_;
  std::vector<MappedLists::Run> runs_ = {};
  Xapian::PostingIterator at_ = {};
};

// Titles and headings stand before the text (terms.cpp); what stands together in the text
// alone counts for half: tuned 1 .871, .5 .876.
constexpr Xapian::termpos text_begins = 2000;
constexpr double in_text = 0.5;

// 0 when they do not.
double side_by_side(const Xapian::Database& database, Xapian::docid slot, const std::string& one,
                    const std::string& two) {
  std::vector<Xapian::termpos> first;
  for (auto at = database.positionlist_begin(slot, one); at != database.positionlist_end(slot, one);
       ++at)
    first.push_back(*at);
  if (first.empty()) return 0;
  auto behind = first.begin();
  const auto end = database.positionlist_end(slot, two);
  for (auto at = database.positionlist_begin(slot, two); at != end; ++at) {
    while (behind != first.end() && *behind + apart < *at) ++behind;
    if (behind == first.end()) return 0;
    if (*behind < *at) return *at < text_begins ? 1 : in_text;
  }
  return 0;
}

}  // namespace

Agreement::Agreement(const Library& library, const DayView& view, const query::Plan& plan,
                     const Matcher& matcher)
    : library_(library), view_(view), plan_(plan) {
  for (const Clause& clause : plan.clauses) {
    if (!counts(clause)) continue;
    std::size_t most = 0;
    for (const std::string& term : terms_of(clause))
      most = std::max(most, matcher.containing(term));
    const double weight = rank::idf(view_.count(), static_cast<double>(most)) *
                          (clause.weak ? plan.query.weights.weak_word : 1);
    parts_.push_back({.clause = &clause, .weight = weight, .word = !is_topic(clause)});
    if (parts_.back().word) words_ += weight;
  }
  for (std::size_t t = 0; t < parts_.size(); ++t)
    for (const std::size_t offset : parts_[t].clause->named_by)
      for (Part& part : parts_)
        if (part.word && part.clause->offset == offset) part.topics.push_back(t);
  several_ = std::count_if(parts_.begin(), parts_.end(), [](auto& part) { return part.word; }) > 1;
  if (words_ <= 0) parts_.clear();
  adults_ = asks_about_adults(plan);
}

// How much of one part each section has, and its document.
std::vector<Agreement::Held> Agreement::held(const Part& part, std::size_t segment,
                                             const std::vector<Number>& sections) const {
  std::vector<Held> held(sections.size());
  for (const Clause::Term& term : part.clause->any) {
    if (!term.phrase.empty() || term.weight <= 0) continue;
    const double share = std::min(term.weight, 1.0);
    Walk walk(library_, segment, term.term);
    Number last = none;
    bool there = false;
    for (std::size_t i = 0; i < sections.size(); ++i) {
      const Number document = library_.document_of(sections[i]);
      if (document != last) {
        const auto [first, end] = library_.sections_of(document);
        const Number found = walk.from(first);
        there = found != none && found < end;
        last = document;
      }
      if (!there) continue;
      held[i].document = std::max(held[i].document, share);
      if (walk.from(sections[i]) == sections[i]) held[i].section = std::max(held[i].section, share);
    }
  }
  return held;
}

// What is about a topic has the words that name it.
std::vector<Agreement::Held> Agreement::shares(std::size_t segment,
                                               const std::vector<Number>& sections) const {
  std::vector<std::vector<Held>> all;
  for (const Part& part : parts_) all.push_back(held(part, segment, sections));
  std::vector<Held> shares(sections.size());
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    if (!parts_[p].word) continue;
    std::vector<Held> best = all[p];
    for (const std::size_t topic : parts_[p].topics)
      for (std::size_t i = 0; i < best.size(); ++i) {
        best[i].section = std::max(best[i].section, all[topic][i].section);
        best[i].document = std::max(best[i].document, all[topic][i].document);
      }
    for (std::size_t i = 0; i < best.size(); ++i) {
      shares[i].section += parts_[p].weight * best[i].section / words_;
      shares[i].document += parts_[p].weight * best[i].document / words_;
    }
  }
  return shares;
}

double Agreement::titled(Number document) const {
  const std::vector<std::string>& stems = library_.title_stems(document);
  double weight = 0;
  std::size_t words = 0;
  for (const Part& part : parts_) {
    if (!part.word) continue;
    const bool there = std::any_of(
        part.clause->any.begin(), part.clause->any.end(), [&](const Clause::Term& term) {
          return term.phrase.empty() && std::binary_search(stems.begin(), stems.end(), term.term);
        });
    if (!there) continue;
    weight += part.weight;
    ++words;
  }
  if (words == 0) return 0;
  const double asked = weight / words_;
  const double said = std::min(1.0, static_cast<double>(words) / static_cast<double>(stems.size()));
  return 2 * asked * said / (asked + said);
}

// So many of a document's sections tell what it is about: of a longer one, its first.
constexpr std::size_t most_sections = 64;

// The best topic that fits, by how many of its sections are about that one, against the one
// that most of them are about. Measured beside whether the section is about it (nDCG@10
// .859, for .863), the best of both (.861) and their mean (.862).
double Agreement::described(Number document) const {
  if (plan_.described.empty()) return 0;
  const auto [segment, row] = library_.seat_of_document(document);
  const Columns& columns = segment->columns;
  const DocumentRow& facts = columns.documents[row];
  std::vector<std::pair<std::uint32_t, std::size_t>> about;  // topics, as strings; sections
  std::size_t most = 0;
  const std::size_t sections = std::min<std::size_t>(facts.sections, most_sections);
  for (std::size_t i = 0; i < sections; ++i) {
    const Range topics = columns.sections[facts.first_section + i].topics;
    for (std::uint32_t t = topics.first; t < topics.first + topics.count; ++t) {
      const std::uint32_t topic = columns.pool[t];
      auto at = std::find_if(about.begin(), about.end(),
                             [topic](const auto& each) { return each.first == topic; });
      if (at == about.end()) at = about.insert(at, {topic, 0});
      most = std::max(most, ++at->second);
    }
  }
  double best = 0;
  for (const auto& [topic, times] : about)
    for (const topics::Described& each : plan_.described)
      if (columns.text(topic) == each.topic)
        best = std::max(best, each.share * static_cast<double>(times) / static_cast<double>(most));
  return best;
}

// Told apart only where there are both.
void Agreement::raise_meant(const std::vector<Number>& sections,
                            std::vector<Agreed>& agreed) const {
  const double weight = plan_.query.weights.not_for_adults;
  if (weight <= 0 || adults_) return;
  std::vector<std::size_t> meant;
  for (std::size_t i = 0; i < sections.size(); ++i)
    if (!is_for_adults(library_.title_stems(library_.document_of(sections[i])))) meant.push_back(i);
  if (meant.size() == sections.size()) return;
  for (const std::size_t i : meant) agreed[i].meant = 1 + weight;
}

// All 689 questions: 1 .862, 1.5 .864, 2 .863, 3 .864; success@1 .827, .833, .832, .835.
constexpr double of_the_matter = 1.5;

// A contact, a form or a course has few words to tell its topic by; a general page that has
// none is seldom what is asked for: "night repairs of council homes".
bool Agreement::has_topic(Number document) const {
  const auto [segment, row] = library_.seat_of_document(document);
  const Columns& columns = segment->columns;
  const DocumentRow& facts = columns.documents[row];
  const auto* first = &columns.sections[facts.first_section];
  return std::any_of(first, first + std::min<std::size_t>(facts.sections, most_sections),
                     [](const SectionRow& section) { return section.topics.count > 0; });
}

// Of a vocabulary that fits hardly any of them nothing is to be learnt.
void Agreement::raise_of_the_matter(const std::vector<Number>& sections,
                                    std::vector<Agreed>& agreed) const {
  std::vector<std::size_t> matter;
  std::size_t tagged = 0;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const Number document = library_.document_of(sections[i]);
    const bool has = has_topic(document);
    tagged += has;
    if (has || library_.document(document).kind != Kind::page) matter.push_back(i);
  }
  if (matter.size() == sections.size() || 2 * tagged < sections.size()) return;
  for (const std::size_t i : matter) agreed[i].matter = of_the_matter;
}

// Where words stand is looked up only in sections that have the stems of both.
std::vector<double> Agreement::together(std::size_t segment,
                                        const std::vector<Number>& sections) const {
  const Segment& here = *library_.segments()[segment];
  std::vector<double> found(sections.size());
  std::vector<bool> before, now(sections.size());
  const Part* last = nullptr;
  double all = 0;
  for (const Part& part : parts_) {
    if (!part.word) continue;
    Walk walk(library_, segment, text::stem_term(part.clause->word));
    for (std::size_t i = 0; i < sections.size(); ++i)
      now[i] = walk.from(sections[i]) == sections[i];
    if (last) {
      const double weight = std::min(last->weight, part.weight);
      const std::string one = text::word_term(last->clause->word),
                        two = text::word_term(part.clause->word);
      all += weight;
      for (std::size_t i = 0; i < sections.size(); ++i)
        if (before[i] && now[i])
          found[i] +=
              weight * side_by_side(here.database, library_.section(sections[i]).slot, one, two);
    }
    last = &part;
    before = now;
  }
  if (all > 0)
    for (double& each : found) each /= all;
  return found;
}

template <class Each>
void Agreement::by_segment(const std::vector<Number>& sections, const Each& each) const {
  std::vector<std::size_t> order(sections.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return sections[a] < sections[b]; });
  for (std::size_t s = 0; s < library_.segments().size(); ++s) {
    std::vector<Number> here;
    std::vector<std::size_t> places;
    for (const std::size_t place : order)
      if (library_.segment_of_section(sections[place]) == s) {
        here.push_back(sections[place]);
        places.push_back(place);
      }
    if (!here.empty()) each(s, here, places);
  }
}

std::vector<Agreed> Agreement::of(const std::vector<Number>& sections) const {
  std::vector<Agreed> agreed(sections.size());
  const Weights& weights = plan_.query.weights;
  by_segment(sections, [&](std::size_t segment, const auto& here, const auto& places) {
    // Of one word everybody has all.
    std::vector<Held> shares;
    if (several_) shares = this->shares(segment, here);
    for (std::size_t i = 0; i < here.size(); ++i) {
      Agreed& each = agreed[places[i]];
      if (several_)
        each.covered =
            1 + weights.covered * shares[i].section + weights.covered_whole * shares[i].document;
      const Number document = library_.document_of(here[i]);
      each.titled = 1 + weights.titled * titled(document);
      each.described = 1 + weights.described * described(document);
    }
  });
  raise_meant(sections, agreed);
  raise_of_the_matter(sections, agreed);
  return agreed;
}

std::vector<double> Agreement::together_of(const std::vector<Number>& sections) const {
  std::vector<double> factors(sections.size(), 1);
  if (!several_) return factors;
  by_segment(sections, [&](std::size_t segment, const auto& here, const auto& places) {
    const std::vector<double> shares = together(segment, here);
    for (std::size_t i = 0; i < here.size(); ++i)
      factors[places[i]] = 1 + plan_.query.weights.together * shares[i];
  });
  return factors;
}

}  // namespace fingerpost::index
