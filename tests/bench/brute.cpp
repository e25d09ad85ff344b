#include "brute.hpp"

#include <algorithm>
#include <cmath>

#include "dates/dates.hpp"
#include "query/query.hpp"
#include "rank/rank.hpp"
#include "text/text.hpp"
#include "topics/topics.hpp"

namespace fingerpost::bench {
namespace {

using rank::Day;
using Superseded = std::map<std::string, Day>;

Day first_of(const std::optional<Period>& period) {
  return period && period->first ? dates::to_days(*period->first) : rank::always;
}
Day last_of(const std::optional<Period>& period) {
  return period && period->last ? dates::to_days(*period->last) : rank::never;
}

// From when on each document has a successor in force.
Superseded superseded(const std::vector<Document>& documents, Day day, Day recorded) {
  Superseded from;
  for (const Document& newer : documents) {
    Day begins = first_of(newer.validity);
    if (begins == rank::always) begins = first_of(newer.published);
    if (begins == rank::always) begins = recorded;
    if (newer.status == Status::draft || first_of(newer.published) > day) continue;
    for (const std::string& older : newer.replaces) {
      auto [at, fresh] = from.try_emplace(older, begins);
      if (!fresh) at->second = std::min(at->second, begins);
    }
  }
  return from;
}

rank::Facts facts_of(const Document& document, const Section& section, const Superseded& from) {
  rank::Facts facts{.kind = section.kind, .status = document.status};
  facts.withdrawn = document.withdrawn                     ? last_of(document.withdrawn)
                    : document.status == Status::withdrawn ? rank::always
                                                           : rank::never;
  facts.published_first = first_of(document.published);
  for (const auto& period : {document.published, document.updated})
    if (period && period->last) facts.dated = std::max(facts.dated, last_of(period));
  facts.valid_first = std::max(first_of(document.validity), first_of(section.validity));
  facts.valid_last = std::min(last_of(document.validity), last_of(section.validity));
  facts.review_due = last_of(document.review_due);
  if (auto at = from.find(document.id); at != from.end()) facts.superseded = at->second;
  facts.has_date = facts.dated != rank::always || facts.valid_first != rank::always ||
                   facts.valid_last != rank::never || facts.review_due != rank::never ||
                   facts.withdrawn != rank::never;
  return facts;
}

double weight_of(const rank::Facts& facts, Day day, bool recent) {
  return rank::standing_weight(rank::standing(facts, day), facts.kind, Ended::rank_lower) *
         rank::age_weight(facts, day, {}, recent);
}

bool is_topic(const query::Clause& clause) {
  return clause.word.empty() && clause.phrase.empty() && !clause.prefix;
}

}  // namespace

Brute::Counted Brute::count(const Document& document, const Section& section) {
  Counted counted;
  auto add = [&](const std::string& text, double weight) {
    for (const text::Word& word : text::words(text)) {
      counted.frequencies[text::stem_term(word.folded)] += weight;
      if (word.upper) counted.frequencies[text::acronym_term(word.span.in(text))] += weight;
      counted.length += weight;
    }
  };
  std::string above;
  for (const std::string& heading : section.path) above += heading + " \n ";
  above += section.heading;
  add(document.title, 3);
  if (above != document.title) add(above, 2);
  add(section.text, 1);
  // A topic counts with its weight, in hundredths.
  for (const Tag& tag : section.tags)
    if (tag.weight >= topics::about && tag.inherited_from.empty())
      counted.frequencies[query::topic_term(tag.topic)] =
          std::max(1.0, std::round(tag.weight * 100)) / 100;
  return counted;
}

Brute::Brute(const std::vector<Document>& documents, Date recorded, const Vocabulary& vocabulary)
    : documents_(documents), recorded_(recorded), vocabulary_(vocabulary) {
  for (const Document& document : documents_)
    for (const Section& section : document.sections) sections_.push_back(count(document, section));
}

std::vector<Ranked> Brute::rank(const std::string& text, Date day) const {
  const query::Plan plan = query::plan({.text = text}, {day}, vocabulary_, places_);
  const Day today = dates::to_days(day);
  const Superseded from = superseded(documents_, today, dates::to_days(recorded_));

  double count = 0, length = 0;
  std::map<std::string, double> containing;
  for (std::size_t d = 0, s = 0; d < documents_.size(); ++d)
    for (std::size_t i = 0; i < documents_[d].sections.size(); ++i, ++s) {
      if (first_of(documents_[d].published) > today) continue;
      count += 1;
      length += sections_[s].length;
      for (const query::Clause& clause : plan.clauses)
        for (const auto& term : clause.any) containing[term.term] += 0;
      for (auto& [term, number] : containing) number += sections_[s].frequencies.count(term) > 0;
    }

  std::vector<Ranked> ranked;
  for (std::size_t d = 0, s = 0; d < documents_.size(); ++d) {
    Ranked best{documents_[d].id, 0};
    std::vector<double> sums, weights;
    for (const Section& section : documents_[d].sections) {
      const Counted& counted = sections_[s++];
      double sum = 0;
      for (const query::Clause& clause : plan.clauses) {
        double most = 0;
        for (const auto& term : clause.any) {
          auto at = counted.frequencies.find(term.term);
          if (at == counted.frequencies.end()) continue;
          double value = is_topic(clause)
                             ? at->second
                             : rank::saturation(at->second, counted.length, length / count);
          most = std::max(most, term.weight * rank::idf(count, containing[term.term]) * value);
        }
        sum += clause.weight * most;
      }
      rank::Facts facts = facts_of(documents_[d], section, from);
      sums.push_back(sum);
      weights.push_back(weight_of(facts, today, plan.recent));
    }
    double all = 0;
    for (const double sum : sums) all += sum;
    for (std::size_t i = 0; i < sums.size() && all > 0; ++i)
      best.score = std::max(
          best.score, sums[i] * weights[i] * (1 + Weights().whole_document * (1 - sums[i] / all)));
    if (best.score > 0 && first_of(documents_[d].published) <= today)
      ranked.push_back(std::move(best));
  }
  std::sort(ranked.begin(), ranked.end(),
            [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
  return ranked;
}

}  // namespace fingerpost::bench
